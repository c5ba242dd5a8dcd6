// Approved outputs: a text is held against a file of tests/golden/, or becomes it when METFORWARD_GOLDEN=write.
#pragma once

#include <string>

namespace mf::test {

/// Fails the test when `text` is not what tests/golden/<name> holds; tells the first line that differs.
void approve(const std::string& name, const std::string& text);

} // namespace mf::test
