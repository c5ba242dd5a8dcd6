// Reads delimited text (RFC 4180) record by record from a stream, and loses nothing silently: a record that
// cannot be read comes out as a fault with its line and its text, and reading goes on at the next line.
#pragma once

#include "base/error.hpp"
#include "store/input.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mf::facts {

enum class Fault {
    none,
    unclosed_quote, ///< a quote opens and does not close where a field may end; only its first line is given up
    nul_byte,
    not_text, ///< neither UTF-8 nor Windows-1252
    too_long, ///< longer than record_bytes_max
};

/// Views into the reader: valid until the next call of next().
struct CsvRecord {
    std::uint64_t line = 0; ///< physical line of its first byte; the first line is 1
    std::string_view
        text; ///< as it stands, without its line end; of a line too long its first bytes
    std::span<const std::string_view> fields; ///< unquoted, in UTF-8; empty when there is a fault
    Fault fault = Fault::none;
    bool transcoded = false; ///< its text was Windows-1252; `text` is the UTF-8 of it
    bool quoted = false;     ///< some field stands in quotes
    bool last_unended =
        false; ///< the file ends without a line end after it (unless it is too long)
};

struct CsvOptions {
    char delimiter = ',';
    std::size_t record_bytes_max = std::size_t{1} << 20;
    std::size_t block_bytes = std::size_t{1} << 18;
};

/// Lines end in LF or CRLF, mixed as may be. A UTF-8 byte-order mark at the front is passed over. Lines with no
/// character at all are no records (they are counted). Cost: about 1 ns a byte, one block of memory.
class CsvReader {
public:
    using Tap = std::function<Done(std::string_view)>;

    /// `tap` sees every byte once, in order, before it is read as text (for hashing and keeping).
    CsvReader(store::Reader reader, CsvOptions options, Tap tap = {});

    /// The next record into `record`; false at the end.
    Result<bool> next(CsvRecord& record);
    /// How many fields a record should have: a quoted field that runs over a line end is believed only when
    /// the record then has this many.
    void expect_fields(std::size_t count) { expected_fields_ = count; }
    std::uint64_t blank_lines() const { return blank_lines_; }
    std::uint64_t transcoded() const { return transcoded_; }

private:
    Done refill();
    Done skip_line();
    void index(std::size_t from);
    /// pre: `found` has room for end - from.
    std::size_t index_stretch(std::size_t from, std::size_t end, std::uint32_t* found) const;
    enum class Outcome { record, need_more, fault };
    Outcome take_fields();
    Outcome close_quote(std::size_t& special, std::size_t field_start);
    bool give_up_line(CsvRecord& record);
    /// Whether what stands at start_ is too long, with its line end or what there is of it.
    bool is_overlong() const { return size_ - start_ > options_.record_bytes_max + 2; }
    /// Whether the record has more line ends than its own, where that is believed by its fields' number only.
    bool runs_over_lines(std::uint64_t own) const {
        return lines_in_record_ > own && expected_fields_ != 0;
    }
    void finish(CsvRecord& record);
    void check_bytes(CsvRecord& record);
    void transcode(CsvRecord& record);
    std::string_view plain(std::size_t first, std::size_t last) const {
        return {buffer_.data() + first, last - first};
    }
    std::string_view unescaped(std::size_t first, std::size_t last);

    store::Reader reader_;
    CsvOptions options_;
    Tap tap_;
    std::vector<char> buffer_;
    std::size_t size_ = 0;                ///< bytes in buffer_
    std::size_t start_ = 0;               ///< of the record that comes next
    std::size_t end_ = 0;                 ///< of the record just taken, without its line end
    std::size_t next_ = 0;                ///< first byte after it
    std::vector<std::uint32_t> specials_; ///< where delimiters, quotes and line feeds stand
    std::size_t special_ = 0;             ///< first of them that belongs to the next record
    std::size_t next_special_ = 0;
    std::vector<std::string_view> fields_;
    std::deque<std::string>
        copies_; ///< fields whose doubled quotes were undone, or that were transcoded
    std::size_t copies_used_ = 0;
    std::uint64_t line_ = 1;
    std::uint64_t lines_in_record_ = 0;
    std::uint64_t blank_lines_ = 0;
    std::uint64_t transcoded_ = 0;
    std::size_t expected_fields_ = 0;
    bool ended_ = false; ///< the stream has no more
    bool begun_ = false;
    bool quoted_ = false;
    bool skipping_ = false;   ///< inside a line that was given up
    bool suspicious_ = false; ///< the buffer holds a NUL or a byte outside ASCII
};

} // namespace mf::facts
