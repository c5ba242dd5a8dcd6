#include "base/csv_text.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace mf {

namespace {

/// Goes over the text once; a record at a time.
class Scanner {
public:
    Scanner(std::string_view text, const std::string& name) : text_{text}, name_{name} {
        constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
        if (text_.starts_with(byte_order_mark)) {
            text_.remove_prefix(byte_order_mark.size());
        }
    }

    /// The next record that has a character; false at the end.
    Result<bool> next(CsvRow& row) {
        while (at_ < text_.size() && at_line_end()) {
            pass_line_end();
        }
        row = CsvRow{line_, {}};
        if (at_ == text_.size()) {
            return false;
        }
        for (;;) {
            auto field = text_[at_] == '"' ? quoted() : plain();
            if (!field) {
                return pass(field.error());
            }
            if (!is_utf8(*field)) {
                return wrong(row.line, "the row is not text in UTF-8", "Save the table in UTF-8");
            }
            row.fields.push_back(std::move(*field));
            if (at_ == text_.size() || text_[at_] != ',') {
                break;
            }
            ++at_;
            if (at_ == text_.size()) { // the text ends with a comma: one more field, empty
                row.fields.emplace_back();
                break;
            }
        }
        pass_line_end();
        return true;
    }

private:
    bool at_line_end() const { return text_[at_] == '\n' || text_.substr(at_).starts_with("\r\n"); }

    void pass_line_end() {
        if (at_ < text_.size()) {
            at_ += text_[at_] == '\r' ? std::size_t{2} : std::size_t{1};
            ++line_;
        }
    }

    Result<std::string> plain() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != ',' && !at_line_end()) {
            if (text_[at_] == '"') {
                return wrong(line_, "a quote stands inside a field that does not begin with one",
                             "Put the whole field in quotes and write the quote inside it twice");
            }
            ++at_;
        }
        return std::string{text_.substr(begin, at_ - begin)};
    }

    Result<std::string> quoted() {
        const std::uint64_t opened = line_;
        std::string field;
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '"') {
                ++at_;
                if (at_ == text_.size() || text_[at_] != '"') {
                    return after_quote(std::move(field));
                }
            }
            line_ += text_[at_] == '\n' ? std::uint64_t{1} : std::uint64_t{0};
            field.push_back(text_[at_]);
        }
        return wrong(opened, "a quote is opened and never closed",
                     "Close it at the end of its field");
    }

    Result<std::string> after_quote(std::string field) const {
        if (at_ < text_.size() && text_[at_] != ',' && !at_line_end()) {
            return wrong(line_, "text stands after the quote that closes a field",
                         "Write a quote inside a quoted field twice");
        }
        return field;
    }

    std::unexpected<Error> wrong(std::uint64_t line, std::string what, std::string mend) const {
        return fail(ErrorKind::invalid, std::move(what), fmt::format("{}:{}", name_, line),
                    std::move(mend));
    }

    std::string_view text_;
    const std::string& name_;
    std::size_t at_ = 0;
    std::uint64_t line_ = 1;
};

Done check_header(const CsvTable& table, const CsvRow& header) {
    std::vector<std::string> sorted = header.fields;
    std::ranges::sort(sorted);
    if (const auto twice = std::ranges::adjacent_find(sorted); twice != sorted.end()) {
        return fail(ErrorKind::invalid, fmt::format("two columns are called '{}'", *twice),
                    table.where(header), "Give each column a name of its own");
    }
    return {};
}

} // namespace

std::optional<std::size_t> CsvTable::column(std::string_view header_name) const {
    const auto found = std::ranges::find(header, header_name);
    if (found == header.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - header.begin());
}

Result<std::vector<std::size_t>>
CsvTable::columns(const std::vector<std::string>& header_names) const {
    std::vector<std::size_t> found;
    for (const std::string& header_name : header_names) {
        const auto at = column(header_name);
        if (!at) {
            return fail(
                ErrorKind::invalid, fmt::format("there is no column '{}'", header_name),
                fmt::format("{}:1", name),
                fmt::format("The columns are {}; add the missing one", fmt::join(header, ", ")));
        }
        found.push_back(*at);
    }
    return found;
}

std::string CsvTable::where(const CsvRow& row) const {
    return fmt::format("{}:{}", name, row.line);
}

Result<CsvTable> parse_csv(std::string_view text, std::string name) {
    CsvTable table;
    table.name = std::move(name);
    Scanner scanner{text, table.name};
    CsvRow row;
    auto more = scanner.next(row);
    if (more && !*more) {
        return fail(ErrorKind::invalid, "the file is empty", fmt::format("{}:1", table.name),
                    "Its first line names its columns");
    }
    if (more) {
        if (const auto good = check_header(table, row); !good) {
            return pass(good.error());
        }
        table.header = row.fields;
        more = scanner.next(row);
    }
    for (; more && *more; more = scanner.next(row)) {
        if (row.fields.size() != table.header.size()) {
            return fail(ErrorKind::invalid,
                        fmt::format("the row has {} fields and the header {}", row.fields.size(),
                                    table.header.size()),
                        table.where(row), "Give it as many; a field with a comma stands in quotes");
        }
        table.rows.push_back(row);
    }
    if (!more) {
        return pass(more.error());
    }
    return table;
}

std::string csv_quoted(std::string_view field) {
    std::string text = "\"";
    for (const char c : field) {
        text.append(c == '"' ? 2 : 1, c);
    }
    return text + "\"";
}

} // namespace mf
