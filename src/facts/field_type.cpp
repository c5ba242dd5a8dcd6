#include "facts/field_type.hpp"

#include <algorithm>
#include <array>

namespace mf::facts {

namespace {

constexpr std::array<std::pair<std::string_view, FieldType>, 15> types{{
    {"text", FieldType::text},
    {"id", FieldType::id},
    {"month", FieldType::month},
    {"year", FieldType::year},
    {"financial_year", FieldType::financial_year},
    {"quarter", FieldType::quarter},
    {"day", FieldType::day},
    {"moment", FieldType::moment},
    {"whole", FieldType::whole},
    {"number", FieldType::number},
    {"flag", FieldType::flag},
    {"category", FieldType::category},
    {"force", FieldType::force},
    {"district", FieldType::district},
    {"code", FieldType::code},
}};

} // namespace

std::optional<FieldType> field_type_of(std::string_view word) {
    const auto* found = std::ranges::find(types, word, &decltype(types)::value_type::first);
    return found == types.end() ? std::nullopt : std::optional{found->second};
}

std::string field_types_in_words() {
    std::string words;
    for (const auto& [word, type] : types) {
        words += (words.empty() ? "" : ", ") + std::string{word};
    }
    return words;
}

} // namespace mf::facts
