#include "facts/csv.hpp"

#include "base/text.hpp"
#include "facts/windows1252.hpp"

#include <emmintrin.h>

#include <bit>
#include <cstring>
#include <utility>

namespace mf::facts {

namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

/// Whether a NUL or a byte outside ASCII is among them.
bool is_suspicious(const char* bytes, std::size_t count) {
    const __m128i zero = _mm_setzero_si128();
    std::size_t i = 0;
    int seen = 0;
    for (; i + 16 <= count; i += 16) {
        const __m128i block =
            _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i)); // NOLINT
        seen |= _mm_movemask_epi8(block) | _mm_movemask_epi8(_mm_cmpeq_epi8(block, zero));
    }
    for (; i < count; ++i) {
        seen |= bytes[i] <= 0 ? 1 : 0;
    }
    return seen != 0;
}

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

} // namespace

CsvReader::CsvReader(store::Reader reader, CsvOptions options, Tap tap)
    : reader_{std::move(reader)}, options_{options}, tap_{std::move(tap)} {
    buffer_.resize(options_.block_bytes);
}

void CsvReader::index(std::size_t from) {
    constexpr std::size_t stretch = 4096; // room is made for so many at once, not for a whole block
    std::size_t count = specials_.size();
    while (from < size_) {
        const std::size_t end = std::min(from + stretch, size_);
        if (specials_.size() < count + stretch) {
            specials_.resize(2 * count + stretch);
        }
        count += index_stretch(from, end, &specials_[count]);
        from = end;
    }
    specials_.resize(count);
}

std::size_t
CsvReader::index_stretch(std::size_t from, std::size_t end, std::uint32_t* found) const {
    const __m128i delimiter = _mm_set1_epi8(options_.delimiter);
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i feed = _mm_set1_epi8('\n');
    std::size_t count = 0;
    std::size_t i = from;
    for (; i + 16 <= end; i += 16) {
        const __m128i block =
            _mm_loadu_si128(reinterpret_cast<const __m128i*>(&buffer_[i])); // NOLINT
        const __m128i special = _mm_or_si128(
            _mm_or_si128(_mm_cmpeq_epi8(block, delimiter), _mm_cmpeq_epi8(block, quote)),
            _mm_cmpeq_epi8(block, feed));
        auto mask = static_cast<unsigned>(_mm_movemask_epi8(special));
        while (mask != 0) {
            found[count++] = // NOLINT(*-pointer-arithmetic): room for a whole stretch
                static_cast<std::uint32_t>(i + static_cast<unsigned>(std::countr_zero(mask)));
            mask &= mask - 1;
        }
    }
    for (; i < end; ++i) {
        const char c = buffer_[i];
        if (c == options_.delimiter || c == '"' || c == '\n') {
            found[count++] = static_cast<std::uint32_t>(i); // NOLINT(*-pointer-arithmetic)
        }
    }
    return count;
}

/// Moves the unread bytes to the front and reads on behind them; the buffer grows only for a record that
/// fills it whole.
Done CsvReader::refill() {
    const std::size_t left = size_ - start_;
    if (left != 0 && start_ != 0) {
        std::memmove(buffer_.data(), buffer_.data() + start_, left);
    }
    if (left == buffer_.size()) {
        buffer_.resize(buffer_.size() * 2);
    }
    start_ = 0;
    size_ = left;
    while (size_ < buffer_.size()) {
        const auto got = reader_(std::span{buffer_}.subspan(size_));
        if (!got) {
            return pass(got.error());
        }
        if (*got == 0) {
            ended_ = true;
            break;
        }
        if (tap_) {
            if (auto done = tap_({buffer_.data() + size_, *got}); !done) {
                return done;
            }
        }
        size_ += *got;
    }
    if (!begun_) {
        begun_ = true;
        if (std::string_view{buffer_.data(), size_}.starts_with(byte_order_mark)) {
            start_ = byte_order_mark.size();
        }
    }
    suspicious_ = is_suspicious(buffer_.data() + start_, size_ - start_);
    specials_.clear();
    special_ = 0;
    index(start_);
    return {};
}

/// From the special that opens a quoted field to the one after its closing quote: `special` then names the
/// delimiter or line feed that ends the field, or specials_.size() at the end of the file.
CsvReader::Outcome CsvReader::close_quote(std::size_t& special, std::size_t field_start) {
    for (++special;; ++special) {
        if (special == specials_.size()) {
            return ended_ ? Outcome::fault : Outcome::need_more;
        }
        const std::size_t at = specials_[special];
        if (buffer_[at] == '\n') {
            ++lines_in_record_;
        }
        if (buffer_[at] != '"') {
            continue;
        }
        if (at + 1 == size_) {
            if (!ended_) {
                return Outcome::need_more;
            }
            fields_.push_back(unescaped(field_start + 1, at));
            ++special;
            return Outcome::record;
        }
        if (buffer_[at + 1] == '"') {
            ++special; // a doubled quote is one quote
            continue;
        }
        const std::size_t after = at + 1 + (buffer_[at + 1] == '\r' ? 1U : 0U);
        if (after == size_ && !ended_) {
            return Outcome::need_more;
        }
        const bool closes = buffer_[at + 1] == options_.delimiter ||
                            (after < size_ && buffer_[after] == '\n') || after == size_;
        if (!closes) {
            return Outcome::fault;
        }
        fields_.push_back(unescaped(field_start + 1, at));
        ++special;
        return Outcome::record;
    }
}

/// Splits the record at start_: fills fields_, end_, next_ and next_special_.
CsvReader::Outcome CsvReader::take_fields() {
    fields_.clear();
    copies_used_ = 0;
    lines_in_record_ = 0;
    quoted_ = false;
    std::size_t special = special_;
    std::size_t field = start_;
    for (;; ++special) {
        bool pushed = false;
        if (special < specials_.size() && buffer_[specials_[special]] == '"') {
            if (specials_[special] != field) {
                continue; // a quote inside an unquoted field is text
            }
            quoted_ = true;
            if (const Outcome outcome = close_quote(special, field); outcome != Outcome::record) {
                return outcome;
            }
            pushed = true;
        }
        if (special == specials_.size()) {
            if (!ended_) {
                return Outcome::need_more;
            }
            if (!pushed) {
                fields_.push_back(plain(field, size_));
            }
            end_ = size_;
            next_ = size_;
            break;
        }
        if (runs_over_lines(0) && fields_.size() > expected_fields_) {
            return Outcome::
                fault; // it will not get fewer: without this, a hostile file costs its square
        }
        const std::size_t at = specials_[special];
        const bool line_end = buffer_[at] == '\n';
        const std::size_t stop = line_end && at > field && buffer_[at - 1] == '\r' ? at - 1 : at;
        if (!pushed) {
            fields_.push_back(plain(field, stop));
        }
        field = at + 1;
        if (line_end) {
            ++lines_in_record_;
            end_ = stop;
            next_ = at + 1;
            break;
        }
    }
    next_special_ = special == specials_.size() ? special : special + 1;
    return Outcome::record;
}

std::string_view CsvReader::unescaped(std::size_t first, std::size_t last) {
    const std::string_view text = plain(first, last);
    if (text.find('"') == std::string_view::npos) {
        return text;
    }
    if (copies_used_ == copies_.size()) {
        copies_.emplace_back();
    }
    std::string& copy = copies_[copies_used_++];
    copy.clear();
    for (std::size_t i = 0; i < text.size(); ++i) {
        copy += text[i];
        if (text[i] == '"') {
            ++i;
        }
    }
    return copy;
}

/// Gives up the first line of what stands at start_; false when more of it has to be read first.
bool CsvReader::give_up_line(CsvRecord& record) {
    std::size_t special = special_;
    while (special < specials_.size() && buffer_[specials_[special]] != '\n') {
        ++special;
    }
    const bool found = special < specials_.size();
    if (!found && !ended_ && !is_overlong()) {
        return false;
    }
    fields_.clear();
    quoted_ = false;
    skipping_ = !found && !ended_; // what follows of it is no record
    const std::size_t at = found ? specials_[special] : size_;
    end_ = found && at > start_ && buffer_[at - 1] == '\r' ? at - 1 : at;
    next_ = found ? at + 1 : size_;
    next_special_ = found ? special + 1 : special;
    lines_in_record_ = found ? 1 : 0;
    record.fault = Fault::unclosed_quote;
    if (end_ - start_ > options_.record_bytes_max) {
        record.fault = Fault::too_long;
        end_ = start_ + options_.record_bytes_max;
        for (int i = 0; i < 3 && end_ > start_ && is_continuation(buffer_[end_]); ++i) {
            --end_; // a character is not cut in two
        }
    }
    return true;
}

void CsvReader::transcode(CsvRecord& record) {
    std::deque<std::string> fields;
    for (const std::string_view field : fields_) {
        auto text = from_windows1252(field);
        if (!text) {
            record.fault = Fault::not_text;
            return;
        }
        fields.push_back(std::move(*text));
    }
    auto whole = from_windows1252(record.text);
    if (!whole) {
        record.fault = Fault::not_text;
        return;
    }
    fields.push_back(std::move(*whole));
    copies_ = std::move(fields);
    copies_used_ = copies_.size();
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        fields_[i] = copies_[i];
    }
    record.text = copies_.back();
    record.transcoded = true;
    ++transcoded_;
}

/// A line that was given up keeps the fault for which it was.
void CsvReader::check_bytes(CsvRecord& record) {
    const Fault before = record.fault;
    if (record.text.find('\0') != std::string_view::npos) {
        record.fault = Fault::nul_byte;
    } else if (!is_utf8(record.text)) {
        transcode(record);
    }
    record.fault = before == Fault::none ? record.fault : before;
}

/// Hands out what take_fields or give_up_line found and moves on.
void CsvReader::finish(CsvRecord& record) {
    record.line = line_;
    record.text = plain(start_, end_);
    record.quoted = quoted_;
    record.last_unended = record.fault != Fault::too_long && ended_ && next_ == size_ &&
                          (size_ == 0 || buffer_[size_ - 1] != '\n');
    if (suspicious_) {
        check_bytes(record);
    }
    record.fields = record.fault == Fault::none ? std::span<const std::string_view>{fields_}
                                                : std::span<const std::string_view>{};
    line_ += lines_in_record_;
    start_ = next_;
    special_ = next_special_;
}

/// Passes over the rest of a line that was given up, however long it is.
Done CsvReader::skip_line() {
    while (skipping_) {
        start_ = size_;
        if (auto done = refill(); !done) {
            return done;
        }
        std::size_t special = 0;
        while (special < specials_.size() && buffer_[specials_[special]] != '\n') {
            ++special;
        }
        if (special < specials_.size()) {
            start_ = specials_[special] + 1;
            special_ = special + 1;
            ++line_;
            skipping_ = false;
        } else if (ended_) {
            start_ = size_;
            skipping_ = false;
        }
    }
    return {};
}

Result<bool> CsvReader::next(CsvRecord& record) {
    record = {};
    if (!begun_) {
        if (auto done = refill(); !done) {
            return pass(done.error());
        }
    }
    if (auto done = skip_line(); !done) {
        return pass(done.error());
    }
    while (start_ != size_ || !ended_) {
        const Outcome outcome = take_fields();
        const bool more = outcome == Outcome::need_more && !is_overlong();
        const bool believed =
            outcome == Outcome::record && end_ - start_ <= options_.record_bytes_max &&
            (!runs_over_lines(next_ > end_ ? 1 : 0) || fields_.size() == expected_fields_);
        if (more || (!believed && !give_up_line(record))) {
            if (auto done = refill(); !done) {
                return pass(done.error());
            }
            continue;
        }
        if (believed && end_ == start_ && fields_.size() == 1 && !quoted_) {
            ++blank_lines_;
            line_ += lines_in_record_;
            start_ = next_;
            special_ = next_special_;
            continue;
        }
        finish(record);
        return true;
    }
    return false;
}

} // namespace mf::facts
