#include "measures/authority.hpp"

#include "base/table_reader.hpp"
#include "base/text.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::measures {

namespace {

Result<toml::table> read_toml(const std::filesystem::path& file) {
    const auto text = store::read_file(file);
    if (!text) {
        return pass(text.error());
    }
    return parse_toml(*text, file.string());
}

Regime read_regime(TableReader& reader, const geo::Areas& areas) {
    Regime regime;
    regime.line = reader.line();
    regime.id = reader.needed_text("id");
    regime.force = reader.needed_text("force");
    regime.cause = reader.text("cause");
    regime.sources = reader.texts("sources");
    if (areas.force(regime.force) == nullptr) {
        reader.problem(reader.line("force"), fmt::format("'{}' is no force", regime.force),
                       "Write its short name as definitions/areas/forces.csv has it");
    }
    const std::string until = reader.text("until");
    if (until.empty()) {
        return regime;
    }
    if (const auto day = Day::parse(until)) {
        regime.until = *day;
    } else {
        reader.problem(reader.line("until"), day.error().message, day.error().mend);
    }
    if (regime.cause.empty()) {
        reader.problem(regime.line, "a regime that ended needs its cause in words",
                       "Add: cause = \"…\"");
    }
    return regime;
}

Done read_regimes(const std::filesystem::path& file, const geo::Areas& areas, Regimes& regimes) {
    if (!std::filesystem::exists(file)) {
        return {};
    }
    const auto table = read_toml(file);
    if (!table) {
        return pass(table.error());
    }
    TableReader reader{*table, file.string()};
    for (const toml::table* one : reader.tables("regime")) {
        TableReader inner{*one, file.string()};
        regimes.push_back(read_regime(inner, areas));
        reader.take(inner.end());
    }
    if (auto error = reader.end()) {
        return pass(*error);
    }
    return {};
}

/// The authority's own words for levels, by the general ones.
void read_level_names(TableReader& reader, const std::string& file, Authority& authority) {
    const toml::table* table = reader.table("levels");
    if (table == nullptr) {
        return;
    }
    TableReader levels{*table, file};
    for (const auto& [general, own] : *table) {
        if (const auto level = geo::level_of(general.str())) {
            authority.level_names[*level] = levels.needed_text(general.str());
        } else {
            levels.problem(levels.line(general.str()),
                           fmt::format("'{}' is no level", general.str()),
                           "Use force, district, ward, msoa2011, msoa2021, lsoa2011 or lsoa2021");
        }
    }
    reader.take(levels.end());
}

/// What the public calls those who answer, by the name that definitions of measures have for them.
void read_posts(TableReader& reader, const std::string& file, Authority& authority) {
    const toml::table* table = reader.table("posts");
    if (table == nullptr) {
        return;
    }
    TableReader posts{*table, file};
    for (const auto& [post, name] : *table) {
        authority.posts[std::string{post.str()}] = posts.needed_text(post.str());
    }
    reader.take(posts.end());
}

} // namespace

std::string Authority::level_name(geo::Level level) const {
    const auto found = level_names.find(level);
    return found == level_names.end() ? std::string{geo::name(level)} : found->second;
}

std::optional<geo::Level> Authority::level(std::string_view spoken) const {
    const std::string small = lower(spoken);
    for (const auto& [level, own] : level_names) {
        if (lower(own) == small) {
            return level;
        }
    }
    return geo::level_of(small);
}

Result<Authority> load_authority(const std::filesystem::path& folder, const geo::Areas& areas) {
    const auto file = folder / "authority.toml";
    const auto table = read_toml(file);
    if (!table) {
        return pass(table.error());
    }
    TableReader reader{*table, file.string()};
    Authority authority;
    authority.id = reader.needed_text("id");
    authority.name = reader.needed_text("name");
    authority.home_force = reader.text("home_force");
    read_level_names(reader, file.string(), authority);
    read_posts(reader, file.string(), authority);
    if (auto error = reader.end()) {
        return pass(*error);
    }
    if (auto read = read_regimes(folder / "regimes.toml", areas, authority.regimes); !read) {
        return pass(read.error());
    }
    return authority;
}

const Regime* regime_of(const Regimes& regimes,
                        const std::string& source,
                        const std::string& force,
                        Month month) {
    const Regime* found = nullptr;
    for (const Regime& regime : regimes) {
        const bool concerns = regime.force == force &&
                              (regime.sources.empty() ||
                               std::ranges::find(regime.sources, source) != regime.sources.end());
        const bool holds = !regime.until || month <= regime.until->month();
        const bool sooner =
            found == nullptr || (regime.until && (!found->until || *regime.until < *found->until));
        if (concerns && holds && sooner) {
            found = &regime;
        }
    }
    return found;
}

} // namespace mf::measures
