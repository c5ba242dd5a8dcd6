#include "registers/register_sample.hpp"

#include "base/hash.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace mf::registers {

namespace {

std::filesystem::path home() {
    const char* folder = std::getenv("METFORWARD_HOME");
    return folder == nullptr ? "." : folder;
}

} // namespace

Definitions definitions_of(const std::vector<std::string>& texts) {
    Definitions made;
    for (const std::string& text : texts) {
        auto read = parse_register(text, "definitions/registers/sample.toml");
        EXPECT_TRUE(read) << (read ? "" : sentence(read.error()));
        if (read) {
            made.registers.push_back(std::move(*read));
            made.hash += sha256(text);
        }
    }
    std::ranges::sort(made.registers, {}, &Register::id);
    for (const Register& one : made.registers) {
        for (const Error& error : problems(one, made.registers, {})) {
            ADD_FAILURE() << sentence(error);
        }
    }
    return made;
}

std::string tasks_register() {
    return R"(
id         = "tasks"
title      = "text"
minutes    = 2
opened_by  = ["officer", "member", "public"]
changed_by = ["officer", "member"]
keeps      = "1 year"

[fields]
text     = { type = "text", required = true, public = true }
owner    = { type = "post", required = ["under-way"], public = true }
due      = { type = "date", public = true }
size     = { type = "number", public = true }
proof    = { type = "files and links", required = ["done"], public = true }
note     = { type = "long text", seen_by = ["officer"] }
name     = { type = "person data", seen_by = ["officer"] }
parent   = { type = "ref tasks", public = true }

[states]
order  = ["new", "under-way", "late", "done", "dropped"]
start  = "new"
final  = ["done", "dropped"]
hidden = ["new"]

[[move]]
from = "new"
to   = "under-way"
by   = ["officer"]

[[move]]
from   = ["new", "under-way", "late"]
to     = "dropped"
by     = ["officer"]
reason = true

[[move]]
from   = ["under-way", "late"]
to     = "done"
by     = ["officer", "field: owner"]
within = { working_days = 10 }

[[move]]
from  = "under-way"
to    = "late"
when  = "after: due"
tells = ["owner"]

[public]
list = ["text", "owner", "state"]
)";
}

Clock at(const std::string& day) {
    constexpr std::size_t day_length = 10;
    const auto clock = Clock::at(day.size() == day_length ? day + "T12:00:00Z" : day);
    EXPECT_TRUE(clock) << day;
    return *clock;
}

Actor officer() {
    return somebody("records officer", "officer");
}

Actor somebody(const std::string& post, const std::string& role) {
    return {.account = {}, .post = post, .role = role};
}

Office::Office(const std::vector<std::string>& texts, MeasureReader measures, Calendar calendar) {
    auto opened =
        Registers::open(place(), definitions_of(texts), std::move(calendar), std::move(measures));
    EXPECT_TRUE(opened) << (opened ? "" : sentence(opened.error()));
    if (opened) {
        registers_.emplace(std::move(*opened));
    }
}

std::vector<std::string> Office::shipped() {
    std::vector<std::string> texts;
    for (const auto& entry :
         std::filesystem::directory_iterator{home() / "definitions/registers"}) {
        std::ostringstream text;
        text << std::ifstream{entry.path()}.rdbuf();
        texts.push_back(text.str());
    }
    return texts;
}

Calendar Office::england() {
    const auto read = Calendar::load(home() / "definitions/calendars/england.toml");
    EXPECT_TRUE(read) << (read ? "" : sentence(read.error()));
    return *read;
}

Place Office::place() const {
    return {folder() / "journal.sqlite", folder() / "records.sqlite", folder() / "attachments"};
}

Record Office::add(const std::string& in, const Values& values, const std::string& day) {
    return written(registers().add(in, "", {.who = officer(), .values = values}, at(day)));
}

Record Office::add_as(const Actor& who,
                      const std::string& in,
                      const std::string& id,
                      const Values& values,
                      const std::string& day) {
    return written(registers().add(in, id, {.who = who, .values = values}, at(day)));
}

Result<ChangeOutcome> Office::try_move(const Record& record,
                                       const std::string& to,
                                       Change change,
                                       const std::string& day) {
    if (change.who.role.empty()) {
        change.who = officer();
    }
    const Clock clock = at(day.empty() ? record.history.back().recorded : day);
    return registers().move(record.in, record.id, to, change, clock);
}

Record
Office::move(const Record& record, const std::string& to, Change change, const std::string& day) {
    return written(try_move(record, to, std::move(change), day));
}

Record written(const Result<ChangeOutcome>& outcome) {
    if (!outcome) {
        ADD_FAILURE() << sentence(outcome.error());
        return {};
    }
    const auto* recorded = std::get_if<Recorded>(&*outcome);
    EXPECT_NE(recorded, nullptr) << "somebody else was quicker";
    return recorded == nullptr ? Record{} : recorded->record;
}

std::string refusal(const Result<ChangeOutcome>& outcome) {
    EXPECT_FALSE(outcome);
    return outcome ? std::string{} : sentence(outcome.error());
}

} // namespace mf::registers
