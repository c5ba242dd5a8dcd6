#include "measures/wide_rows.hpp"

#include "measures/sql.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

namespace mf::measures {

namespace {

using Pairs = std::set<std::pair<std::string, std::string>>;

std::string text(const store::Value& value) {
    const auto* found = std::get_if<std::string>(&value);
    return found == nullptr ? std::string{} : *found;
}

bool flag(const store::Value& value) {
    const auto* found = std::get_if<bool>(&value);
    return found != nullptr && *found;
}

/// Which of the plans had rows with a count that the current editions have no more, in some periods.
Done see_moved(std::span<const Plan> plans,
               geo::Level level,
               const Setting& setting,
               std::vector<Pairs>& moved) {
    const auto periods = periods_in(plans.front(), setting);
    if (!periods) {
        return pass(periods.error());
    }
    for (const auto& some : some_at_a_time(*periods)) {
        const Sql sql = moved_away_sql(plans, level, some);
        const auto pairs = setting.database.query(sql.text, sql.values);
        if (!pairs) {
            return pass(pairs.error());
        }
        for (const auto& row : pairs->rows) {
            for (std::size_t i = 0; i < plans.size(); ++i) {
                if (flag(row[2 + i])) {
                    moved[i].emplace(text(row[0]), text(row[1]));
                }
            }
        }
    }
    return {};
}

/// The places of the plans that count the level, by the field that they sum.
std::map<std::string, std::vector<std::size_t>> by_sum(std::span<const Plan> plans,
                                                       geo::Level level) {
    std::map<std::string, std::vector<std::size_t>> found;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        if (plans[i].counts(level)) {
            found[plans[i].definition.sum].push_back(i);
        }
    }
    return found;
}

} // namespace

Result<std::vector<std::string>> periods_in(const Plan& plan, const Setting& setting) {
    const auto found = setting.database.query(
        fmt::format("SELECT DISTINCT {0} FROM {1} WHERE {0} IS NOT NULL ORDER BY 1",
                    store::sql_name(plan.fields.period), store::sql_name(plan.table)));
    if (!found) {
        return pass(found.error());
    }
    std::vector<std::string> periods;
    for (const auto& row : found->rows) {
        periods.push_back(text(row[0]));
    }
    return periods;
}

std::vector<std::vector<std::string>> some_at_a_time(std::span<const std::string> periods) {
    std::vector<std::vector<std::string>> lists;
    for (std::size_t i = 0; i < periods.size(); i += wide_periods_at_once) {
        const auto some = periods.subspan(i, std::min(wide_periods_at_once, periods.size() - i));
        lists.emplace_back(some.begin(), some.end());
    }
    return lists;
}

Result<WideRows> WideRows::load(std::span<const Plan> plans,
                                const Setting& setting,
                                std::span<const geo::Level> levels) {
    WideRows rows;
    if (plans.empty() || !plans.front().wide) {
        return rows;
    }
    const Sql presence = presence_sql(plans);
    const auto periods = setting.database.query(presence.text, presence.values);
    if (!periods) {
        return pass(periods.error());
    }
    rows.present_.resize(plans.size());
    for (const auto& row : periods->rows) {
        for (std::size_t i = 0; i < plans.size(); ++i) {
            if (flag(row[1 + i])) {
                rows.present_[i].insert(text(row[0]));
            }
        }
    }
    for (const geo::Level level : levels) {
        for (const auto& [sum, members] : by_sum(plans, level)) {
            std::vector<Plan> together;
            for (const std::size_t i : members) {
                together.push_back(plans[i]);
            }
            std::vector<Pairs> moved(members.size());
            if (auto done = see_moved(together, level, setting, moved); !done) {
                return pass(done.error());
            }
            for (std::size_t k = 0; k < members.size(); ++k) {
                rows.moved_away_[{members[k], level}] = std::move(moved[k]);
            }
        }
    }
    return rows;
}

Rows WideRows::of(std::size_t plan, geo::Level level) const {
    const auto moved = moved_away_.find({plan, level});
    return {plan < present_.size() ? present_[plan] : std::set<std::string>{},
            moved == moved_away_.end() ? std::set<std::pair<std::string, std::string>>{}
                                       : moved->second};
}

} // namespace mf::measures
