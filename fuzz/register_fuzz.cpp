// Definitions of registers, tests of measures, lines of evidence and tables of records, as people write them.
#include "base/csv_text.hpp"
#include "base/text.hpp"
#include "property.hpp"
#include "registers/attachments.hpp"
#include "registers/definition.hpp"
#include "registers/table_files.hpp"
#include "registers/values.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

using namespace mf;
using fuzz::require;

constexpr std::size_t input_bytes_max = 4096;
constexpr std::string_view file = "definitions/registers/any.toml";

void check_register(const registers::Register& one, const std::string& text) {
    require(!one.id.empty() && !one.fields.empty(), "a register has an id and fields");
    require(one.text == text, "a register has its text");
    for (const registers::Field& field : one.fields) {
        require(field.is_public || !field.seen_by.empty(), "somebody may see each field");
        require(one.field(field.name) != nullptr, "a field is found");
        require(field.type != registers::FieldType::person_data || field.erasable,
                "what is about a person can be erased");
    }
    for (const registers::Move& move : one.moves) {
        require(move.by.empty() == move.when.has_value(), "people or the clock make a move");
    }
    for (const Error& error : registers::problems(one, {one}, {})) {
        fuzz::require_mendable(error, file, text);
    }
}

void check_texts(const std::string& text) {
    if (const auto test = registers::parse_measure_test(text)) {
        require(!test->measure.empty() && !test->area.empty(), "a test has a measure and an area");
    }
    if (const auto item = registers::parse_evidence(text)) {
        require(item->target.find('\n') == std::string::npos, "evidence is one line");
        require(item->name.find('/') == std::string::npos, "a file's name has no folder");
    }
    if (const auto term = registers::term_of(text)) {
        require(registers::term_of(registers::text_of(*term)) == term,
                "a term is read as it is written");
    }
    const std::string cell = registers::csv_field(text);
    require(cell.empty() || cell.find_first_of("=+-@") != 0, "no cell begins a formula");
    const auto table = parse_csv("a,b\n" + cell + ",x\n", "cell.csv");
    if (is_utf8(text) && text.find('\r') == std::string::npos) {
        require(table && !table->rows.empty() &&
                    registers::without_guard(table->rows[0].fields[0]) == text,
                "a cell is read as it was written");
    }
    static_cast<void>(registers::type_of(text));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > input_bytes_max) {
        return -1;
    }
    const std::string text{fuzz::text_of(data, size)};
    if (const auto one = registers::parse_register(text, file)) {
        check_register(*one, text);
    } else {
        fuzz::require_mendable(one.error(), file, text);
    }
    check_texts(text);
    return 0;
}
