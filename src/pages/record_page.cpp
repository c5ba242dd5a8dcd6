// /{register}/{id}: what a record says, by when what is to be done, and all that happened to it.
#include "base/text.hpp"
#include "pages/addresses.hpp"
#include "pages/page_start.hpp"
#include "pages/record_pages.hpp"

#include <algorithm>

namespace mf::pages {

using registers::ListView;
using registers::RecordView;
using registers::Register;

namespace {

constexpr std::size_t title_characters = 140; ///< more is no heading
constexpr std::size_t referring_rows = 10;

std::unexpected<Error> not_kept() {
    return fail(ErrorKind::not_found, "there is no such register or record");
}

Text finding_of_record(const Words& words, const RecordView& view) {
    const std::string state = view_word(words, view.state_label, view.state);
    constexpr std::size_t day_characters = 10;
    const std::string day = words.day(view.since.substr(0, day_characters));
    const bool late = std::ranges::any_of(view.due, &registers::DueView::overdue);
    const std::string title =
        view.title.empty() || view.title.find('\n') != std::string::npos
            ? words("record.reference", {{"title", register_name(words, view.in)}, {"id", view.id}})
            : shortened(view.title, title_characters);
    return Text{words(late ? "record.stands_late" : "record.stands",
                      {{"title", title}, {"state", state}, {"day", day}})};
}

/// Records of other registers that refer to this one: a meeting's items, papers and decisions.
Done add_referring(Page& page, const Asked& asked, const Register& in, const std::string& id) {
    const Words& words = asked.words;
    const RecordFrame frame = frame_of(asked);
    for (const Register& other : asked.records->definitions().registers) {
        for (const registers::Field& field : other.fields) {
            if (field.refers != in.id || !field.is_public) {
                continue;
            }
            const auto view = asked.records->list(
                {.in = other.id, .where = {{field.name, id}}, .limit = referring_rows});
            if (!view) {
                return pass(view.error());
            }
            if (view->rows.empty()) {
                continue;
            }
            const std::string label =
                view_word(words, registers::word_of(other, "field", field.name), field.name);
            const auto n = static_cast<std::int64_t>(view->total);
            page.blocks.emplace_back(Heading{
                words("record.referring", {{"title", register_name(words, other.id)}, {"n", n}}),
                words("record.referring_note", {{"label", label}}), 2, false,
                other.id + "-" + field.name});
            Table table = records_table(frame, *view, Text{words("record.caption", {{"n", n}})});
            table.id = other.id + "-" + field.name;
            table.main = false;
            page.blocks.emplace_back(std::move(table));
            if (view->total > view->rows.size()) {
                page.blocks.emplace_back(LinkList{
                    {{words("record.all_of_them"),
                      "/" + encoded(other.id) + "?" + encoded(field.name) + "=" + encoded(id)}}});
            }
        }
    }
    return {};
}

} // namespace

RecordFrame frame_of(const Asked& asked) {
    return {asked.words, asked.release, asked.plan};
}

Result<Page> record_page(const Asked& asked, const Register& in, const std::string& id) {
    const auto view = asked.records->record(in.id, id);
    if (!view) {
        return pass(view.error());
    }
    const Words& words = asked.words;
    const RecordFrame frame = frame_of(asked);
    Page page = start_page(asked.release, words, record_address(frame, in.id, id), "records",
                           shortened(view->title.empty() ? id : view->title, title_characters));
    page.breadcrumb = {{words("record.all_title"), "/records"},
                       {register_name(words, in.id), register_address(frame, in.id)},
                       {id, ""}};
    page.finding = finding_of_record(words, *view);
    if (asked.release.simulated && !view->simulated) {
        page.notices.push_back({Notice::Kind::plain, {}, words("record.true")});
    }
    add_record_facts(page, frame, *view);
    add_record_clocks(page, frame, *view, asked.records->today());
    add_record_history(page, frame, *view);
    if (auto added = add_referring(page, asked, in, id); !added) {
        return pass(added.error());
    }
    return page;
}

Result<Page> register_or_record_page(const Asked& asked, const std::string& address) {
    const auto parts = split(address, '/');
    constexpr std::size_t of_register = 2;
    constexpr std::size_t of_record = 3;
    if (asked.records == nullptr || parts.size() < of_register || parts.size() > of_record) {
        return not_kept();
    }
    const Register* in = asked.records->definitions().find(parts[1]);
    if (in == nullptr) {
        return not_kept();
    }
    auto page = parts.size() == of_register ? register_page(asked, *in)
                                            : record_page(asked, *in, std::string{parts[2]});
    if (!page && page.error().kind == ErrorKind::not_found) {
        return not_kept();
    }
    return page;
}

bool is_of_empty_register(const Asked& asked, const std::string& address) {
    const auto* tally = asked.records == nullptr || address.empty()
                            ? nullptr
                            : asked.records->tally(address.substr(1));
    return tally != nullptr && tally->total == 0;
}

Page joined(Page kept, Page planned, const Asked& asked) {
    const Words& words = asked.words;
    kept.section = "records";
    const Text apart = asked.release.simulated ? Text{words("record.plan_true")} : Text{};
    kept.blocks.emplace_back(Heading{words("record.plan_says"), apart, 2, false, "plan"});
    kept.blocks.emplace_back(Paragraph{planned.finding});
    for (Text& lead : planned.lead) {
        kept.blocks.emplace_back(Paragraph{std::move(lead)});
    }
    for (Block& block : planned.blocks) {
        if (auto* table = std::get_if<Table>(&block)) {
            table->main = false; // the CSV is that of the records
        }
        kept.blocks.push_back(std::move(block));
    }
    return kept;
}

} // namespace mf::pages
