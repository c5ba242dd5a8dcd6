// /measures: what is counted.
#include "pages/addresses.hpp"
#include "pages/numbers.hpp"
#include "pages/page_start.hpp"
#include "pages/sentences.hpp"

#include <algorithm>

namespace mf::pages {

namespace {

/// Measures that serve one aim.
struct Group {
    std::string title;
    std::vector<const release::MeasureInfo*> measures;
};

/// By the aims of the authority in its order, then all others; each measure once. On the page a rate stands with its count; data have both.
std::vector<Group> groups_of(const Asked& asked) {
    std::vector<Group> groups;
    for (const release::AimInfo& aim : asked.release.aims) {
        groups.push_back({aim.title, {}});
    }
    groups.push_back({groups.empty() ? std::string{} : asked.words("measures.others"), {}});
    for (const release::MeasureInfo& measure : asked.release.measures) {
        if (!asked.as_data && is_rate_of_a_count(asked.release, measure)) {
            continue;
        }
        std::size_t at = groups.size() - 1;
        for (std::size_t i = 0; i < asked.release.aims.size(); ++i) {
            if (std::ranges::find(measure.serves, asked.release.aims[i].id) !=
                measure.serves.end()) {
                at = std::min(at, i);
            }
        }
        groups[at].measures.push_back(&measure);
    }
    std::erase_if(groups, [](const Group& group) { return group.measures.empty(); });
    return groups;
}

std::vector<TableCell> row_of(const Asked& asked, const release::MeasureInfo& measure) {
    const Words& words = asked.words;
    const release::SourceInfo* source = asked.release.source(measure.source);
    return {Text{link(measure_word(words, measure.id, "title"), measure_address(measure.id))},
            Text{source == nullptr ? "" : words.begin_of(source->first_period)},
            Text{source == nullptr ? "" : words.end_of(source->last_period)},
            source == nullptr ? Text{measure.source}
                              : Text{link(source->title, source_address(source->id))},
            Text{measure.id},
            NumberCell{static_cast<double>(measure.version)},
            Text{measure.hash}};
}

Table table_of(const Asked& asked) {
    using Type = Column::Type;
    const Words& words = asked.words;
    Table table{"measures", words("measures.caption"), {}, {}, {}, true};
    table.columns = {{"measure", words("table.measure"), Type::link},
                     {"first", words("measures.first"), Type::text},
                     {"last", words("measures.last"), Type::text},
                     {"source", words("measures.source"), Type::link},
                     {"id", words("table.code"), Type::code, true},
                     {"version", words("measures.version"), Type::count, true},
                     {"definition", words("measures.fingerprint"), Type::code, true}};
    for (const Group& group : groups_of(asked)) {
        RowGroup rows{group.title, {}};
        for (const release::MeasureInfo* measure : group.measures) {
            rows.rows.push_back(row_of(asked, *measure));
        }
        table.groups.push_back(std::move(rows));
    }
    return table;
}

} // namespace

Result<Page> measures_page(const Asked& asked) {
    const Words& words = asked.words;
    Page page = start_page(asked.release, words, "/measures", "measures", words("measures.title"));
    page.finding = words("measures.finding",
                         {{"n", static_cast<std::int64_t>(asked.release.measures.size())}});
    page.lead.emplace_back(words("measures.lead"));
    if (!asked.release.measures.empty()) {
        page.blocks.emplace_back(table_of(asked));
    }
    return page;
}

} // namespace mf::pages
