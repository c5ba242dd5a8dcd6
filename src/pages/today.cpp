// /today: what was recorded, answered, published and what lapsed, with its feed.
#include "pages/today.hpp"

#include "pages/addresses.hpp"
#include "pages/plan_pages.hpp"
#include "pages/plan_parts.hpp"
#include "pages/record_pages.hpp"
#include "pages/sentences.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace mf::pages {

namespace {

/// So many things of each kind stand on the page.
constexpr std::size_t of_a_kind_max = 10;
constexpr std::size_t day_characters = 10;
constexpr std::size_t title_characters = 120;
/// So many of the newest moves are looked at.
constexpr std::size_t records_looked_at = 200;
constexpr std::array kinds{"published", "corrected", "answered", "recorded", "lapsed"};

void add_release(std::vector<Doing>& all, const Asked& asked) {
    for (const release::PublicationInfo& one : asked.release.publications) {
        all.push_back({one.opened.substr(0, day_characters), "published",
                       asked.words("plan.today.release"), release_address(one.hash),
                       asked.release.simulated});
    }
    for (const release::CorrectionInfo& one : asked.release.corrections) {
        all.push_back({one.day, "corrected", measure_word(asked.words, one.measure, "title"),
                       "/corrections", asked.release.simulated});
    }
}

void add_plan(std::vector<Doing>& all, const Asked& asked) {
    if (asked.plan == nullptr) {
        return;
    }
    std::map<std::string, std::int64_t> recorded;
    for (const registers::TrueEvent& event : asked.plan->events) {
        ++recorded[event.recorded];
    }
    for (const auto& [day, n] : recorded) {
        all.push_back({day, "recorded", asked.words("plan.today.facts", {{"n", n}}), "/progress"});
    }
    for (const registers::Commitment& one : asked.plan->commitments) {
        if (one.standing == registers::Standing::lapsed ||
            one.standing == registers::Standing::dropped ||
            one.standing == registers::Standing::late) {
            all.push_back({one.since, "lapsed",
                           asked.words("plan.today.promise",
                                       {{"what", one.means},
                                        {"word", standing_word(asked.words, one.standing)}}),
                           commitment_address(one.id)});
        }
    }
}

/// Whether the program itself moves records there: nobody's choice.
bool is_by_clock(const registers::Register& in, const std::string& state) {
    return std::ranges::any_of(in.moves, [&](const registers::Move& move) {
        const bool there = std::ranges::find(move.to, state) != move.to.end();
        return (move.when && there) || (move.within && move.within->then == state);
    });
}

/// The newest moves of records.
Done add_records(std::vector<Doing>& all, const Asked& asked) {
    if (asked.records == nullptr) {
        return {};
    }
    const auto view = asked.records->list({.limit = records_looked_at});
    if (!view) {
        return pass(view.error());
    }
    const RecordFrame frame = frame_of(asked);
    for (const registers::ListView::Row& row : view->rows) {
        const registers::Register& in = *asked.records->definitions().find(row.in);
        const auto since = std::ranges::find(row.cells, "since", &registers::FieldView::name);
        if (since == row.cells.end()) {
            continue;
        }
        const bool answered = row.in == "questions" && in.is_final(row.state);
        const std::string title = asked.words(
            "plan.today.record", {{"title", shortened(row.title, title_characters)},
                                  {"kind", register_name(asked.words, row.in)},
                                  {"state", state_word(asked.words, row.in, row.state)}});
        all.push_back({since->value.substr(0, day_characters),
                       is_by_clock(in, row.state) ? "lapsed"
                       : answered                 ? "answered"
                                                  : "recorded",
                       title, record_address(frame, row.in, row.id), row.simulated});
    }
    return {};
}

std::string heading_of(const Words& words, std::string_view kind, std::int64_t n) {
    if (kind == "published") {
        return words("plan.today.published", {{"n", n}});
    }
    if (kind == "corrected") {
        return words("plan.today.corrected", {{"n", n}});
    }
    if (kind == "answered") {
        return words("plan.today.answered", {{"n", n}});
    }
    return kind == "recorded" ? words("plan.today.recorded", {{"n", n}})
                              : words("plan.today.lapsed", {{"n", n}});
}

Table table_of(const Words& words, std::string_view kind, const std::vector<Doing>& all) {
    using Type = Column::Type;
    const bool simulated = std::ranges::any_of(all, &Doing::simulated);
    Table table;
    table.id = std::string{kind};
    table.caption = words("plan.today.caption");
    table.columns = {{"day", words("plan.record.happened"), Type::text},
                     {"what", words("plan.record.what"), Type::link},
                     {"made_up", words("record.made_up"), Type::text, !simulated},
                     {"kind", words("plan.today.kind"), Type::code, true}};
    RowGroup group;
    for (const Doing& one : all) {
        if (one.kind == kind && group.rows.size() < of_a_kind_max) {
            group.rows.push_back({Text{words.iso(one.day)}, Text{link(one.what, one.address)},
                                  Text{words(one.simulated ? "record.yes" : "record.no")},
                                  Text{one.kind}});
        }
    }
    table.groups.push_back(std::move(group));
    table.main = true;
    return table;
}

} // namespace

Result<std::vector<Doing>> doings_of(const Asked& asked) {
    std::vector<Doing> all;
    add_release(all, asked);
    add_plan(all, asked);
    if (auto added = add_records(all, asked); !added) {
        return pass(added.error());
    }
    std::ranges::stable_sort(all, std::ranges::greater{}, &Doing::day);
    return all;
}

Result<Page> today_page(const Asked& asked) {
    const Words& words = asked.words;
    const auto doings = doings_of(asked);
    if (!doings) {
        return pass(doings.error());
    }
    const std::vector<Doing>& all = *doings;
    Page page = start_plan_page(asked, "/today", words("plan.link.today"));
    page.feed = "/today/feed";
    const std::string& day = asked.today.empty() ? asked.release.made : asked.today;
    const auto now = std::ranges::count(all, day, &Doing::day);
    page.finding = words("plan.today.finding", {{"day", words.day(day)}, {"n", std::int64_t{now}}});
    page.lead.emplace_back(words("plan.today.lead"));
    for (const std::string_view kind : kinds) {
        const auto n = std::ranges::count(all, kind, &Doing::kind);
        page.blocks.emplace_back(
            Heading{heading_of(words, kind, std::int64_t{n}), {}, 2, false, std::string{kind}});
        if (n > 0) {
            page.blocks.emplace_back(table_of(words, kind, all));
        } else if (kind == std::string_view{"answered"}) {
            page.blocks.emplace_back(Paragraph{words("plan.today.answers_why"), true});
        }
    }
    if (asked.records != nullptr) {
        add_chain(page, asked);
    }
    add_promised(page, asked);
    return page;
}

Result<Feed> today_feed(const Asked& asked) {
    Feed feed{"/today/feed",
              "/today",
              asked.words.language(),
              asked.words("plan.link.today"),
              asked.release.authority.empty() ? asked.words("frame.name.bold")
                                              : asked.release.authority,
              {}};
    const auto doings = doings_of(asked);
    if (!doings) {
        return pass(doings.error());
    }
    for (const Doing& one : *doings) {
        if (one.day.size() == day_characters) { // a feed needs a day, and of the others none is new
            feed.entries.push_back({one.kind + " " + one.day + " " + one.address + " " + one.what,
                                    one.what, one.day + "T00:00:00Z", one.address, one.what});
        }
    }
    return feed;
}

} // namespace mf::pages
