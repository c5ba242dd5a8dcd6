#include "app/commands.hpp"
#include "app/measures_of.hpp"
#include "app/release_of.hpp"
#include "pages/signal_sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace mf::app {

namespace {

using release::Signal;
using release::SignalWord;

/// What is listed of the release's signals.
struct Wanted {
    std::string measure;
    std::string area;
    std::optional<geo::Level> level;
    bool all = false;
};

struct Listed {
    release::Release release;
    Wanted wanted;
};

Result<Wanted> wanted_of(const SignalsCommand& command,
                         const measures::Authority& authority,
                         const release::Release& release) {
    Wanted wanted{command.measure, command.area, std::nullopt, command.all};
    if (!command.level.empty()) {
        wanted.level = authority.level(command.level);
        if (!wanted.level) {
            return fail(ErrorKind::usage, fmt::format("'{}' is no level", command.level), "--level",
                        "Use force, district, ward, msoa2011, msoa2021, lsoa2011 or lsoa2021");
        }
    }
    if (!command.measure.empty() && release.measure(command.measure) == nullptr) {
        return fail(ErrorKind::not_found, fmt::format("there is no measure '{}'", command.measure),
                    "--measure", "`metforward measures` lists them");
    }
    if (!command.area.empty() && release.area(command.area) == nullptr) {
        return fail(ErrorKind::not_found, fmt::format("there is no area '{}'", command.area),
                    "--area", "Use the code of an area that has a number");
    }
    return wanted;
}

/// The whole release with all its levels, so that what is said of an area does not depend on what is listed.
Result<Listed> look(const Context& context, const SignalsCommand& command) {
    const auto asof = day_option(command.asof, "--asof");
    const auto measured = asof ? open_measured(context, *asof) : pass(asof.error());
    auto release = measured ? whole_release(*measured) : pass(measured.error());
    if (!release) {
        return pass(release.error());
    }
    auto wanted = wanted_of(command, measured->authority, *release);
    return wanted ? Result<Listed>{Listed{std::move(*release), std::move(*wanted)}}
                  : pass(wanted.error());
}

bool is_wanted(const Signal& signal, const Listed& listed) {
    const Wanted& wanted = listed.wanted;
    const release::AreaInfo* area = listed.release.area(signal.area);
    const bool stands_out = signal.word == SignalWord::higher || signal.word == SignalWord::lower;
    return (stands_out || wanted.all) &&
           (wanted.measure.empty() || wanted.measure == signal.measure) &&
           (wanted.area.empty() || wanted.area == signal.area) &&
           (!wanted.level || (area != nullptr && area->level == *wanted.level));
}

/// As a person reads it: four digits that count. Programs get them all.
double rounded(double value) {
    constexpr double digits = 4;
    if (value == 0.0) {
        return value;
    }
    const double unit = std::pow(10.0, std::floor(std::log10(std::fabs(value))) + 1.0 - digits);
    return std::round(value / unit) * unit;
}

store::Table table_of(const Listed& listed, const pages::Words& words, Format format) {
    store::Table table;
    for (const char* column :
         {"measure", "area_code", "area_name", "period", "test", "word", "rule", "value", "lower",
          "centre", "upper", "p", "chance_alone", "sentence"}) {
        table.columns.push_back({column, ""});
    }
    const auto number = [format](const std::optional<double>& value) {
        return value ? store::Value{format == Format::table ? rounded(*value) : *value}
                     : store::Value{};
    };
    for (const Signal& one : listed.release.signals.all) {
        if (!is_wanted(one, listed)) {
            continue;
        }
        const release::AreaInfo* area = listed.release.area(one.area);
        table.rows.push_back({one.measure, one.area, area == nullptr ? "" : area->name,
                              one.period.text(), std::string{name(one.test)},
                              pages::signal_word(words, one.word), std::string{name(one.rule)},
                              number(one.value), number(one.lower), number(one.centre),
                              number(one.upper), number(one.p), number(one.chance),
                              pages::signal_sentence(words, listed.release, one)});
    }
    return table;
}

std::string as_json(const release::SignalTally& tally, const store::Table& table) {
    return fmt::format(
        "{{\"charts\":{},\"charts_judged\":{},\"funnels\":{},\"areas_in_funnels\":{},"
        "\"expected_false_signals\":{{\"patterns\":{},\"limits\":{},\"funnels\":{},"
        "\"all\":{}}},\n\"signals\":{}}}\n",
        tally.charts, tally.charts_judged, tally.funnels, tally.areas_in_funnels,
        tally.false_patterns, tally.false_limits, tally.false_funnels, tally.false_signals(),
        rendered(table, Format::json));
}

} // namespace

Result<int> signals(const Context& context, const SignalsCommand& command) {
    const auto format = format_of(context.json ? "json" : command.format);
    const auto words = pages::Words::load(context.home.folder / "definitions/words/en.toml", "en");
    if (!format || !words) {
        return pass(format ? words.error() : format.error());
    }
    const auto listed = look(context, command);
    if (!listed) {
        return pass(listed.error());
    }
    const store::Table table = table_of(*listed, *words, *format);
    auto printed = print(*format == Format::json ? as_json(listed->release.signals.tally, table)
                                                 : rendered(table, *format));
    context.say(pages::tally_sentence(*words, listed->release.signals.tally));
    return printed ? Result<int>{done} : pass(printed.error());
}

} // namespace mf::app
