#include "measures/check.hpp"

#include "app/commands.hpp"
#include "app/measures_of.hpp"
#include "app/plan_of.hpp"
#include "app/register_command.hpp"
#include "base/text.hpp"
#include "facts/boundary_definition.hpp"
#include "facts/grid.hpp"
#include "facts/integrity.hpp"
#include "facts/lookup_definition.hpp"
#include "facts/lookups.hpp"
#include "facts/places.hpp"
#include "geo/areas.hpp"
#include "pages/sentences.hpp"
#include "pages/words.hpp"
#include "people/password_rules.hpp"
#include "people/rights.hpp"
#include "publish/aims.hpp"
#include "publish/signals_rebased.hpp"
#include "registers/plan_check.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::app {

namespace {

/// Folders of authorities/; the check looks at all of them, whatever workspace there is.
std::vector<std::string> authorities(const facts::Home& home) {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry :
         std::filesystem::directory_iterator{home.folder / "authorities", ignored}) {
        if (entry.is_directory()) {
            names.push_back(entry.path().filename().string());
        }
    }
    std::ranges::sort(names);
    return names;
}

/// Every definition file is read by itself, so that one that is wrong does not hide the next.
std::vector<facts::SourceDefinition>
check_sources(const std::vector<std::filesystem::path>& folders, std::vector<Error>& errors) {
    std::vector<facts::SourceDefinition> sources;
    for (const auto& file : measures::definition_files(folders)) {
        const auto text = store::read_file(file);
        auto source = text ? facts::parse_source(*text, file) : pass(text.error());
        if (!source) {
            errors.push_back(source.error());
        } else if (std::ranges::find(sources, source->id, &facts::SourceDefinition::id) !=
                   sources.end()) {
            errors.push_back({ErrorKind::invalid,
                              fmt::format("the source '{}' is defined twice", source->id),
                              fmt::format("{}:1", file.string()), "Give one of them another id"});
        } else {
            sources.push_back(std::move(*source));
        }
    }
    std::ranges::sort(sources, {}, &facts::SourceDefinition::id);
    return sources;
}

/// A register without its words cannot be read.
void check_register_words(const facts::Home& home,
                          const std::string& authority,
                          std::vector<Error>& errors) {
    const auto file = home.folder / "definitions/words/en.toml";
    const auto words = pages::Words::load(file, "en");
    const auto all = registers::load_definitions(register_folders(home, authority),
                                                 register_settings(home, authority));
    if (!words || !all) {
        return; // told elsewhere
    }
    for (const registers::Register& one : all->registers) {
        std::vector<std::string> missing = registers::words_needed(one);
        std::erase_if(missing, [&](const std::string& key) { return words->has(key); });
        if (!missing.empty()) {
            errors.push_back({ErrorKind::invalid,
                              fmt::format("the register '{}' lacks words", one.id),
                              fmt::format("{}:1", one.file),
                              fmt::format("Add {} to {}", joined(missing, ", "), file.string())});
        }
    }
}

/// A measure without a text is an orphan.
void check_words(const facts::Home& home,
                 const std::vector<std::filesystem::path>& folders,
                 std::vector<Error>& errors) {
    const auto file = home.folder / "definitions/words/en.toml";
    const auto words = pages::Words::load(file, "en");
    if (!words) {
        errors.push_back(words.error());
        return;
    }
    for (const auto& measure : measures::definition_files(folders)) {
        const auto text = store::read_file(measure);
        const auto definition =
            text ? measures::parse_definition(*text, measure) : pass(text.error());
        if (!definition) {
            continue;
        }
        const auto missing = pages::missing_measure_words(*words, definition->id);
        if (!missing.empty()) {
            errors.push_back({ErrorKind::invalid,
                              fmt::format("the measure '{}' has no words", definition->id),
                              definition->at("id"),
                              fmt::format("Add {} to {}", joined(missing, ", "), file.string())});
        }
    }
}

std::vector<std::string> ids_of(const std::vector<std::filesystem::path>& measure_files) {
    std::vector<std::string> ids;
    for (const auto& measure : measures::definition_files(measure_files)) {
        ids.push_back(measure.stem().string());
    }
    return ids;
}

/// What the authority set out to change: each shown by a measure that there is, or by none.
void check_aims(const std::filesystem::path& file,
                const std::vector<std::filesystem::path>& measure_files,
                std::vector<Error>& errors) {
    const auto aims = publish::load_aims(file);
    if (!aims) {
        errors.push_back(aims.error());
        return;
    }
    for (Error& error : publish::problems(*aims, ids_of(measure_files), file)) {
        errors.push_back(std::move(error));
    }
}

/// Decisions to begin limits anew: each about a measure and an area that there are.
void check_rebased(const std::filesystem::path& file,
                   const std::vector<std::filesystem::path>& measure_files,
                   const geo::Areas& areas,
                   std::vector<Error>& errors) {
    const auto decisions = publish::load_rebased(file);
    if (!decisions) {
        errors.push_back(decisions.error());
        return;
    }
    for (Error& error : publish::problems(*decisions, ids_of(measure_files), file)) {
        errors.push_back(std::move(error));
    }
    for (const publish::Rebased& decision : *decisions) {
        constexpr std::size_t code_length = 9;
        if (areas.force(decision.area) == nullptr && decision.area.size() != code_length) {
            errors.push_back({ErrorKind::invalid,
                              fmt::format("there is no area '{}'", decision.area),
                              fmt::format("{}:{}", file.string(), decision.line),
                              "Write a code of nine characters, or a force's short name"});
        }
    }
}

/// Definitions of boundaries and of lookups.
void check_places(const facts::Home& home,
                  const std::string& authority,
                  std::vector<Error>& errors) {
    const auto folders = [&](const char* name) {
        std::vector<std::filesystem::path> all{home.folder / "definitions" / name};
        if (!authority.empty()) {
            all.push_back(home.authority(authority) / name);
        }
        return all;
    };
    if (const auto maps = facts::load_boundary_definitions(folders("boundaries")); !maps) {
        errors.push_back(maps.error());
    }
    if (const auto lookups = facts::load_lookup_definitions(folders("lookups")); !lookups) {
        errors.push_back(lookups.error());
    }
}

/// What was promised, and what became of it: nothing in it is an orphan.
void check_plan(const facts::Home& home,
                const std::string& authority,
                const std::vector<std::string>& measures,
                std::vector<Error>& errors) {
    const auto plan = plan_of(home, authority);
    if (!plan) {
        errors.push_back(plan.error());
        return;
    }
    for (Error& error :
         registers::problems(*plan, {measures, defined_registers(home, authority)})) {
        errors.push_back(std::move(error));
    }
}

void check_authority(const facts::Home& home,
                     const std::string& authority,
                     const geo::Areas& areas,
                     std::vector<Error>& errors) {
    if (!authority.empty()) {
        if (const auto loaded = measures::load_authority(home.authority(authority), areas);
            !loaded) {
            errors.push_back(loaded.error());
        }
        if (const auto own = geo::Areas::load(home.areas(), home.own_aliases(authority)); !own) {
            errors.push_back(own.error());
        }
    }
    std::vector<std::filesystem::path> folders{home.sources()};
    if (!authority.empty()) {
        folders.push_back(home.authority(authority) / "sources");
    }
    check_places(home, authority, errors);
    const auto sources = check_sources(folders, errors);
    const auto measure_files = measure_folders(home, authority);
    for (Error& error : measures::check(measure_files, sources)) {
        errors.push_back(std::move(error));
    }
    check_words(home, measure_files, errors);
    for (Error& error : wrong_registers(home, authority)) {
        errors.push_back(std::move(error));
    }
    check_register_words(home, authority, errors);
    if (!authority.empty()) {
        check_aims(aims_file(home, authority), measure_files, errors);
        check_rebased(rebased_file(home, authority), measure_files, areas, errors);
        check_plan(home, authority, ids_of(measure_files), errors);
    }
}

/// Who may do what, and which passwords are taken.
void check_people(const facts::Home& home, std::vector<Error>& errors) {
    if (const auto rights = people::Rights::read(home.folder / "definitions/rights.toml");
        !rights) {
        errors.push_back(rights.error());
    }
    if (const auto rules = people::read_password_rules(home.folder / "definitions/people.toml");
        !rules) {
        errors.push_back(rules.error());
    }
}

/// Definitions of every authority.
std::vector<Error> wrong_definitions(const Context& context) {
    std::vector<Error> errors;
    const auto areas = geo::Areas::load(context.home.areas());
    if (!areas) {
        errors.push_back(areas.error());
    } else {
        std::vector<std::string> names = authorities(context.home);
        if (names.empty()) {
            names.emplace_back("");
        }
        for (const std::string& authority : names) {
            check_authority(context.home, authority, *areas, errors);
        }
    }
    check_people(context.home, errors);
    return errors;
}

/// The workspace's bytes; a place where there is no workspace has none that could be damaged.
Result<std::vector<Error>> damage_of(const Context& context) {
    if (!std::filesystem::exists(context.workspace / "workspace.toml")) {
        context.say(fmt::format("There is no workspace in {}: only the definitions were looked at.",
                                context.workspace.string()));
        return std::vector<Error>{};
    }
    const auto workspace = context.open();
    const auto state = workspace ? workspace->state() : pass(workspace.error());
    if (!state) {
        return pass(state.error());
    }
    auto damage = facts::damage(*workspace, *state, context.progress());
    const auto note = [&](const auto& read) {
        if (!read) {
            damage.push_back(read.error());
        }
    };
    note(facts::areas_of(*workspace, std::nullopt));
    note(facts::area_lists(*workspace, std::nullopt));
    note(facts::lookups_held(*workspace));
    note(facts::projection_of(*workspace));
    return damage;
}

std::size_t tell(const std::vector<Error>& errors) {
    std::vector<std::string> lines;
    std::ranges::transform(errors, std::back_inserter(lines), sentence);
    std::ranges::sort(lines);
    lines.erase(std::ranges::unique(lines).begin(), lines.end());
    for (const std::string& line : lines) {
        fmt::print(stderr, "{}\n", line);
    }
    return lines.size();
}

} // namespace

Result<int> check(const Context& context) {
    const std::size_t wrong = tell(wrong_definitions(context));
    context.say(wrong == 0 ? "All definitions are well."
                           : fmt::format("{} things are wrong with the definitions.", wrong));
    if (wrong > 0) {
        return failed; // without them nobody can tell what the workspace should hold
    }
    const auto damage = damage_of(context);
    if (!damage) {
        return pass(damage.error());
    }
    const std::size_t damaged = tell(*damage);
    if (damaged > 0) {
        context.say(fmt::format("{} files of the workspace are damaged.", damaged));
    }
    return damaged > 0 ? integrity_broken : done;
}

} // namespace mf::app
