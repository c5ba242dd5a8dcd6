#include "demo/tables_read.hpp"

#include <algorithm>

namespace mf::demo {
namespace {

void read_outcomes(const Setting& file, CrimeTable& crime, Trouble& trouble) {
    bool open = false;
    for (const Setting& row : file.at("outcome", trouble).list(trouble)) {
        OutcomeKind kind;
        kind.id = row.at("id", trouble).text(trouble);
        kind.street = row.at("street", trouble).text(trouble);
        if (row.has("file")) {
            kind.file = row.at("file", trouble).text(trouble);
        } else {
            crime.open = crime.outcomes.size();
            open = true;
        }
        if (row.has("later")) {
            kind.later = row.at("later", trouble).text(trouble);
            kind.later_share = row.at("later_share", trouble).number(trouble);
            kind.later_months = static_cast<int>(row.at("later_months", trouble).whole(trouble));
        }
        crime.outcomes.push_back(std::move(kind));
    }
    const bool differ =
        std::any_of(crime.outcomes.begin(), crime.outcomes.end(), [&](const OutcomeKind& kind) {
            return kind.street != crime.outcomes[crime.open].street;
        });
    if (!open || !differ) {
        trouble.note(
            "One outcome must have no 'file', that of crimes still open, and there must be "
            "another",
            file.where());
    }
}

Choice outcomes_of_type(const Setting& row, const CrimeTable& crime, Trouble& trouble) {
    const Setting& table = row.at("outcomes", trouble);
    std::vector<double> weights(crime.outcomes.size(), 0);
    for (const auto& [id, weight] : table.table(trouble)) {
        const auto found = std::find_if(crime.outcomes.begin(), crime.outcomes.end(),
                                        [&](const OutcomeKind& kind) { return kind.id == id; });
        if (found == crime.outcomes.end()) {
            trouble.note("There is no [[outcome]] with the id '" + id + "'", weight.where());
            continue;
        }
        weights[static_cast<std::size_t>(found - crime.outcomes.begin())] = weight.number(trouble);
    }
    return choice_of(weights, table.where(), trouble);
}

CrimeType type_of(const Setting& row, const Tables& tables, Trouble& trouble) {
    CrimeType type;
    type.name = row.at("name", trouble).text(trouble);
    type.incident = row.has("incident") && row.at("incident", trouble).flag(trouble);
    type.season = row.at("season", trouble).number(trouble);
    type.peak = static_cast<int>(row.at("peak", trouble).whole(trouble));
    type.trend = row.at("trend", trouble).number(trouble);
    type.bustle = row.at("bustle", trouble).number(trouble);
    type.hot = row.at("hot", trouble).number(trouble);
    for (const ForceRow& force : tables.forces) {
        type.shares.push_back(row.at("shares", trouble).at(force.slug, trouble).number(trouble));
    }
    if (!type.incident) {
        type.outcome = outcomes_of_type(row, tables.crime, trouble);
    }
    if (type.peak < 1 || type.peak > 12) {
        trouble.note("'peak' must be a month, 1 to 12", row.where());
    }
    return type;
}

/// Makes the shares of each force sum to 1.
void even_out(const Tables& tables, std::vector<CrimeType>& types, Trouble& trouble) {
    for (std::size_t force = 0; force < tables.forces.size(); ++force) {
        double sum = 0;
        for (const CrimeType& type : types) {
            sum += type.shares[force];
        }
        if (sum <= 0) {
            trouble.note("The force '" + tables.forces[force].slug + "' has no crime",
                         "crime.toml");
            return;
        }
        for (CrimeType& type : types) {
            type.shares[force] /= sum;
        }
    }
}

void read_change(const Setting& at, Tables& tables, Trouble& trouble) {
    CrimeTable& crime = tables.crime;
    const Setting& type = at.at("type", trouble);
    crime.change_type = type_named(tables, type.text(trouble), type.where(), trouble);
    const Setting& code = at.at("borough", trouble);
    const std::string wanted = code.text(trouble);
    const auto found = std::find_if(tables.boroughs.begin(), tables.boroughs.end(),
                                    [&](const BoroughRow& row) { return row.code == wanted; });
    if (found == tables.boroughs.end()) {
        trouble.note("boroughs.csv has no borough '" + wanted + "'", code.where());
    }
    crime.change_borough = static_cast<std::size_t>(found - tables.boroughs.begin());
    crime.change_month = static_cast<int>(at.at("month", trouble).whole(trouble));
    crime.change_factor = at.at("factor", trouble).number(trouble);
}

} // namespace

void read_crime(const Setting& file, Tables& tables, Trouble& trouble) {
    CrimeTable& crime = tables.crime;
    const Setting& shape = file.at("shape", trouble);
    crime.growth_from = shape.at("growth_from", trouble).number(trouble);
    crime.borough_wobble = shape.at("borough_wobble", trouble).number(trouble);
    crime.area_wobble = shape.at("area_wobble", trouble).number(trouble);
    crime.hot_spots = static_cast<int>(shape.at("hot_spots", trouble).whole(trouble));
    crime.hot_spot_heat = shape.at("hot_spot_heat", trouble).number(trouble);
    if (crime.borough_wobble > 0.25 || crime.area_wobble > 0.25) {
        trouble.note("A wobble above 0.25 could make a rate fall below nought", shape.where());
    }
    read_outcomes(file, crime, trouble);
    for (const Setting& row : file.at("type", trouble).list(trouble)) {
        crime.types.push_back(type_of(row, tables, trouble));
    }
    even_out(tables, crime.types, trouble);
    std::sort(crime.types.begin(), crime.types.end(),
              [](const CrimeType& a, const CrimeType& b) { return a.name < b.name; });
    const Setting& again = file.at("repeat", trouble);
    const Setting& type = again.at("type", trouble);
    crime.repeat_type = type_named(tables, type.text(trouble), type.where(), trouble);
    crime.repeat_share = again.at("share", trouble).number(trouble);
    crime.repeat_same_point = again.at("same_point", trouble).number(trouble);
    read_change(file.at("change", trouble), tables, trouble);
    const Setting& delays = file.at("delays", trouble).at("weights", trouble);
    crime.delay_weights = delays.numbers(trouble);
    crime.delay = choice_of(crime.delay_weights, delays.where(), trouble);
}

} // namespace mf::demo
