// Which numbers of one measure stand in the release that everyone reads at this moment.
#pragma once

#include "app/commands.hpp"
#include "base/panel.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mf::app {

class PublishedNumbers {
public:
    /// Reads the panels of that measure alone. Errors as publish::thaw().
    static Result<PublishedNumbers> of(const Context& context, const std::string& measure);

    /// The hash of the release; nothing when none is published.
    const std::optional<std::string>& release() const { return release_; }
    /// Whether the release has this number, counted by the definition of that hash. O(log areas).
    bool has(const std::string& level,
             const std::string& area,
             const Period& period,
             const Cell& number,
             const std::string& definition) const;

private:
    std::optional<std::string> release_;
    std::vector<Panel> panels_;
};

} // namespace mf::app
