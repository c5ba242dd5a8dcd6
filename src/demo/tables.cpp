#include "demo/tables.hpp"

#include "demo/tables_read.hpp"

#include <algorithm>
#include <array>

namespace mf::demo {

std::size_t force_named(const Tables& tables, const Setting& slug, Trouble& trouble) {
    const std::string wanted = slug.text(trouble);
    for (std::size_t i = 0; i < tables.forces.size(); ++i) {
        if (tables.forces[i].slug == wanted) {
            return i;
        }
    }
    trouble.note("forces.toml has no force '" + wanted + "'", slug.where());
    return 0;
}

std::size_t type_named(const Tables& tables,
                       const std::string& name,
                       const std::string& where,
                       Trouble& trouble) {
    const auto& types = tables.crime.types;
    for (std::size_t i = 0; i < types.size(); ++i) {
        if (types[i].name == name) {
            return i;
        }
    }
    trouble.note("crime.toml has no type '" + name + "'", where);
    return 0;
}

Choice choice_of(const std::vector<double>& weights, const std::string& where, Trouble& trouble) {
    const bool below =
        std::any_of(weights.begin(), weights.end(), [](double weight) { return weight < 0; });
    Choice choice{weights};
    if (below || choice.total() <= 0) {
        trouble.note("Weights must not be below nought, and one must be above it", where);
    }
    return choice;
}

void read_forces(const Setting& file, Tables& tables, Trouble& trouble) {
    double sum = 0;
    for (const Setting& row : file.at("force", trouble).list(trouble)) {
        ForceRow force;
        force.slug = row.at("slug", trouble).text(trouble);
        force.name = row.at("name", trouble).text(trouble);
        force.share = row.at("share", trouble).number(trouble);
        force.crime_ids = row.at("crime_ids", trouble).flag(trouble);
        force.outcomes = row.at("outcomes", trouble).flag(trouble);
        force.stops = row.at("stops", trouble).number(trouble);
        force.stops_found = row.at("stops_found", trouble).flag(trouble);
        force.no_location = row.at("no_location", trouble).number(trouble);
        force.stations = row.at("stations", trouble).flag(trouble);
        force.strays = static_cast<int>(row.at("strays", trouble).whole(trouble));
        force.strays_in = row.at("strays_in", trouble).texts(trouble);
        sum += force.share;
        tables.forces.push_back(std::move(force));
        if (tables.forces.back().share > tables.forces[tables.main_force].share) {
            tables.main_force = tables.forces.size() - 1;
        }
    }
    if (sum < 0.999 || sum > 1.001) {
        trouble.note("The shares of the forces must sum to 1", "forces.toml");
    }
    for (const Setting& row : file.at("outside", trouble).list(trouble)) {
        tables.outside.push_back({row.at("station", trouble).flag(trouble),
                                  row.at("location", trouble).text(trouble),
                                  row.at("longitude", trouble).number(trouble),
                                  row.at("latitude", trouble).number(trouble),
                                  row.at("lsoa_name", trouble).text(trouble)});
    }
}

void read_traps(const Setting& file, Tables& tables, Trouble& trouble) {
    const auto trap = [&](std::string_view name, std::string_view rows, std::string_view more) {
        const Setting& at = file.at(name, trouble);
        Trap found;
        found.force = force_named(tables, at.at("force", trouble), trouble);
        found.month = static_cast<int>(at.at("month", trouble).whole(trouble));
        found.rows = rows.empty() ? 0 : static_cast<int>(at.at(rows, trouble).whole(trouble));
        found.more = more.empty() ? 0 : static_cast<int>(at.at(more, trouble).whole(trouble));
        return found;
    };
    TrapTable& traps = tables.traps;
    traps.shared_ids = trap("shared_ids", "rows", "");
    traps.equal_rows = trap("equal_rows", "rows", "");
    traps.refused = trap("refused", "bad_month", "ragged");
    traps.carriage_returns = trap("carriage_returns", "", "");
    traps.doubled = trap("doubled", "", "");
    traps.missing = trap("missing", "", "");
    const Setting& streets = file.at("streets", trouble);
    traps.blank_name = streets.at("blank_name", trouble).number(trouble);
    traps.non_ascii = streets.at("non_ascii", trouble).number(trouble);
    traps.place = streets.at("place", trouble).number(trouble);
}

void read_names(const Setting& file, Tables& tables, Trouble& trouble) {
    const auto texts = [&](std::string_view name) {
        auto found = file.at(name, trouble).texts(trouble);
        if (found.empty()) {
            trouble.note("'" + std::string{name} + "' must have an entry", file.where());
        }
        return found;
    };
    NameTable& names = tables.names;
    names.street_first = texts("street_first");
    names.street_second = texts("street_second");
    names.places = texts("places");
    names.non_ascii = texts("non_ascii");
    names.ward_first = texts("ward_first");
    names.ward_second = texts("ward_second");
    names.station = file.at("station", trouble).text(trouble);
    names.near = file.at("near", trouble).text(trouble);
    names.no_location = file.at("no_location", trouble).text(trouble);
}

Result<Tables> load_tables(const std::filesystem::path& folder) {
    using Reader = void (*)(const Setting&, Tables&, Trouble&);
    struct File {
        const char* name;
        Reader read;
    };
    constexpr std::array<File, 7> files{{{"forces.toml", read_forces},
                                         {"crime.toml", read_crime},
                                         {"traps.toml", read_traps},
                                         {"stops.toml", read_stops},
                                         {"survey.toml", read_survey},
                                         {"files.toml", read_files},
                                         {"names.toml", read_names}}};
    Tables tables;
    Trouble trouble;
    for (const File& file : files) {
        auto setting = Setting::read(folder / file.name);
        if (!setting) {
            return pass(setting.error());
        }
        file.read(*setting, tables, trouble);
        if (trouble.first()) {
            return pass(*trouble.first());
        }
        if (file.read == read_forces) {
            auto boroughs = read_boroughs(folder / "boroughs.csv", tables);
            if (!boroughs) {
                return pass(boroughs.error());
            }
            tables.boroughs = std::move(*boroughs);
        }
    }
    return tables;
}

} // namespace mf::demo
