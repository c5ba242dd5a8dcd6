// Every record of a register, page by page, for what is written out whole.
#pragma once

#include "registers/registers.hpp"

#include <functional>

namespace mf::registers {

/// Calls `work` with each row that the viewer may look for, by id; ends with the first error. O(records), one page in memory.
Done for_each_row(Registers& registers,
                  const Register& definition,
                  const Actor& viewer,
                  const std::function<Done(const ListRow&)>& work);

} // namespace mf::registers
