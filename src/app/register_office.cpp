// Opens the records of a workspace, with the numbers that their guards ask for.
#include "app/register_command.hpp"
#include "app/shown_release.hpp"
#include "people/role.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace mf::app {

namespace {

constexpr const char* kept_name = "records.sqlite";

/// The newest cell of the area in the newest version of the measure.
registers::Reading newest_number(const release::Release& release,
                                 const registers::MeasureTest& test) {
    const Panel* newest = nullptr;
    std::size_t place = 0;
    for (const Panel& panel : release.panels) {
        const auto found =
            panel.shape().measure == test.measure ? panel.find(test.area) : std::nullopt;
        if (found && (newest == nullptr || panel.shape().version > newest->shape().version)) {
            newest = &panel;
            place = *found;
        }
    }
    if (newest == nullptr || newest->stretches(place).empty()) {
        return {.value = {}, .period = {}, .missing = "the published release has none"};
    }
    const int last = newest->stretches(place).back().last;
    const Cell cell = newest->number(place, last);
    const std::string period = newest->shape().period(last).text();
    if (!cell.is_number()) {
        return {.value = {},
                .period = period,
                .missing = fmt::format("{} is {}", period, symbols(cell, {}))};
    }
    return {.value = cell.value(), .period = period, .missing = {}};
}

/// Empty while nothing is published: then nobody can tell, which is not the same as that there is no number.
Result<registers::MeasureReader> measures_of_release(const Context& context) {
    const auto shown = shown_release(context);
    if (!shown) {
        return pass(shown.error());
    }
    if (!shown->publication) {
        return registers::MeasureReader{};
    }
    auto release = published_release(context, *shown, geo::Level::ward);
    if (!release) {
        return pass(release.error());
    }
    return measures_of(std::make_shared<const release::Release>(std::move(*release)));
}

} // namespace

std::vector<std::filesystem::path> register_folders(const facts::Home& home,
                                                    const std::string& authority) {
    std::vector<std::filesystem::path> folders{home.folder / "definitions/registers"};
    if (!authority.empty()) {
        folders.push_back(home.authority(authority) / "registers");
    }
    return folders;
}

std::filesystem::path register_settings(const facts::Home& home, const std::string& authority) {
    return authority.empty() ? std::filesystem::path{}
                             : home.authority(authority) / "registers.toml";
}

Result<registers::Calendar> calendar_of(const facts::Home& home, const std::string& id) {
    if (id.empty()) {
        return registers::Calendar{};
    }
    return registers::Calendar::load(home.folder / "definitions/calendars" / (id + ".toml"));
}

Result<registers::Definitions> definitions_of(const Context& context) {
    const auto workspace = context.open();
    const std::string authority = workspace ? workspace->authority() : "";
    return registers::load_definitions(register_folders(context.home, authority),
                                       register_settings(context.home, authority));
}

registers::MeasureReader measures_of(std::shared_ptr<const release::Release> release) {
    return [kept = std::move(release)](const registers::MeasureTest& test) {
        return newest_number(*kept, test);
    };
}

Result<registers::Registers> open_registers(const Context& context, bool with_measures) {
    auto measures =
        with_measures ? measures_of_release(context) : Result<registers::MeasureReader>{};
    return measures ? open_registers(context, std::move(*measures)) : pass(measures.error());
}

Result<registers::Registers> open_registers(const Context& context,
                                            registers::MeasureReader measures) {
    const auto workspace = context.open();
    if (!workspace) {
        return pass(workspace.error());
    }
    auto definitions = definitions_of(context);
    auto calendar =
        definitions ? calendar_of(context.home, definitions->calendar) : pass(definitions.error());
    if (!calendar) {
        return pass(calendar.error());
    }
    return registers::Registers::open({.journal = workspace->journal(),
                                       .kept = workspace->folder() / kept_name,
                                       .attachments = workspace->folder() / "attachments"},
                                      std::move(*definitions), std::move(*calendar),
                                      std::move(measures));
}

Result<store::Head> verify_registers(const Context& context) {
    auto registers = open_registers(context);
    if (!registers) {
        return pass(registers.error());
    }
    const auto workspace = context.open();
    return workspace ? registers->verify(workspace->folder() / "verify-records")
                     : pass(workspace.error());
}

std::vector<Error> wrong_registers(const facts::Home& home, const std::string& authority) {
    const auto folders = register_folders(home, authority);
    const auto settings = register_settings(home, authority);
    std::vector<std::string> roles;
    for (const people::Role role : people::all_roles()) {
        roles.emplace_back(people::name(role));
    }
    auto errors = registers::check_definitions(folders, settings, roles);
    if (errors.empty()) {
        const auto definitions = registers::load_definitions(folders, settings);
        const auto calendar =
            definitions ? calendar_of(home, definitions->calendar) : pass(definitions.error());
        if (!calendar) {
            errors.push_back(calendar.error());
        }
    }
    return errors;
}

registers::Actor actor_of(const RegisterCommand& command) {
    return {.account = {}, .post = command.post, .role = command.role};
}

} // namespace mf::app
