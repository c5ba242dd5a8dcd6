#include "app/commands.hpp"

#include <fmt/format.h>

namespace mf::app {

Result<int> init(const Context& context, const InitCommand& command) {
    if (auto made = facts::Workspace::make(command.folder, context.home, command.authority);
        !made) {
        return pass(made.error());
    }
    context.say(fmt::format("Made a workspace in {}.", command.folder.string()));
    return done;
}

} // namespace mf::app
