#include "measures/series.hpp"

#include "measures/places.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace mf::measures {

namespace {

/// Periods and areas as a wide source has them: what a pair without a row means.
struct Rows {
    std::set<std::string> present; ///< periods in which the measure's categories have rows
    std::set<std::pair<std::string, std::string>>
        had_before; ///< period and area that once had a count
};

Result<Rows> rows_of(const Plan& plan, const Setting& setting, geo::Level level) {
    Rows rows;
    if (!plan.wide) {
        return rows;
    }
    const Sql presence = presence_sql(plan);
    const Sql once = counted_once_sql(plan, level);
    const auto periods = setting.database.query(presence.text, presence.values);
    const auto pairs = setting.database.query(once.text, once.values);
    if (!periods || !pairs) {
        return pass(periods ? pairs.error() : periods.error());
    }
    const auto text = [](const store::Value& value) {
        const auto* found = std::get_if<std::string>(&value);
        return found == nullptr ? std::string{} : *found;
    };
    for (const auto& row : periods->rows) {
        rows.present.insert(text(row[0]));
    }
    for (const auto& row : pairs->rows) {
        rows.had_before.emplace(text(row[0]), text(row[1]));
    }
    return rows;
}

/// One plan at one level: makes the panels of its splits.
class Folding {
public:
    Folding(const Plan& plan,
            const Question& question,
            const Supplied& supplied,
            const Vintages& vintages,
            const Groups& groups,
            const Counted& counted,
            const Places& places,
            const Rows& rows,
            geo::Level level)
        : plan_{plan}, supplied_{supplied}, vintages_{vintages}, groups_{groups}, counted_{counted},
          places_{places}, rows_{rows}, level_{level} {
        for (const std::string& force : places.forces) {
            if (const auto span = supplied.span(force, question)) {
                spans_.try_emplace(force, *span);
            }
        }
    }

    Panel panel(const std::optional<std::uint32_t>& value) const {
        Panel::Shape shape = shape_of();
        std::map<std::string, std::uint32_t> index_of;
        std::vector<Stretches> stretches;
        for (const auto& [force, span] : spans_) {
            index_of[force] = static_cast<std::uint32_t>(stretches.size());
            stretches.push_back(supplied_.stretches(force, level_, shape.first, span));
        }
        std::vector<std::uint32_t> stretches_of;
        std::vector<std::int32_t> row_of(places_.areas.size(),
                                         -1); // areas without a span have none
        for (std::size_t area = 0; area < places_.areas.size(); ++area) {
            if (const auto index = index_of.find(places_.forces[area]); index != index_of.end()) {
                row_of[area] = static_cast<std::int32_t>(shape.areas.size());
                shape.areas.push_back(places_.areas[area]);
                stretches_of.push_back(index->second);
            }
        }
        Panel panel{std::move(shape), std::move(stretches), std::move(stretches_of)};
        begin(panel, row_of);
        count(panel, row_of, value);
        return panel;
    }

private:
    Panel::Shape shape_of() const {
        Panel::Shape shape{plan_.definition.id,
                           plan_.definition.version,
                           std::string{geo::name(level_)},
                           Period::month(Month::of(2000, 1)),
                           0,
                           {}};
        std::optional<Span> all;
        for (const auto& [force, span] : spans_) {
            all =
                all ? Span{std::min(all->first, span.first), std::max(all->last, span.last)} : span;
        }
        if (all) {
            shape.first = all->first;
            shape.periods = shape.index(all->last) + 1;
        }
        return shape;
    }

    /// Nought where something is supplied, the reason where not. Areas of one force and mark begin alike.
    void begin(Panel& panel, const std::vector<std::int32_t>& row_of) const {
        std::map<std::pair<std::string, bool>, std::size_t> alike;
        for (std::size_t area = 0; area < row_of.size(); ++area) {
            if (row_of[area] < 0) {
                continue;
            }
            const auto row = static_cast<std::size_t>(row_of[area]);
            const std::string& force = places_.forces[area];
            const Marks marks = vintages_.marks(places_.areas[area], level_);
            const auto [first, fresh] = alike.try_emplace({force, marks.empty()}, row);
            if (!fresh) {
                panel.copy(first->second, row);
                continue;
            }
            const Span& span = spans_.at(force);
            for (Period period = span.first; period <= span.last; period = period.next()) {
                const auto reason = missing(force, period);
                panel.set(row, panel.shape().index(period), reason ? Cell{*reason} : Cell{0.0},
                          reason ? Marks{} : marks.with(doubt(period)));
            }
        }
    }

    /// Adds the groups whose split is `value`, or all when nothing is split.
    void count(Panel& panel,
               const std::vector<std::int32_t>& row_of,
               const std::optional<std::uint32_t>& value) const {
        const std::vector<int> period_of = index_periods(panel.shape());
        std::vector<bool> has_row;
        if (plan_.wide) {
            has_row.resize(panel.shape().areas.size() *
                           static_cast<std::size_t>(panel.shape().periods));
        }
        for (std::size_t group = 0; group < groups_.size; ++group) {
            const std::int32_t area = places_.area_of[group];
            const int period = period_of[groups_.period.codes[group]];
            if (area < 0 || period < 0 || row_of[static_cast<std::size_t>(area)] < 0 ||
                counted_.rows[group] == 0 || (value && groups_.by.codes[group] != *value)) {
                continue;
            }
            const auto row = static_cast<std::size_t>(row_of[static_cast<std::size_t>(area)]);
            const double number = counted_.value[group];
            panel.add(row, period, std::isnan(number) ? 0 : number);
            if (plan_.wide) {
                has_row[row * static_cast<std::size_t>(panel.shape().periods) +
                        static_cast<std::size_t>(period)] = true;
            }
        }
        if (plan_.wide) {
            mark_moved(panel, has_row);
        }
    }

    Marks doubt(const Period& period) const {
        return plan_.doubted.contains(period.text()) ? Marks{Mark::unreliable} : Marks{};
    }

    std::vector<int> index_periods(const Panel::Shape& shape) const {
        std::vector<int> period_of;
        for (const std::string& word : groups_.period.words) {
            const auto period = Period::parse(word);
            const int index = period && period->kind() == plan_.period ? shape.index(*period) : -1;
            period_of.push_back(index < shape.periods ? index : -1);
        }
        return period_of;
    }

    /// A pair without a row is nought; where it had a count before, that was revised away.
    void mark_moved(Panel& panel, const std::vector<bool>& has_row) const {
        const auto periods = static_cast<std::size_t>(panel.shape().periods);
        for (const auto& [period, area] : rows_.had_before) {
            const auto row = panel.find(area);
            const auto parsed = Period::parse(period);
            const int index = parsed ? panel.shape().index(*parsed) : -1;
            if (!row || index < 0 || index >= panel.shape().periods ||
                has_row[*row * periods + static_cast<std::size_t>(index)] ||
                !panel.number(*row, index).is_number()) {
                continue;
            }
            panel.set(*row, index, 0.0,
                      vintages_.marks(area, level_).with(Mark::revised).with(doubt(*parsed)));
        }
    }

    std::optional<Missing> missing(const std::string& force, const Period& period) const {
        const auto reason = supplied_.missing(force, period, level_);
        const bool gone = plan_.wide && !rows_.present.contains(period.text());
        return reason || !gone ? reason : std::optional{Missing::not_available};
    }

    const Plan& plan_;
    const Supplied& supplied_;
    const Vintages& vintages_;
    const Groups& groups_;
    const Counted& counted_;
    const Places& places_;
    const Rows& rows_;
    geo::Level level_;
    std::map<std::string, Span> spans_; ///< of each force that has one
};

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

/// The splits that count anything, ascending, by their code in the groups; one nothing where nothing is split.
std::vector<std::optional<std::uint32_t>>
splits_of(const Question& question, const Groups& groups, const Counted& counted) {
    if (question.by.empty()) {
        return {std::nullopt};
    }
    std::map<std::string, std::uint32_t> found;
    for (std::size_t group = 0; group < groups.size; ++group) {
        if (counted.rows[group] > 0) {
            found.emplace(Groups::word(groups.by, group), groups.by.codes[group]);
        }
    }
    std::vector<std::optional<std::uint32_t>> splits;
    for (const auto& [word, code] : found) {
        splits.emplace_back(code);
    }
    return splits.empty() ? std::vector<std::optional<std::uint32_t>>{0U} : splits;
}

/// The periods that the answer can have, as the facts write them; none when all.
std::vector<std::string> periods_of(const Supplied& supplied, const Question& question) {
    std::set<std::string> periods;
    if (question.from || question.to) {
        for (const std::string& force : supplied.forces()) {
            if (const auto span = supplied.span(force, question)) {
                for (Period period = span->first; period <= span->last; period = period.next()) {
                    periods.insert(period.text());
                }
            }
        }
        periods.insert(""); // none asked for is not all
    }
    return {periods.begin(), periods.end()};
}

/// The places of the plans of one scan: plans that the same forces are supplied for have the same.
class SharedPlaces {
public:
    const Places& at(const Plan& plan,
                     const Setting& setting,
                     const Question& question,
                     const Supplied& supplied,
                     const Vintages& vintages,
                     const Groups& groups,
                     geo::Level level) {
        const auto [place, fresh] = made_.try_emplace({level, supplied.forces()});
        if (fresh) {
            place->second = places_of(plan, setting, question, supplied, vintages, groups, level);
        }
        return place->second;
    }

private:
    std::map<std::pair<geo::Level, std::vector<std::string>>, Places> made_;
};

Result<std::vector<Answer>> answers(const Plan& plan,
                                    const Setting& setting,
                                    const Question& question,
                                    const Vintages& vintages,
                                    const Groups& groups,
                                    const Counted& counted,
                                    SharedPlaces& shared) {
    std::vector<Answer> answers;
    const Supplied supplied{plan, setting};
    const auto splits = splits_of(question, groups, counted);
    for (const geo::Level level : question.levels) {
        const Places& places =
            shared.at(plan, setting, question, supplied, vintages, groups, level);
        if (!question.area.empty() && !places.has(question.area)) {
            return fail(
                ErrorKind::not_found,
                fmt::format("'{}' is no area for which anything is supplied", question.area), {},
                fmt::format("`metforward series {} --level {}` lists those that there are",
                            plan.definition.id, geo::name(level)));
        }
        const auto rows = rows_of(plan, setting, level);
        if (!rows) {
            return pass(rows.error());
        }
        const Folding folding{plan,    question, supplied, vintages, groups,
                              counted, places,   *rows,    level};
        for (const auto& split : splits) {
            answers.push_back({level, split ? groups.by.words[*split] : "", folding.panel(split)});
        }
    }
    return answers;
}

} // namespace

Result<std::vector<Answer>>
ask(const Plan& plan, const Setting& setting, const Question& question) {
    if (auto checked = check_question(plan, question); !checked) {
        return pass(checked.error());
    }
    const Supplied supplied{plan, setting};
    const auto groups =
        scan({&plan, 1}, setting,
             {question.levels, question.area, question.by, periods_of(supplied, question)});
    if (!groups) {
        return pass(groups.error());
    }
    const auto vintages = Vintages::load(setting);
    if (!vintages) {
        return pass(vintages.error());
    }
    SharedPlaces shared;
    return answers(plan, setting, question, *vintages, *groups, groups->plans.front(), shared);
}

Result<std::vector<std::vector<Answer>>> ask_all(std::span<const Plan> plans,
                                                 const Setting& setting) {
    const auto vintages = Vintages::load(setting);
    if (!vintages) {
        return pass(vintages.error());
    }
    std::vector<std::vector<Answer>> all(plans.size());
    std::map<std::string, std::vector<std::size_t>> by_table;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        by_table[plans[i].table].push_back(i);
    }
    for (const auto& [table, members] : by_table) {
        std::vector<Plan> together;
        std::set<geo::Level> levels;
        for (const std::size_t i : members) {
            together.push_back(plans[i]);
            levels.insert(plans[i].definition.levels.begin(), plans[i].definition.levels.end());
        }
        const auto groups = scan(together, setting, {{levels.begin(), levels.end()}, "", "", {}});
        if (!groups) {
            return pass(groups.error());
        }
        SharedPlaces shared;
        for (std::size_t k = 0; k < members.size(); ++k) {
            const Plan& plan = plans[members[k]];
            auto answered = answers(plan, setting, {plan.definition.levels, "", {}, {}, ""},
                                    *vintages, *groups, groups->plans[k], shared);
            if (!answered) {
                return pass(answered.error());
            }
            all[members[k]] = std::move(*answered);
        }
    }
    return all;
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
    if (code.starts_with("E05") || code.starts_with("W05")) {
        return {geo::Level::ward};
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
