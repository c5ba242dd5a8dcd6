// What a Kept holds. For its own sources.
#pragma once

#include "registers/kept.hpp"
#include "store/sqlite.hpp"

namespace mf::registers {

struct Kept::State {
    store::Sqlite database;
    const Definitions& definitions;
    const Calendar& calendar;
};

} // namespace mf::registers
