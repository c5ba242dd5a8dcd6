#include "facts/ingest.hpp"

#include "app/commands.hpp"
#include "base/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace mf::app {

namespace {

std::string_view outcome_name(facts::FileReport::Outcome outcome) {
    switch (outcome) {
    case facts::FileReport::Outcome::loaded:
        return "loaded";
    case facts::FileReport::Outcome::known:
        return "held already";
    case facts::FileReport::Outcome::unrecognised:
        return "not recognised";
    case facts::FileReport::Outcome::refused:
        return "refused";
    }
    return "";
}

void add_places(const facts::PlacesManifest& places, nlohmann::ordered_json& json) {
    json["source"] = places.source;
    json["edition"] = places.id;
    json["sha256"] = places.input_sha256;
    json["areas"] = places.areas;
    json["areas_refused"] = places.refused;
    json["areas_repaired"] = places.repaired;
    json["frame"] = places.frame;
    json["crs"] = places.crs;
    json["reprojected"] = places.reprojected;
}

nlohmann::ordered_json file_json(const facts::FileReport& file) {
    nlohmann::ordered_json json{{"file", file.file}, {"outcome", outcome_name(file.outcome)}};
    if (file.error) {
        json["why"] = sentence(*file.error);
    }
    if (file.places) {
        add_places(*file.places, json);
    }
    if (file.manifest) {
        const facts::Manifest& manifest = *file.manifest;
        json["source"] = file.source;
        json["edition"] = file.edition;
        json["sha256"] = file.sha256;
        json["rows_read"] = manifest.rows_read;
        json["rows_kept"] = manifest.rows_kept;
        json["rows_held"] = manifest.rows_held;
        json["rows_refused"] = manifest.rows_refused;
        json["cells_kept"] = manifest.cells_kept;
        json["cells_held"] = manifest.cells_held;
        json["cells_refused"] = manifest.cells_refused;
        json["refused"] = manifest.refused;
        json["rows_sharing_id"] = manifest.rows_sharing_id;
        json["distinct_ids"] = manifest.distinct_ids;
        json["rows_without_id"] = manifest.rows_without_id;
        json["rows_without_place"] = manifest.rows_without_place;
        json["rows_equal_to_another"] = manifest.rows_equal_to_another;
        json["unmatched_places"] = manifest.unmatched_places;
        json["unrecognised"] = manifest.unrecognised;
        json["category_set"] = manifest.category_set;
        json["levels"] = manifest.levels;
        json["cut"] = manifest.cut;
        json["withheld"] = manifest.withheld;
        json["notes"] = manifest.notes;
        json["seconds"] = file.seconds;
    }
    return json;
}

std::string as_json(const facts::IngestReport& report) {
    std::string text;
    for (const auto& file : report.files) {
        text +=
            file_json(file).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    }
    const nlohmann::ordered_json total{
        {"files", report.files.size()},        {"rows_read", report.rows_read},
        {"rows_kept", report.rows_kept},       {"rows_held", report.rows_held},
        {"rows_refused", report.rows_refused}, {"seconds", report.seconds}};
    return text + total.dump() + "\n";
}

void add_lines_of_places(const facts::FileReport& file, std::string& text) {
    const facts::PlacesManifest& places = *file.places;
    if (file.outcome == facts::FileReport::Outcome::known) {
        text += fmt::format("{}: held already ({})\n", file.file, file.source);
        return;
    }
    text +=
        fmt::format("{}: {}: boundaries of {} areas, {} repaired, {} refused; {}{}\n", file.file,
                    file.source, places.areas, places.repaired.size(), places.refused.size(),
                    places.frame, places.reprojected ? ", brought there from " + places.crs : "");
    for (const auto& repair : places.repaired) {
        text += fmt::format("    repaired: {}\n", repair);
    }
    for (const auto& refused : places.refused) {
        text += fmt::format("    refused: {}\n", refused);
    }
}

void add_lines(const facts::FileReport& file, std::string& text) {
    if (file.places) {
        add_lines_of_places(file, text);
        return;
    }
    if (!file.manifest) {
        text += fmt::format("{}: {}: {}\n", file.file, outcome_name(file.outcome),
                            sentence(*file.error));
        return;
    }
    const facts::Manifest& m = *file.manifest;
    if (file.outcome == facts::FileReport::Outcome::known) {
        text += fmt::format("{}: held already ({})\n", file.file, file.source);
        return;
    }
    text += fmt::format("{}: {}: {} rows read, {} kept, {} held, {} refused", file.file,
                        file.source, m.rows_read, m.rows_kept, m.rows_held, m.rows_refused);
    if (m.cells_kept + m.cells_held + m.cells_refused > 0) {
        text += fmt::format(" (cells: {} kept, {} held, {} refused)", m.cells_kept, m.cells_held,
                            m.cells_refused);
    }
    text += fmt::format("; {} rows share an id, {} have no place; {:.2f} s\n", m.rows_sharing_id,
                        m.rows_without_place, file.seconds);
    for (const auto& [reason, rows] : m.refused) {
        text += fmt::format("    {}: {} rows refused\n", reason, rows);
    }
    for (const auto& [category, rows] : m.unrecognised) {
        text += fmt::format("    no category set knows '{}': {} rows kept as unrecognised\n",
                            category, rows);
    }
    for (const auto& note : m.notes) {
        text += fmt::format("    {}\n", note);
    }
}

std::string as_lines(const facts::IngestReport& report) {
    std::string text;
    for (const auto& file : report.files) {
        add_lines(file, text);
    }
    return text + fmt::format("{} files, {} rows read, {} kept, {} held, {} refused, {:.2f} s\n",
                              report.files.size(), report.rows_read, report.rows_kept,
                              report.rows_held, report.rows_refused, report.seconds);
}

Result<int> told(const Context& context, const Result<facts::IngestReport>& report) {
    if (!report) {
        return pass(report.error());
    }
    if (auto printed = print(context.json ? as_json(*report) : as_lines(*report)); !printed) {
        return pass(printed.error());
    }
    const bool broken = std::ranges::any_of(report->files, [](const facts::FileReport& file) {
        return file.error && file.error->kind == ErrorKind::integrity;
    });
    return broken ? integrity_broken : report->has_findings() ? findings : done;
}

} // namespace

Result<int> ingest(const Context& context, const IngestCommand& command) {
    const auto workspace = context.open();
    if (!workspace) {
        return pass(workspace.error());
    }
    facts::IngestOptions options;
    options.paths = command.paths;
    options.clock = context.clock;
    options.threads = command.threads;
    options.progress = context.progress();
    if (!command.published.empty()) {
        const auto day = Day::parse(command.published);
        if (!day) {
            return fail(ErrorKind::usage, day.error().message, "--published", day.error().mend);
        }
        options.published = *day;
    }
    if (!command.editions.empty()) {
        options.editions = command.editions;
    }
    return told(context, facts::ingest(*workspace, options));
}

Result<int> rebuild(const Context& context) {
    const auto workspace = context.open();
    if (!workspace) {
        return pass(workspace.error());
    }
    return told(context, facts::rebuild(*workspace, context.clock, 2));
}

} // namespace mf::app
