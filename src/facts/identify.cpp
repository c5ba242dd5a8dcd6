#include "facts/identify.hpp"

#include "base/text.hpp"
#include "facts/csv.hpp"
#include "store/process.hpp"

#include <algorithm>
#include <cstring>
#include <set>

namespace mf::facts {

namespace {

constexpr std::size_t title_lines_max = 40;

/// The definitions that a file with this delimiter, from this sheet, can be.
std::vector<const SourceDefinition*>
candidates(const std::vector<SourceDefinition>& sources, char delimiter, std::string_view sheet) {
    std::vector<const SourceDefinition*> found;
    for (const SourceDefinition& source : sources) {
        const bool sheet_fits =
            sheet.empty() || (source.workbook && (source.sheet.empty() || source.sheet == sheet));
        if (sheet_fits && (source.delimiter == delimiter || !sheet.empty())) {
            found.push_back(&source);
        }
    }
    return found;
}

} // namespace

Result<std::pair<std::string, store::Reader>> with_prefix(store::Reader reader) {
    std::string prefix(prefix_bytes, '\0');
    std::size_t size = 0;
    while (size < prefix.size()) {
        const auto got = reader(std::span{prefix}.subspan(size));
        if (!got) {
            return pass(got.error());
        }
        if (*got == 0) {
            break;
        }
        size += *got;
    }
    prefix.resize(size);
    store::Reader whole = [first = prefix, at = std::size_t{0}, rest = std::move(reader)](
                              std::span<char> into) mutable -> Result<std::size_t> {
        if (at < first.size()) {
            const std::size_t count = std::min(into.size(), first.size() - at);
            std::memcpy(into.data(), first.data() + at, count);
            at += count;
            return count;
        }
        return rest(into);
    };
    return std::pair{std::move(prefix), std::move(whole)};
}

store::Reader reader_over(std::string text) {
    return [text = std::move(text),
            at = std::size_t{0}](std::span<char> into) mutable -> Result<std::size_t> {
        const std::size_t count = std::min(into.size(), text.size() - at);
        std::memcpy(into.data(), text.data() + at, count);
        at += count;
        return count;
    };
}

Form form_of(std::string_view first_bytes) {
    if (first_bytes.starts_with("PAR1")) {
        return Form::parquet;
    }
    switch (store::workbook_of(first_bytes)) {
    case store::Workbook::old_binary:
        return Form::old_workbook;
    case store::Workbook::xlsx:
    case store::Workbook::ods:
        return Form::workbook;
    case store::Workbook::none:
        break;
    }
    return Form::text;
}

Result<Identified> identify(std::string_view prefix,
                            const std::vector<SourceDefinition>& sources,
                            std::string_view file_name,
                            std::string_view sheet) {
    if (prefix.starts_with("\xff\xfe") || prefix.starts_with("\xfe\xff")) {
        return fail(ErrorKind::unsupported, "the file is text in UTF-16", {},
                    "Save it as CSV in UTF-8");
    }
    std::set<char> delimiters;
    for (const SourceDefinition& source : sources) {
        delimiters.insert(sheet.empty() ? source.delimiter : ',');
    }
    Error first_error{ErrorKind::not_found, "it has no header line", {}, {}};
    bool any = false;
    for (const char delimiter : delimiters) {
        auto possible = candidates(sources, delimiter, sheet);
        CsvOptions options{delimiter};
        options.block_bytes = prefix.size() + 1; // one block, with room to see that nothing follows
        CsvReader reader{reader_over(std::string{prefix}), options};
        CsvRecord record;
        for (std::size_t number = 0; number < title_lines_max; ++number) {
            const auto more = reader.next(record);
            if (!more || !*more) {
                break;
            }
            if (number == 1) {
                std::erase_if(possible, [](const auto* source) { return !source->header_below; });
            }
            auto found = recognise(possible, record.fields, file_name);
            if (found) {
                return Identified{std::move(*found), number};
            }
            if (!any || found.error().kind == ErrorKind::invalid) {
                first_error = found.error();
                any = true;
            }
        }
    }
    return pass(first_error);
}

} // namespace mf::facts
