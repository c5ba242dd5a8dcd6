// Workbooks: which kind it is, its sheets, a sheet as CSV.
#include "base/text.hpp"
#include "store/descriptor.hpp"
#include "store/little_endian.hpp"
#include "store/process.hpp"
#include "store/zip.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace mf::store {

namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t header_bytes = 30; // an entry's own header in a ZIP, without its name

constexpr std::array xlsx_names{
    "[Content_Types].xml"sv, "xl/workbook.xml"sv, "xl/worksheets/"sv, "xl/sharedStrings.xml"sv,
    "xl/styles.xml"sv,       "xl/theme/"sv,       "xl/_rels/"sv};

/// A run of so many equal rows in an ODS is the empty rest of a sheet (which has 1,048,576), and nothing follows it.
constexpr std::int64_t empty_rest_from = 1'000'000;

/// By its first bytes, and where these do not tell by the list of its entries.
Result<Workbook> kind_of(const std::filesystem::path& path) {
    const Result<Descriptor> file = open_for_reading(path);
    if (!file) {
        return pass(file.error());
    }
    std::string start(std::size_t{64} << 10, '\0');
    const Result<std::size_t> count = read_at(*file, 0, start, path);
    if (!count) {
        return pass(count.error());
    }
    start.resize(*count);
    if (const Workbook told = workbook_of(start); told != Workbook::none) {
        return told;
    }
    const auto entries = zip_entries(path, {});
    const bool is_xlsx = entries && std::ranges::any_of(*entries, [](const ZipEntry& entry) {
                             return entry.name == "xl/workbook.xml";
                         });
    return is_xlsx ? Workbook::xlsx : Workbook::none;
}

/// The workbook's name for GDAL: its kind before it, so that no other driver looks at it.
Result<std::string> source_of(const std::filesystem::path& path) {
    const Result<Workbook> kind = kind_of(path);
    if (!kind) {
        return pass(kind.error());
    }
    switch (*kind) {
    case Workbook::xlsx:
        return "XLSX:" + std::filesystem::absolute(path).string();
    case Workbook::ods:
        return "ODS:" + std::filesystem::absolute(path).string();
    case Workbook::old_binary:
        return fail(ErrorKind::unsupported,
                    "this is a workbook of the old binary form (.xls), which is not read here",
                    path.string(), "Save it as .xlsx or .ods and load that");
    default:
        return fail(ErrorKind::invalid, "this is not a workbook", path.string());
    }
}

/// GDAL kept to this one file: every cell as text as it stands in the file, no first row taken for names, no look at
/// neighbouring files, no network, no plug-ins.
ProcessOptions gdal_options() {
    ProcessOptions options;
    options.environment = {"OGR_XLSX_HEADERS=DISABLE",
                           "OGR_XLSX_FIELD_TYPES=STRING",
                           "OGR_ODS_HEADERS=DISABLE",
                           "OGR_ODS_FIELD_TYPES=STRING",
                           "GDAL_DISABLE_READDIR_ON_OPEN=EMPTY_DIR",
                           "GDAL_DRIVER_PATH=disable",
                           "CPL_VSIL_CURL_ALLOWED_EXTENSIONS=none",
                           "CPL_VSIL_CURL_ALLOWED_FILENAME=none",
                           "CPL_DEBUG=OFF",
                           "LC_ALL=C.UTF-8"};
    return options;
}

/// GDAL goes on after most errors and ends well: what it gives then is not the whole sheet. The one exception is its
/// dislike of the empty rest of a sheet.
std::optional<std::string> complaint_in(std::string_view stderr_text) {
    constexpr std::string_view repeated = "Invalid value for number-rows-repeated = ";
    for (const std::string_view line : split(stderr_text, '\n')) {
        if (!line.starts_with("ERROR") && !line.starts_with("FAILURE")) {
            continue;
        }
        const std::size_t at = line.find(repeated);
        const auto rows = at == std::string_view::npos
                              ? std::nullopt
                              : whole_number(trimmed(line.substr(at + repeated.size())));
        if (rows.value_or(0) < empty_rest_from) {
            return std::string{trimmed(line)};
        }
    }
    return std::nullopt;
}

Result<std::string> gdal(const std::string& program,
                         const std::vector<std::string>& arguments,
                         const std::filesystem::path& workbook) {
    Result<ProcessOutput> output = run(program, arguments, gdal_options());
    if (!output && output.error().kind == ErrorKind::not_found) {
        return fail(ErrorKind::not_found,
                    "workbooks need the program " + program + ", which is not installed",
                    workbook.string(), "Install GDAL's programs (in Debian: gdal-bin)");
    }
    if (!output) {
        Error error = output.error();
        error.where = workbook.string();
        return pass(std::move(error));
    }
    const std::optional<std::string> complaint = complaint_in(output->err);
    if (complaint || output->exit_code != 0) {
        return fail(ErrorKind::invalid,
                    "the workbook cannot be read: " +
                        complaint.value_or("GDAL ended with " + std::to_string(output->exit_code)),
                    workbook.string(), "Open it in a spreadsheet program and save it again");
    }
    return std::move(output->out);
}

/// "12: Name (None)" gives "Name" when 12 is the number that is expected.
std::optional<std::string> sheet_in(std::string_view line, std::size_t expected) {
    const std::string start = std::to_string(expected) + ": ";
    constexpr std::string_view end = " (None)";
    if (!line.starts_with(start) || !line.ends_with(end) ||
        line.size() <= start.size() + end.size()) {
        return std::nullopt;
    }
    return std::string{line.substr(start.size(), line.size() - start.size() - end.size())};
}

} // namespace

Workbook workbook_of(std::string_view first_bytes_of_file) {
    if (first_bytes_of_file.starts_with("\xD0\xCF\x11\xE0"sv)) {
        return Workbook::old_binary;
    }
    std::string_view left = first_bytes_of_file;
    bool first = true;
    while (left.size() >= header_bytes && left.starts_with("PK\3\4"sv)) {
        const auto flags = little_endian<std::uint16_t>(left, 6);
        const std::size_t packed = little_endian<std::uint32_t>(left, 18);
        const std::size_t name_bytes = little_endian<std::uint16_t>(left, 26);
        const std::size_t extra_bytes = little_endian<std::uint16_t>(left, 28);
        left.remove_prefix(header_bytes);
        const std::string_view name = left.substr(0, name_bytes);
        left.remove_prefix(std::min(left.size(), name_bytes + extra_bytes));
        if (first && name == "mimetype") {
            return left.starts_with("application/vnd.oasis.opendocument.spreadsheet"sv)
                       ? Workbook::ods
                       : Workbook::none;
        }
        if (std::ranges::any_of(xlsx_names, [&](auto start) { return name.starts_with(start); })) {
            return Workbook::xlsx;
        }
        first = false;
        // Where the size follows the bytes instead of going before them, the next header must be looked for.
        const bool size_follows = (flags & 8) != 0 && packed == 0;
        left.remove_prefix(std::min(left.size(), size_follows ? left.find("PK\3\4"sv) : packed));
    }
    return Workbook::none;
}

Result<std::vector<std::string>> sheets(const std::filesystem::path& workbook) {
    const Result<std::string> source = source_of(workbook);
    if (!source) {
        return pass(source.error());
    }
    const Result<std::string> listed = gdal("ogrinfo", {"-ro", "-q", *source}, workbook);
    if (!listed) {
        return pass(listed.error());
    }
    std::vector<std::string> names;
    for (const std::string_view line : split(*listed, '\n')) {
        if (auto name = sheet_in(line, names.size() + 1)) {
            names.push_back(std::move(*name));
        }
    }
    return names;
}

Result<std::string> sheet_as_csv(const std::filesystem::path& workbook, const std::string& sheet) {
    const Result<std::vector<std::string>> names = sheets(workbook);
    if (!names) {
        return pass(names.error());
    }
    if (std::ranges::find(*names, sheet) == names->end()) {
        return fail(ErrorKind::not_found, "the workbook has no sheet '" + sheet + "'",
                    workbook.string(), "It has: " + joined(*names, ", "));
    }
    if (sheet.starts_with('-')) {
        return fail(ErrorKind::unsupported, "a sheet's name may not begin with '-'",
                    workbook.string());
    }
    const Result<std::string> source = source_of(workbook);
    if (!source) {
        return pass(source.error());
    }
    Result<std::string> csv = gdal("ogr2ogr",
                                   {"-f", "CSV", "/vsistdout/", *source, sheet, "-lco",
                                    "LINEFORMAT=LF", "-lco", "STRING_QUOTING=IF_NEEDED"},
                                   workbook);
    if (!csv) {
        return csv;
    }
    // GDAL's own line of names goes: Field1,Field2,…
    if (const std::size_t end = csv->find('\n'); csv->starts_with("Field1") && end != csv->npos) {
        csv->erase(0, end + 1);
    }
    return csv;
}

} // namespace mf::store
