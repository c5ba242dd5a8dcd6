#include "registers/plan_coverage.hpp"

#include "app/commands.hpp"
#include "app/plan_of.hpp"
#include "base/text.hpp"
#include "pages/site_pages.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::app {

namespace {

/// Whether the site has a page there: an address of its own, or a programme that stands at an address of the plan.
bool has_page(const registers::Plan& plan, std::string_view address) {
    const auto all_pages = pages::site_pages();
    const bool own = std::ranges::any_of(
        all_pages, [&](const pages::SitePage& page) { return page.pattern == address; });
    const auto below = [&](std::string_view folder, const auto& all) {
        return address.starts_with(folder) &&
               registers::with_id(all, address.substr(folder.size())) != nullptr;
    };
    return own || registers::programme_at(plan, address) != nullptr ||
           below("/outcomes/", plan.outcomes) || below("/committees/", plan.committees) ||
           below("/partners/", plan.partners) || below("/claims/", plan.claims);
}

/// The authority that the workspace names, or the only one that there is.
Result<std::string> authority_asked(const Context& context) {
    if (const auto workspace = context.open()) {
        return workspace->authority();
    }
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry :
         std::filesystem::directory_iterator{context.home.folder / "authorities", ignored}) {
        if (std::filesystem::is_directory(entry.path() / "plan", ignored)) {
            names.push_back(entry.path().filename().string());
        }
    }
    if (names.size() != 1) {
        return fail(ErrorKind::usage, "it is not clear whose plan is meant", {},
                    "Name a workspace with -w; its authority's plan is read");
    }
    return names.front();
}

} // namespace

Result<registers::Plan> plan_to_report(const Context& context) {
    const auto authority = authority_asked(context);
    return authority ? plan_of(context.home, *authority) : pass(authority.error());
}

Result<int> plan_coverage(const Context& context, const ListCommand& command) {
    const auto format = format_of(context.json ? "json" : command.format);
    const auto authority = authority_asked(context);
    if (!format || !authority) {
        return pass(format ? authority.error() : format.error());
    }
    const auto plan = plan_of(context.home, *authority);
    if (!plan) {
        return pass(plan.error());
    }
    const auto defined = defined_registers(context.home, *authority);
    // A measure page exists for each measure that is defined.
    std::vector<std::string> measures;
    for (const registers::PlanRow& row : plan->rows) {
        std::ranges::copy(row.measures, std::back_inserter(measures));
    }
    const auto there = [&](std::string_view address) {
        constexpr std::string_view folder = "/measures/";
        return has_page(*plan, address) ||
               (address.starts_with(folder) &&
                std::ranges::find(measures, address.substr(folder.size())) != measures.end());
    };
    const auto rows = registers::plan_coverage(*plan, there, [&](std::string_view id) {
        return std::ranges::find(defined, id) != defined.end();
    });
    store::Table table{{{"id", ""},
                        {"page", ""},
                        {"state", ""},
                        {"measures", ""},
                        {"not_loaded", ""},
                        {"registers", ""},
                        {"to_come", ""},
                        {"promises", ""}},
                       {}};
    std::size_t missing = 0;
    for (const registers::CoverageRow& row : rows) {
        missing += row.has_page ? 0 : 1;
        table.rows.push_back({row.id, row.page, row.state, joined(row.measures, " "),
                              joined(row.awaits, " "), joined(row.registers, " "),
                              joined(row.to_come, " "), count_value(row.commitments)});
    }
    const auto lost = registers::missing_rows(*plan);
    if (auto printed = print(rendered(table, *format)); !printed) {
        return pass(printed.error());
    }
    context.say(
        fmt::format("{} rows. {} without a page. {}", rows.size(), missing,
                    lost.empty() ? "None is missing." : "Missing: " + joined(lost, ", ") + "."));
    return missing == 0 && lost.empty() ? done : findings;
}

} // namespace mf::app
