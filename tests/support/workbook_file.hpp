// A small XLSX workbook, as a publisher's odd program writes it.
#pragma once

#include <string>
#include <vector>

namespace mf::test {

/// One sheet of texts. Like a real one that was found, it says of itself that it is one cell large, and its
/// parts are stored without compression.
std::string xlsx_file(const std::string& sheet, const std::vector<std::vector<std::string>>& rows);

} // namespace mf::test
