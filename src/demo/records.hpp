// What people of the demonstration did with records, as a folder of tables tells it (definitions/demo/records).
#pragma once

#include "base/error.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace mf::demo {

/// One thing that somebody did with a record. Days count from the last day that the figures are about.
struct RecordAct {
    enum class Kind { open, change, move } kind = Kind::open;
    int day = 0;
    std::string where; ///< "questions.toml:12"
    std::string in;    ///< register
    std::string id;
    std::string to; ///< of a move: the state
    std::string role;
    std::string post;
    std::string why = {};
    std::vector<std::string> evidence = {};
    std::vector<std::pair<std::string, std::string>> values = {};
};

struct RecordStory {
    std::vector<RecordAct>
        acts; ///< day by day; within a day as the files, in the order of their names, have them
    int figures_day = 0; ///< when the newest figures are looked at
};

/// Every *.toml of the folder; people.toml says who stands for a role. `not_found`, `invalid` with file and line.
Result<RecordStory> load_records(const std::filesystem::path& folder);

} // namespace mf::demo
