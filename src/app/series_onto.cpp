#include "app/series_onto.hpp"

#include "app/area_option.hpp"
#include "app/lookup_words.hpp"
#include "base/text.hpp"
#include "facts/lookup_between.hpp"
#include "geo/apportion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace mf::app {

namespace {

/// The rows of the panel whose numbers go to an area.
using RowsByTarget = std::map<std::string, std::vector<std::size_t>>;

RowsByTarget rows_by_target(const Panel& panel, const geo::Lookup& lookup) {
    RowsByTarget rows;
    const auto& areas = panel.shape().areas;
    for (std::size_t row = 0; row < areas.size(); ++row) {
        for (const geo::Link& link : lookup.of(areas[row])) {
            rows[link.to].push_back(row);
        }
    }
    return rows;
}

/// Pieces of the time that all rows have in common: one ends wherever one of a row's does.
Stretches merged(const Panel& panel, const std::vector<std::size_t>& rows, std::string boundaries) {
    std::set<int> begins;
    std::set<int> ends;
    for (const std::size_t row : rows) {
        for (const Stretch& stretch : panel.stretches(row)) {
            begins.insert(stretch.first);
            begins.insert(stretch.last + 1);
            ends.insert(stretch.first - 1);
            ends.insert(stretch.last);
        }
    }
    Stretches pieces;
    for (const int begin : begins) {
        const auto end = ends.lower_bound(begin);
        const Stretch* own = nullptr;
        for (const std::size_t row : rows) {
            for (const Stretch& stretch : panel.stretches(row)) {
                const bool has =
                    end != ends.end() && stretch.first <= begin && *end <= stretch.last;
                // Of several that end here one says why.
                if (has && (own == nullptr || (own->why_it_ends.empty() && stretch.last == *end))) {
                    own = &stretch;
                }
            }
        }
        if (own != nullptr) {
            pieces.push_back({begin, *end, own->basis, *end == own->last ? own->why_it_ends : ""});
            pieces.back().basis.boundaries = boundaries;
        }
    }
    return pieces;
}

Panel empty_panel(const Panel& from,
                  const RowsByTarget& rows,
                  geo::Level level,
                  const std::string& boundaries) {
    Panel::Shape shape = from.shape();
    shape.level = std::string{geo::name(level)};
    shape.areas.clear();
    std::vector<Stretches> stretches;
    std::vector<std::uint32_t> stretches_of;
    for (const auto& [code, own_rows] : rows) {
        shape.areas.push_back(code);
        Stretches own = merged(from, own_rows, boundaries);
        const auto found = std::ranges::find(stretches, own);
        stretches_of.push_back(static_cast<std::uint32_t>(found - stretches.begin()));
        if (found == stretches.end()) {
            stretches.push_back(std::move(own));
        }
    }
    return {std::move(shape), std::move(stretches), std::move(stretches_of)};
}

bool holds(const Panel& panel, std::size_t row, int period) {
    const Stretches& own = panel.stretches(row);
    return !own.empty() && period >= own.front().first && period <= own.back().last;
}

void fill(const Panel& from, const geo::Lookup& lookup, int period, Panel& to) {
    std::vector<geo::AreaNumber> numbers;
    for (std::size_t row = 0; row < from.shape().areas.size(); ++row) {
        if (holds(from, row, period)) {
            numbers.push_back(
                {from.shape().areas[row], from.number(row, period), from.marks(row, period)});
        }
    }
    for (const geo::AreaNumber& sum : geo::apportion(lookup, numbers).areas) {
        const auto row = to.find(sum.code);
        if (row && holds(to, *row, period)) {
            to.set(*row, period, sum.value, sum.marks);
        }
    }
}

void say_how(const Context& context,
             const facts::LookupFound& found,
             const std::vector<measures::Answer>& answers) {
    const auto& [lookup, weight_of, made_of, projection, uncovered] = found;
    const bool parted = lookup.basis() != geo::LookupBasis::whole;
    context.say(fmt::format(
        "Brought from {} to {} by {}{}.", lookup.from().spoken(), lookup.to().spoken(), made_of,
        parted ? fmt::format(": what is parted goes by {} and is [e]", weight_of)
               : ": each area goes whole to the one that fits best"));
    if (projection) {
        context.say(fmt::format("Brought to the national grid by {}.", projection->sentence));
    }
    std::set<std::string> nowhere;
    for (const measures::Answer& answer : answers) {
        for (const std::string& area : answer.panel.shape().areas) {
            if (lookup.of(area).empty()) {
                nowhere.insert(area);
            }
        }
    }
    if (!nowhere.empty()) {
        context.say(fmt::format("{} areas with numbers go nowhere, and are in no sum: {}{}",
                                nowhere.size(), *nowhere.begin(), nowhere.size() > 1 ? ", …" : ""));
    }
}

} // namespace

LevelOption level_option(const std::string& text) {
    const std::size_t at = text.find('@');
    return at == std::string::npos ? LevelOption{text, ""}
                                   : LevelOption{text.substr(0, at), text.substr(at + 1)};
}

measures::Answer brought_over(const measures::Answer& answer,
                              const geo::Lookup& lookup,
                              const std::string& made_of) {
    const RowsByTarget rows = rows_by_target(answer.panel, lookup);
    Panel panel = empty_panel(answer.panel, rows, lookup.to().level,
                              fmt::format("{} by {}", lookup.to().spoken(), made_of));
    for (int period = 0; period < panel.shape().periods; ++period) {
        fill(answer.panel, lookup, period, panel);
    }
    return {lookup.to().level, answer.value, std::move(panel)};
}

Result<std::vector<measures::Answer>> brought_onto(const Context& context,
                                                   const facts::Workspace& workspace,
                                                   const measures::Plan& plan,
                                                   const std::vector<measures::Answer>& answers,
                                                   const SeriesCommand& command) {
    if (plan.definition.kind != measures::Kind::count) {
        return fail(ErrorKind::usage, "only counts can be brought to other areas", "--onto",
                    "Bring over the counts that it is made of, and divide then");
    }
    const auto to = parse_set(command.onto, "--onto");
    if (!to) {
        return pass(to.error());
    }
    const geo::Level level = answers.front().level;
    std::string vintage = level_option(command.level).vintage;
    vintage = vintage.empty() ? std::string{year_of(level)} : vintage;
    if (vintage.empty()) {
        return fail(ErrorKind::usage, "say of which year the areas are that numbers come from",
                    "--level", fmt::format("Write --level {}@YEAR", geo::name(level)));
    }
    const auto found = facts::lookup_between(workspace, {level, vintage, ""}, *to);
    if (!found) {
        return pass(found.error());
    }
    say_how(context, *found, answers);
    std::vector<measures::Answer> brought;
    for (const measures::Answer& answer : answers) {
        brought.push_back(brought_over(answer, found->lookup, found->made_of));
    }
    return brought;
}

} // namespace mf::app
