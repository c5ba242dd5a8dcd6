#include "app/ingest_report.hpp"

#include "app/lookup_words.hpp"
#include "base/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

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

void add_lookup(const facts::LookupManifest& lookup, nlohmann::ordered_json& json) {
    json["source"] = lookup.source;
    json["edition"] = lookup.id;
    json["sha256"] = lookup.input_sha256;
    json["from"] = lookup.from.spoken();
    json["to"] = lookup.to.spoken();
    json["basis"] = geo::name(lookup.basis);
    json["weight_of"] = lookup.weight_of;
    json["areas"] = lookup.areas;
    json["targets"] = lookup.targets;
    json["areas_parted"] = lookup.parted;
    json["links"] = lookup.links;
    json["rows_refused"] = lookup.refused.size();
    json["refused"] = lookup.refused;
}

constexpr std::string_view how_to_choose =
    "say which is newer: `ingest FILE --published DAY`, or a row of editions.csv";

void add_odd_places(const facts::OddPlaces& odd, nlohmann::ordered_json& json) {
    json["places_held_against"] = odd.land;
    nlohmann::ordered_json kinds = nlohmann::ordered_json::object();
    for (const auto& [what, rows] : facts::in_words(odd)) {
        kinds[what] = rows;
    }
    json["odd_places"] = std::move(kinds);
}

nlohmann::ordered_json file_json(const facts::FileReport& file, const OddByEdition& odd) {
    nlohmann::ordered_json json{{"file", file.file}, {"outcome", outcome_name(file.outcome)}};
    if (file.error) {
        json["why"] = sentence(*file.error);
    }
    if (file.places) {
        add_places(*file.places, json);
    }
    if (file.lookup) {
        add_lookup(*file.lookup, json);
    }
    if (!file.counts_instead.empty()) {
        json["counts_instead"] = file.counts_instead;
    }
    if (file.grid) {
        json["source"] = file.source;
        json["sha256"] = file.sha256;
        json["projection"] = file.grid->sentence;
        json["accuracy_m"] = file.grid->accuracy_m;
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
        if (const auto found = odd.find(file.edition); found != odd.end()) {
            add_odd_places(found->second, json);
        }
        json["seconds"] = file.seconds;
    }
    return json;
}

/// Of a file beside which another of its definition counts.
std::string line_of_choice(const facts::FileReport& file) {
    return file.counts_instead.empty() ? ""
                                       : fmt::format("    does not count, as '{}' does; {}\n",
                                                     file.counts_instead, how_to_choose);
}

void add_lines_of_places(const facts::FileReport& file, std::string& text) {
    const facts::PlacesManifest& places = *file.places;
    if (file.outcome == facts::FileReport::Outcome::known) {
        text +=
            fmt::format("{}: held already ({})\n", file.file, file.source) + line_of_choice(file);
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
    text += line_of_choice(file);
}

void add_lines_of_lookup(const facts::FileReport& file, std::string& text) {
    const facts::LookupManifest& lookup = *file.lookup;
    if (file.outcome == facts::FileReport::Outcome::known) {
        text +=
            fmt::format("{}: held already ({})\n", file.file, file.source) + line_of_choice(file);
        return;
    }
    text += fmt::format("{}: {}: leads from {} areas of {} to {} of {}; {}; {} rows refused\n",
                        file.file, file.source, lookup.areas, lookup.from.spoken(), lookup.targets,
                        lookup.to.spoken(), in_words(lookup), lookup.refused.size());
    for (const auto& refused : lookup.refused) {
        text += fmt::format("    refused: {}\n", refused);
    }
    text += line_of_choice(file);
}

void add_lines_of_odd_places(const facts::OddPlaces& odd, std::string& text) {
    for (const auto& [what, rows] : facts::in_words(odd)) {
        if (rows > 0) {
            text += fmt::format("    {}: {} rows{}\n", what, rows,
                                odd.land.empty() ? "" : ", held against " + odd.land);
        }
    }
}

void add_lines(const facts::FileReport& file, const OddByEdition& odd, std::string& text) {
    if (file.places) {
        add_lines_of_places(file, text);
        return;
    }
    if (file.lookup) {
        add_lines_of_lookup(file, text);
        return;
    }
    if (file.grid) {
        text +=
            fmt::format("{}: projection grid{}: {}\n", file.file,
                        file.outcome == facts::FileReport::Outcome::known ? ", held already" : "",
                        file.grid->sentence);
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
    if (const auto found = odd.find(file.edition); found != odd.end()) {
        add_lines_of_odd_places(found->second, text);
    }
}

} // namespace

std::string ingest_json(const facts::IngestReport& report, const OddByEdition& odd) {
    std::string text;
    for (const auto& file : report.files) {
        text +=
            file_json(file, odd).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) +
            "\n";
    }
    const nlohmann::ordered_json total{
        {"files", report.files.size()},        {"rows_read", report.rows_read},
        {"rows_kept", report.rows_kept},       {"rows_held", report.rows_held},
        {"rows_refused", report.rows_refused}, {"seconds", report.seconds}};
    return text + total.dump() + "\n";
}

std::string ingest_lines(const facts::IngestReport& report, const OddByEdition& odd) {
    std::string text;
    for (const auto& file : report.files) {
        add_lines(file, odd, text);
    }
    return text + fmt::format("{} files, {} rows read, {} kept, {} held, {} refused, {:.2f} s\n",
                              report.files.size(), report.rows_read, report.rows_kept,
                              report.rows_held, report.rows_refused, report.seconds);
}

} // namespace mf::app
