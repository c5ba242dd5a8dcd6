#include "publish/compare.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace mf::publish {

namespace {

/// The stretch that a period is in; nullptr when it is in none.
const Stretch* stretch_at(const Stretches& stretches, int period) {
    const auto found = std::ranges::find_if(
        stretches, [&](const Stretch& one) { return period >= one.first && period <= one.last; });
    return found == stretches.end() ? nullptr : &*found;
}

/// One measure at one level in both releases.
class Pair {
public:
    Pair(const Panel& older, const Panel& newer, geo::Level level)
        : older_{older}, newer_{newer}, level_{level} {}

    void add_changes(std::vector<Change>& changes) {
        const std::size_t first = changes.size();
        const Panel::Shape& shape = newer_.shape();
        for (std::size_t area = 0; area < shape.areas.size(); ++area) {
            const auto before = older_.find(shape.areas[area]);
            if (before && !newer_.stretches(area).empty()) {
                add_area(*before, area, changes);
            }
        }
        settle(changes, first);
    }

private:
    /// What a period's rises and falls over all areas come to.
    struct Moves {
        double rises = 0;
        double falls = 0;
    };

    void add_area(std::size_t before, std::size_t area, std::vector<Change>& changes) {
        const Panel::Shape& shape = newer_.shape();
        const Stretches& own = newer_.stretches(area);
        for (int index = own.front().first; index <= own.back().last; ++index) {
            const Period period = shape.period(index);
            const int old_index = older_.shape().index(period);
            const Stretch* old_stretch = stretch_at(older_.stretches(before), old_index);
            const Stretch* new_stretch = stretch_at(own, index);
            if (old_stretch == nullptr || new_stretch == nullptr) {
                continue;
            }
            const Cell was = older_.number(before, old_index);
            const Cell is = newer_.number(area, index);
            if (was == is) {
                continue;
            }
            if (was.is_number() && is.is_number()) {
                const double step = *is.value() - *was.value();
                (step > 0 ? moves_[period].rises : moves_[period].falls) += step;
            }
            changes.push_back({shape.measure, shape.version, level_, shape.areas[area], period, was,
                               is, cause_of(*old_stretch, *new_stretch, was, is), 0});
        }
    }

    static Cause
    cause_of(const Stretch& older, const Stretch& newer, const Cell& was, const Cell& is) {
        if (older.basis.definition != newer.basis.definition) {
            return Cause::definition;
        }
        if (!was.is_number() || !is.is_number()) {
            return is.is_number() ? Cause::came : Cause::went;
        }
        return older.basis.categories != newer.basis.categories ? Cause::reclassification
                                                                : Cause::late_records;
    }

    /// Only when all areas of a period are known can one be told to have moved.
    void settle(std::vector<Change>& changes, std::size_t first) {
        for (std::size_t i = first; i < changes.size(); ++i) {
            Change& change = changes[i];
            const auto moves = moves_.find(change.period);
            if (moves == moves_.end()) {
                continue;
            }
            const auto [rises, falls] = moves->second;
            change.level_change = rises + falls;
            if (change.cause != Cause::late_records) {
                continue;
            }
            const bool rose = *change.is.value() > *change.was.value();
            const double same_way = rose ? rises : -falls;
            const double other_way = rose ? -falls : rises;
            if (2 * std::min(same_way, other_way) >= same_way) {
                change.cause = Cause::transfer;
            }
        }
    }

    const Panel& older_;
    const Panel& newer_;
    geo::Level level_;
    std::map<Period, Moves> moves_;
};

const Panel* panel_like(const release::Release& release, const Panel& wanted) {
    const auto found = std::ranges::find_if(release.panels, [&](const Panel& panel) {
        return panel.shape().measure == wanted.shape().measure &&
               panel.shape().level == wanted.shape().level;
    });
    return found == release.panels.end() ? nullptr : &*found;
}

} // namespace

std::string_view name(Cause cause) {
    switch (cause) {
    case Cause::definition:
        return "definition";
    case Cause::came:
        return "came";
    case Cause::went:
        return "went";
    case Cause::reclassification:
        return "reclassification";
    case Cause::transfer:
        return "transfer";
    case Cause::late_records:
        return "late records";
    }
    return {};
}

std::vector<Change> compare(const release::Release& older, const release::Release& newer) {
    std::vector<Change> changes;
    for (const Panel& panel : newer.panels) {
        const Panel* before = panel_like(older, panel);
        const auto level = geo::level_of(panel.shape().level);
        if (before != nullptr && level && panel.shape().periods > 0 &&
            before->shape().first.kind() == panel.shape().first.kind()) {
            Pair{*before, panel, *level}.add_changes(changes);
        }
    }
    std::ranges::stable_sort(changes, [](const Change& a, const Change& b) {
        return std::tie(a.measure, a.version, a.level, a.area, a.period) <
               std::tie(b.measure, b.version, b.level, b.area, b.period);
    });
    return changes;
}

} // namespace mf::publish
