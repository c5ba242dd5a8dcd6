#include "publish/suppress.hpp"

#include "publish/disclosure.hpp"
#include "publish/freeze.hpp"
#include "publish/related.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

namespace mf::publish {

namespace {

/// Numerator of a number; the number itself where it is a count.
Cell count_in(const Panel& panel, std::size_t area, int period) {
    const auto parts = panel.parts(area, period);
    return !parts ? panel.number(area, period) : parts->numerator;
}

void withhold(Panel& panel, std::size_t area, int period) {
    const auto parts = panel.parts(area, period);
    if (parts) {
        Parts known = *parts;
        known.numerator = Missing::confidential;
        known.interval.reset();
        panel.set_parts(area, period, known);
    }
    panel.set(area, period, Missing::confidential);
}

/// A panel of a measure, and what its rule says.
struct Member {
    Panel* panel = nullptr;
    int below = 0;
    bool is_share = false;
};

/// Measures that hang together in one period, over all their levels: counts, and which of them add up.
class Table {
public:
    Table(const release::Release& release,
          std::span<const Member> members,
          std::span<const Relation> relations,
          const Period& period)
        : release_{release}, period_{period} {
        for (const Member& member : members) {
            const Panel::Shape& shape = member.panel->shape();
            const int index = shape.index(period);
            if (index < 0 || index >= shape.periods || shape.period(index) != period) {
                continue;
            }
            for (std::size_t area = 0; area < shape.areas.size(); ++area) {
                add_cell({member, area, index});
            }
        }
        add_sums_of_areas();
        for (const Relation& relation : relations) {
            add_sums_of_kinds(relation);
        }
    }

    /// Counts that the rule withholds, and those that were withheld before.
    std::vector<std::size_t> primary(const std::set<Place>& before) const {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < at_.size(); ++i) {
            const Member& member = at_[i].member;
            const double count = cells_.values[i];
            const double rest = member.is_share ? rest_of(i) : 0;
            if ((count > 0 && count < member.below) || (rest > 0 && rest < member.below) ||
                before.contains(place(i))) {
                found.push_back(i);
            }
        }
        return found;
    }

    Done withhold_all(std::span<const std::size_t> primary) {
        for (const std::size_t cell : primary) {
            cells_.hidden[cell] = true;
        }
        int below = 0; // what was withheld before need not have a rule of its own
        for (const At& at : at_) {
            below = std::max(below, at.member.below);
        }
        auto safe = protect(cells_, primary, {static_cast<double>(below), 1});
        if (!safe) {
            Error error = safe.error();
            error.where = fmt::format("{} {}", at_[primary.front()].member.panel->shape().measure,
                                      period_.text());
            return pass(error);
        }
        for (std::size_t i = 0; i < at_.size(); ++i) {
            if (safe->hidden[i]) {
                withhold(*at_[i].member.panel, at_[i].area, at_[i].index);
            }
        }
        return {};
    }

private:
    struct At {
        Member member;
        std::size_t area = 0;
        int index = 0;
    };
    using Key = std::tuple<std::string, std::string, std::string>; ///< measure, level, area

    const Panel::Shape& shape(std::size_t cell) const { return at_[cell].member.panel->shape(); }
    const std::string& code(std::size_t cell) const { return shape(cell).areas[at_[cell].area]; }

    Place place(std::size_t cell) const {
        return {shape(cell).measure, shape(cell).level, code(cell), period_.text()};
    }

    double rest_of(std::size_t cell) const {
        const At& at = at_[cell];
        const auto parts = at.member.panel->parts(at.area, at.index);
        const auto whole = parts ? parts->denominator.value() : std::nullopt;
        return whole ? *whole - cells_.values[cell] : 0;
    }

    void add_cell(At at) {
        if (const auto count = count_in(*at.member.panel, at.area, at.index).value()) {
            at_.push_back(at);
            const std::size_t cell = at_.size() - 1;
            cell_of_[{shape(cell).measure, shape(cell).level, code(cell)}] = cell;
            cells_.values.push_back(*count);
            cells_.hidden.push_back(false);
            cells_.fixed.push_back(false);
            levels_.insert(shape(cell).level);
        }
    }

    /// What is in none of the parts is known beside.
    void add_sum(Sum sum) {
        sum.beside = cells_.values[sum.total];
        for (const std::size_t part : sum.parts) {
            sum.beside -= cells_.values[part];
        }
        cells_.sums.push_back(std::move(sum));
    }

    /// An area is the sum of its parts, level by level.
    void add_sums_of_areas() {
        std::map<std::pair<std::size_t, std::string>, Sum> sums; // by whole, and level of the parts
        for (std::size_t i = 0; i < at_.size(); ++i) {
            const release::AreaInfo* area = release_.area(code(i));
            if (area == nullptr || area->parent.empty()) {
                continue;
            }
            for (const std::string& level : levels_) {
                const auto whole = cell_of_.find({shape(i).measure, level, area->parent});
                if (whole != cell_of_.end()) {
                    Sum& sum = sums[{whole->second, shape(i).level}];
                    sum.total = whole->second;
                    sum.parts.push_back(i);
                }
            }
        }
        for (auto& [key, sum] : sums) {
            add_sum(std::move(sum));
        }
    }

    /// In each area a measure is the sum of those that are its kinds.
    void add_sums_of_kinds(const Relation& relation) {
        for (const auto& [key, whole] : cell_of_) {
            const auto& [measure, level, area] = key;
            if (measure != relation.whole) {
                continue;
            }
            Sum sum{whole, {}, 0};
            for (const std::string& kind : relation.parts) {
                if (const auto part = cell_of_.find({kind, level, area}); part != cell_of_.end()) {
                    sum.parts.push_back(part->second);
                }
            }
            if (!sum.parts.empty()) {
                add_sum(std::move(sum));
            }
        }
    }

    const release::Release& release_;
    Period period_;
    std::vector<At> at_; ///< by cell
    std::map<Key, std::size_t> cell_of_;
    std::set<std::string> levels_;
    Cells cells_;
};

Done suppress_group(const Group& group,
                    std::span<const measures::Plan> plans,
                    const std::set<Place>& before,
                    release::Release& release) {
    std::vector<Member> members;
    std::set<Period> periods;
    for (Panel& panel : release.panels) {
        const Panel::Shape& shape = panel.shape();
        const auto plan = std::ranges::find_if(plans, [&](const measures::Plan& one) {
            return one.definition.id == shape.measure && one.definition.version == shape.version;
        });
        if (!group.measures.contains(shape.measure) || plan == plans.end()) {
            continue;
        }
        members.push_back({&panel, plan->definition.suppress_below,
                           plan->definition.kind == measures::Kind::share});
        for (int index = 0; index < shape.periods; ++index) {
            periods.insert(shape.period(index));
        }
    }
    for (const Period& period : periods) {
        Table table{release, members, group.relations, period};
        const auto primary = table.primary(before);
        if (primary.empty()) {
            continue;
        }
        if (auto done = table.withhold_all(primary); !done) {
            return done;
        }
    }
    return {};
}

void add_withheld(const Panel& panel, std::set<Place>& found) {
    const Panel::Shape& shape = panel.shape();
    for (std::size_t area = 0; area < shape.areas.size(); ++area) {
        const Stretches& own = panel.stretches(area);
        for (int index = own.empty() ? 0 : own.front().first;
             !own.empty() && index <= own.back().last; ++index) {
            if (panel.number(area, index) == Cell{Missing::confidential}) {
                found.emplace(shape.measure, shape.level, shape.areas[area],
                              shape.period(index).text());
            }
        }
    }
}

} // namespace

Result<std::set<Place>> withheld_before(std::span<const measures::Plan> plans,
                                        const History& history,
                                        const std::filesystem::path& releases) {
    std::set<std::string> measures;
    for (Group& group : groups_that_withhold(plans)) {
        measures.merge(group.measures);
    }
    std::set<Place> found;
    if (measures.empty()) {
        return found;
    }
    std::set<std::string> seen;
    for (const Publication& publication : history.publications) {
        if (!seen.insert(publication.hash).second) {
            continue;
        }
        const auto panels = panels_at(releases, publication.hash, measures);
        if (!panels) {
            return pass(panels.error());
        }
        for (const Panel& panel : *panels) {
            add_withheld(panel, found);
        }
    }
    return found;
}

Done suppress(std::span<const measures::Plan> plans,
              const std::set<Place>& before,
              release::Release& release) {
    for (const Group& group : groups_that_withhold(plans)) {
        if (auto done = suppress_group(group, plans, before, release); !done) {
            return done;
        }
    }
    return {};
}

} // namespace mf::publish
