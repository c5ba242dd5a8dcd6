// Delimited text as publishers send it: nothing is lost, and the size of the blocks changes nothing.
#include "base/csv_text.hpp"
#include "base/text.hpp"
#include "facts/csv.hpp"
#include "facts/identify.hpp"
#include "facts/windows1252.hpp"
#include "property.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace mf;
using namespace mf::facts;
using fuzz::require;

constexpr std::size_t input_bytes_max = 2048;
constexpr std::size_t block_bytes = 4096; // the input whole
constexpr std::size_t record_bytes_max = 200;

/// A record that outlives its reader.
struct Kept {
    std::uint64_t line = 0;
    std::string text;
    std::vector<std::string> fields;
    Fault fault = Fault::none;
    bool transcoded = false;
    bool quoted = false;
    bool last_unended = false;

    bool operator==(const Kept&) const = default;
};

struct Reading {
    std::vector<Kept> records;
    std::uint64_t blank_lines = 0;
    std::uint64_t transcoded = 0;
    std::string tapped;

    bool operator==(const Reading&) const = default;
};

Reading read(std::string_view text, const CsvOptions& options, std::size_t expected_fields) {
    Reading reading;
    CsvReader reader{reader_over(std::string{text}), options, [&](std::string_view bytes) {
                         reading.tapped += bytes;
                         return Done{};
                     }};
    reader.expect_fields(expected_fields);
    CsvRecord record;
    for (auto more = reader.next(record); more && *more; more = reader.next(record)) {
        reading.records.push_back(
            {record.line, std::string{record.text},
             std::vector<std::string>{record.fields.begin(), record.fields.end()}, record.fault,
             record.transcoded, record.quoted, record.last_unended});
    }
    reading.blank_lines = reader.blank_lines();
    reading.transcoded = reader.transcoded();
    return reading;
}

/// How many bytes of the file a record's text was made of; each byte of Windows-1252 becomes one character.
std::size_t raw_bytes(const Kept& record) {
    return record.transcoded ? static_cast<std::size_t>(std::ranges::count_if(
                                   record.text, [](char c) { return (c & 0xC0) != 0x80; }))
                             : record.text.size();
}

void check_record(const Kept& record, const CsvOptions& options, std::size_t expected_fields) {
    require((record.fault == Fault::none) == !record.fields.empty(), "fields, or a fault");
    require(raw_bytes(record) <= options.record_bytes_max, "no record is too long");
    if (record.fault != Fault::none) {
        return;
    }
    require(is_utf8(record.text) && !record.text.contains('\0'), "a record is text");
    require(std::ranges::all_of(record.fields, is_utf8), "a field is text");
    if (!record.quoted) {
        require(joined(record.fields, std::string(1, options.delimiter)) == record.text,
                "without quotes the fields are the text");
    } else if (record.text.contains('\n') && expected_fields != 0) {
        require(record.fields.size() == expected_fields, "a line end in quotes is believed rarely");
    }
}

/// Goes through the file beside its records and takes off what each of them accounts for.
class Account {
public:
    explicit Account(std::string_view text)
        : left_{text.substr(text.starts_with("\xef\xbb\xbf") ? 3 : 0)} {}

    void take(const Kept& record) {
        take_blank_lines();
        require(record.line == line_, "a record begins on its line");
        const std::string_view raw = left_.substr(0, raw_bytes(record));
        require((record.transcoded ? from_windows1252(raw) : std::string{raw}) == record.text,
                "a record's text stands in the file");
        pass(raw.size());
        if (record.fault == Fault::too_long) {
            pass(std::min(left_.find('\n'), left_.size()));
        }
        require(record.last_unended == left_.empty() || record.fault == Fault::too_long,
                "the last record tells whether its line ends");
        require(left_.empty() || take_line_end(), "a line end follows a record");
    }

    void finish(std::uint64_t blank_lines) {
        take_blank_lines();
        require(left_.empty(), "every byte is accounted for");
        require(blank_ == blank_lines, "blank lines are counted");
    }

private:
    void pass(std::size_t bytes) {
        line_ += static_cast<std::uint64_t>(std::ranges::count(left_.substr(0, bytes), '\n'));
        left_.remove_prefix(bytes);
    }

    bool take_line_end() {
        const std::size_t bytes = left_.starts_with('\n') ? 1 : left_.starts_with("\r\n") ? 2 : 0;
        pass(bytes);
        return bytes != 0;
    }

    void take_blank_lines() {
        while (take_line_end()) {
            ++blank_;
        }
    }

    std::string_view left_;
    std::uint64_t line_ = 1;
    std::uint64_t blank_ = 0;
};

void check_reading(std::string_view text, const CsvOptions& options, std::size_t expected_fields) {
    const Reading whole = read(text, options, expected_fields);
    require(whole.tapped == text, "the tap sees every byte once");
    Account account{text};
    std::uint64_t transcoded = 0;
    for (const Kept& record : whole.records) {
        check_record(record, options, expected_fields);
        account.take(record);
        transcoded += record.transcoded ? 1 : 0;
    }
    account.finish(whole.blank_lines);
    require(transcoded == whole.transcoded, "transcoded records are counted");
    for (const std::size_t block : {std::size_t{16}, std::size_t{149}}) {
        CsvOptions small = options;
        small.block_bytes = block;
        require(read(text, small, expected_fields) == whole, "the size of a block changes nothing");
    }
}

/// The strict reader of our own tables and this one see the same in a text that both take.
void check_strict_twin(std::string_view text) {
    const auto table = parse_csv(text, "table.csv");
    if (!table || !is_utf8(text) || text.contains('\0')) {
        return;
    }
    const Reading reading = read(text, {',', input_bytes_max, block_bytes}, table->header.size());
    require(reading.records.size() == table->rows.size() + 1, "both see as many rows");
    require(reading.records.front().fields == table->header, "both see the same header");
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
        require(reading.records[i + 1].fields == table->rows[i].fields, "both see the same fields");
        require(reading.records[i + 1].line == table->rows[i].line, "both see the same lines");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > input_bytes_max) {
        return -1;
    }
    const std::string_view text = fuzz::text_of(data, size);
    check_reading(text, {',', record_bytes_max, block_bytes}, 3);
    check_reading(text, {text.contains(';') ? ';' : ',', record_bytes_max, block_bytes}, 0);
    check_strict_twin(text);
    return 0;
}
