// What the journal knows of releases: which were prepared, when they were published and seen early, what was corrected.
// The list never shortens.
#pragma once

#include "base/clock.hpp"
#include "base/error.hpp"
#include "store/journal.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mf::publish {

constexpr const char* releases_stream = "releases";

struct Prepared {
    std::string hash;
    std::string at;                    ///< UTC, "2026-03-31T09:30:00Z"
    std::string post;                  ///< "" when nobody said it
    std::int64_t facts_event = 0;      ///< the newest event about facts that it was made from
    std::vector<std::string> findings; ///< what release check found when it was prepared
};

/// Somebody with an account says that a prepared release is to be published; another must say so too.
struct Proposal {
    std::string hash;
    std::string at;
    std::string account; ///< its id
    std::string post;
};

/// A post that sees a release before everyone else.
struct EarlySight {
    std::string post;
    int hours = 0; ///< before it opens
    bool operator==(const EarlySight&) const = default;
};

struct Publication {
    std::string hash;
    std::string at;    ///< when it was decided
    std::string opens; ///< when everyone may read it, to the second
    std::string post;
    std::vector<EarlySight> early;
    store::Head records =
        {}; ///< of the journal when it was decided; number 0: it was not noted yet
};

/// Says what was wrong in a release, at the place of the error.
struct Correction {
    int number = 0;   ///< 1, 2, … in the order in which they were made
    std::string hash; ///< of the release that had the error
    std::string measure;
    std::string area;   ///< "" when it is about the measure everywhere
    std::string period; ///< "" when it is about all periods
    std::string was;    ///< as it was shown
    std::string is;     ///< as it should be
    std::string reason;
    std::string effect; ///< what the error led a reader to believe
    std::string post;
    std::string at;
};

struct History {
    std::vector<Prepared> prepared; ///< in order of time; a release prepared twice stands twice
    std::vector<Proposal> proposals;
    std::vector<Publication> publications;
    std::vector<Correction> corrections;

    /// The one that everyone reads at a moment; nullptr before the first. Of two that opened at one second, the later decided.
    const Publication* current(const std::string& now) const;
    /// The newest that was prepared; nullptr when none was.
    const Prepared* newest() const { return prepared.empty() ? nullptr : &prepared.back(); }
    /// When that release was prepared first; nullptr when it never was.
    const Prepared* of(const std::string& hash) const;
    /// The newest of that release; nullptr when nobody proposed it.
    const Proposal* proposal_of(const std::string& hash) const;
    bool is_published(const std::string& hash) const;
};

/// `integrity` when an event cannot be read.
Result<History> read_history(const store::Journal& journal);

store::NewEvent event_of(const Prepared& prepared);
store::NewEvent event_of(const Proposal& proposal);
store::NewEvent event_of(const Publication& publication);
store::NewEvent event_of(const Correction& correction);

/// A moment as it may be typed: "2026-03-31T09:30:00Z", without seconds, or a day alone (00:00), always UTC. `usage` otherwise.
Result<std::string> moment_of(const std::string& typed);

/// "chair: 24": a post and the hours that it sees a release early. `usage` for none, or for over 24 (the Pre-release Access to
/// Official Statistics Order 2008).
Result<EarlySight> early_sight_of(const std::string& typed);

} // namespace mf::publish
