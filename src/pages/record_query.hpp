// What somebody wants of a list of records, as its address says it.
#pragma once

#include "pages/site_pages.hpp"
#include "registers/definition.hpp"
#include "registers/kept.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace mf::pages {

struct RecordQuery {
    std::string in;
    std::string words = {};
    std::string state = {};
    std::string order = {};                                      ///< "", "oldest", "a-z"
    bool late = false;                                           ///< only what is past its day
    std::vector<std::pair<std::string, std::string>> where = {}; ///< field and value
    std::size_t page = 1;

    bool narrows() const { return !words.empty() || !state.empty() || late || !where.empty(); }
    /// Always the same for the same wish: "/questions?state=open&page=2".
    std::string address() const;
    registers::ListQuery query(std::size_t rows, Day today) const;
};

/// Fields that are unknown are passed over, as on every page. `usage` for a state that there is not, or a number of a page
/// that is none.
Result<RecordQuery> record_query(const Asked& asked, const registers::Register& in);

/// Fields of the register by which the public can filter.
std::vector<const registers::Field*> filters_of(const registers::Register& in);

} // namespace mf::pages
