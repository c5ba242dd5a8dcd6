// Publishing a release at once, for who approves it on the site.
#pragma once

#include "app/commands.hpp"

#include <string>

namespace mf::app {

/// Checks every byte of the release and opens it for everyone at this moment. `refused` when who prepared it stands for
/// the same post.
Done publish_now(Context context, const std::string& hash, const std::string& post);

} // namespace mf::app
