// Decisions about facts, written into the journal: who, when, why.
#pragma once

#include "base/clock.hpp"
#include "facts/journal_events.hpp"
#include "facts/workspace.hpp"

namespace mf::facts {

/// Writes a decision down. `usage` without post or reason, `not_found` when its subject does not exist, `refused` when it was
/// decided before, `busy` when the workspace is locked.
Done decide(const Workspace& workspace, Decision decision, const Clock& clock);

} // namespace mf::facts
