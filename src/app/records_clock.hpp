// The clock in the server: what time and new numbers bring to records while it serves.
#pragma once

#include "app/commands.hpp"
#include "release/release.hpp"

#include <functional>
#include <memory>
#include <stop_token>

namespace mf::app {

/// The release that the site shows, or nothing while it is not there.
using ShownNow = std::function<std::shared_ptr<const release::Release>()>;

/// Runs until it is asked to stop: makes the automatic moves and erases what is to be forgotten at the start, when the release
/// becomes another, and at each quarter of an hour, so at midnight in any time zone. Tests of measures are made with `shown`,
/// as far as it is published. Errors are said and never end it. Several servers on one workspace do each thing once.
void keep_records_moving(const std::stop_token& stop,
                         const Context& context,
                         const ShownNow& shown);

} // namespace mf::app
