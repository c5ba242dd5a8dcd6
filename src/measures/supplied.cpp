#include "measures/supplied.hpp"

#include "base/hash.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::measures {

namespace {

const facts::CategorySet* set_named(const Categories& categories, const std::string& id) {
    const auto found = std::ranges::find(categories.sets, id, &facts::CategorySet::id);
    return found == categories.sets.end() ? nullptr : &*found;
}

bool knows(const facts::CategorySet& set, const std::string& id) {
    return std::ranges::any_of(set.values, [&](const auto& value) { return value.second == id; });
}

/// Several slices of one force and month (a source may slice further): supplied before cut, cut before the rest.
bool better(const facts::Supply& a, const facts::Supply& b) {
    const auto rank = [](const facts::Supply& supply) {
        switch (supply.kind) {
        case facts::Supply::Kind::whole:
            return 4;
        case facts::Supply::Kind::cut:
            return 3;
        case facts::Supply::Kind::undecided:
            return 2;
        case facts::Supply::Kind::held:
            return 1;
        case facts::Supply::Kind::not_supplied:
            break;
        }
        return 0;
    };
    return rank(a) > rank(b);
}

} // namespace

Supplied::Supplied(const Plan& plan, const Setting& setting) : plan_{plan}, setting_{setting} {
    for (auto& [slice, supply] : facts::supply(setting.state, plan.definition.source)) {
        const auto month = Month::parse(slice[plan.month_in_slice]);
        if (!month) {
            continue;
        }
        auto& months = by_force_[plan.force_in_slice ? slice[*plan.force_in_slice] : ""];
        const auto [place, fresh] = months.try_emplace(*month, supply);
        if (!fresh && better(supply, place->second)) {
            place->second = supply;
        }
    }
}

std::vector<std::string> Supplied::forces() const {
    std::vector<std::string> forces;
    for (const auto& [force, months] : by_force_) {
        forces.push_back(force);
    }
    return forces;
}

Month Supplied::first(const std::string& force) const {
    return by_force_.at(key(force)).begin()->first;
}

Month Supplied::last(const std::string& force) const {
    return by_force_.at(key(force)).rbegin()->first;
}

const facts::Supply* Supplied::at(const std::string& force, Month month) const {
    const auto months = by_force_.find(key(force));
    if (months == by_force_.end()) {
        return nullptr;
    }
    const auto found = months->second.find(month);
    return found == months->second.end() ? nullptr : &found->second;
}

std::optional<Missing>
Supplied::missing(const std::string& force, Month month, geo::Level level) const {
    const facts::Supply* supply = at(force, month);
    if (supply == nullptr) {
        return Missing::not_available;
    }
    switch (supply->kind) {
    case facts::Supply::Kind::not_supplied:
    case facts::Supply::Kind::undecided:
    case facts::Supply::Kind::held:
        return Missing::not_available;
    case facts::Supply::Kind::cut: {
        const bool inside =
            plan_.categories.closed && !supply->categories.empty() &&
            std::ranges::all_of(plan_.categories.counted, [&](const std::string& id) {
                return std::ranges::find(supply->categories, id) != supply->categories.end();
            });
        if (!inside) {
            return Missing::not_available;
        }
        break;
    }
    case facts::Supply::Kind::whole:
        break;
    }
    if (const auto* set = set_named(plan_.categories, supply->category_set)) {
        for (const std::string& id : plan_.categories.named) {
            if (!knows(*set, id)) {
                return Missing::not_available;
            }
        }
    }
    return coded(force, month, level) ? std::nullopt : std::optional{Missing::not_available};
}

bool Supplied::coded(const std::string& force, Month month, geo::Level level) const {
    const facts::Supply* supply = at(force, month);
    return level == geo::Level::force ||
           (supply != nullptr &&
            std::ranges::find(supply->levels, geo::name(level)) != supply->levels.end());
}

/// For each category that the filter names: the set in which its content was last changed, up to this one.
std::string Supplied::categories_basis(const std::string& set) const {
    std::string text;
    for (const std::string& id : plan_.categories.named) {
        std::string changed;
        for (const facts::CategorySet& one : plan_.categories.sets) {
            if (std::ranges::find(one.recast, id) != one.recast.end()) {
                changed = one.id;
            }
            if (one.id == set) {
                break;
            }
        }
        text += fmt::format("{}@{};", id, changed);
    }
    return text.empty() ? "" : sha256(text).substr(0, 16);
}

Stretches Supplied::stretches(
    const std::string& force, geo::Level level, Month origin, Month from, Month to) const {
    Stretches stretches;
    std::string current; // the category set; a month without an edition goes with the one before it
    for (Month month = from; month <= to && current.empty(); month = month.plus(1)) {
        const facts::Supply* supply = at(force, month);
        current = supply == nullptr ? "" : supply->category_set;
    }
    const Regime* previous = nullptr;
    for (Month month = from; month <= to; month = month.plus(1)) {
        if (const facts::Supply* supply = at(force, month);
            supply != nullptr && !supply->category_set.empty()) {
            current = supply->category_set;
        }
        const Regime* regime = regime_of(setting_.regimes, plan_.definition.source, force, month);
        Basis basis{plan_.hash, regime == nullptr ? "" : regime->id, categories_basis(current),
                    std::string{geo::name(level)}};
        if (stretches.empty() || stretches.back().basis != basis) {
            if (!stretches.empty()) {
                const bool regime_ended = stretches.back().basis.regime != basis.regime;
                stretches.back().why_it_ends =
                    regime_ended && previous != nullptr
                        ? previous->cause
                        : fmt::format("The publisher's categories changed: {}", current);
            }
            stretches.push_back({month.months_since(origin), 0, std::move(basis), ""});
        }
        stretches.back().last = month.months_since(origin);
        previous = regime;
    }
    return stretches;
}

} // namespace mf::measures
