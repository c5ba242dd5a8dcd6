#include "store/backup.hpp"

#include "app/commands.hpp"

#include <fmt/format.h>

namespace mf::app {

Result<int> backup(const Context& context, const CopyCommand& command) {
    const auto workspace = context.open();
    if (!workspace) {
        return pass(workspace.error());
    }
    const auto copied = store::back_up(workspace->folder(), command.folder);
    if (!copied) {
        return pass(copied.error());
    }
    context.say(fmt::format("Copied the workspace to {}.", command.folder.string()));
    return done;
}

Result<int> restore(const Context& context, const CopyCommand& command) {
    if (const auto kept = facts::Workspace::open(command.folder, context.home); !kept) {
        return pass(kept.error());
    }
    const auto copied = store::restore(command.folder, context.workspace);
    if (!copied) {
        return pass(copied.error());
    }
    context.say(fmt::format("Made {} from the backup.", context.workspace.string()));
    return done;
}

} // namespace mf::app
