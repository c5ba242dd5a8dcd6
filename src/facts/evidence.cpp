#include "facts/evidence.hpp"

#include "facts/csv.hpp"
#include "facts/identify.hpp"
#include "facts/load_file.hpp"
#include "store/files.hpp"
#include "store/originals.hpp"

#include <fmt/format.h>
#include <unistd.h>

namespace mf::facts {

namespace {

constexpr std::uint64_t original_bytes_max = std::uint64_t{1} << 30;

/// A workbook's or a Parquet file's text: the CSV that it is turned into.
Result<store::Reader> converted_reader(const Manifest& manifest, const std::string& bytes) {
    const auto scratch = std::filesystem::temp_directory_path() /
                         fmt::format("metforward-{}-{}", manifest.edition, getpid());
    std::error_code ignored;
    std::filesystem::create_directories(scratch, ignored);
    const auto file = scratch / "original";
    auto written = store::write_file(file, bytes);
    auto text = written ? text_of_binary(file, manifest.sheet, scratch) : pass(written.error());
    std::filesystem::remove_all(scratch, ignored);
    if (!text) {
        return pass(text.error());
    }
    return reader_over(std::move(*text));
}

/// The text that an edition was read from: the original itself, or what it was turned into.
Result<store::Reader>
text_reader(const Workspace& workspace, const Manifest& manifest, bool& converted) {
    const store::Originals originals{workspace.originals()};
    auto reader = originals.open(manifest.input_sha256);
    auto begun = reader ? with_prefix(std::move(*reader)) : pass(reader.error());
    if (!begun) {
        return pass(begun.error());
    }
    auto& [prefix, whole] = *begun;
    converted = form_of(prefix) != Form::text;
    if (!converted) {
        return std::move(whole);
    }
    const auto bytes = store::read_all(whole, original_bytes_max);
    return bytes ? converted_reader(manifest, *bytes) : pass(bytes.error());
}

Result<std::map<std::uint64_t, std::string>> lines_of(const Workspace& workspace,
                                                      const State& state,
                                                      const Edition& edition,
                                                      const std::set<std::uint64_t>& wanted) {
    bool converted = false;
    auto reader = text_reader(workspace, edition.manifest, converted);
    if (!reader) {
        return pass(reader.error());
    }
    const SourceDefinition& source = *state.source(edition.manifest.source);
    CsvReader records{std::move(*reader), {converted ? ',' : source.delimiter}};
    std::map<std::uint64_t, std::string> found;
    CsvRecord record;
    while (found.size() < wanted.size()) {
        const auto more = records.next(record);
        if (!more) {
            return pass(more.error());
        }
        if (!*more) {
            return fail(ErrorKind::integrity,
                        "the original does not have the lines that were counted",
                        edition.names.empty() ? edition.manifest.edition : edition.names.front());
        }
        if (found.empty() && record.line == 1) {
            records.expect_fields(record.fields.size());
        }
        if (wanted.contains(record.line)) {
            found[record.line] = record.text;
        }
    }
    return found;
}

} // namespace

Result<std::vector<Evidence>>
texts_of(const Workspace& workspace, const State& state, const std::vector<RowAt>& rows) {
    std::map<std::string, std::set<std::uint64_t>> wanted;
    for (const RowAt& row : rows) {
        wanted[row.edition].insert(row.line);
    }
    std::map<std::string, std::map<std::uint64_t, std::string>> texts;
    for (const auto& [id, lines] : wanted) {
        const auto edition = state.editions.find(id);
        if (edition == state.editions.end()) {
            return fail(ErrorKind::not_found, fmt::format("there is no edition '{}'", id));
        }
        auto found = lines_of(workspace, state, edition->second, lines);
        if (!found) {
            return pass(found.error());
        }
        texts[id] = std::move(*found);
    }
    std::vector<Evidence> evidence;
    for (const RowAt& row : rows) {
        const Edition& edition = state.editions.at(row.edition);
        evidence.push_back({edition.names.empty() ? "" : edition.names.front(),
                            edition.manifest.input_sha256, row.line, texts[row.edition][row.line]});
    }
    return evidence;
}

} // namespace mf::facts
