#include "publish/suppress.hpp"

#include "publish/disclosure.hpp"
#include "publish/freeze.hpp"

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

/// One measure in one period, over all its levels: counts, and which of them add up.
class Table {
public:
    Table(const release::Release& release, std::span<Panel* const> panels, const Period& period)
        : release_{release}, period_{period} {
        for (Panel* panel : panels) {
            const int index = panel->shape().index(period);
            if (index < 0 || index >= panel->shape().periods) {
                continue;
            }
            for (std::size_t area = 0; area < panel->shape().areas.size(); ++area) {
                add_cell(*panel, area, index);
            }
        }
        add_sums();
    }

    /// Counts that the rule withholds, and those that were withheld before.
    std::vector<std::size_t>
    primary(int below, bool is_share, const std::set<Place>& before) const {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < at_.size(); ++i) {
            const double count = cells_.values[i];
            const double rest = is_share ? rest_of(i) : 0;
            if ((count > 0 && count < below) || (rest > 0 && rest < below) ||
                before.contains(place(i))) {
                found.push_back(i);
            }
        }
        return found;
    }

    Done withhold_all(std::span<const std::size_t> primary, int below) {
        for (const std::size_t cell : primary) {
            cells_.hidden[cell] = true;
        }
        auto safe = protect(cells_, primary, {static_cast<double>(below), 1});
        if (!safe) {
            Error error = safe.error();
            error.where = fmt::format("{} {}", at_.front().panel->shape().measure, period_.text());
            return pass(error);
        }
        for (std::size_t i = 0; i < at_.size(); ++i) {
            if (safe->hidden[i]) {
                withhold(*at_[i].panel, at_[i].area, at_[i].index);
            }
        }
        return {};
    }

private:
    struct At {
        Panel* panel = nullptr;
        std::size_t area = 0;
        int index = 0;
    };

    const std::string& code(std::size_t cell) const {
        return at_[cell].panel->shape().areas[at_[cell].area];
    }

    Place place(std::size_t cell) const {
        const Panel::Shape& shape = at_[cell].panel->shape();
        return {shape.measure, shape.level, code(cell), period_.text()};
    }

    double rest_of(std::size_t cell) const {
        const auto parts = at_[cell].panel->parts(at_[cell].area, at_[cell].index);
        const auto whole = !parts ? std::nullopt : parts->denominator.value();
        return whole ? *whole - cells_.values[cell] : 0;
    }

    void add_cell(Panel& panel, std::size_t area, int index) {
        if (const auto count = count_in(panel, area, index).value()) {
            cell_of_[{panel.shape().level, panel.shape().areas[area]}] = at_.size();
            at_.push_back({&panel, area, index});
            cells_.values.push_back(*count);
            cells_.hidden.push_back(false);
            cells_.fixed.push_back(false);
        }
    }

    /// An area is the sum of its parts, level by level; what lies in none of them is known beside.
    void add_sums() {
        std::map<std::pair<std::size_t, std::string>, Sum> sums; // by whole, and level of the parts
        for (std::size_t i = 0; i < at_.size(); ++i) {
            const release::AreaInfo* area = release_.area(code(i));
            if (area == nullptr || area->parent.empty()) {
                continue;
            }
            for (auto& [at, whole] : cell_of_) {
                if (at.second == area->parent) {
                    Sum& sum = sums[{whole, at_[i].panel->shape().level}];
                    sum.total = whole;
                    sum.parts.push_back(i);
                }
            }
        }
        for (auto& [key, sum] : sums) {
            sum.beside = cells_.values[sum.total];
            for (const std::size_t part : sum.parts) {
                sum.beside -= cells_.values[part];
            }
            cells_.sums.push_back(std::move(sum));
        }
    }

    const release::Release& release_;
    Period period_;
    std::vector<At> at_;                                                 ///< by cell
    std::map<std::pair<std::string, std::string>, std::size_t> cell_of_; ///< by level and area
    Cells cells_;
};

Done suppress_measure(const measures::Plan& plan,
                      const std::set<Place>& before,
                      release::Release& release) {
    std::vector<Panel*> panels;
    std::set<Period> periods;
    for (Panel& panel : release.panels) {
        if (panel.shape().measure == plan.definition.id &&
            panel.shape().version == plan.definition.version) {
            panels.push_back(&panel);
            for (int index = 0; index < panel.shape().periods; ++index) {
                periods.insert(panel.shape().period(index));
            }
        }
    }
    const int below = plan.definition.suppress_below;
    const bool is_share = plan.definition.kind == measures::Kind::share;
    for (const Period& period : periods) {
        Table table{release, panels, period};
        const auto primary = table.primary(below, is_share, before);
        if (primary.empty()) {
            continue;
        }
        if (auto done = table.withhold_all(primary, below); !done) {
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
    for (const measures::Plan& plan : plans) {
        if (plan.definition.suppress_below > 0) {
            measures.insert(plan.definition.id);
        }
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
    const measures::Plan* last = nullptr; // a measure that counts from several sources has several
    for (const measures::Plan& plan : plans) {
        const bool again = last != nullptr && last->definition.id == plan.definition.id;
        last = &plan;
        if (again || plan.definition.suppress_below == 0) {
            continue;
        }
        if (auto done = suppress_measure(plan, before, release); !done) {
            return done;
        }
    }
    return {};
}

} // namespace mf::publish
