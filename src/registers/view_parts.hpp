// What several views are made of. For the views' own sources.
#pragma once

#include "registers/views.hpp"

#include <string>

namespace mf::registers {

/// Titles of records that are referred to, as far as the viewer may find them.
class Titles {
public:
    Titles(Registers& registers, const Actor& viewer) : registers_{registers}, viewer_{viewer} {}

    /// "" when there is no such record for the viewer.
    Result<std::string> of(const std::string& in, const std::string& id);

private:
    Registers& registers_;
    const Actor& viewer_;
};

/// One field with its label, a choice's label, and a reference's title.
Result<FieldView>
view_field(const Register& in, const Field& field, const std::string& value, Titles& titles);

/// Lines as a field of files and links has them; a line that is none of that is left out.
Result<std::vector<EvidenceView>> view_evidence(const std::vector<std::string>& lines,
                                                Titles& titles);

} // namespace mf::registers
