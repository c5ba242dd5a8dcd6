// What a Kept holds. For its own sources.
#pragma once

#include "registers/kept.hpp"
#include "store/sqlite.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace mf::registers {

struct Kept::State {
    store::Sqlite database;
    const Definitions& definitions;
    const Calendar& calendar;
    /// How many records a register has by state, as of the event `counted_at`: counting them takes longer than a page.
    std::string counted_at = {};
    std::map<std::string, std::vector<std::pair<std::string, std::int64_t>>> counted = {};
};

} // namespace mf::registers
