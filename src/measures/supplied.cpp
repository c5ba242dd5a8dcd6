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

/// The regime of a period is that of its first month: the period in which one ends is the last of the old one.
const Regime* regime_in(const Setting& setting,
                        const Plan& plan,
                        const std::string& force,
                        const Period& period) {
    return regime_of(setting.regimes, plan.definition.source, force, period.first());
}

} // namespace

Supplied::Supplied(const Plan& plan, const Setting& setting) : plan_{plan}, setting_{setting} {
    for (auto& [slice, supply] : facts::supply(setting.state, plan.definition.source)) {
        const auto period = Period::parse(slice[plan.period_in_slice]);
        if (!period || period->kind() != plan.period || !counts_slice(slice)) {
            continue;
        }
        auto& periods = by_force_[plan.force_in_slice ? slice[*plan.force_in_slice] : ""];
        const auto [place, fresh] = periods.try_emplace(*period, supply);
        if (!fresh && better(supply, place->second)) {
            place->second = supply;
        }
    }
}

/// A source may slice by more than force and period; slices that the filter leaves out tell nothing here.
bool Supplied::counts_slice(const facts::SliceKey& slice) const {
    const std::string& own = plan_.definition.reported_by;
    if (!own.empty() && plan_.force_in_slice && slice[*plan_.force_in_slice] != own) {
        return false;
    }
    for (std::size_t i = 0; i < slice.size(); ++i) {
        const bool counted = i == plan_.period_in_slice ||
                             (plan_.force_in_slice && i == *plan_.force_in_slice) ||
                             may_count(plan_.filter, plan_.slice[i], slice[i]);
        if (!counted) {
            return false;
        }
    }
    return true;
}

std::vector<std::string> Supplied::forces() const {
    std::vector<std::string> forces;
    for (const auto& [force, periods] : by_force_) {
        forces.push_back(force);
    }
    return forces;
}

std::optional<Span> Supplied::span(const std::string& force, const Question& question) const {
    const auto periods = by_force_.find(key(force));
    if (periods == by_force_.end()) {
        return std::nullopt;
    }
    Period first = periods->second.begin()->first;
    const Period newest = periods->second.rbegin()->first;
    while (question.from && first.first() < *question.from && first < newest) {
        first = first.next();
    }
    Period last = first;
    while (last < newest && (!question.to || last.next().first() <= *question.to)) {
        last = last.next();
    }
    const bool asked = (!question.from || first.first() >= *question.from) &&
                       (!question.to || first.first() <= *question.to);
    return asked ? std::optional{Span{first, last}} : std::nullopt;
}

const facts::Supply* Supplied::at(const std::string& force, const Period& period) const {
    const auto periods = by_force_.find(key(force));
    if (periods == by_force_.end()) {
        return nullptr;
    }
    const auto found = periods->second.find(period);
    return found == periods->second.end() ? nullptr : &found->second;
}

/// Whether a cut file has all that the measure counts.
bool Supplied::inside_scope(const facts::Supply& supply) const {
    return plan_.categories.closed && !supply.categories.empty() &&
           std::ranges::all_of(plan_.categories.counted, [&](const std::string& id) {
               return std::ranges::find(supply.categories, id) != supply.categories.end();
           });
}

std::optional<Missing>
Supplied::missing(const std::string& force, const Period& period, geo::Level level) const {
    const facts::Supply* supply = at(force, period);
    const bool there =
        supply != nullptr && (supply->kind == facts::Supply::Kind::whole ||
                              (supply->kind == facts::Supply::Kind::cut && inside_scope(*supply)));
    if (!there) {
        return Missing::not_available;
    }
    if (const auto* set = set_named(plan_.categories, supply->category_set)) {
        const bool known = std::ranges::all_of(
            plan_.categories.named, [&](const std::string& id) { return knows(*set, id); });
        if (!known) {
            return Missing::not_available;
        }
    }
    const bool coded = level == geo::Level::force ||
                       std::ranges::find(supply->levels, geo::name(level)) != supply->levels.end();
    if (!coded) {
        return Missing::not_available;
    }
    return supply->withheld ? std::optional{Missing::confidential} : std::nullopt;
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

Stretches Supplied::stretches(const std::string& force,
                              geo::Level level,
                              const Period& origin,
                              const Span& span) const {
    const int step = origin.months();
    const auto index = [&](const Period& period) {
        return period.first().months_since(origin.first()) / step;
    };
    Stretches stretches;
    std::string
        current; // the category set; a period without an edition goes with the one before it
    for (Period period = span.first; period <= span.last && current.empty();
         period = period.next()) {
        const facts::Supply* supply = at(force, period);
        current = supply == nullptr ? "" : supply->category_set;
    }
    const Regime* previous = nullptr;
    for (Period period = span.first; period <= span.last; period = period.next()) {
        if (const facts::Supply* supply = at(force, period);
            supply != nullptr && !supply->category_set.empty()) {
            current = supply->category_set;
        }
        const Regime* regime = regime_in(setting_, plan_, force, period);
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
            stretches.push_back({index(period), 0, std::move(basis), ""});
        }
        stretches.back().last = index(period);
        previous = regime;
    }
    return stretches;
}

} // namespace mf::measures
