// What a Journal holds. For the journal's own sources.
#pragma once

#include "store/journal.hpp"
#include "store/sqlite.hpp"

namespace mf::store {

struct Journal::State {
    Sqlite database;
    std::int64_t format = 0;
};

} // namespace mf::store
