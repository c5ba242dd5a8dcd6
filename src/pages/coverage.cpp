// /coverage: which files were supplied, month by month, and which were not.
#include "pages/addresses.hpp"
#include "pages/page_start.hpp"
#include "pages/sentences.hpp"

#include <algorithm>
#include <map>

namespace mf::pages {

namespace {

using Cells = std::vector<const release::CoverageInfo*>;

/// Each state has words of its own; one that has none stands as it is.
std::string supply_in_words(const Words& words, const std::string& supply) {
    std::string key = "coverage.supply." + supply;
    for (char& c : key) {
        c = c == ' ' ? '_' : c;
    }
    return words.has(key) ? words(key) : supply;
}

std::string force_name(const Asked& asked, const std::string& force) {
    const release::AreaInfo* area = asked.release.area(force);
    return force.empty()     ? asked.words("coverage.all_forces")
           : area == nullptr ? force
                             : area->name;
}

/// Runs of cells for which `is` holds, as spans: "July 2019 to June 2020, March 2021".
template <class Is>
std::string spans_of(const Words& words, const Cells& cells, Is is) {
    constexpr std::size_t spans_named = 6;
    std::vector<std::string> spans;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::size_t from = i;
        while (i < cells.size() && is(*cells[i])) {
            ++i;
        }
        if (i > from) {
            const std::string first = words.period(cells[from]->period);
            spans.push_back(
                i == from + 1 ? first
                              : words("date.span", {{"first", first},
                                                    {"last", words.period(cells[i - 1]->period)}}));
        }
    }
    std::string text;
    for (std::size_t i = 0; i < spans.size() && i < spans_named; ++i) {
        text += (text.empty() ? "" : "; ") + spans[i];
    }
    if (spans.empty()) {
        return words("coverage.none");
    }
    if (spans.size() > spans_named) {
        text += "; " + words("area.more_gaps",
                             {{"n", static_cast<std::int64_t>(spans.size() - spans_named)}});
    }
    return text;
}

bool is_supplied(const release::CoverageInfo& cell) {
    return cell.supply == "supplied";
}

std::vector<TableCell> row_of(const Asked& asked, const std::string& force, const Cells& cells) {
    const Words& words = asked.words;
    CalendarCell calendar;
    for (const release::CoverageInfo* cell : cells) {
        calendar.marks.push_back(is_supplied(*cell)               ? CalendarCell::Mark::whole
                                 : cell->supply == "not supplied" ? CalendarCell::Mark::none
                                                                  : CalendarCell::Mark::part);
    }
    const auto count =
        std::ranges::count_if(cells, [](const auto* one) { return is_supplied(*one); });
    return {
        Text{force_name(asked, force)},
        NumberCell{static_cast<double>(count)},
        NumberCell{static_cast<double>(cells.size())},
        std::move(calendar),
        Text{spans_of(words, cells, [](const auto& one) { return one.supply == "not supplied"; })},
        Text{spans_of(words, cells, [](const auto& one) {
            return one.supply != "not supplied" && (!is_supplied(one) || one.far_below);
        })}};
}

void add_source(Page& page,
                const Asked& asked,
                const std::string& id,
                const std::map<std::string, Cells>& forces) {
    using Type = Column::Type;
    const Words& words = asked.words;
    const release::SourceInfo* source = asked.release.source(id);
    std::size_t all = 0;
    std::size_t supplied = 0;
    Table table;
    table.id = "coverage-" + id;
    table.caption = words("coverage.caption", {{"title", source == nullptr ? id : source->title}});
    table.columns = {{"force", words("coverage.force"), Type::text},
                     {"supplied", words("coverage.supplied"), Type::count},
                     {"expected", words("coverage.expected"), Type::count},
                     {"calendar", words("coverage.calendar"), Type::picture},
                     {"missing", words("coverage.missing"), Type::text},
                     {"part", words("coverage.part"), Type::text}};
    RowGroup group;
    for (const auto& [force, cells] : forces) {
        all += cells.size();
        supplied += static_cast<std::size_t>(
            std::ranges::count_if(cells, [](const auto* one) { return is_supplied(*one); }));
        group.rows.push_back(row_of(asked, force, cells));
    }
    table.groups.push_back(std::move(group));
    const Period first = forces.begin()->second.front()->period;
    const Period last = forces.begin()->second.back()->period;
    page.blocks.emplace_back(
        Heading{words(all == supplied ? "coverage.heading_whole" : "coverage.heading",
                      {{"title", source == nullptr ? id : source->title},
                       {"n", static_cast<std::int64_t>(supplied)},
                       {"total", static_cast<std::int64_t>(all)}}),
                words("date.span", {{"first", words.begin_of(first.text())},
                                    {"last", words.end_of(last.text())}}),
                2, false, "coverage-" + encoded(id)});
    page.blocks.emplace_back(std::move(table));
}

/// Every cell, for programs.
Table calendar_of(const Asked& asked) {
    using Type = Column::Type;
    const Words& words = asked.words;
    Table table;
    table.id = "calendar";
    table.caption = words("coverage.calendar");
    table.columns = {{"source", words("measures.source"), Type::code},
                     {"force", words("coverage.force"), Type::code},
                     {"period", words("table.period"), Type::period},
                     {"supply", words("coverage.state"), Type::text},
                     {"rows", words("sources.read"), Type::count},
                     {"usual_rows", words("table.usual"), Type::number},
                     {"far_below", words("coverage.far_below"), Type::count}};
    table.main = true;
    table.data_only = true;
    RowGroup group;
    for (const release::CoverageInfo& one : asked.release.coverage) {
        if (asked.as_data) {
            group.rows.push_back(
                {Text{one.source}, Text{one.force}, one.period,
                 Text{supply_in_words(words, one.supply)},
                 NumberCell{static_cast<double>(one.rows)},
                 NumberCell{one.usual ? Cell{*one.usual} : Cell{Missing::not_applicable}},
                 NumberCell{one.far_below ? 1.0 : 0.0}});
        }
    }
    table.groups.push_back(std::move(group));
    return table;
}

} // namespace

Result<Page> coverage_page(const Asked& asked) {
    const Words& words = asked.words;
    Page page = start_page(asked.release, words, "/coverage", "sources", words("coverage.title"));
    std::map<std::string, std::map<std::string, Cells>> sources;
    std::int64_t missing = 0;
    for (const release::CoverageInfo& one : asked.release.coverage) {
        sources[one.source][one.force].push_back(&one);
        missing += one.supply == "not supplied" ? 1 : 0;
    }
    page.finding = words(
        "coverage.finding",
        {{"n", missing}, {"total", static_cast<std::int64_t>(asked.release.coverage.size())}});
    page.lead.emplace_back(words("coverage.lead"));
    page.note = words.text(
        "coverage.note", {{"csv", link(words("coverage.csv"), twin_address("/coverage", "csv"))}});
    for (const auto& [id, forces] : sources) {
        add_source(page, asked, id, forces);
    }
    if (!asked.release.coverage.empty()) {
        page.blocks.emplace_back(calendar_of(asked));
    }
    return page;
}

} // namespace mf::pages
