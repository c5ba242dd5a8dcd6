// What the facts write into the journal, and how it is read again.
#pragma once

#include "base/clock.hpp"
#include "facts/edition.hpp"
#include "store/journal.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mf::facts {

constexpr const char* facts_stream = "facts";

/// An observation, and the edition that its file was read into.
struct Observed {
    Observation what;
    std::string edition;
    std::string source;
    std::string sheet; ///< of a workbook
};

/// Somebody's decision: held rows are accepted, or one of two editions that tie is chosen.
struct Decision {
    enum class Kind { accept, choose } kind = Kind::accept;
    std::string subject; ///< id of the hold, or of the edition
    std::string post;
    std::string reason;
    std::string at;
};

struct FactEvents {
    std::vector<Observed> observed; ///< in the order of the journal
    std::vector<Decision> decisions;
};

store::NewEvent event_of(const Observed& observed, const Clock& clock);
store::NewEvent event_of(const Decision& decision);
/// Those whose number in the journal is at most `last`; nothing: all.
Result<FactEvents> read_events(const store::Journal& journal,
                               std::optional<std::int64_t> last = std::nullopt);

} // namespace mf::facts
