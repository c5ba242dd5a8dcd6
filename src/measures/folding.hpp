// From the groups of one scan to panels: nought where something is supplied, the reason where not, then the counts.
#pragma once

#include "measures/groups.hpp"
#include "measures/places.hpp"
#include "measures/supplied.hpp"
#include "measures/vintages.hpp"
#include "measures/wide_rows.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mf::measures {

/// One plan at one level: makes the panels of its splits. What it is given outlives it.
class Folding {
public:
    struct Given {
        const Plan& plan;
        const Supplied& supplied;
        const Vintages& vintages;
        const Groups& groups;
        const Counted& counted;
        const Places& places;
        const Rows& rows;
        geo::Level level;
    };

    Folding(const Given& given, const Question& question);

    /// The groups whose split has this code; all of them when nothing is split. O(groups + cells).
    Panel panel(const std::optional<std::uint32_t>& value) const;

private:
    using RowOf = std::vector<std::int32_t>; ///< area of the places -> row of the panel, or -1

    Panel::Shape shape_of() const;
    void begin(Panel& panel, const RowOf& row_of) const;
    template <class Each>
    void for_each(const Panel& panel,
                  const RowOf& row_of,
                  const std::optional<std::uint32_t>& value,
                  Each each) const;
    void count(Panel& panel, const RowOf& row_of, const std::optional<std::uint32_t>& value) const;
    void read(Panel& panel, const RowOf& row_of, const std::optional<std::uint32_t>& value) const;
    bool is_published() const;
    Cell nothing_counted() const;
    void give_no_parts(Panel& panel) const;
    Marks doubt(const Period& period) const;
    std::vector<int> index_periods(const Panel::Shape& shape) const;
    void mark_moved(Panel& panel, const std::vector<bool>& has_row) const;
    std::optional<Missing> missing(const std::string& force, const Period& period) const;

    Given given_;
    std::map<std::string, Span> spans_; ///< of each force that has one
};

} // namespace mf::measures
