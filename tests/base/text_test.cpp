#include "base/text.hpp"

#include <gtest/gtest.h>

namespace mf {
namespace {

TEST(AsUtf8, LeavesTextAsItIs) {
    EXPECT_EQ(as_utf8("Cl\xc3\xb4s, 5 %"), "Cl\xc3\xb4s, 5 %");
}

TEST(AsUtf8, ShowsBytesThatAreNoText) {
    EXPECT_EQ(as_utf8(std::string_view{"a\0\x81z\xc3", 5}), "a%00%81z%C3");
}

} // namespace
} // namespace mf
