// Definitions of sources and measures as people write them: a value, or an error with its line and how to mend it.
#include "facts/source.hpp"
#include "measures/definition.hpp"
#include "measures/plan.hpp"
#include "property.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace mf;
using fuzz::require;

constexpr std::size_t input_bytes_max = 4096;
constexpr std::string_view file = "definitions/any.toml";

void check_source(const facts::SourceDefinition& source, const std::string& text) {
    require(!source.id.empty() && source.text == text, "a definition has an id and its text");
    require(!facts::contradiction(source), "a definition does not contradict itself");
    require(source.hash.size() == 64, "a definition has a hash");
    require(source.whole_share >= 0 && source.whole_share <= 1, "a share is a share");
    for (const auto& column : source.columns) {
        require(!column.as.empty() && source.column(column.as) == &column, "a field is found");
        require(!column.names.empty() || !column.from_name.empty() || !column.constant.empty(),
                "a field comes from somewhere");
    }
    const auto commented = facts::parse_source(text + "\n# a comment\n", file);
    require(commented && commented->hash == source.hash, "a comment changes no row");
}

void check_measure(const measures::Definition& definition,
                   const facts::SourceDefinition* source,
                   std::string_view text) {
    require(!definition.id.empty() && !definition.levels.empty(),
            "a measure has an id and a level");
    if (source == nullptr) {
        return;
    }
    const auto problems = measures::problems(definition, *source, {source, 1});
    for (const Error& error : problems) {
        fuzz::require_mendable(error, file, text);
    }
    require(measures::make_plan(definition, *source, {source, 1}).has_value() == problems.empty(),
            "a measure without problems can be planned");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > input_bytes_max) {
        return -1;
    }
    static const auto street = facts::load_sources({"definitions/sources"});
    require(street.has_value(), "the definitions can be read");
    const std::string text{fuzz::text_of(data, size)};
    if (const auto source = facts::parse_source(text, file)) {
        check_source(*source, text);
    } else {
        fuzz::require_mendable(source.error(), file, text);
    }
    if (const auto definition = measures::parse_definition(text, file)) {
        check_measure(*definition, &street->front(), text);
        for (const auto& source : *street) {
            check_measure(*definition, source.id == definition->source ? &source : nullptr, text);
        }
    } else {
        fuzz::require_mendable(definition.error(), file, text);
    }
    return 0;
}
