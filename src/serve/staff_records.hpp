// The pages of those who work with records, and of anybody who asks a question: all that depends on who looks.
#pragma once

#include "serve/record_visit.hpp"

#include <vector>

namespace mf::serve {

/// /staff/work, /staff/records and what is below it but forms.
std::vector<PersonalRoute> record_routes(const PersonalPages& pages, const RecordsPtr& records);
/// Forms: to open a record, to change it, to move it.
std::vector<PersonalRoute> record_form_routes(const PersonalPages& pages,
                                              const RecordsPtr& records);
/// To delete what is in a record about a person.
std::vector<PersonalRoute> record_erase_routes(const PersonalPages& pages,
                                               const RecordsPtr& records);
/// Attached files, as downloads: to who may see the record.
std::vector<PersonalRoute> record_file_routes(const PersonalPages& pages,
                                              const RecordsPtr& records);
/// /staff/meetings/{id}/pack
std::vector<PersonalRoute> pack_routes(const PersonalPages& pages, const RecordsPtr& records);
/// /ask and /ask/receipt: without an account.
std::vector<PersonalRoute> ask_routes(const PersonalPages& pages, const RecordsPtr& records);

} // namespace mf::serve
