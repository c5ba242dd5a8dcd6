// /measures: what is counted.
#include "pages/addresses.hpp"
#include "pages/numbers.hpp"
#include "pages/page_start.hpp"
#include "pages/sentences.hpp"

namespace mf::pages {

namespace {

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
    RowGroup group;
    for (const release::MeasureInfo& measure : asked.release.measures) {
        const release::SourceInfo* source = asked.release.source(measure.source);
        group.rows.push_back(
            {Text{link(measure_word(words, measure.id, "title"), measure_address(measure.id))},
             Text{source == nullptr ? "" : words.begin_of(source->first_period)},
             Text{source == nullptr ? "" : words.end_of(source->last_period)},
             source == nullptr ? Text{measure.source}
                               : Text{link(source->title, source_address(source->id))},
             Text{measure.id}, NumberCell{static_cast<double>(measure.version)},
             Text{measure.hash}});
    }
    table.groups.push_back(std::move(group));
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
