// Which edition of a slice counts. One function, so that the rule can be read in one place.
#include "base/period.hpp"
#include "facts/state.hpp"

#include <algorithm>
#include <compare>
#include <tuple>

namespace mf::facts {

namespace {

/// One edition's claim to a slice.
struct Claim {
    Edition* edition = nullptr;
    std::size_t slice = 0;
    bool chosen = false;
    bool dated = false;
    bool whole = true;
    Day latest = Day::at(INT32_MIN);
    Day earliest = Day::at(INT32_MIN);

    /// The greater claim wins; equal ones tie.
    auto rank() const { return std::tuple{dated, whole, latest, earliest, chosen}; }
};

/// The day after the last month that the edition has; nothing when it names none.
std::optional<Day> after_last_month(const Manifest& manifest) {
    std::optional<Day> day;
    for (const Slice& slice : manifest.slices) {
        for (const std::string& part : slice.key) {
            if (const auto period = Period::parse(part)) {
                const Day end = Day::last_of(period->last()).plus(1);
                day = day ? std::max(*day, end) : end;
            }
        }
    }
    return day;
}

Claim claim_of(Edition& edition, std::size_t index, const State& state, std::optional<Day> ended) {
    const Slice& slice = edition.manifest.slices[index];
    Claim claim{&edition, index, state.chosen.contains(edition.manifest.edition)};
    const auto latest = slice.published ? slice.published : edition.published.latest;
    const auto earliest = slice.published ? slice.published : edition.published.earliest;
    claim.dated = latest.has_value();
    claim.whole = edition.scope.whole;
    claim.latest = latest.value_or(claim.latest);
    claim.earliest = std::max(earliest.value_or(claim.earliest),
                              claim.dated ? ended.value_or(claim.earliest) : claim.earliest);
    return claim;
}

bool known_on(const Edition& edition, const Slice& slice, Day day) {
    const auto latest = slice.published ? slice.published : edition.published.latest;
    return latest.value_or(edition.met) <= day;
}

bool is_held(const State& state, const Edition& edition, std::size_t index) {
    const Slice& slice = edition.manifest.slices[index];
    if (slice.hold.empty()) {
        return false;
    }
    return std::ranges::any_of(state.held, [&](const HeldRows& held) {
        return held.edition == edition.manifest.edition && !held.accepted &&
               (held.slice.empty() || held.slice == slice.key);
    });
}

/// Of the claims to one slice: the best is current; the best several are one when their rows are equal.
void decide(std::vector<Claim>& claims) {
    std::ranges::sort(claims, [](const Claim& a, const Claim& b) {
        return a.rank() != b.rank() ? a.rank() > b.rank()
                                    : a.edition->manifest.edition < b.edition->manifest.edition;
    });
    const auto best = claims.front().rank();
    const auto rows_of = [](const Claim& claim) -> const std::string& {
        return claim.edition->manifest.slices[claim.slice].rows_hash;
    };
    const std::string& rows = rows_of(claims.front());
    const bool differ = std::ranges::any_of(
        claims, [&](const Claim& claim) { return claim.rank() == best && rows_of(claim) != rows; });
    for (Claim& claim : claims) {
        SliceState& state = claim.edition->states[claim.slice];
        if (claim.rank() != best) {
            state = SliceState::replaced;
        } else if (differ) {
            state = SliceState::undecided;
        } else {
            state = &claim == &claims.front() ? SliceState::current : SliceState::same;
        }
    }
}

} // namespace

void decide_current(State& state, std::optional<Day> asof) {
    for (const auto& [source, ids] : state.by_source) {
        std::map<SliceKey, std::vector<Claim>> slices;
        for (const std::string& id : ids) {
            Edition& edition = state.editions.at(id);
            const auto ended = after_last_month(edition.manifest);
            edition.states.assign(edition.manifest.slices.size(), SliceState::replaced);
            for (std::size_t i = 0; i < edition.states.size(); ++i) {
                const Slice& slice = edition.manifest.slices[i];
                if (asof && !known_on(edition, slice, *asof)) {
                    continue; // not known then: neither current nor in anybody's way
                }
                if (is_held(state, edition, i)) {
                    edition.states[i] = SliceState::held;
                } else {
                    slices[slice.key].push_back(claim_of(edition, i, state, ended));
                }
            }
        }
        for (auto& [key, claims] : slices) {
            decide(claims);
        }
    }
}

std::map<SliceKey, Supply> supply(const State& state, const std::string& source) {
    std::map<SliceKey, Supply> found;
    const auto ids = state.by_source.find(source);
    if (ids == state.by_source.end()) {
        return found;
    }
    for (const std::string& id : ids->second) {
        const Edition& edition = state.editions.at(id);
        for (std::size_t i = 0; i < edition.states.size(); ++i) {
            const SliceState slice = edition.states[i];
            if (slice == SliceState::replaced || slice == SliceState::same) {
                continue; // another edition tells; or, asked as of an earlier day, nobody knew of it
            }
            Supply& supply = found[edition.manifest.slices[i].key];
            if (slice == SliceState::current) {
                supply = {edition.scope.whole ? Supply::Kind::whole : Supply::Kind::cut,
                          edition.scope.categories,
                          edition.manifest.category_set,
                          edition.manifest.levels,
                          id,
                          edition.manifest.withheld};
            } else if (slice == SliceState::undecided) {
                supply.kind = Supply::Kind::undecided;
            } else if (slice == SliceState::held && supply.kind == Supply::Kind::not_supplied) {
                supply.kind = Supply::Kind::held;
            }
        }
    }
    return found;
}

} // namespace mf::facts
