#include "measures/wide_rows.hpp"

#include "measures/sql.hpp"

#include <variant>

namespace mf::measures {

namespace {

std::string text(const store::Value& value) {
    const auto* found = std::get_if<std::string>(&value);
    return found == nullptr ? std::string{} : *found;
}

bool flag(const store::Value& value) {
    const auto* found = std::get_if<bool>(&value);
    return found != nullptr && *found;
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
            const Sql moved = moved_away_sql(together, level);
            const auto pairs = setting.database.query(moved.text, moved.values);
            if (!pairs) {
                return pass(pairs.error());
            }
            for (const auto& row : pairs->rows) {
                for (std::size_t k = 0; k < members.size(); ++k) {
                    if (flag(row[2 + k])) {
                        rows.moved_away_[{members[k], level}].emplace(text(row[0]), text(row[1]));
                    }
                }
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
