#include "measures/authority.hpp"

#include "base/text.hpp"
#include "store/files.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

namespace mf::measures {

namespace {

Result<toml::table> read_toml(const std::filesystem::path& file) {
    const auto text = store::read_file(file);
    if (!text) {
        return pass(text.error());
    }
    try {
        return toml::parse(*text, file.string());
    } catch (const toml::parse_error& error) {
        return fail(ErrorKind::invalid, std::string{error.description()},
                    fmt::format("{}:{}", file.string(), error.source().begin.line),
                    "Mend the TOML there");
    }
}

Result<Regime>
read_regime(const toml::table& table, const std::string& file, const geo::Areas& areas) {
    Regime regime;
    regime.line = static_cast<int>(table.source().begin.line);
    const std::string where = fmt::format("{}:{}", file, regime.line);
    regime.id = table["id"].value_or(std::string{});
    regime.force = table["force"].value_or(std::string{});
    regime.cause = table["cause"].value_or(std::string{});
    if (regime.id.empty() || areas.force(regime.force) == nullptr) {
        return fail(ErrorKind::invalid, "a regime needs an id and the short name of a force", where,
                    "Write id = \"…\" and force = \"…\" as definitions/areas/forces.csv has it");
    }
    const std::string until = table["until"].value_or(std::string{});
    if (!until.empty()) {
        const auto day = Day::parse(until);
        if (!day) {
            return fail(ErrorKind::invalid, day.error().message, where, day.error().mend);
        }
        regime.until = *day;
        if (regime.cause.empty()) {
            return fail(ErrorKind::invalid, "a regime that ended needs its cause in words", where,
                        "Add: cause = \"…\"");
        }
    }
    if (const toml::array* sources = table["sources"].as_array()) {
        for (const toml::node& source : *sources) {
            regime.sources.push_back(source.value_or(std::string{}));
        }
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
    if (const toml::array* list = (*table)["regime"].as_array()) {
        for (const toml::node& node : *list) {
            const toml::table* one = node.as_table();
            auto regime = one == nullptr ? fail(ErrorKind::invalid, "write regimes as [[regime]]",
                                                file.string())
                                         : read_regime(*one, file.string(), areas);
            if (!regime) {
                return pass(regime.error());
            }
            regimes.push_back(std::move(*regime));
        }
    }
    return {};
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
    Authority authority;
    authority.id = (*table)["id"].value_or(std::string{});
    authority.name = (*table)["name"].value_or(std::string{});
    authority.home_force = (*table)["home_force"].value_or(std::string{});
    if (authority.id.empty() || authority.name.empty()) {
        return fail(ErrorKind::invalid, "an authority needs an id and a name", file.string() + ":1",
                    "Write id = \"…\" and name = \"…\"");
    }
    if (const toml::table* levels = (*table)["levels"].as_table()) {
        for (const auto& [general, own] : *levels) {
            const auto level = geo::level_of(general.str());
            if (!level) {
                return fail(ErrorKind::invalid, fmt::format("'{}' is no level", general.str()),
                            fmt::format("{}:{}", file.string(), general.source().begin.line),
                            "Use force, district, ward, msoa2011, msoa2021, lsoa2011 or lsoa2021");
            }
            authority.level_names[*level] = own.value_or(std::string{});
        }
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
