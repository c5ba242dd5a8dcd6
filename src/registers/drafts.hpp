// What somebody has begun to write into a form and not handed in: one draft for each form and person, of no interest to anybody else.
#pragma once

#include "registers/registers.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mf::registers {

struct FormDraft {
    std::string form;         ///< address of the form: one draft each
    std::string at;           ///< UTC, when it was kept
    std::int64_t version = 0; ///< of the record that was looked at
    Values values;
    std::string why;
    std::string happened;
    std::vector<std::string> evidence;
    bool operator==(const FormDraft&) const = default;
};

/// The id under which the draft stands: handed to a Change, it goes when the form is taken.
std::string draft_id(const std::string& owner, const std::string& form);

/// Replaces the owner's earlier draft of the same form. `owner` is an account's id.
Done keep_draft(Registers& registers, const std::string& owner, const FormDraft& draft);
Result<std::optional<FormDraft>>
find_draft(Registers& registers, const std::string& owner, const std::string& form);
Done drop_draft(Registers& registers, const std::string& owner, const std::string& form);
/// Newest first.
Result<std::vector<FormDraft>> drafts_of(Registers& registers, const std::string& owner);

} // namespace mf::registers
