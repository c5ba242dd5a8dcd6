// Which release everyone reads at this moment.
#pragma once

#include "app/commands.hpp"
#include "publish/history.hpp"
#include "release/release.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace mf::app {

struct ShownRelease {
    std::optional<publish::Publication> publication; ///< nothing before the first: the newest facts
    std::optional<std::int64_t>
        facts_event; ///< of the facts that it was made from; nothing: the newest
    std::vector<publish::Correction> corrections;
    std::vector<release::PublicationInfo>
        opened;       ///< all that everyone could read by now, oldest first
    std::string mark; ///< changes whenever something else is to be shown
};

/// Reads the journal, and the system's clock for what has opened.
Result<ShownRelease> shown_release(const Context& context);

/// The published release with its corrections, without areas smaller than `smallest`. pre: shown.publication.
/// Errors as publish::thaw().
Result<release::Release>
published_release(const Context& context, const ShownRelease& shown, geo::Level smallest);

} // namespace mf::app
