#include "facts/dates.hpp"
#include "facts/field.hpp"

#include <gtest/gtest.h>

namespace mf::facts {
namespace {

Typed::State state_of(std::string_view text, FieldType type = FieldType::whole) {
    return read_number(text, type, '.', {}).state;
}

TEST(Numbers, WithThousandsSeparatorsAreRead) {
    EXPECT_EQ(read_number("1,234,567", FieldType::whole, '.', {}).whole, 1'234'567);
    EXPECT_EQ(read_number("-1,234.5", FieldType::number, '.', {}).number, -1234.5);
}

TEST(Numbers, WithADecimalCommaAreNotTakenForThousands) {
    EXPECT_EQ(state_of("0,123"), Typed::State::refused);
    EXPECT_EQ(state_of(",123"), Typed::State::refused);
    EXPECT_EQ(state_of("1234,567"), Typed::State::refused);
}

/// A wide file keeps its cells as doubles.
TEST(Numbers, ThatADoubleCannotHoldAreRefused) {
    EXPECT_EQ(state_of("9000000000000000"), Typed::State::value);
    EXPECT_EQ(state_of("9223372036854775807"), Typed::State::refused);
    EXPECT_EQ(state_of("-9223372036854775808"), Typed::State::refused);
}

} // namespace
} // namespace mf::facts
