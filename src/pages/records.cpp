// /records: every register, how it stands, and a search through all of them.
#include "base/text.hpp"
#include "pages/addresses.hpp"
#include "pages/page_start.hpp"
#include "pages/record_pages.hpp"

#include <algorithm>

namespace mf::pages {

using registers::RegisterTally;

namespace {

Table table_of(const Asked& asked) {
    using Type = Column::Type;
    const Words& words = asked.words;
    const RecordFrame frame = frame_of(asked);
    Table table;
    table.id = "registers";
    table.caption = words("record.registers_caption");
    table.columns = {{"register", words("record.register"), Type::link},
                     {"about", words("record.about"), Type::text},
                     {"total", words("record.total"), Type::count},
                     {"open", words("record.open"), Type::count},
                     {"late", words("record.late"), Type::count},
                     {"id", words("table.code"), Type::code, true}};
    RowGroup group;
    for (const RegisterTally& one : asked.records->tallies()) {
        group.rows.push_back(
            {Text{link(register_name(words, one.in), register_address(frame, one.in))},
             Text{view_word(words, "register." + one.in + ".about", "")},
             NumberCell{static_cast<double>(one.total)}, NumberCell{static_cast<double>(one.open)},
             NumberCell{static_cast<double>(one.late)}, Text{one.in}});
    }
    table.groups.push_back(std::move(group));
    table.main = true;
    return table;
}

/// What was found in all registers at once.
Done add_found(Page& page, const Asked& asked, const std::string& typed) {
    const auto view = asked.records->list({.words = typed, .limit = list_rows});
    if (!view) {
        return pass(view.error());
    }
    const Words& words = asked.words;
    const auto n = static_cast<std::int64_t>(view->total);
    page.blocks.emplace_back(
        Heading{words("record.found", {{"n", n}, {"query", typed}}), {}, 2, false, "found"});
    if (!view->rows.empty()) {
        Table table = records_table(frame_of(asked), *view, Text{words("record.found_caption")});
        table.main = false;
        page.blocks.emplace_back(std::move(table));
    }
    return {};
}

} // namespace

void add_chain(Page& page, const Asked& asked) {
    const Words& words = asked.words;
    const store::Head& head = asked.records->head();
    page.blocks.emplace_back(
        Heading{words("record.chain"), words("record.chain_note"), 2, false, "chain"});
    page.blocks.emplace_back(Facts{
        {{words("record.chain_events"), Text{words.number(static_cast<double>(head.number), 0)}},
         {words("record.chain_head"), Text{code(head.hash)}}}});
}

Result<Page> records_page(const Asked& asked) {
    const Words& words = asked.words;
    if (asked.records == nullptr) {
        Page none =
            start_page(asked.release, words, "/records", "records", words("record.all_title"));
        none.finding = words("record.unreadable");
        return none;
    }
    const std::string typed{trimmed(asked.query)};
    Page page = start_page(asked.release, words,
                           typed.empty() ? "/records" : "/records?q=" + encoded(typed), "records",
                           words("record.all_title"));
    page.breadcrumb = {{page.title, ""}};
    RegisterTally sum;
    for (const RegisterTally& one : asked.records->tallies()) {
        sum.total += one.total;
        sum.open += one.open;
        sum.late += one.late;
    }
    page.finding =
        words("record.all_finding", {{"n", sum.total}, {"found", tally_sentence(words, sum)}});
    page.lead.emplace_back(words("record.all_lead"));
    page.blocks.emplace_back(Search{words("record.search_all"), words("record.search_hint"),
                                    "/records", "q", typed, words("record.search_button")});
    if (!typed.empty()) {
        if (auto found = add_found(page, asked, typed); !found) {
            return pass(found.error());
        }
    }
    page.blocks.emplace_back(Heading{words("record.registers"), {}, 2, false, "registers"});
    page.blocks.emplace_back(table_of(asked));
    add_chain(page, asked);
    return page;
}

} // namespace mf::pages
