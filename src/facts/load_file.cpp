#include "facts/load_file.hpp"

#include "base/hash.hpp"
#include "facts/identify.hpp"
#include "facts/integrity.hpp"
#include "facts/lookups.hpp"
#include "facts/read_edition.hpp"
#include "store/database.hpp"
#include "store/files.hpp"
#include "store/process.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace mf::facts {

namespace {

constexpr std::uint64_t converted_bytes_max = std::uint64_t{1} << 30;
constexpr std::string_view ingest_version = "2";

/// Those errors that are the disk's or ours; the others are the file's own.
bool ends_the_run(const Error& error) {
    return error.kind == ErrorKind::io || error.kind == ErrorKind::internal ||
           error.kind == ErrorKind::busy;
}

FileReport not_loaded(FileReport::Outcome outcome, Error error) {
    FileReport report;
    report.outcome = outcome;
    report.error = std::move(error);
    return report;
}

std::string edition_id(const Manifest& manifest) {
    std::string text = fmt::format("metforward edition {}\n{}\n{}\n{}\n", ingest_version,
                                   manifest.input_sha256, manifest.definition, manifest.sheet);
    for (const auto& [name, value] : manifest.name_parts) {
        text += fmt::format("{}={}\n", name, value);
    }
    return sha256(text).substr(0, 32);
}

/// Reads and drops the rest of a stream while the tap keeps it.
Result<std::string> keep_only(store::Reader reader, store::OriginalWriter writer) {
    std::vector<char> block(std::size_t{1} << 20);
    for (;;) {
        const auto got = reader(block);
        if (!got) {
            return pass(got.error());
        }
        if (*got == 0) {
            return writer.finish();
        }
        if (auto done = writer.add({block.data(), *got}); !done) {
            return pass(done.error());
        }
    }
}

class FileLoader {
public:
    explicit FileLoader(const LoadContext& context) : context_{context} {}

    Result<std::vector<FileReport>> load() {
        auto reader = context_.open();
        if (!reader) {
            return file_error(reader.error());
        }
        auto begun = with_prefix(std::move(*reader));
        if (!begun) {
            return file_error(begun.error());
        }
        auto& [prefix, whole] = *begun;
        switch (form_of(prefix)) {
        case Form::old_workbook:
            return std::vector{
                not_loaded(FileReport::Outcome::refused,
                           {ErrorKind::unsupported,
                            "this is an old binary Excel workbook, whatever its name says", "",
                            "Open it in a spreadsheet program and save it as CSV or XLSX"})};
        case Form::workbook:
            return load_workbook(std::move(whole));
        case Form::parquet:
            return load_parquet(std::move(whole));
        case Form::text:
            break;
        }
        return load_text(prefix, std::move(whole));
    }

private:
    Result<std::vector<FileReport>> file_error(const Error& error) const {
        if (ends_the_run(error)) {
            return pass(error);
        }
        return std::vector{not_loaded(FileReport::Outcome::refused, error)};
    }

    Result<std::vector<FileReport>> load_text(const std::string& prefix, store::Reader whole) {
        const auto identified = identify(prefix, context_.sources, context_.file_name, "");
        if (!identified) {
            return load_lookups(prefix, std::move(whole), identified.error());
        }
        if (context_.likely_known) {
            if (auto known = known_already(*identified)) {
                return std::move(*known);
            }
        }
        auto writer = context_.originals.writer();
        if (!writer) {
            return pass(writer.error());
        }
        CsvReader::Tap tap = [&](std::string_view bytes) { return writer->add(bytes); };
        auto manifest = read(*identified, std::move(whole), std::move(tap));
        if (!manifest) {
            return file_error(manifest.error());
        }
        manifest->input_bytes = writer->bytes();
        auto hash = writer->finish();
        if (!hash) {
            return pass(hash.error());
        }
        manifest->input_sha256 = *hash;
        return placed(std::move(*manifest));
    }

    /// What no source describes may be a lookup; else `why` tells why it is nothing.
    Result<std::vector<FileReport>>
    load_lookups(const std::string& prefix, store::Reader whole, const Error& why) const {
        const LookupShelf shelf{context_.lookups, context_.originals.folder(), context_.geo,
                                context_.scratch};
        const auto taken = take_lookups(shelf, prefix, std::move(whole), context_.file_name);
        if (!taken && taken.error().kind == ErrorKind::not_found) {
            return std::vector{not_loaded(why.kind == ErrorKind::unsupported
                                              ? FileReport::Outcome::refused
                                              : FileReport::Outcome::unrecognised,
                                          why)};
        }
        if (!taken) {
            return file_error(taken.error());
        }
        std::vector<FileReport> reports;
        for (const LookupManifest& manifest : *taken) {
            FileReport report;
            report.source = manifest.source;
            report.edition = manifest.id;
            report.sha256 = manifest.input_sha256;
            report.lookup = manifest;
            reports.push_back(std::move(report));
        }
        return reports;
    }

    /// Reads the file once for its hash alone, and tells whether its edition is in the lake.
    std::optional<std::vector<FileReport>> known_already(const Identified& identified) {
        auto reader = context_.open();
        if (!reader) {
            return std::nullopt;
        }
        Sha256 hash;
        std::vector<char> block(std::size_t{1} << 20);
        for (;;) {
            const auto got = (*reader)(block);
            if (!got) {
                return std::nullopt;
            }
            if (*got == 0) {
                break;
            }
            hash.add({block.data(), *got});
        }
        Manifest manifest;
        manifest.input_sha256 = hex(hash.digest());
        manifest.definition = identified.recognised.layout.source->hash;
        manifest.source = identified.recognised.layout.source->id;
        manifest.name_parts = identified.recognised.name_parts;
        manifest.edition = edition_id(manifest);
        const auto text = store::read_file(folder_of(manifest) / "manifest.json");
        auto kept =
            text ? manifest_from_json(*text, folder_of(manifest).string()) : pass(text.error());
        // What is damaged is not known: reading the file again mends it.
        if (!kept || !check_files(*kept, folder_of(manifest)) ||
            !check_original(context_.originals, manifest.input_sha256)) {
            return std::nullopt;
        }
        return std::vector{loaded(std::move(*kept))};
    }

    Result<std::vector<FileReport>> load_workbook(store::Reader whole) {
        std::filesystem::path file = context_.on_disk;
        auto hash = keep_and_copy(std::move(whole), file, "workbook");
        if (!hash) {
            return file_error(hash.error());
        }
        const auto names = store::sheets(file);
        if (!names) {
            return file_error(names.error());
        }
        std::vector<FileReport> reports;
        std::optional<Error> why;
        for (const std::string& sheet : *names) {
            const bool wanted =
                std::ranges::any_of(context_.sources, [&](const SourceDefinition& source) {
                    return source.workbook && (source.sheet.empty() || source.sheet == sheet);
                });
            if (!wanted) {
                continue;
            }
            auto text = store::sheet_as_csv(file, sheet);
            if (!text) {
                return file_error(text.error());
            }
            auto report = load_converted(std::move(*text), sheet, *hash);
            if (!report) {
                return pass(report.error());
            }
            if (report->outcome == FileReport::Outcome::unrecognised) {
                why = report->error;
            } else {
                reports.push_back(std::move(*report));
            }
        }
        if (reports.empty()) {
            reports.push_back(not_loaded(
                FileReport::Outcome::unrecognised,
                why.value_or(Error{ErrorKind::not_found,
                                   "no source definition describes a sheet of it", "", ""})));
        }
        return reports;
    }

    Result<std::vector<FileReport>> load_parquet(store::Reader whole) {
        std::filesystem::path file = context_.on_disk;
        auto hash = keep_and_copy(std::move(whole), file, "parquet");
        if (!hash) {
            return file_error(hash.error());
        }
        auto text = text_of_binary(file, "", context_.scratch);
        if (!text) {
            return file_error(text.error());
        }
        auto report = load_converted(std::move(*text), "", *hash);
        if (!report) {
            return pass(report.error());
        }
        return std::vector{std::move(*report)};
    }

    /// Keeps the original; when it stands inside an archive, also puts it where other programs can open it.
    Result<std::string>
    keep_and_copy(store::Reader whole, std::filesystem::path& file, const std::string& name) {
        if (file.empty()) {
            auto bytes = store::read_all(whole, converted_bytes_max);
            if (!bytes) {
                return pass(bytes.error());
            }
            file = context_.scratch / name;
            if (auto done = store::write_file(file, *bytes); !done) {
                return pass(done.error());
            }
            whole = reader_over(std::move(*bytes));
        }
        auto writer = context_.originals.writer();
        if (!writer) {
            return pass(writer.error());
        }
        return keep_only(std::move(whole), std::move(*writer));
    }

    Result<FileReport>
    load_converted(std::string text, const std::string& sheet, const std::string& hash) {
        const auto identified = identify(std::string_view{text}.substr(0, prefix_bytes * 16),
                                         context_.sources, context_.file_name, sheet);
        if (!identified) {
            return not_loaded(FileReport::Outcome::unrecognised, identified.error());
        }
        const std::uint64_t bytes = text.size();
        auto manifest = read(*identified, reader_over(std::move(text)), {});
        if (!manifest) {
            if (ends_the_run(manifest.error())) {
                return pass(manifest.error());
            }
            return not_loaded(FileReport::Outcome::refused, manifest.error());
        }
        manifest->input_bytes = bytes;
        manifest->input_sha256 = hash;
        manifest->sheet = sheet;
        auto reports = placed(std::move(*manifest));
        if (!reports) {
            return pass(reports.error());
        }
        return std::move(reports->front());
    }

    Result<Manifest> read(const Identified& identified, store::Reader whole, CsvReader::Tap tap) {
        const SourceDefinition& source = *identified.recognised.layout.source;
        auto zone = Zone::load(source.zone);
        if (!zone) {
            return pass(zone.error());
        }
        const FieldContext fields{&source, &context_.areas, &*zone,
                                  identified.recognised.name_parts};
        // A workbook's sheet and a Parquet file reach us as CSV with commas, whatever the publisher's CSV has.
        const char delimiter = tap ? source.delimiter : ',';
        CsvReader reader{std::move(whole), {delimiter}, std::move(tap)};
        CsvRecord record;
        for (std::size_t i = 0; i <= identified.header_record; ++i) {
            if (const auto more = reader.next(record); !more) {
                return pass(more.error());
            }
        }
        std::error_code problem;
        folder_ = context_.scratch / fmt::format("edition-{}", tables_++);
        std::filesystem::create_directories(folder_, problem);
        if (problem) {
            return fail(ErrorKind::io, problem.message(), folder_.string());
        }
        return read_edition(reader, identified.recognised, fields, folder_);
    }

    std::filesystem::path folder_of(const Manifest& manifest) const {
        return context_.lake / manifest.source / manifest.edition;
    }

    /// An edition that is there already stays when it is whole: equal ids are equal bytes.
    static void remove_if_damaged(const std::filesystem::path& folder) {
        if (!std::filesystem::exists(folder)) {
            return;
        }
        const std::filesystem::path file = folder / "manifest.json";
        const auto text = store::read_file(file);
        const auto manifest = text ? manifest_from_json(*text, file.string()) : pass(text.error());
        if (!manifest || !check_files(*manifest, folder)) {
            std::error_code ignored; // what stays makes the move fail, which is told
            std::filesystem::remove_all(folder, ignored);
        }
    }

    static FileReport loaded(Manifest manifest) {
        FileReport report;
        report.source = manifest.source;
        report.edition = manifest.edition;
        report.sha256 = manifest.input_sha256;
        report.manifest = std::move(manifest);
        return report;
    }

    Result<std::vector<FileReport>> placed(Manifest manifest) {
        manifest.edition = edition_id(manifest);
        if (auto done = note_files(manifest, folder_); !done) {
            return pass(done.error());
        }
        if (auto done = store::write_new_file(folder_ / "manifest.json", to_json(manifest));
            !done) {
            return pass(done.error());
        }
        std::error_code problem;
        std::filesystem::create_directories(context_.lake / manifest.source, problem);
        if (problem) {
            return fail(ErrorKind::io, problem.message(), context_.lake.string());
        }
        remove_if_damaged(folder_of(manifest));
        if (auto done = store::move_into_place(folder_, folder_of(manifest)); !done) {
            return pass(done.error());
        }
        return std::vector{loaded(std::move(manifest))};
    }

    const LoadContext& context_;
    std::filesystem::path folder_;
    int tables_ = 0;
};

} // namespace

Result<std::string> text_of_binary(const std::filesystem::path& file,
                                   const std::string& sheet,
                                   const std::filesystem::path& scratch) {
    if (!sheet.empty()) {
        return store::sheet_as_csv(file, sheet);
    }
    auto database = store::Database::open();
    if (!database) {
        return pass(database.error());
    }
    const std::filesystem::path csv = scratch / "parquet.csv";
    auto done = database->run(
        fmt::format("COPY (SELECT * FROM read_parquet({})) TO {} (FORMAT csv, HEADER)",
                    store::sql_text(file.string()), store::sql_text(csv.string())));
    if (!done) {
        Error error = done.error();
        error.kind = ErrorKind::invalid;
        return pass(error);
    }
    auto text = store::read_file(csv, converted_bytes_max);
    std::error_code ignored;
    std::filesystem::remove(csv, ignored);
    return text;
}

Result<std::vector<FileReport>> load_file(const LoadContext& context) {
    const auto begun = std::chrono::steady_clock::now();
    auto reports = FileLoader{context}.load();
    if (reports) {
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
        for (FileReport& report : *reports) {
            report.seconds = taken.count() / static_cast<double>(reports->size());
        }
    }
    return reports;
}

} // namespace mf::facts
