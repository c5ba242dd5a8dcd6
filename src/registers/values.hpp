// Whether a text may stand in a field, and what the texts of some types mean.
#pragma once

#include "base/error.hpp"
#include "registers/record.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mf::registers {

constexpr std::size_t text_bytes_max = 1000;        ///< one line: more is a long text
constexpr std::size_t long_text_bytes_max = 40'000; ///< some 20 pages: more is a paper, and a file
constexpr std::size_t lines_max = 100;              ///< of a list: more is a register of its own

/// A measure compared with a number: "knife-crime metropolitan < 1200".
struct MeasureTest {
    enum class Comparison { below, at_most, above, at_least };
    std::string measure;
    std::string area;
    Comparison comparison = Comparison::below;
    double threshold = 0;
    bool operator==(const MeasureTest&) const = default;
};

Result<MeasureTest> parse_measure_test(std::string_view text);
bool passes(const MeasureTest& test, double value);

/// The newest number of a measure in an area, or why there is none.
struct Reading {
    std::optional<double> value;
    std::string period;
    std::string missing;
};
using MeasureReader = std::function<Reading(const MeasureTest&)>;

/// One line of a field of files and links.
struct EvidenceItem {
    enum class Kind { link, file, record } kind = Kind::link;
    std::string target; ///< the address, the file's hash, or "register/id"
    std::string name;   ///< of a file
};
Result<EvidenceItem> parse_evidence(std::string_view line);
/// The line that parse_evidence() has read.
std::string text_of(const EvidenceItem& item);

/// `invalid` when the text does not fit the field's type; an empty text always fits.
Done check_value(const Field& field, std::string_view text);

/// "2026-17", "blunt-2": small letters, digits, hyphens.
bool is_record_id(std::string_view text);
/// A post or account: letters, digits, blanks, ".,'()&/-" and beyond ASCII; one line, 1 to 120 bytes.
bool is_post(std::string_view text);

} // namespace mf::registers
