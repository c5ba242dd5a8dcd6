// /{register}: how the register stands, its records as a list, and what it is ruled by.
#include "pages/addresses.hpp"
#include "pages/judgements.hpp"
#include "pages/page_start.hpp"
#include "pages/record_pages.hpp"
#include "pages/record_query.hpp"
#include "pages/record_rules.hpp"

#include <algorithm>

namespace mf::pages {

using registers::Field;
using registers::ListView;
using registers::Register;
using registers::RegisterTally;

namespace {

/// Named limit: of a field with more values than this nobody reads a list; it is found by words.
constexpr std::size_t values_max = 60;

Search search_of(const Words& words, const RecordQuery& query) {
    Search search{
        words("record.search_label"), words("record.search_hint"), "/" + query.in, "q", query.words,
        words("record.search_button")};
    if (!query.state.empty()) {
        search.kept.emplace_back("state", query.state);
    }
    if (query.late) {
        search.kept.emplace_back("late", "yes");
    }
    search.kept.insert(search.kept.end(), query.where.begin(), query.where.end());
    if (!query.order.empty()) {
        search.kept.emplace_back("order", query.order);
    }
    return search;
}

/// All, each state, what is late: each with how many there are.
LinkList states_of(const Words& words, const RecordQuery& query, const RegisterTally& tally) {
    LinkList list;
    RecordQuery other = query;
    other.page = 1;
    const auto add = [&](const std::string& label, std::int64_t n, bool here) {
        list.items.push_back({words("record.counted", {{"label", label}, {"n", n}}),
                              other.address(), here ? words("record.here") : std::string{}});
    };
    other.state.clear();
    other.late = false;
    add(words("record.all"), tally.total, query.state.empty() && !query.late);
    for (const auto& [state, n] : tally.states) {
        other.state = state;
        add(state_word(words, query.in, state), n, query.state == state);
    }
    if (tally.late > 0) {
        other.state.clear();
        other.late = true;
        add(words("record.late"), tally.late, query.late);
    }
    return list;
}

LinkList orders_of(const Words& words, const RecordQuery& query) {
    LinkList list;
    RecordQuery other = query;
    other.page = 1;
    for (const auto& [order, key] : {std::pair{"", "record.order_newest"},
                                     {"oldest", "record.order_oldest"},
                                     {"a-z", "record.order_title"}}) {
        if (query.order != order) {
            other.order = order;
            list.items.push_back({words(key), other.address()});
        }
    }
    return list;
}

LinkList pages_of(const Words& words, const RecordQuery& query, const ListView& view) {
    LinkList list;
    RecordQuery other = query;
    const bool more = view.offset + view.rows.size() < view.total ||
                      (!view.counted && view.rows.size() == list_rows);
    if (query.page > 1) {
        other.page = 1;
        list.items.push_back({words("record.page_first"), other.address()});
        other.page = query.page - 1;
        list.items.push_back({words("record.page_before"), other.address()});
    }
    if (more) {
        other.page = query.page + 1;
        list.items.push_back({words("record.page_next"), other.address()});
    }
    return list;
}

/// What narrows the list now, each with a way back.
void add_narrowed(Page& page,
                  const RecordFrame& frame,
                  const Register& in,
                  const RecordQuery& query) {
    LinkList list;
    for (const auto& [field, value] : query.where) {
        RecordQuery other = query;
        other.page = 1;
        std::erase(other.where, std::pair{field, value});
        const std::string label =
            view_word(frame.words, registers::word_of(in, "field", field), field);
        const std::string shown = filter_words(frame, in, *in.field(field), value);
        list.items.push_back({frame.words("record.narrowed", {{"label", label}, {"value", shown}}),
                              other.address()});
    }
    if (!list.items.empty()) {
        page.blocks.emplace_back(std::move(list));
    }
}

/// For each field that has few values, those values as links.
Done add_filters(Page& page, const Asked& asked, const Register& in, const RecordQuery& query) {
    const RecordFrame frame = frame_of(asked);
    bool headed = false;
    for (const Field* field : filters_of(in)) {
        const bool taken = std::ranges::any_of(
            query.where, [&](const auto& one) { return one.first == field->name; });
        const bool no_list = field->type == registers::FieldType::date ||
                             field->type == registers::FieldType::reference;
        if (taken || no_list) {
            continue;
        }
        const auto values = asked.records->values(in.id, field->name, values_max + 1);
        if (!values) {
            return pass(values.error());
        }
        if (values->size() < 2 || values->size() > values_max) {
            continue;
        }
        LinkList list;
        for (const std::string& value : *values) {
            RecordQuery other = query;
            other.page = 1;
            other.where.emplace_back(field->name, value);
            std::ranges::stable_sort(other.where);
            list.items.push_back({filter_words(frame, in, *field, value), other.address()});
        }
        if (!headed) {
            page.blocks.emplace_back(Heading{asked.words("record.narrow"), {}, 2, false, "narrow"});
            headed = true;
        }
        page.blocks.emplace_back(Heading{
            view_word(asked.words, registers::word_of(in, "field", field->name), field->name),
            {},
            3});
        page.blocks.emplace_back(std::move(list));
    }
    return {};
}

/// Programmes that the plan shows under this register's address; with the register of promises those of the plan itself.
void add_planned(Page& page, const Asked& asked, const Register& in) {
    if (asked.plan == nullptr) {
        return;
    }
    LinkList list;
    const std::string root = "/" + in.id + "/";
    for (const registers::Programme& one : asked.plan->programmes) {
        if (one.address.starts_with(root)) {
            list.items.push_back({one.title, one.address, one.means});
        }
    }
    if (in.id == "commitments" && !asked.plan->empty()) {
        list.items.push_back({asked.words("plan.link.progress"), "/progress",
                              asked.words("plan.link.progress_note")});
    }
    if (!list.items.empty()) {
        page.blocks.emplace_back(Heading{asked.words("record.planned"),
                                         asked.words("record.planned_note"), 2, false, "planned"});
        page.blocks.emplace_back(std::move(list));
    }
}

/// All rows that the CSV has: page after page, up to its limit. Otherwise the one page that is asked for.
Result<ListView> rows_asked(const Asked& asked, const RecordQuery& query) {
    const registers::PublicRecords& records = *asked.records;
    if (asked.rows_max <= evidence_rows_shown) {
        return records.list(query.query(list_rows, records.today()));
    }
    RecordQuery whole = query;
    whole.page = 1;
    auto list = whole.query(registers::page_rows_max, records.today());
    auto all = records.list(list);
    std::size_t last = all ? all->rows.size() : 0;
    while (all && last == list.limit && all->rows.size() < list_data_rows) {
        list.offset += list.limit;
        auto more = records.list(list);
        if (!more) {
            return more;
        }
        last = more->rows.size();
        std::ranges::move(more->rows, std::back_inserter(all->rows));
    }
    return all;
}

Page begin(const Asked& asked, const Register& in, const RecordQuery& query) {
    const Words& words = asked.words;
    const std::string name = register_name(words, in.id);
    const RegisterTally& tally = *asked.records->tally(in.id);
    Page page = start_page(asked.release, words, query.address(), "records", name);
    page.breadcrumb = {{words("record.all_title"), "/records"}, {name, ""}};
    page.finding = tally.total == 0
                       ? Text{words("record.finding_none", {{"title", name}})}
                       : Text{words("record.finding", {{"title", name},
                                                       {"n", tally.total},
                                                       {"found", tally_sentence(words, tally)}})};
    page.lead.emplace_back(view_word(words, registers::word_of(in, "about"), ""));
    return page;
}

Text caption_of(const Words& words, const RecordQuery& query, const ListView& view) {
    const auto n = static_cast<std::int64_t>(view.total);
    if (!view.counted) {
        return Text{words("record.caption_many", {{"n", n}})};
    }
    return Text{words(query.narrows() ? "record.caption_found" : "record.caption", {{"n", n}})};
}

} // namespace

std::string tally_sentence(const Words& words, const RegisterTally& tally) {
    return tally.late > 0 ? words("record.tally_late", {{"n", tally.open}, {"late", tally.late}})
                          : words("record.tally", {{"n", tally.open}});
}

Result<Page> register_page(const Asked& asked, const Register& in) {
    const Words& words = asked.words;
    const auto query = record_query(asked, in);
    const auto view = query ? rows_asked(asked, *query) : pass(query.error());
    if (!view) {
        return pass(view.error());
    }
    if (query->page > 1 && view->rows.empty()) {
        return fail(ErrorKind::not_found, "the list has no such page");
    }
    Page page = begin(asked, in, *query);
    const RecordFrame frame = frame_of(asked);
    const RegisterTally& tally = *asked.records->tally(in.id);
    if (tally.total > 0) {
        page.blocks.emplace_back(search_of(words, *query));
        page.blocks.emplace_back(states_of(words, *query, tally));
        add_narrowed(page, frame, in, *query);
        Table table = records_table(frame, *view, caption_of(words, *query, *view),
                                    asked.as_data ? 0 : cell_characters);
        if (view->total > list_data_rows) {
            table.note =
                Text{words("record.csv_cut", {{"n", static_cast<std::int64_t>(list_data_rows)}})};
        }
        page.blocks.emplace_back(Heading{words("record.list"), {}, 2, false, "list"});
        page.blocks.emplace_back(std::move(table));
        LinkList ways = pages_of(words, *query, *view);
        const LinkList orders = orders_of(words, *query);
        ways.items.insert(ways.items.end(), orders.items.begin(), orders.items.end());
        page.blocks.emplace_back(std::move(ways));
        if (auto added = add_filters(page, asked, in, *query); !added) {
            return pass(added.error());
        }
    }
    add_planned(page, asked, in);
    add_rules(page, frame, in);
    if (in.id == "meetings") {
        page.blocks.emplace_back(LinkList{{{words("record.calendar"), "/meetings.ics"},
                                           {words("record.popolo"), "/meetings/popolo.json"}}});
    }
    return page;
}

} // namespace mf::pages
