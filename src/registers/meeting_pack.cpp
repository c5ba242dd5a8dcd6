#include "registers/meeting_pack.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace mf::registers {

namespace {

class Packing {
public:
    Packing(Registers& registers, const Actor& viewer) : registers_{registers}, viewer_{viewer} {}

    /// Rows of a register; none where an authority does without it. The first error stays.
    std::vector<ListRow> rows(ListQuery query) {
        const Register* definition = registers_.definitions().find(query.in);
        if (error_ || definition == nullptr) {
            return {};
        }
        query.hidden_too = works_with(*definition, viewer_);
        query.limit = page_rows_max;
        auto page = registers_.list(query);
        if (!page) {
            error_ = page.error();
            return {};
        }
        return std::move(page->rows);
    }

    const std::optional<Error>& error() const { return error_; }

private:
    Registers& registers_;
    const Actor& viewer_;
    std::optional<Error> error_;
};

std::string day_in(const ListRow& row) {
    const auto day = row.values.find("date");
    return day == row.values.end() ? std::string{} : day->second;
}

double number_in(const ListRow& row) {
    const auto found = row.values.find("number");
    return found == row.values.end() ? 0 : number(found->second).value_or(0);
}

void add(std::vector<ListRow>& to, std::vector<ListRow> more) {
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::vector<ListRow> since(std::vector<ListRow> rows, const std::string& moment) {
    std::erase_if(rows, [&](const ListRow& row) { return row.since < moment; });
    return rows;
}

/// The meeting that is prepared, and the newest one before it.
void add_meetings(MeetingPack& pack,
                  std::vector<ListRow> rows,
                  const std::string& meeting,
                  const std::string& today) {
    const auto chosen = std::ranges::find(rows, meeting, &ListRow::id);
    const std::string before = chosen == rows.end() ? today : day_in(*chosen);
    for (ListRow& row : rows) {
        const std::string day = day_in(row);
        const bool is_chosen = !meeting.empty() && row.id == meeting;
        if (day.empty() || (row.state == "cancelled" && !is_chosen)) {
            continue;
        }
        const bool past = day < today || row.state == "held" || row.state == "minuted";
        const bool over = !is_chosen && past && (meeting.empty() || day < before);
        if (!over && !is_chosen && !meeting.empty()) {
            continue;
        }
        std::optional<ListRow>& place = over ? pack.last : pack.next;
        const bool nearer = !place || (over ? day > day_in(*place) : day < day_in(*place));
        if (nearer) {
            place = std::move(row);
        }
    }
}

} // namespace

Result<MeetingPack> meeting_pack(Registers& registers,
                                 const std::string& committee,
                                 const Actor& viewer,
                                 Day today,
                                 const std::string& meeting) {
    if (const auto found = registers.record("committees", committee); !found) {
        return pass(found.error());
    }
    Packing packing{registers, viewer};
    MeetingPack pack;
    add_meetings(pack, packing.rows({.in = "meetings", .where = {{"committee", committee}}}),
                 meeting, today.text());
    if (pack.next) {
        const std::pair<std::string, std::string> of_next{"meeting", pack.next->id};
        pack.agenda = packing.rows({.in = "agenda-items", .where = {of_next}});
        std::erase_if(pack.agenda, [](const ListRow& row) { return row.state == "withdrawn"; });
        std::ranges::stable_sort(pack.agenda, {}, number_in);
        for (const ListRow& item : pack.agenda) {
            add(pack.actions, packing.rows({.in = "actions", .where = {{"item", item.id}}}));
        }
        pack.papers = packing.rows({.in = "papers", .states = {"published"}, .where = {of_next}});
    }
    if (pack.last) {
        const auto day = Day::parse(day_in(*pack.last));
        pack.since = day ? moment_of(day->plus(1)) : std::string{};
        pack.decisions = packing.rows({.in = "decisions", .where = {{"meeting", pack.last->id}}});
        add(pack.actions, packing.rows({.in = "actions", .where = {{"meeting", pack.last->id}}}));
    }
    pack.answers =
        since(packing.rows({.in = "questions", .states = {"answered", "refused"}}), pack.since);
    pack.unanswered =
        packing.rows({.in = "questions", .states = {"open"}, .order = ListQuery::Order::oldest});
    pack.overdue = packing.rows({.in = "commitments", .states = {"late", "lapsed"}});
    add(pack.overdue, packing.rows({.in = "actions", .states = {"overdue"}}));
    pack.reopened =
        since(packing.rows({.in = "recommendations", .states = {"reopened"}}), pack.since);
    pack.lapsed = packing.rows({.in = "mandates", .states = {"lapsed"}});
    if (packing.error()) {
        return pass(*packing.error());
    }
    return pack;
}

} // namespace mf::registers
