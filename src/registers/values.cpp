#include "registers/values.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace mf::registers {

namespace {

constexpr std::size_t hash_length = 64;

constexpr std::array<std::pair<std::string_view, MeasureTest::Comparison>, 4> comparisons{{
    {"<", MeasureTest::Comparison::below},
    {"<=", MeasureTest::Comparison::at_most},
    {">", MeasureTest::Comparison::above},
    {">=", MeasureTest::Comparison::at_least},
}};

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

bool is_slug(std::string_view text) {
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    return !text.empty() && text[0] != '-' && std::ranges::all_of(text, fits);
}

bool is_hash(std::string_view text) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'f') || (c >= '0' && c <= '9'); };
    return text.size() == hash_length && std::ranges::all_of(text, fits);
}

std::unexpected<Error> wrong(const Field& field, const std::string& what, const std::string& mend) {
    return fail(ErrorKind::invalid, fmt::format("'{}' {}", field.name, what), field.name, mend);
}

Done check_lines(const Field& field, std::string_view text) {
    const std::vector<std::string> lines = lines_of(text);
    if (lines.size() > lines_max) {
        return fail(ErrorKind::limit,
                    fmt::format("'{}' has more than {} lines", field.name, lines_max), field.name,
                    "Take some out");
    }
    for (const std::string& line : lines) {
        if (field.type == FieldType::posts && !is_post(line)) {
            return wrong(field, fmt::format("has '{}', which is no post", line),
                         "Write one post a line, at most 120 letters");
        }
        if (field.type == FieldType::evidence) {
            if (const auto item = parse_evidence(line); !item) {
                return pass(item.error());
            }
        }
    }
    return {};
}

Done check_text(const Field& field, std::string_view text, std::size_t bytes_max, bool lines) {
    if (text.size() > bytes_max) {
        return fail(ErrorKind::limit,
                    fmt::format("'{}' is longer than {} bytes", field.name, bytes_max), field.name,
                    "Shorten it, or attach a file");
    }
    const auto forbidden = [&](char c) {
        return is_control(c) && !(lines && (c == '\n' || c == '\t'));
    };
    if (!is_utf8(text) || std::ranges::any_of(text, forbidden)) {
        return wrong(field, "has signs that cannot be shown", "Write plain text");
    }
    return {};
}

} // namespace

Result<MeasureTest> parse_measure_test(std::string_view text) {
    std::vector<std::string_view> words;
    for (const std::string_view word : split(text, ' ')) {
        if (!word.empty()) {
            words.push_back(word);
        }
    }
    const auto refused = [&] {
        return fail(ErrorKind::invalid, fmt::format("'{}' is no test of a measure", text), {},
                    "Write measure, area, comparison and number: burglary-rate camden < 2.5");
    };
    if (words.size() != 4 || !is_slug(words[0]) || words[1].size() > text_bytes_max) {
        return refused();
    }
    const auto comparison =
        std::ranges::find(comparisons, words[2], &decltype(comparisons)::value_type::first);
    const auto threshold = number(words[3]);
    if (comparison == comparisons.end() || !threshold || !std::isfinite(*threshold)) {
        return refused();
    }
    return MeasureTest{std::string{words[0]}, std::string{words[1]}, comparison->second,
                       *threshold};
}

bool passes(const MeasureTest& test, double value) {
    switch (test.comparison) {
    case MeasureTest::Comparison::below:
        return value < test.threshold;
    case MeasureTest::Comparison::at_most:
        return value <= test.threshold;
    case MeasureTest::Comparison::above:
        return value > test.threshold;
    case MeasureTest::Comparison::at_least:
        return value >= test.threshold;
    }
    return false;
}

Result<EvidenceItem> parse_evidence(std::string_view line) {
    const auto refused = [&] {
        return fail(ErrorKind::invalid, fmt::format("'{}' is no evidence", line), {},
                    "Write a link (https://…), record:REGISTER/ID, or attach a file");
    };
    constexpr std::string_view file = "file:";
    constexpr std::string_view record = "record:";
    if (line.size() > text_bytes_max || !is_utf8(line) || std::ranges::any_of(line, is_control)) {
        return refused();
    }
    for (const std::string_view scheme : {"https://", "http://"}) {
        const auto bad = [](char c) { return c == ' ' || c == '"' || c == '<' || c == '>'; };
        if (line.starts_with(scheme) && line.size() > scheme.size() &&
            std::ranges::none_of(line, bad)) {
            return EvidenceItem{EvidenceItem::Kind::link, std::string{line}, {}};
        }
    }
    if (line.starts_with(file)) {
        const std::string_view rest = line.substr(file.size());
        const auto slash = rest.find('/');
        if (slash != std::string_view::npos && is_hash(rest.substr(0, slash)) &&
            slash + 1 < rest.size() && rest.find('/', slash + 1) == std::string_view::npos) {
            return EvidenceItem{EvidenceItem::Kind::file, std::string{rest.substr(0, slash)},
                                std::string{rest.substr(slash + 1)}};
        }
    }
    if (line.starts_with(record)) {
        const std::string_view rest = line.substr(record.size());
        const auto slash = rest.find('/');
        if (slash != std::string_view::npos && is_slug(rest.substr(0, slash)) &&
            is_record_id(rest.substr(slash + 1))) {
            return EvidenceItem{EvidenceItem::Kind::record, std::string{rest}, {}};
        }
    }
    return refused();
}

std::string text_of(const EvidenceItem& item) {
    switch (item.kind) {
    case EvidenceItem::Kind::file:
        return "file:" + item.target + "/" + item.name;
    case EvidenceItem::Kind::record:
        return "record:" + item.target;
    case EvidenceItem::Kind::link:
        break;
    }
    return item.target;
}

Done check_value(const Field& field, std::string_view text) {
    if (text.empty()) {
        return {};
    }
    const bool listed = field.type == FieldType::posts || field.type == FieldType::evidence;
    const bool several =
        listed || field.type == FieldType::long_text || field.type == FieldType::person_data;
    Done sound = check_text(field, text, several ? long_text_bytes_max : text_bytes_max, several);
    if (!sound) {
        return sound;
    }
    switch (field.type) {
    case FieldType::text:
    case FieldType::long_text:
    case FieldType::person_data:
        return {};
    case FieldType::number:
        return number(text) ? Done{} : wrong(field, "is no number", "Write it as: 12.5");
    case FieldType::date:
        return Day::parse(text) ? Done{} : wrong(field, "is no day", "Write it as: 2026-03-31");
    case FieldType::choice:
        return std::ranges::find(field.choices, text) != field.choices.end()
                   ? Done{}
                   : wrong(field, fmt::format("cannot be '{}'", text),
                           "Choose one of: " + joined(field.choices, ", "));
    case FieldType::post:
        return is_post(text) ? Done{} : wrong(field, "is no post", "Write a post, no name");
    case FieldType::reference:
        return is_record_id(text) ? Done{}
                                  : wrong(field, "is no id of a record", "Write the id: 2026-17");
    case FieldType::posts:
    case FieldType::evidence:
        return check_lines(field, text);
    case FieldType::measure_test: {
        const auto test = parse_measure_test(text);
        return test ? Done{} : pass(test.error());
    }
    }
    return {};
}

bool is_record_id(std::string_view text) {
    constexpr std::size_t id_bytes_max = 80;
    // "new" is the address of a register's form.
    return text.size() <= id_bytes_max && is_slug(text) && text != "new";
}

bool is_post(std::string_view text) {
    constexpr std::size_t post_bytes_max = 120;
    return !text.empty() && text.size() <= post_bytes_max && trimmed(text) == text &&
           is_utf8(text) && std::ranges::none_of(text, is_control);
}

} // namespace mf::registers
