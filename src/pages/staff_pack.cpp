#include "pages/staff_pack.hpp"

#include "pages/addresses.hpp"
#include "pages/record_parts.hpp"
#include "pages/signal_sentences.hpp"
#include "pages/staff_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace mf::pages {

namespace {

using registers::ListRow;

constexpr std::size_t signals_max = 12; ///< more than a sheet of them nobody reads before a meeting
constexpr std::size_t month_length = 7;
constexpr std::size_t title_characters = 160;

std::string value_in(const ListRow& row, const char* field) {
    const auto found = row.values.find(field);
    return found == row.values.end() ? std::string{} : found->second;
}

/// "Late. Head of safety, by 3 March 2026."
Text note_of(const Words& words, const ListRow& row) {
    Text note{state_word(words, row.in, row.state) + "."};
    if (const std::string post = value_in(row, "owner"); !post.empty()) {
        note.add(Text{" " + words("staff.pack.owner", {{"post", post}})});
    }
    if (const std::string post = value_in(row, "author"); !post.empty()) {
        note.add(Text{" " + words("staff.pack.author", {{"post", post}})});
    }
    if (const std::string due = value_in(row, "due"); !due.empty()) {
        note.add(Text{" " + words("staff.due", {{"day", words.day(due)}})});
    }
    if (const std::string ground = value_in(row, "ground"); !ground.empty()) {
        note.add(Text{" " + words("register.agenda-items.ground." + ground) + "."});
    }
    return note;
}

/// The heading says how many; nothing where there are none.
void add_rows(Page& page, const Words& words, const char* key, const std::vector<ListRow>& rows) {
    if (rows.empty()) {
        return;
    }
    LinkList list;
    for (const ListRow& row : rows) {
        const std::string mark = row.simulated ? words("staff.pack.made_up") + " " : std::string{};
        list.items.push_back({mark + shortened(row.title, title_characters),
                              staff_record_address(row.in, row.id), note_of(words, row)});
    }
    page.blocks.emplace_back(
        Heading{words(key, {{"n", static_cast<std::int64_t>(rows.size())}}), {}});
    page.blocks.emplace_back(std::move(list));
}

/// What stands out since the last meeting: the largest areas first, as they concern most people.
void add_signals(Page& page, const PersonalFrame& frame, const std::string& since) {
    using release::Signal;
    using release::SignalWord;
    std::vector<const Signal*> found;
    for (const Signal& signal : frame.release.signals.all) {
        const bool speaks = signal.word == SignalWord::higher || signal.word == SignalWord::lower;
        const std::string month = signal.period.last().text();
        if (speaks && !signal.discounted && month >= since.substr(0, month_length)) {
            found.push_back(&signal);
        }
    }
    const auto level = [&](const Signal* signal) {
        const release::AreaInfo* area = frame.release.area(signal->area);
        return area == nullptr ? geo::Level::lsoa2021 : area->level;
    };
    std::ranges::stable_sort(found, {}, level);
    const Words& words = frame.words;
    page.blocks.emplace_back(
        Heading{words("staff.pack.signals", {{"n", static_cast<std::int64_t>(found.size())}}), {}});
    for (std::size_t i = 0; i < std::min(found.size(), signals_max); ++i) {
        page.blocks.emplace_back(Paragraph{signal_sentence(words, frame.release, *found[i])});
    }
    if (found.size() > signals_max) {
        page.blocks.emplace_back(Paragraph{link(words("staff.pack.more_signals"), "/signals")});
    }
}

} // namespace

Page staff_pack_page(const PersonalFrame& frame, const StaffPackView& view) {
    const Words& words = frame.words;
    const registers::MeetingPack& pack = view.pack;
    const std::string address = fmt::format("/staff/meetings/{}/pack", encoded(view.meeting));
    Page page = personal_page(frame, address, words("staff.pack.title"));
    page.breadcrumb = {{words("people.staff.title"), "/staff"},
                       {words("staff.records.title"), staff_records_root},
                       {words("register.meetings.name"), staff_record_address("meetings")},
                       {words("staff.pack.title"), ""}};
    page.finding =
        pack.next ? words("staff.pack.finding", {{"title", pack.next->title},
                                                 {"day", words.day(value_in(*pack.next, "date"))}})
                  : words("staff.pack.no_next");
    page.lead.emplace_back(
        pack.last ? words("staff.pack.since", {{"title", pack.last->title},
                                               {"day", words.day(value_in(*pack.last, "date"))}})
                  : words("staff.pack.first"));
    page.sheet_head = page.finding;
    add_rows(page, words, "staff.pack.agenda", pack.agenda);
    add_rows(page, words, "staff.pack.papers", pack.papers);
    add_rows(page, words, "staff.pack.overdue", pack.overdue);
    add_rows(page, words, "staff.pack.actions", pack.actions);
    add_rows(page, words, "staff.pack.answers", pack.answers);
    add_rows(page, words, "staff.pack.unanswered", pack.unanswered);
    add_rows(page, words, "staff.pack.reopened", pack.reopened);
    add_rows(page, words, "staff.pack.lapsed", pack.lapsed);
    add_rows(page, words, "staff.pack.decisions", pack.decisions);
    add_signals(page, frame, pack.since);
    page.blocks.emplace_back(WritingLines{words("staff.pack.notes"), 6});
    return page;
}

} // namespace mf::pages
