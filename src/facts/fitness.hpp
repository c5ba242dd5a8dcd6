// How complete a file is, against the same source's own history.
#pragma once

#include "facts/land.hpp"
#include "facts/state.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mf::facts {

struct FitnessLine {
    std::string source;
    std::string edition;
    std::string file;
    std::string slice; ///< "metropolitan 2025-02"
    std::string what;  ///< "outcome is missing", "no place", "rows share an id", "place in the sea"
    std::uint64_t rows = 0; ///< of which it is true
    double share = 0;       ///< of the file's rows
    std::optional<double>
        usual; ///< median share over the source's other current files of the same force, at least three
};

/// One line a current edition and question, those questions left out that never have an answer other than nought for the source.
/// `lands`: where places ought to lie; the projection brings grid references there.
Result<std::vector<FitnessLine>> fitness(const State& state,
                                         const store::Database& database,
                                         const std::vector<Land>& lands,
                                         const geo::Projection& projection,
                                         const std::string& only_source);

} // namespace mf::facts
