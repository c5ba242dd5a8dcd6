#include "measures/places.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace mf::measures {

namespace {

using store::TextColumn;

class Finder {
public:
    Finder(const Plan& plan,
           const Setting& setting,
           const Question& question,
           const Supplied& supplied,
           const Vintages& vintages,
           const Groups& groups)
        : plan_{plan}, areas_{setting.state.areas}, question_{question}, supplied_{supplied},
          vintages_{vintages}, groups_{groups} {}

    Places find(geo::Level level) {
        switch (level) {
        case geo::Level::force:
            find_forces();
            break;
        case geo::Level::district:
            find_districts();
            break;
        case geo::Level::ward:
            find_smaller(groups_.ward, level);
            break;
        default:
            find_smaller(groups_.small, level);
            break;
        }
        return settled(level);
    }

private:
    bool asked(const std::string& area) const {
        return !area.empty() && (question_.area.empty() || question_.area == area);
    }

    /// Whose files and regimes decide in an area of the force.
    const std::string& reporter(const std::string& force) const {
        return plan_.definition.reported_by.empty() ? force : plan_.definition.reported_by;
    }

    void find_forces() {
        for (const std::string& force :
             plan_.force_in_slice ? supplied_.forces() : groups_.force.words) {
            if (asked(force)) {
                force_of_[force] = force;
                counts_for_[force] = force;
            }
        }
        column_ = &groups_.force;
    }

    void find_districts() {
        const std::set<std::string> named(groups_.district.words.begin(),
                                          groups_.district.words.end());
        for (const geo::District& district : areas_.districts()) {
            if (!asked(district.code) || (question_.area.empty() && !district.successor.empty())) {
                continue;
            }
            const auto codes = areas_.with_predecessors(district.code);
            const bool there = plan_.force_in_slice
                                   ? supplied_.has(district.force)
                                   : std::ranges::any_of(codes, [&](const std::string& code) {
                                         return named.contains(code);
                                     });
            if (!there) {
                continue;
            }
            force_of_[district.code] = reporter(district.force);
            for (const std::string& code : codes) {
                counts_for_[code] = district.code;
            }
        }
        column_ = &groups_.district;
    }

    void find_smaller(const TextColumn& column, geo::Level level) {
        const std::vector<std::string> districts = usual_districts(column);
        for (std::size_t i = 1; i < column.words.size(); ++i) {
            const std::string& code = column.words[i];
            if (!asked(code) || (level != geo::Level::ward && !vintages_.is_in(code, level))) {
                continue;
            }
            const geo::District* district = areas_.district(districts[i]);
            if (plan_.force_in_slice && (district == nullptr || !supplied_.has(district->force))) {
                continue;
            }
            force_of_[code] = district == nullptr ? "" : reporter(district->force);
            counts_for_[code] = code;
        }
        column_ = &column;
    }

    /// The district that most groups of a word name; districts change their names while smaller areas keep their codes.
    std::vector<std::string> usual_districts(const TextColumn& column) const {
        std::vector<std::unordered_map<std::uint32_t, int>> seen(column.words.size());
        for (std::size_t group = 0; group < column.codes.size(); ++group) {
            const std::uint32_t district =
                groups_.district.codes.empty() ? 0 : groups_.district.codes[group];
            if (district != 0) {
                ++seen[column.codes[group]][district];
            }
        }
        std::vector<std::string> usual(column.words.size());
        for (std::size_t i = 0; i < seen.size(); ++i) {
            // Of two that are named equally often the lower code, in whatever order the groups came.
            std::pair<int, std::string> best;
            for (const auto& [district, times] : seen[i]) {
                const std::string& code = groups_.district.words[district];
                if (times > best.first || (times == best.first && code < best.second)) {
                    best = {times, code};
                }
            }
            usual[i] = best.second;
        }
        return usual;
    }

    /// Of each word of the column the place of the area that it counts for.
    std::vector<std::int32_t> index_words(const std::vector<std::string>& areas) const {
        std::vector<std::int32_t> index_of(column_->words.size(), -1);
        for (std::size_t i = 1; i < column_->words.size(); ++i) {
            if (const auto area = counts_for_.find(column_->words[i]); area != counts_for_.end()) {
                index_of[i] = static_cast<std::int32_t>(
                    std::ranges::lower_bound(areas, area->second) - areas.begin());
            }
        }
        return index_of;
    }

    std::vector<bool> territorial() const {
        std::vector<bool> inside(groups_.force.words.size(), true);
        for (std::size_t i = 1; i < inside.size(); ++i) {
            const geo::Force* force = areas_.force(groups_.force.words[i]);
            inside[i] = force == nullptr || force->territorial;
        }
        return inside;
    }

    Places settled(geo::Level level) const {
        Places places;
        for (const auto& [area, force] : force_of_) {
            places.areas.push_back(area);
            places.forces.push_back(force);
        }
        const std::vector<std::int32_t> index_of = index_words(places.areas);
        const std::vector<bool> inside = territorial();
        const bool strays = level != geo::Level::force && !groups_.force.codes.empty() &&
                            plan_.definition.reported_by.empty();
        places.area_of.resize(groups_.size, -1);
        for (std::size_t group = 0; group < column_->codes.size(); ++group) {
            if (!strays || inside[groups_.force.codes[group]]) {
                places.area_of[group] = index_of[column_->codes[group]];
            }
        }
        return places;
    }

    const Plan& plan_;
    const geo::Areas& areas_;
    const Question& question_;
    const Supplied& supplied_;
    const Vintages& vintages_;
    const Groups& groups_;
    std::map<std::string, std::string> force_of_;             ///< of each area
    std::unordered_map<std::string, std::string> counts_for_; ///< code in the rows -> area
    const TextColumn* column_ = nullptr;                      ///< has those codes
};

} // namespace

bool Places::has(const std::string& area) const {
    return std::ranges::binary_search(areas, area);
}

Places places_of(const Plan& plan,
                 const Setting& setting,
                 const Question& question,
                 const Supplied& supplied,
                 const Vintages& vintages,
                 const Groups& groups,
                 geo::Level level) {
    return Finder{plan, setting, question, supplied, vintages, groups}.find(level);
}

} // namespace mf::measures
