// metforward register simulate: the demonstration's made-up records, as people would have written them day by day.
#include "app/register_command.hpp"
#include "app/shown_release.hpp"
#include "demo/records.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace mf::app {

namespace {

/// The last day that a release has a number of.
Result<Day> last_day(const release::Release& release) {
    std::optional<Month> last;
    for (const Panel& panel : release.panels) {
        for (std::size_t area = 0; area < panel.shape().areas.size(); ++area) {
            if (const Stretches& own = panel.stretches(area); !own.empty()) {
                const Month month = panel.shape().period(own.back().last).last();
                last = last ? std::max(*last, month) : month;
            }
        }
    }
    if (!last) {
        return fail(ErrorKind::refused, "the published release has no number");
    }
    return Day::last_of(*last);
}

/// Acts out a story on the records of a workspace.
class Stage {
public:
    Stage(registers::Registers& registers, Day last, std::filesystem::path files)
        : registers_{registers}, last_{last}, files_{std::move(files)} {}

    /// As if it were the morning of that day.
    Clock clock(int day) const {
        const Day then = last_.plus(day);
        return Clock{then, then.text() + "T09:00:00Z"};
    }

    Done play(const demo::RecordAct& act) const {
        registers::Change change{.who = {.account = {}, .post = act.post, .role = act.role},
                                 .why = act.why,
                                 .simulated = true};
        for (const auto& [field, text] : act.values) {
            const auto value = filled(text);
            if (!value) {
                return pass(value.error());
            }
            change.values[field] = *value;
        }
        for (const std::string& text : act.evidence) {
            const auto line = filled(text);
            if (!line) {
                return pass(line.error());
            }
            change.evidence.push_back(*line);
        }
        const auto outcome = done_with(act, change);
        if (!outcome) {
            Error error = outcome.error();
            error.message = fmt::format("{}/{}: {}", act.in, act.id, error.message);
            error.where = act.where;
            return pass(error);
        }
        return {};
    }

private:
    Result<registers::ChangeOutcome> done_with(const demo::RecordAct& act,
                                               const registers::Change& change) const {
        using Kind = demo::RecordAct::Kind;
        switch (act.kind) {
        case Kind::open:
            return registers_.add(act.in, act.id, change, clock(act.day));
        case Kind::change:
            return registers_.change(act.in, act.id, change, clock(act.day));
        case Kind::move:
            break;
        }
        return registers_.move(act.in, act.id, act.to, change, clock(act.day));
    }

    /// "{day 14}" is a day, "{file minutes.txt}" a file that is kept as evidence; all else stays as it is.
    Result<std::string> filled(const std::string& text) const {
        constexpr std::string_view day = "{day ";
        constexpr std::string_view file = "{file ";
        if (!text.ends_with('}')) {
            return text;
        }
        if (text.starts_with(day)) {
            const std::string number = text.substr(day.size(), text.size() - day.size() - 1);
            int days = 0;
            const auto [end, code] =
                std::from_chars(number.data(), number.data() + number.size(), days);
            if (code != std::errc{} || end != number.data() + number.size()) {
                return fail(ErrorKind::invalid, fmt::format("'{}' is no day", text), {},
                            "Write it as {day -14}");
            }
            return last_.plus(days).text();
        }
        if (text.starts_with(file)) {
            const std::string name = text.substr(file.size(), text.size() - file.size() - 1);
            const auto bytes = store::read_file(files_ / name, registers::attachment_bytes_max);
            const auto kept =
                bytes ? registers_.attachments().keep(name, *bytes) : pass(bytes.error());
            return kept ? Result<std::string>{kept->line()} : pass(kept.error());
        }
        return text;
    }

    registers::Registers& registers_;
    Day last_;
    std::filesystem::path files_;
};

/// Day by day: what the clock has done by then comes first. Nobody looks at a figure before figures_day.
Done play_all(const demo::RecordStory& story,
              const Stage& stage,
              registers::Registers& blind,
              registers::Registers& seeing) {
    std::optional<int> today;
    for (const demo::RecordAct& act : story.acts) {
        if (today != act.day) {
            if (const auto refreshed = blind.refresh(stage.clock(act.day)); !refreshed) {
                return pass(refreshed.error());
            }
            today = act.day;
        }
        if (const Done played = stage.play(act); !played) {
            return played;
        }
    }
    const auto refreshed = seeing.refresh(stage.clock(story.figures_day));
    return refreshed ? Done{} : pass(refreshed.error());
}

} // namespace

Result<int> register_simulate(const Context& context, const RegisterCommand& command) {
    const auto shown = shown_release(context);
    if (!shown) {
        return pass(shown.error());
    }
    const auto release = shown->publication
                             ? published_release(context, *shown, geo::Level::district)
                             : Result<release::Release>{};
    if (!release) {
        return pass(release.error());
    }
    if (!release->simulated) {
        return fail(ErrorKind::refused, "this workspace shows no simulated figures", {},
                    "Made-up records go into a demonstration alone: publish one first");
    }
    const auto folder =
        command.file.empty() ? context.home.folder / "definitions/demo/records" : command.file;
    const auto story = demo::load_records(folder);
    const auto last = story ? last_day(*release) : pass(story.error());
    auto blind = last ? open_registers(context) : pass(last.error());
    auto seeing = blind ? open_registers(context, true) : pass(blind.error());
    if (!seeing) {
        return pass(seeing.error());
    }
    const Stage stage{*blind, *last, folder / "files"};
    if (const Done played = play_all(*story, stage, *blind, *seeing); !played) {
        return pass(played.error());
    }
    context.say(fmt::format("{} simulated acts are written down, up to {}.", story->acts.size(),
                            stage.clock(story->figures_day).today.text()));
    return done;
}

} // namespace mf::app
