#include "publish/signals_rebased.hpp"

#include "base/table_reader.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace mf::publish {

namespace {

std::string at(const std::filesystem::path& file, int line) {
    return fmt::format("{}:{}", file.string(), line);
}

/// One table, an entry for each of its areas.
void read_one(TableReader& reader, std::vector<Rebased>& decisions) {
    Rebased decision;
    decision.line = reader.line();
    decision.measure = reader.needed_text("measure");
    decision.post = reader.needed_text("post");
    decision.reason = reader.needed_text("reason");
    if (const auto period = Period::parse(reader.needed_text("period"))) {
        decision.period = *period;
    } else {
        reader.problem(reader.line("period"), period.error().message, period.error().mend);
    }
    if (const auto day = Day::parse(reader.needed_text("date"))) {
        decision.decided = *day;
    } else {
        reader.problem(reader.line("date"), day.error().message, day.error().mend);
    }
    const auto areas = reader.texts("area");
    if (areas.empty()) {
        reader.problem(decision.line, "the decision is about no area",
                       "Add: area = \"CODE\", or a list of codes");
    }
    for (const std::string& area : areas) {
        decision.area = area;
        decisions.push_back(decision);
    }
}

auto key(const Rebased& decision) {
    return std::tie(decision.measure, decision.area, decision.period);
}

} // namespace

Result<std::vector<Rebased>> load_rebased(const std::filesystem::path& file) {
    std::vector<Rebased> decisions;
    if (!std::filesystem::exists(file)) {
        return decisions;
    }
    const auto text = store::read_file(file);
    const auto table = text ? parse_toml(*text, file.string()) : pass(text.error());
    if (!table) {
        return pass(table.error());
    }
    TableReader reader{*table, file.string()};
    for (const toml::table* one : reader.tables("rebased")) {
        TableReader inner{*one, file.string()};
        read_one(inner, decisions);
        reader.take(inner.end());
    }
    if (auto error = reader.end()) {
        return pass(*error);
    }
    std::ranges::stable_sort(decisions, {}, key);
    const auto twice = std::ranges::adjacent_find(decisions, {}, key);
    if (twice != decisions.end()) {
        return fail(ErrorKind::invalid,
                    fmt::format("the limits of {} in {} begin anew in {} twice", twice->measure,
                                twice->area, twice->period.text()),
                    at(file, (twice + 1)->line), "Take one of the two out");
    }
    return decisions;
}

std::vector<Error> problems(std::span<const Rebased> decisions,
                            const std::vector<std::string>& measures,
                            const std::filesystem::path& file) {
    std::vector<Error> errors;
    for (const Rebased& decision : decisions) {
        if (std::ranges::find(measures, decision.measure) == measures.end()) {
            errors.push_back({ErrorKind::invalid,
                              fmt::format("there is no measure '{}'", decision.measure),
                              at(file, decision.line), "`metforward measures` lists them"});
        }
        if (Day::first_of(decision.period.first()) > decision.decided) {
            errors.push_back({ErrorKind::invalid,
                              "it was decided before the period in which limits begin anew",
                              at(file, decision.line),
                              "Limits begin anew for a change that was seen, not for one to come"});
        }
    }
    return errors;
}

std::span<const Rebased> decisions_about(std::span<const Rebased> decisions,
                                         const std::string& measure,
                                         const std::string& area) {
    const auto about = [](const Rebased& decision) {
        return std::tie(decision.measure, decision.area);
    };
    const auto found = std::ranges::equal_range(decisions, std::tie(measure, area), {}, about);
    return {found.begin(), found.end()};
}

} // namespace mf::publish
