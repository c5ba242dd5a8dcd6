#include "publish/make_release.hpp"

#include "base/hash.hpp"
#include "facts/coverage.hpp"
#include "facts/summary.hpp"
#include "measures/charting.hpp"
#include "measures/series.hpp"
#include "measures/sql.hpp"
#include "publish/places.hpp"
#include "publish/splits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace mf::publish {

namespace {

/// A text of an answer; "" where there is none.
std::string text(const store::Value& value) {
    const auto* found = std::get_if<std::string>(&value);
    return found == nullptr ? std::string{} : *found;
}

std::string source_attribution(const facts::SourceDefinition& source) {
    return source.attribution.empty() ? source.publisher : source.attribution;
}

void add_editions(const facts::State& state, release::Release& release) {
    for (const auto& [id, edition] : state.editions) {
        const facts::Manifest& manifest = edition.manifest;
        const std::string published = facts::published_in_words(edition);
        release.editions.push_back(
            {id, manifest.source, edition.names.empty() ? "" : edition.names.front(),
             manifest.input_sha256, facts::slices_in_words(edition),
             published == "unknown" ? "" : published, facts::scope_in_words(edition),
             facts::state_in_words(edition), manifest.rows_read, manifest.rows_kept,
             manifest.rows_held, manifest.rows_refused});
    }
    std::ranges::sort(release.editions, {}, [](const release::EditionInfo& edition) {
        return std::tuple{edition.source, edition.slices, edition.id};
    });
}

/// Widens the source's first and last period to those of an edition.
void widen(const facts::Manifest& manifest, release::SourceInfo& source) {
    for (const facts::Slice& slice : manifest.slices) {
        for (const std::string& part : slice.key) {
            if (Period::parse(part)) {
                source.first_period =
                    source.first_period.empty() ? part : std::min(source.first_period, part);
                source.last_period = std::max(source.last_period, part);
            }
        }
    }
}

void add_sources(const facts::State& state, release::Release& release) {
    for (const facts::SourceDefinition& source : state.sources) {
        release::SourceInfo info{source.id,
                                 source.title,
                                 source.publisher,
                                 source.licence,
                                 source_attribution(source),
                                 source.link,
                                 "",
                                 "",
                                 {}};
        for (std::size_t i = 0; i < release.editions.size(); ++i) {
            if (release.editions[i].source == source.id) {
                info.editions.push_back(i);
                widen(state.editions.at(release.editions[i].id).manifest, info);
            }
        }
        release.sources.push_back(std::move(info));
    }
}

/// By what a quotient is multiplied to be the value.
double scale_of(const measures::Definition& definition) {
    switch (definition.kind) {
    case measures::Kind::rate:
        return definition.per.people;
    case measures::Kind::share:
        return 100;
    default:
        return 1;
    }
}

std::vector<std::string> names_of(const std::vector<geo::Level>& levels) {
    std::vector<std::string> names;
    for (const geo::Level level : levels) {
        names.emplace_back(geo::name(level));
    }
    return names;
}

release::MeasureInfo measure_info(const measures::Plan& plan, const std::filesystem::path& home) {
    const measures::Definition& definition = plan.definition;
    release::ChangeInfo change;
    if (const auto& made = definition.change) {
        change = {made->reason, made->author, made->checker, made->date, made->replaces};
    }
    return {definition.id,
            definition.version,
            plan.hash,
            std::string{name(definition.kind)},
            definition.source,
            definition.where,
            definition.sum,
            definition.file.lexically_relative(home).generic_string(),
            definition.text,
            measures::with_values(measures::reader_sql(plan)),
            scale_of(definition),
            std::string{measures::name(measures::chart_of(definition))},
            definition.windows == stats::Windows::overlapping,
            names_of(definition.judged),
            definition.headline,
            definition.question,
            definition.part_of,
            definition.per.of,
            definition.percent,
            definition.serves,
            definition.answers,
            std::move(change)};
}

release::AreaInfo area_info(const facts::State& state,
                            const measures::Authority& authority,
                            geo::Level level,
                            const std::string& code) {
    release::AreaInfo info{code, code, level, authority.level_name(level), ""};
    if (level == geo::Level::force) {
        const geo::Force* force = state.areas.force(code);
        info.name = force == nullptr ? code : force->name;
    } else if (const geo::District* district = state.areas.district(code)) {
        info.name = district->name;
        info.parent = district->force;
    }
    return info;
}

/// Name and district of the smaller areas, as rows have them.
using Names = std::map<std::string, std::pair<std::string, std::string>>;

Done add_names(const Material& material,
               const measures::Plan& plan,
               const std::string& field,
               Names& names) {
    const facts::SourceDefinition* source = material.state.source(plan.definition.source);
    if (field.empty() || source == nullptr || source->column(field + "_name") == nullptr) {
        return {};
    }
    const std::string district =
        plan.fields.district.empty() ? "NULL" : store::sql_name(plan.fields.district);
    const auto table = material.database.query(fmt::format(
        "SELECT {0}, max({1}), arg_max({2}, {3}) FROM {4} WHERE {0} IS NOT NULL GROUP BY {0}",
        store::sql_name(field), store::sql_name(field + "_name"), district,
        store::sql_name(plan.fields.period), store::sql_name(plan.table)));
    if (!table) {
        return pass(table.error());
    }
    for (const auto& row : table->rows) {
        names[text(row[0])] = {text(row[1]), text(row[2])};
    }
    return {};
}

Result<Names> names_of(const Material& material, geo::Level smallest) {
    Names names;
    if (smallest <= geo::Level::district) {
        return names; // these have their names from the lists of areas
    }
    std::set<std::pair<std::string, std::string>> seen; // table and field
    for (const measures::Plan& plan : material.plans) {
        for (const std::string& field : {plan.fields.ward, plan.fields.small}) {
            if (!seen.emplace(plan.table, field).second) {
                continue;
            }
            if (auto added = add_names(material, plan, field, names); !added) {
                return pass(added.error());
            }
        }
    }
    return names;
}

Done add_panels(const Material& material, geo::Level smallest, release::Release& release) {
    std::map<std::string, release::AreaInfo> areas;
    const measures::Setting setting{material.state, material.database, material.authority.regimes};
    auto all = measures::ask_all(material.plans, setting, smallest);
    const auto names = names_of(material, smallest);
    if (!all || !names) {
        return pass(all ? names.error() : all.error());
    }
    for (auto& answers : *all) {
        for (measures::Answer& answer : answers) {
            for (const std::string& code : answer.panel.shape().areas) {
                const auto [place, fresh] = areas.try_emplace(code);
                if (!fresh) {
                    continue;
                }
                place->second = area_info(material.state, material.authority, answer.level, code);
                if (const auto named = names->find(code); named != names->end()) {
                    place->second.name = named->second.first.empty() ? code : named->second.first;
                    place->second.parent = named->second.second;
                }
            }
            release.panels.push_back(std::move(answer.panel));
        }
    }
    for (auto& [code, area] : areas) {
        release.areas.push_back(std::move(area));
    }
    return {};
}

void add_coverage(const facts::State& state, release::Release& release) {
    for (facts::CoverageCell& cell : facts::coverage(state, "")) {
        release.coverage.push_back({std::move(cell.source), std::move(cell.force), cell.period,
                                    std::string{name(cell.kind)}, cell.rows, cell.usual,
                                    cell.far_below});
    }
}

} // namespace

Result<release::Release> make_release(const Material& material, geo::Level smallest) {
    release::Release release;
    release.simulated = material.state.simulated;
    release.authority = material.authority.name;
    release.home = material.authority.home_force;
    release.posts = material.authority.posts;
    release.made = material.state.newest_met;
    std::string identity = material.state.hash + std::string{geo::name(smallest)};
    for (const measures::Plan& plan : material.plans) {
        if (release.measures.empty() || release.measures.back().id != plan.definition.id) {
            release.measures.push_back(measure_info(plan, material.home));
        } // else it counts further levels from another source
        identity += plan.hash + fmt::format(" {}", plan.definition.version);
    }
    release.id = sha256(identity);
    add_editions(material.state, release);
    add_sources(material.state, release);
    if (auto added = add_panels(material, smallest, release); !added) {
        return pass(added.error());
    }
    if (auto done = suppress(material.plans, material.withheld, release); !done) {
        return pass(done.error());
    }
    if (smallest <= geo::Level::district) {
        return release; // what only pages with small areas show does not keep the first page waiting
    }
    auto splits = splits_of(material);
    if (!splits) {
        return pass(splits.error());
    }
    release.splits = std::move(*splits);
    for (auto [kind, names] : {std::pair{PlaceNames::Kind::street, &release.places},
                               std::pair{PlaceNames::Kind::postcode, &release.postcodes}}) {
        auto found = places_of(material, release, kind);
        if (!found) {
            return pass(found.error());
        }
        *names = std::move(*found);
    }
    add_coverage(material.state, release);
    return release;
}

} // namespace mf::publish
