// What records say about a page that is not theirs: questions asked there, and whatever names its area, strand or outcome.
#include "base/text.hpp"
#include "pages/addresses.hpp"
#include "pages/record_pages.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace mf::pages {

using registers::FieldView;
using registers::ListView;
using registers::Register;

namespace {

constexpr std::size_t questions_shown = 10;
constexpr std::size_t rows_shown = 10;
constexpr std::string_view questions = "questions";

const FieldView* field_of(const registers::RecordView& view, std::string_view name) {
    const auto found = std::ranges::find(view.fields, name, &FieldView::name);
    return found == view.fields.end() ? nullptr : &*found;
}

/// The question, where it stands, who must answer by when; or the answer.
void add_question(Page& page, const RecordFrame& frame, const registers::RecordView& view) {
    const Words& words = frame.words;
    constexpr std::size_t characters = 300;
    page.blocks.emplace_back(Heading{shortened(view.title, characters), {}, 3});
    Text stands = words.text(
        "record.question_stands",
        {{"state", strong(view_word(words, view.state_label, view.state))},
         {"record", link(words("record.question_all"), record_address(frame, view.in, view.id))}});
    if (view.simulated) {
        stands.add(Text{" "}).add(strong(words("register.simulated")));
    }
    page.blocks.emplace_back(Paragraph{std::move(stands)});
    Facts facts;
    for (const std::string_view name : {"owner", "due", "finding", "answer", "shown_by"}) {
        if (const FieldView* field = field_of(view, name)) {
            facts.items.emplace_back(view_word(words, field->label, field->name),
                                     field_text(frame, {view.in, view.id}, *field));
        }
    }
    if (!facts.items.empty()) {
        page.blocks.emplace_back(std::move(facts));
    }
}

/// Questions that were asked about this very page, those without an answer first. Where one waits, the opening says so.
Done add_questions(Page& page, const Asked& asked, const std::string& address) {
    const Register* in = asked.records->definitions().find(questions);
    const registers::Field* about = in == nullptr ? nullptr : in->field("about");
    if (about == nullptr || !about->is_public) {
        return {};
    }
    const auto view = asked.records->list(
        {.in = in->id, .where = {{about->name, address}}, .limit = questions_shown});
    if (!view || view->rows.empty()) {
        return view ? Done{} : pass(view.error());
    }
    std::vector<const ListView::Row*> rows;
    for (const ListView::Row& row : view->rows) {
        rows.push_back(&row);
    }
    std::ranges::stable_partition(rows, [&](const auto* row) { return !in->is_final(row->state); });
    const auto open =
        std::ranges::count_if(rows, [&](const auto* row) { return !in->is_final(row->state); });
    const Words& words = asked.words;
    const std::string all = "/" + in->id + "?about=" + encoded(address);
    if (open > 0) {
        page.lead.push_back(
            words.text("record.questions_wait",
                       {{"n", std::int64_t{open}},
                        {"record", link(words("record.questions_link"), "#questions")}}));
    }
    page.blocks.emplace_back(
        Heading{words("record.questions", {{"n", static_cast<std::int64_t>(view->total)}}),
                words("record.questions_note"), 2, false, "questions"});
    for (const auto* row : rows) {
        const auto record = asked.records->record(row->in, row->id);
        if (record) {
            add_question(page, frame_of(asked), *record);
        } else if (record.error().kind != ErrorKind::not_found) {
            return pass(record.error());
        }
    }
    if (view->total > rows.size()) {
        page.blocks.emplace_back(LinkList{{{words("record.all_of_them"), all}}});
    }
    return {};
}

/// The records of one register that name the page.
Result<std::size_t> add_naming(Page& page,
                               const Asked& asked,
                               const Register& in,
                               const std::string& field,
                               const std::string& value,
                               LinkList& also) {
    const auto view =
        asked.records->list({.in = in.id, .where = {{field, value}}, .limit = rows_shown});
    if (!view) {
        return pass(view.error());
    }
    if (view->rows.empty()) {
        return 0;
    }
    const Words& words = asked.words;
    const RecordFrame frame = frame_of(asked);
    page.blocks.emplace_back(
        Heading{words("record.referring", {{"title", register_name(words, in.id)},
                                           {"n", static_cast<std::int64_t>(view->total)}}),
                {},
                3});
    Table table = records_table(frame, *view, Text{words("record.found_caption")});
    table.id = "about-" + in.id;
    table.main = false;
    page.blocks.emplace_back(std::move(table));
    if (view->total > view->rows.size()) {
        page.blocks.emplace_back(
            LinkList{{{words("record.all_of_them"),
                       "/" + encoded(in.id) + "?" + encoded(field) + "=" + encoded(value)}}});
    }
    for (const ListView::Row& row : view->rows) {
        const auto record = asked.records->record(row.in, row.id);
        if (!record) {
            continue; // it was hidden a moment ago
        }
        for (const FieldView& one : record->fields) {
            if (one.type == registers::FieldType::reference && !one.title.empty()) {
                also.items.push_back({one.title, record_address(frame, one.refers, one.value),
                                      register_name(words, one.refers)});
            }
        }
    }
    return view->rows.size();
}

/// What the page is to a record: the field in which it stands, and how.
struct Place {
    std::string field;
    std::string value;
};

std::optional<Place> place_of(const std::string& address) {
    const auto parts = split(address, '/');
    constexpr std::size_t of_page = 3;
    if (parts.size() != of_page) {
        return std::nullopt;
    }
    for (const auto& [root, field] :
         {std::pair{"areas", "area"}, {"strands", "strand"}, {"outcomes", "serves"}}) {
        if (parts[1] == root) {
            return Place{field, std::string{parts[2]}};
        }
    }
    return std::nullopt;
}

Done add_place(Page& page, const Asked& asked, const Place& place) {
    Page own; // the heading stands only where there is something below it
    LinkList also;
    std::size_t found = 0;
    for (const Register& in : asked.records->definitions().registers) {
        const registers::Field* field = in.field(place.field);
        if (field == nullptr || !field->is_public || !registers::can_filter(*field)) {
            continue;
        }
        const auto n = add_naming(own, asked, in, place.field, place.value, also);
        if (!n) {
            return pass(n.error());
        }
        found += *n;
    }
    if (found == 0) {
        return {};
    }
    const Words& words = asked.words;
    page.blocks.emplace_back(
        Heading{words("record.concern"), words("record.concern_note"), 2, false, "records"});
    std::ranges::move(own.blocks, std::back_inserter(page.blocks));
    std::set<std::string> seen;
    std::erase_if(also.items,
                  [&](const LinkItem& item) { return !seen.insert(item.address).second; });
    if (!also.items.empty()) {
        page.blocks.emplace_back(Heading{words("record.concern_also"), {}, 3});
        page.blocks.emplace_back(std::move(also));
    }
    return {};
}

} // namespace

Done add_concerning(Page& page, const Asked& asked) {
    if (asked.records == nullptr || page.section == "records" ||
        page.address.find('?') != std::string::npos) {
        return {};
    }
    Done done = add_questions(page, asked, page.address);
    const auto place = place_of(page.address);
    return done && place ? add_place(page, asked, *place) : done;
}

} // namespace mf::pages
