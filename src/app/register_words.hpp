// The words of `metforward register …` and `metforward refresh`.
#pragma once

#include "app/register_command.hpp"

#include <functional>

namespace CLI {
class App;
}

namespace mf::app {

/// Adds the commands to the command line; `choose` is told what is to be done once one of them is given.
void add_register_words(CLI::App& app,
                        const Context& context,
                        RegisterCommand& command,
                        const std::function<void(std::function<Result<int>()>)>& choose);

} // namespace mf::app
