#include "facts/fitness.hpp"

#include "base/text.hpp"
#include "facts/odd_places.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace mf::facts {

namespace {

std::string group_of(const SourceDefinition& source, const Edition& edition) {
    for (std::size_t i = 0; i < source.slice.size(); ++i) {
        const ColumnDefinition* column = source.column(source.slice[i]);
        if (column != nullptr && column->type == FieldType::force &&
            !edition.manifest.slices.empty()) {
            return edition.manifest.slices.front().key[i];
        }
    }
    return "";
}

bool is_current(const Edition& edition) {
    return std::ranges::find(edition.states, SliceState::current) != edition.states.end();
}

std::vector<std::string> current(const State& state, std::vector<std::string> editions) {
    std::erase_if(editions,
                  [&](const std::string& id) { return !is_current(state.editions.at(id)); });
    return editions;
}

/// Rows of each edition whose district is another force's, where the source has both fields.
Result<std::map<std::string, std::uint64_t>> rows_elsewhere(const State& state,
                                                            const store::Database& database,
                                                            const SourceDefinition& source) {
    std::map<std::string, std::uint64_t> found;
    if (source.column("force") == nullptr || source.column("district") == nullptr) {
        return found;
    }
    const auto table = database.query(fmt::format(
        "SELECT edition, force, district, count(*) FROM {} WHERE district IS NOT NULL GROUP BY ALL",
        store::sql_name(sql_table(source.id))));
    if (!table) {
        return pass(table.error());
    }
    for (const auto& row : table->rows) {
        const auto* district = state.areas.district(std::get<std::string>(row[2]));
        const auto* force = std::get_if<std::string>(&row[1]);
        const geo::Force* area = force == nullptr ? nullptr : state.areas.force(*force);
        const bool has_area = area != nullptr && area->territorial;
        if (district != nullptr && has_area && district->force != *force) {
            found[std::get<std::string>(row[0])] +=
                static_cast<std::uint64_t>(std::get<std::int64_t>(row[3]));
        }
    }
    return found;
}

void add_questions(const Edition& edition,
                   std::uint64_t elsewhere,
                   std::map<std::string, std::uint64_t>& answers) {
    const Manifest& manifest = edition.manifest;
    for (const auto& [field, rows] : manifest.blanks) {
        answers[field + " is missing"] = rows;
    }
    answers["no place"] = manifest.rows_without_place;
    answers["rows share an id"] = manifest.rows_sharing_id;
    answers["rows equal to an earlier one"] = manifest.rows_equal_to_another;
    answers["names that no table knows"] = manifest.unmatched_places;
    answers["refused rows"] = manifest.rows_refused;
    answers["place in another force's area"] = elsewhere;
}

void compare(std::vector<FitnessLine>& lines, const std::vector<std::string>& groups) {
    std::map<std::pair<std::string, std::string>, std::vector<double>> shares;
    std::map<std::string, double> largest;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        shares[{groups[i], lines[i].what}].push_back(lines[i].share);
        largest[lines[i].what] = std::max(largest[lines[i].what], lines[i].share);
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::vector<double> others = shares[{groups[i], lines[i].what}];
        others.erase(std::ranges::find(others, lines[i].share));
        if (others.size() >= 3) {
            std::ranges::nth_element(others, others.begin() +
                                                 static_cast<std::ptrdiff_t>(others.size() / 2));
            lines[i].usual = others[others.size() / 2];
        }
    }
    std::erase_if(lines, [&](const FitnessLine& line) { return largest[line.what] == 0; });
}

} // namespace

Result<std::vector<FitnessLine>> fitness(const State& state,
                                         const store::Database& database,
                                         const std::vector<Land>& lands,
                                         const geo::Projection& projection,
                                         const std::string& only_source) {
    std::vector<FitnessLine> all;
    for (const SourceDefinition& source : state.sources) {
        const auto ids = state.by_source.find(source.id);
        if (ids == state.by_source.end() || (!only_source.empty() && source.id != only_source)) {
            continue;
        }
        const auto elsewhere = rows_elsewhere(state, database, source);
        if (!elsewhere) {
            return pass(elsewhere.error());
        }
        const auto odd =
            odd_places(state, database, lands, projection, current(state, ids->second));
        if (!odd) {
            return pass(odd.error());
        }
        std::vector<FitnessLine> lines;
        std::vector<std::string> groups;
        for (const std::string& id : ids->second) {
            const Edition& edition = state.editions.at(id);
            if (!is_current(edition)) {
                continue;
            }
            std::map<std::string, std::uint64_t> answers;
            const auto found = elsewhere->find(id);
            add_questions(edition, found == elsewhere->end() ? 0 : found->second, answers);
            if (const auto places = std::ranges::find(*odd, id, &OddPlaces::edition);
                places != odd->end()) {
                std::ranges::copy(in_words(*places), std::inserter(answers, answers.end()));
            }
            const double rows =
                static_cast<double>(std::max<std::uint64_t>(1, edition.manifest.rows_read));
            const double cells =
                static_cast<double>(edition.manifest.cells_kept + edition.manifest.cells_held);
            for (const auto& [what, count] : answers) {
                lines.push_back({source.id,
                                 id,
                                 edition.names.empty() ? "" : edition.names.front(),
                                 edition.manifest.slices.size() == 1
                                     ? joined(edition.manifest.slices[0].key, " ")
                                     : fmt::format("{} slices", edition.manifest.slices.size()),
                                 what,
                                 count,
                                 static_cast<double>(count) / std::max(rows, cells),
                                 {}});
                groups.push_back(group_of(source, edition));
            }
        }
        compare(lines, groups);
        std::ranges::sort(lines, {}, [](const FitnessLine& line) {
            return std::tuple{line.slice, line.file, line.what};
        });
        std::ranges::move(lines, std::back_inserter(all));
    }
    return all;
}

} // namespace mf::facts
