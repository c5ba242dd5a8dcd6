#include "pages/record_parts.hpp"

#include "pages/judgements.hpp"
#include "pages/posts.hpp"

#include <algorithm>

namespace mf::pages {

using registers::FieldType;
using registers::FieldView;
using registers::RecordName;
using registers::RecordView;

namespace {

std::string label_of(const Words& words, const FieldView& field) {
    return view_word(words, field.label, field.name);
}

bool is_long(const FieldView& field) {
    constexpr std::size_t short_bytes = 200;
    return field.type == FieldType::long_text && !field.erased &&
           (field.value.size() > short_bytes || field.value.find('\n') != std::string::npos);
}

void add_long(Page& page, const Words& words, const FieldView& field) {
    page.blocks.emplace_back(Heading{label_of(words, field), {}, 3});
    for (const std::string& line : registers::lines_of(field.value)) {
        page.blocks.emplace_back(Paragraph{line});
    }
}

/// "Head of safety, every borough commander": who is waited for.
std::string who_words(const RecordFrame& frame, const registers::DueView& due) {
    std::vector<std::string> names;
    for (const std::string& post : due.posts) {
        names.push_back(post_in_words(frame.release, frame.words, post, true));
    }
    if (names.empty()) { // the post that answers says more than the roles that may
        for (const std::string& role : due.roles) {
            names.push_back(role_word(frame.words, role));
        }
    }
    return listed(frame.words, names);
}

/// "records officer (officer of the authority)"; a clock has no post.
std::string by_words(const RecordFrame& frame, const registers::HistoryLine& line) {
    const std::string role = role_word(frame.words, line.role);
    const bool named = !line.post.empty() && line.role != "program" && line.role != "public";
    return named
               ? frame.words("record.by",
                             {{"post", post_in_words(frame.release, frame.words, line.post, true)},
                              {"role", role}})
               : role;
}

std::string kind_words(const Words& words, registers::EventKind kind) {
    using registers::EventKind;
    switch (kind) {
    case EventKind::opened:
        return words("register.event.opened");
    case EventKind::changed:
        return words("register.event.changed");
    case EventKind::moved:
        return words("register.event.moved");
    case EventKind::keyed:
        return words("register.event.keyed");
    case EventKind::erased:
        break;
    }
    return words("register.event.erased");
}

bool ends_as_sentence(const std::string& text) {
    return text.ends_with('.') || text.ends_with('?') || text.ends_with('!') || text.ends_with("…");
}

/// "Waiting for an answer → Answered. Answer: …"
Text what_text(const RecordFrame& frame,
               const RecordName& record,
               const registers::HistoryLine& line) {
    const Words& words = frame.words;
    constexpr std::size_t value_characters = 200;
    Text text;
    if (line.kind == registers::EventKind::moved && line.from != line.to) {
        text.add(strong(words("record.moved", {{"from", state_word(words, record.in, line.from)},
                                               {"to", state_word(words, record.in, line.to)}})));
    } else {
        text.add(strong(kind_words(words, line.kind))).add(Text{"."});
    }
    for (const FieldView& field : line.changed) {
        FieldView shown = field;
        if (field.type == FieldType::long_text) {
            shown.value = shortened(field.value, value_characters);
        }
        text.add(Text{" " + words("record.set", {{"label", label_of(words, field)}}) + " "});
        text.add(field.value.empty() ? Text{words("record.emptied")}
                                     : field_text(frame, record, shown));
        text.add(Text{ends_as_sentence(text.plain()) ? "" : "."});
    }
    return text;
}

Text why_text(const RecordFrame& frame,
              const RecordName& record,
              const registers::HistoryLine& line) {
    Text text{line.why};
    if (!line.evidence.empty()) {
        FieldView evidence{
            .name = "evidence", .type = FieldType::evidence, .value = "x", .title = {}};
        evidence.evidence = line.evidence;
        text.add(Text{text.empty() ? "" : " "}).add(field_text(frame, record, evidence));
    }
    return text;
}

std::string day_of_moment(const std::string& moment) {
    constexpr std::size_t day_characters = 10;
    return moment.substr(0, day_characters);
}

std::vector<Column> history_columns(const Words& words, bool simulated) {
    using Type = Column::Type;
    return {{"happened", words("record.happened"), Type::text},
            {"what", words("record.what"), Type::text},
            {"by", words("record.who"), Type::text},
            {"why", words("record.why"), Type::text},
            {"recorded", words("record.recorded"), Type::text},
            {"made_up", words("record.made_up"), Type::text, !simulated},
            {"role", words("record.who"), Type::code, true},
            {"from", words("register.column.state"), Type::code, true},
            {"to", words("register.column.state"), Type::code, true},
            {"happened_at", words("record.happened"), Type::code, true},
            {"recorded_at", words("record.recorded"), Type::code, true},
            {"hash", words("record.hash"), Type::code, true}};
}

} // namespace

Text working_text(const Words& words, const registers::Due& due) {
    const bool skips = due.weekend_days > 0 || !due.holidays.empty();
    const std::string term = term_words(words, due.term);
    const std::string from = words.day(due.from.text());
    const Arguments arguments{{"term", term},
                              {"from", from},
                              {"weekend", std::int64_t{due.weekend_days}},
                              {"holidays", static_cast<std::int64_t>(due.holidays.size())}};
    Text text;
    if (due.term.amount == 0) {
        text = Text{words("register.working_day", {{"day", from}})};
    } else if (due.before) {
        text = Text{words("register.working_before", arguments)};
    } else {
        text = Text{words(skips ? "register.working" : "register.working_plain", arguments)};
    }
    if (!due.holidays.empty()) {
        std::vector<std::string> names;
        for (const registers::Holiday& holiday : due.holidays) {
            names.push_back(holiday.name);
        }
        text.add(Text{" " + words("register.working_holidays", {{"found", listed(words, names)}})});
    }
    if (!due.known) {
        text.add(Text{" " + words("register.working_unknown")});
    }
    return text;
}

void add_record_facts(Page& page, const RecordFrame& frame, const RecordView& view) {
    const Words& words = frame.words;
    const RecordName record{view.in, view.id};
    if (view.simulated) {
        page.notices.push_back({Notice::Kind::demonstration, {}, words("register.simulated")});
    }
    if (!view.awaits.empty()) {
        page.notices.push_back(
            {Notice::Kind::plain,
             {},
             words("register.awaits", {{"state", state_word(words, view.in, view.awaits)}})});
    }
    Facts facts;
    facts.items.emplace_back(words("register.column.id"), Text{view.id});
    facts.items.emplace_back(words("register.column.state"),
                             Text{view_word(words, view.state_label, view.state)});
    facts.items.emplace_back(words("register.column.since"),
                             Text{words.day(day_of_moment(view.since))});
    for (const FieldView& field : view.fields) {
        if (!is_long(field)) {
            facts.items.emplace_back(label_of(words, field), field_text(frame, record, field));
        }
    }
    page.blocks.emplace_back(Heading{words("record.facts"), {}, 2, false, "facts"});
    page.blocks.emplace_back(std::move(facts));
    for (const FieldView& field : view.fields) {
        if (is_long(field)) {
            add_long(page, words, field);
        }
    }
}

void add_record_clocks(Page& page, const RecordFrame& frame, const RecordView& view, Day today) {
    if (view.due.empty()) {
        return;
    }
    const Words& words = frame.words;
    page.blocks.emplace_back(Heading{words("record.clocks"), {}, 2, false, "clocks"});
    for (const registers::DueView& due : view.due) {
        const std::string day = words.day(due.due.day.text());
        Text text = words.text(
            "record.clock", {{"state", strong(state_word(words, view.in, due.to))}, {"day", day}});
        if (due.overdue) {
            const std::int64_t late = today.days() - due.due.day.days();
            text.add(Text{" "})
                .add(strong(words("register.overdue", {{"days", late}})))
                .add(Text{"."});
        }
        if (const std::string who = who_words(frame, due); !who.empty()) {
            text.add(Text{" " + words("record.clock_who", {{"post", who}})});
        }
        page.blocks.emplace_back(Paragraph{std::move(text)});
        page.blocks.emplace_back(Paragraph{working_text(words, due.due), true});
    }
}

void add_record_guards(Page& page, const RecordFrame& frame, const registers::MoveView& move) {
    using Answer = registers::Verdict::Answer;
    const Words& words = frame.words;
    Facts facts;
    for (const registers::GuardView& guard : move.guards) {
        std::string what = view_word(words, "register.guard." + guard.call.name, guard.call.name);
        if (guard.call.negated) {
            what = words("record.guard_not", {{"what", what}});
        }
        const Answer answer = guard.verdict.answer;
        facts.items.emplace_back(what,
                                 Text{words(answer == Answer::holds   ? "record.guard_holds"
                                            : answer == Answer::fails ? "record.guard_fails"
                                                                      : "record.guard_unknown")});
    }
    if (!facts.items.empty()) {
        page.blocks.emplace_back(std::move(facts));
    }
}

void add_record_history(Page& page, const RecordFrame& frame, const RecordView& view) {
    const Words& words = frame.words;
    const RecordName record{view.in, view.id};
    const bool simulated =
        std::ranges::any_of(view.history, [](const auto& line) { return line.simulated; });
    Table table;
    table.id = "history";
    table.caption = words("record.history_caption");
    table.columns = history_columns(words, simulated);
    RowGroup group;
    for (const registers::HistoryLine& line : view.history) {
        group.rows.push_back({Text{words.day(day_of_moment(line.happened))},
                              what_text(frame, record, line), Text{by_words(frame, line)},
                              why_text(frame, record, line),
                              Text{words.day(day_of_moment(line.recorded))},
                              Text{words(line.simulated ? "record.yes" : "record.no")},
                              Text{line.role}, Text{line.from}, Text{line.to}, Text{line.happened},
                              Text{line.recorded}, Text{line.hash}});
    }
    table.groups.push_back(std::move(group));
    table.main = true;
    page.blocks.emplace_back(
        Heading{words("record.history"), words("record.history_note"), 2, false, "history"});
    page.blocks.emplace_back(std::move(table));
}

} // namespace mf::pages
