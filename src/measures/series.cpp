#include "measures/series.hpp"

#include "measures/sql.hpp"
#include "measures/supplied.hpp"
#include "measures/vintages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

namespace mf::measures {

namespace {

constexpr std::uint64_t groups_max = 20'000'000;

/// The months that the rows have.
struct Months {
    Month first = Month::of(2000, 1);
    int count = 0;
};

/// What a row of the scan says, with the force and the place as codes ("" where it has none).
struct Group {
    Month month = Month::of(2000, 1);
    std::string force;
    std::string district;
    std::string lsoa;
    std::string value;
    double counted = 0;
};

std::string text_at(const std::vector<store::Value>& row,
                    const std::optional<std::size_t>& column) {
    const auto* text = column ? std::get_if<std::string>(&row[*column]) : nullptr;
    return text == nullptr ? "" : *text;
}

double number_of(const store::Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        return static_cast<double>(*whole);
    }
    const auto* number = std::get_if<double>(&value);
    return number == nullptr ? 0 : *number;
}

Result<std::vector<Group>>
scan(const Plan& plan, const Setting& setting, const Question& question) {
    const Scan what{question.levels, question.area, question.by, question.from, question.to};
    const Sql sql = scan_sql(plan, what, setting.state.areas);
    const ScanColumns columns = scan_columns(plan, what);
    const auto table = setting.database.query(sql.text, sql.values, groups_max);
    if (!table) {
        return pass(table.error());
    }
    std::vector<Group> groups;
    groups.reserve(table->rows.size());
    for (const auto& row : table->rows) {
        const auto month = Month::parse(text_at(row, 0));
        if (month) {
            groups.push_back({*month, text_at(row, columns.force), text_at(row, columns.district),
                              text_at(row, columns.lsoa), text_at(row, columns.by),
                              number_of(row[columns.counted])});
        }
    }
    return groups;
}

/// Areas of one level with their own force, and the counts by area and month.
struct Fold {
    /// Area -> the force whose files decide whether there is a number.
    std::map<std::string, std::string> force_of;
    Months months;
    std::unordered_map<std::string, std::vector<double>> counts; ///< by month, from months.first

    void add(const std::string& area, const Group& group) {
        std::vector<double>& of_area = counts[area];
        of_area.resize(static_cast<std::size_t>(months.count));
        of_area[static_cast<std::size_t>(group.month.months_since(months.first))] += group.counted;
    }

    double count(const std::string& area, Month month) const {
        const auto found = counts.find(area);
        const int index = month.months_since(months.first);
        return found == counts.end() || index < 0 || index >= months.count
                   ? 0
                   : found->second[static_cast<std::size_t>(index)];
    }
};

Months months_of(const std::vector<Group>& groups) {
    if (groups.empty()) {
        return {};
    }
    const auto [first, last] = std::ranges::minmax(groups, {}, &Group::month);
    return {first.month, last.month.months_since(first.month) + 1};
}

/// The district that most of an LSOA's rows name; names of districts change while codes of LSOAs stay.
std::map<std::string, std::string> districts_of(const std::vector<Group>& groups) {
    std::unordered_map<std::string, std::map<std::string, double>> seen;
    for (const Group& group : groups) {
        if (!group.lsoa.empty() && !group.district.empty()) {
            seen[group.lsoa][group.district] += 1;
        }
    }
    std::map<std::string, std::string> found;
    for (const auto& [lsoa, districts] : seen) {
        found[lsoa] = std::ranges::max_element(districts, {}, [](const auto& one) {
                          return one.second;
                      })->first;
    }
    return found;
}

class Folding {
public:
    Folding(const Plan& plan,
            const Setting& setting,
            const Question& question,
            const Supplied& supplied,
            const Vintages& vintages,
            const std::vector<Group>& groups)
        : plan_{plan}, setting_{setting}, question_{question}, supplied_{supplied},
          vintages_{vintages}, groups_{groups}, months_{months_of(groups)},
          districts_{districts_of(groups)} {}

    Fold fold(geo::Level level, const std::string& value) const {
        switch (level) {
        case geo::Level::force:
            return forces(value);
        case geo::Level::district:
            return districts(value);
        default:
            return small_areas(level, value);
        }
    }

private:
    bool wanted(const Group& group, const std::string& value) const {
        return question_.by.empty() || group.value == value;
    }

    bool inside_areas(const Group& group) const {
        const geo::Force* force = setting_.state.areas.force(group.force);
        return force == nullptr || force->territorial;
    }

    Fold forces(const std::string& value) const {
        Fold fold;
        fold.months = months_;
        for (const std::string& force : supplied_.forces()) {
            if (!force.empty() && (question_.area.empty() || question_.area == force)) {
                fold.force_of[force] = force;
            }
        }
        for (const Group& group : groups_) {
            if (wanted(group, value) && fold.force_of.contains(group.force)) {
                fold.add(group.force, group);
            }
        }
        return fold;
    }

    Fold districts(const std::string& value) const {
        Fold fold;
        fold.months = months_;
        std::map<std::string, std::vector<std::string>>
            counts_for; // code in the rows -> areas it counts for
        for (const geo::District& district : setting_.state.areas.districts()) {
            const bool asked = question_.area.empty() ? district.successor.empty()
                                                      : question_.area == district.code;
            if (!asked || !supplied_.has(district.force)) {
                continue;
            }
            fold.force_of[district.code] = district.force;
            for (const std::string& code : setting_.state.areas.with_predecessors(district.code)) {
                counts_for[code].push_back(district.code);
            }
        }
        for (const Group& group : groups_) {
            const auto areas = counts_for.find(group.district);
            if (areas == counts_for.end() || !wanted(group, value) || !inside_areas(group)) {
                continue;
            }
            for (const std::string& area : areas->second) {
                fold.add(area, group);
            }
        }
        return fold;
    }

    Fold small_areas(geo::Level level, const std::string& value) const {
        Fold fold;
        fold.months = months_;
        for (const auto& [lsoa, district] : districts_) {
            const geo::District* place = setting_.state.areas.district(district);
            if (place != nullptr && supplied_.has(place->force) && vintages_.is_in(lsoa, level)) {
                fold.force_of[lsoa] = place->force;
            }
        }
        for (const Group& group : groups_) {
            if (wanted(group, value) && inside_areas(group) && fold.force_of.contains(group.lsoa)) {
                fold.add(group.lsoa, group);
            }
        }
        return fold;
    }

    const Plan& plan_;
    const Setting& setting_;
    const Question& question_;
    const Supplied& supplied_;
    const Vintages& vintages_;
    const std::vector<Group>& groups_;
    Months months_;
    std::map<std::string, std::string> districts_; ///< of each LSOA
};

struct Span {
    Month first;
    Month last;
};

/// The months of one force that were asked for; nothing when none is left.
std::optional<Span>
span_of(const Supplied& supplied, const std::string& force, const Question& question) {
    const Month first =
        question.from ? std::max(*question.from, supplied.first(force)) : supplied.first(force);
    const Month last =
        question.to ? std::min(*question.to, supplied.last(force)) : supplied.last(force);
    return first <= last ? std::optional{Span{first, last}} : std::nullopt;
}

Result<Panel> make_panel(const Plan& plan,
                         const Fold& fold,
                         const Supplied& supplied,
                         const Vintages& vintages,
                         geo::Level level,
                         const Question& question) {
    std::map<std::string, Span> spans;
    for (const auto& [area, force] : fold.force_of) {
        if (const auto span = span_of(supplied, force, question)) {
            spans.emplace(force, *span);
        }
    }
    Month first = Month::at(INT32_MAX / 2);
    Month last = Month::at(0);
    for (const auto& [force, span] : spans) {
        first = std::min(first, span.first);
        last = std::max(last, span.last);
    }
    Panel::Shape shape{plan.definition.id,
                       plan.definition.version,
                       std::string{geo::name(level)},
                       spans.empty() ? Month::of(2000, 1) : first,
                       spans.empty() ? 0 : last.months_since(first) + 1,
                       {}};
    std::map<std::string, std::uint32_t> index_of;
    std::vector<Stretches> stretches;
    std::vector<std::uint32_t> stretches_of;
    for (const auto& [force, span] : spans) {
        index_of[force] = static_cast<std::uint32_t>(stretches.size());
        stretches.push_back(supplied.stretches(force, level, first, span.first, span.last));
    }
    for (const auto& [area, force] : fold.force_of) {
        if (spans.contains(force)) {
            shape.areas.push_back(area);
            stretches_of.push_back(index_of[force]);
        }
    }
    Panel panel{std::move(shape), std::move(stretches), std::move(stretches_of)};
    std::map<std::string, std::vector<std::optional<Missing>>>
        missing_in; // by force, from its span's first month
    for (const auto& [force, span] : spans) {
        for (Month month = span.first; month <= span.last; month = month.plus(1)) {
            missing_in[force].push_back(supplied.missing(force, month, level));
        }
    }
    for (std::size_t i = 0; i < panel.shape().areas.size(); ++i) {
        const std::string& area = panel.shape().areas[i];
        const std::string& force = fold.force_of.at(area);
        const std::vector<std::optional<Missing>>& missing = missing_in.at(force);
        const Marks marks = vintages.marks(area, level);
        Month month = spans.at(force).first;
        for (std::size_t k = 0; k < missing.size(); ++k, month = month.plus(1)) {
            const double count = fold.count(area, month);
            if (count > INT32_MAX) {
                return fail(ErrorKind::limit,
                            fmt::format("a count in {} is past what a panel holds", area));
            }
            panel.set(i, month.months_since(panel.shape().first),
                      missing[k] ? Cell{*missing[k]} : Cell{count}, missing[k] ? Marks{} : marks);
        }
    }
    return panel;
}

Done check_question(const Plan& plan, const Question& question) {
    for (const geo::Level level : question.levels) {
        if (std::ranges::find(plan.definition.levels, level) == plan.definition.levels.end()) {
            std::string levels;
            for (const geo::Level one : plan.definition.levels) {
                levels += (levels.empty() ? "" : ", ") + std::string{geo::name(one)};
            }
            return fail(
                ErrorKind::usage,
                fmt::format("'{}' is not counted by {}", plan.definition.id, geo::name(level)), {},
                fmt::format("Its levels are: {}", levels));
        }
    }
    if (!question.by.empty() &&
        std::ranges::find(plan.dimensions, question.by) == plan.dimensions.end()) {
        std::string known;
        for (const std::string& dimension : plan.dimensions) {
            known += (known.empty() ? "" : ", ") + dimension;
        }
        return fail(ErrorKind::usage, fmt::format("'{}' is nothing to split by", question.by), {},
                    fmt::format("Use one of: {}", known));
    }
    return {};
}

} // namespace

Result<std::vector<Answer>>
ask(const Plan& plan, const Setting& setting, const Question& question) {
    if (auto checked = check_question(plan, question); !checked) {
        return pass(checked.error());
    }
    const auto groups = scan(plan, setting, question);
    if (!groups) {
        return pass(groups.error());
    }
    const auto vintages = Vintages::load(setting);
    if (!vintages) {
        return pass(vintages.error());
    }
    const Supplied supplied{plan, setting};
    std::set<std::string> values;
    for (const Group& group : *groups) {
        if (!question.by.empty() && group.counted > 0) {
            values.insert(group.value);
        }
    }
    if (values.empty()) {
        values.insert("");
    }
    const Folding folding{plan, setting, question, supplied, *vintages, *groups};
    std::vector<Answer> answers;
    for (const geo::Level level : question.levels) {
        for (const std::string& value : values) {
            const Fold fold = folding.fold(level, value);
            if (!question.area.empty() && !fold.force_of.contains(question.area)) {
                return fail(
                    ErrorKind::not_found,
                    fmt::format("'{}' is no area for which anything is supplied", question.area),
                    {},
                    fmt::format("`metforward series {} --level {}` lists those that there are",
                                plan.definition.id, geo::name(level)));
            }
            auto panel = make_panel(plan, fold, supplied, *vintages, level, question);
            if (!panel) {
                return pass(panel.error());
            }
            answers.push_back({level, value, std::move(*panel)});
        }
    }
    return answers;
}

Result<std::vector<Series>>
ask_series(const Plan& plan, const Setting& setting, const Question& question) {
    const auto answers = ask(plan, setting, question);
    if (!answers) {
        return pass(answers.error());
    }
    std::vector<Series> all;
    for (const Answer& answer : *answers) {
        if (const auto area = answer.panel.find(question.area)) {
            all.push_back(answer.panel.series(*area));
            if (!question.by.empty()) {
                all.back().dimensions.emplace_back(question.by, answer.value);
            }
        }
    }
    return all;
}

std::vector<geo::Level> levels_of(const geo::Areas& areas, const std::string& code) {
    if (areas.force(code) != nullptr) {
        return {geo::Level::force};
    }
    if (areas.district(code) != nullptr) {
        return {geo::Level::district};
    }
    if (areas.is_2021_only(code)) {
        return {geo::Level::lsoa2021};
    }
    if (code.size() == 9 && (code.starts_with("E01") || code.starts_with("W01"))) {
        return {geo::Level::lsoa2021, geo::Level::lsoa2011};
    }
    return {geo::Level::force, geo::Level::district};
}

} // namespace mf::measures
