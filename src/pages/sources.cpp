// /sources: each source with its files: what was read, kept, held back and refused.
#include "base/text.hpp"
#include "pages/addresses.hpp"
#include "pages/page_start.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::pages {

namespace {

/// A longer list of files is closed at first.
constexpr std::size_t files_open = 12;
/// A list for reading has the newest files: two years of months. JSON and CSV have them all.
constexpr std::size_t files_shown = 24;

/// "part current" is the word "edition.part-current"; a state without a word stands as it is.
std::string state_in_words(const Words& words, const std::string& state) {
    std::string key = "edition." + state;
    for (char& c : key) {
        c = c == ' ' ? '-' : c;
    }
    return words.has(key) ? words(key) : state;
}

std::string scope_in_words(const Words& words, const std::string& scope) {
    constexpr std::string_view cut = "cut: ";
    if (scope.starts_with(cut)) {
        return words("edition.cut", {{"what", scope.substr(cut.size())}});
    }
    return scope == "whole" ? words("edition.whole")
           : scope == "cut" ? words("edition.cut_somehow")
                            : scope;
}

/// "24 slices, 2024-07 to 2026-06" in public words; "anyshire 2026-06" stays as it is.
std::string covers_in_words(const Words& words, const std::string& slices) {
    const auto parts = split(slices, ' ');
    const auto n = whole_number(parts.front());
    if (!n || parts.size() != 5 || parts[1] != "slices," || parts[3] != "to") {
        return slices;
    }
    return words("edition.slices",
                 {{"n", *n}, {"first", words.iso(parts[2])}, {"last", words.iso(parts[4])}});
}

std::string published_in_words(const Words& words, const std::string& published) {
    if (published.empty()) {
        return words("sources.unknown");
    }
    for (const std::string kind : {"until", "from"}) { // only one end of the days is known
        if (published.starts_with(kind + " ")) {
            const std::string day = words.iso(published.substr(kind.size() + 1));
            return words("edition." + kind, {{"day", day}});
        }
    }
    constexpr std::string_view between = " to ";
    const auto at = published.find(between);
    if (at == std::string::npos) {
        return words.iso(published);
    }
    return words("date.span", {{"first", words.iso(published.substr(0, at))},
                               {"last", words.iso(published.substr(at + between.size()))}});
}

std::vector<Column> columns_of(const Words& words) {
    using Type = Column::Type;
    return {{"file", words("sources.file"), Type::text},
            {"covers", words("sources.slices"), Type::text},
            {"published", words("sources.published"), Type::text},
            {"scope", words("sources.scope"), Type::text},
            {"state", words("sources.state"), Type::text},
            {"rows_read", words("sources.read"), Type::count},
            {"rows_kept", words("sources.kept"), Type::count},
            {"rows_held", words("sources.held"), Type::count},
            {"rows_refused", words("sources.refused"), Type::count},
            {"source", words("sources.source"), Type::code, true},
            {"edition", words("sources.edition"), Type::code, true},
            {"sha256", words("check.rows.fingerprint"), Type::code, true}};
}

std::vector<TableCell> row_of(const Words& words, const release::EditionInfo& edition) {
    const auto count = [](std::uint64_t rows) { return NumberCell{static_cast<double>(rows)}; };
    return {Text{edition.file},
            Text{covers_in_words(words, edition.slices)},
            Text{published_in_words(words, edition.published)},
            Text{scope_in_words(words, edition.scope)},
            Text{state_in_words(words, edition.state)},
            count(edition.rows_read),
            count(edition.rows_kept),
            count(edition.rows_held),
            count(edition.rows_refused),
            Text{edition.source},
            Text{edition.id},
            Text{edition.sha256}};
}

/// The end of what an edition covers, as its words have it: "2026-06".
std::string_view newest_period(const release::EditionInfo& edition) {
    const std::string_view slices = edition.slices;
    return slices.substr(slices.rfind(' ') + 1);
}

/// The source's editions that the list shows, in its order: all of them, or the newest where some are left out.
std::vector<std::size_t>
listed(const release::Release& release, const release::SourceInfo& source, std::size_t left_out) {
    std::vector<std::size_t> editions = source.editions;
    if (left_out > 0) {
        std::ranges::stable_sort(editions, {}, [&](std::size_t index) {
            return newest_period(release.editions.at(index));
        });
        editions.erase(editions.begin(), editions.begin() + static_cast<std::ptrdiff_t>(left_out));
    }
    return editions;
}

void add_source(Page& page, const Asked& asked, const release::SourceInfo& source) {
    const Words& words = asked.words;
    const bool empty = source.editions.empty();
    page.blocks.emplace_back(Heading{words(empty ? "sources.heading_empty" : "sources.heading",
                                           {{"title", source.title},
                                            {"first", words.begin_of(source.first_period)},
                                            {"last", words.end_of(source.last_period)}}),
                                     {},
                                     2,
                                     false,
                                     "source-" + encoded(source.id)});
    page.blocks.emplace_back(
        Facts{{{words("sources.publisher"), source.publisher},
               {words("sources.licence"),
                source.licence_text.empty()
                    ? source.licence
                    : fmt::format("{} ({})", source.licence_text, source.licence)},
               {words("sources.link"), link(source.link, source.link)}}});
    if (empty) {
        return;
    }
    const std::size_t all = source.editions.size();
    const std::size_t left_out = asked.as_data || all <= files_shown ? 0 : all - files_shown;
    const auto shown = static_cast<std::int64_t>(all - left_out);
    const auto n = static_cast<std::int64_t>(all);
    Table table{"files-" + source.id,
                words("sources.caption", {{"title", source.title}}),
                columns_of(words),
                {},
                {},
                true,
                all <= files_open ? std::string{}
                : left_out > 0    ? words("sources.newest_files", {{"n", shown}, {"all", n}})
                                  : words("table.files", {{"n", n}})};
    if (left_out > 0) {
        table.note = words("sources.newest_note", {{"all", n}});
    }
    RowGroup group;
    for (const std::size_t index : listed(asked.release, source, left_out)) {
        group.rows.push_back(row_of(words, asked.release.editions.at(index)));
    }
    table.groups.push_back(std::move(group));
    page.blocks.emplace_back(std::move(table));
}

} // namespace

Result<Page> sources_page(const Asked& asked) {
    const Words& words = asked.words;
    Page page = start_page(asked.release, words, "/sources", "sources", words("sources.title"));
    release::EditionInfo sum;
    for (const release::EditionInfo& edition : asked.release.editions) {
        sum.rows_read += edition.rows_read;
        sum.rows_kept += edition.rows_kept;
        sum.rows_held += edition.rows_held;
        sum.rows_refused += edition.rows_refused;
    }
    const auto number = [](std::uint64_t rows) { return static_cast<std::int64_t>(rows); };
    page.finding = words("sources.finding", {{"files", number(asked.release.editions.size())}});
    page.lead.emplace_back(words("sources.lead", {{"read", number(sum.rows_read)},
                                                  {"kept", number(sum.rows_kept)},
                                                  {"held", number(sum.rows_held)},
                                                  {"refused", number(sum.rows_refused)}}));
    page.note =
        words.text("sources.note", {{"coverage", link(words("sources.coverage"), "/coverage")}});
    for (const release::SourceInfo& source : asked.release.sources) {
        add_source(page, asked, source);
    }
    return page;
}

} // namespace mf::pages
