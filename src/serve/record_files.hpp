// Files that are attached to records: to who may see the record, and always to be saved, never to be shown.
#pragma once

#include "registers/views.hpp"
#include "serve/reply.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace mf::serve {

/// The file of this hash and name as the record's fields or its history name it; nothing when they do not, or its bytes are no
/// longer there.
std::optional<Reply> attached_file(const registers::Registers& records,
                                   const registers::RecordView& view,
                                   std::string_view hash,
                                   std::string_view name);

} // namespace mf::serve
