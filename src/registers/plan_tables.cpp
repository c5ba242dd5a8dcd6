#include "registers/plan_tables.hpp"

#include "base/table_reader.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::registers {

namespace {

void read_paper(TableReader& reader, const std::string& name, Plan& plan) {
    PlanPaper paper;
    paper.id = reader.needed_text("id");
    paper.title = reader.needed_text("title");
    paper.made = read_day(reader, "made");
    paper.file = reader.needed_text("file");
    paper.at = place_of(reader, name);
    plan.papers.push_back(std::move(paper));
}

void read_version(TableReader& reader, const std::string& name, Plan& plan) {
    constexpr int strands_max = 100;
    PlanVersion version;
    version.id = reader.needed_text("id");
    version.title = reader.needed_text("title");
    version.made = read_day(reader, "made");
    version.strands = reader.whole("strands", 1, strands_max).value_or(0);
    version.quote = read_quote(reader, "says", "paper");
    version.follows = reader.text("follows");
    version.at = place_of(reader, name);
    plan.versions.push_back(std::move(version));
}

void read_strand(TableReader& reader, const std::string& name, Plan& plan) {
    constexpr int number_max = 100;
    Strand strand;
    strand.id = reader.needed_text("id");
    strand.title = reader.needed_text("title");
    strand.number = reader.whole("number", 0, number_max).value_or(0);
    strand.means = reader.needed_text("means");
    for (const toml::table* one : reader.tables("lines")) {
        TableReader line{*one, name};
        StrandLine found;
        found.version = line.needed_text("version");
        found.quote = read_quote(line, "says", "paper");
        strand.lines.push_back(std::move(found));
        reader.take(line.end());
    }
    strand.reason.says = reader.text("reason");
    if (!strand.reason.says.empty() && !strand.lines.empty()) {
        strand.reason.paper = strand.lines.front().quote.paper;
    }
    strand.at = place_of(reader, name);
    plan.strands.push_back(std::move(strand));
}

void read_outcome(TableReader& reader, const std::string& name, Plan& plan) {
    Outcome outcome;
    outcome.id = reader.needed_text("id");
    outcome.title = reader.needed_text("title");
    outcome.quote = read_quote(reader, "says", "paper");
    outcome.means = reader.needed_text("means");
    outcome.version = reader.needed_text("version");
    outcome.delivery = reader.texts("delivery");
    outcome.perception = reader.texts("perception");
    outcome.asks = reader.needed_text("asks");
    outcome.gap = reader.needed_text("gap");
    outcome.test = reader.text("test");
    outcome.closed = read_day(reader, "closed");
    outcome.at = place_of(reader, name);
    plan.outcomes.push_back(std::move(outcome));
}

void read_theme(TableReader& reader, const std::string& name, Plan& plan) {
    Theme theme;
    theme.id = reader.needed_text("id");
    theme.title = reader.needed_text("title");
    theme.means = reader.needed_text("means");
    theme.measures = reader.texts("measures");
    theme.gap = reader.needed_text("gap");
    theme.at = place_of(reader, name);
    plan.themes.push_back(std::move(theme));
}

void read_change(TableReader& reader, const std::string& name, Plan& plan) {
    PlanChange change;
    change.id = reader.needed_text("id");
    change.about = reader.needed_text("about");
    change.kind =
        read_word(reader, "kind", {"kept", "changed", "new", "done", "dropped", "nobody says"});
    change.before = {reader.text("before"), reader.text("before_paper")};
    change.after = {reader.text("after"), reader.text("after_paper")};
    if (change.before.says.empty() && change.after.says.empty()) {
        reader.problem(reader.line(), fmt::format("'{}' quotes neither version", change.id),
                       "Write before, after or both");
    }
    change.means = reader.needed_text("means");
    change.links = reader.texts("links");
    change.at = place_of(reader, name);
    plan.changes.push_back(std::move(change));
}

void read_awaited(TableReader& reader, const std::string& name, Plan& plan) {
    Awaited awaited;
    awaited.id = reader.needed_text("id");
    awaited.title = reader.needed_text("title");
    awaited.why = reader.needed_text("why");
    awaited.at = place_of(reader, name);
    plan.awaited.push_back(std::move(awaited));
}

void read_register(TableReader& reader, const std::string& name, Plan& plan) {
    PlanRegister found;
    found.id = reader.needed_text("id");
    found.title = reader.needed_text("title");
    found.table = reader.flag("table");
    found.at = place_of(reader, name);
    plan.registers.push_back(std::move(found));
}

} // namespace

std::string place_of(const TableReader& reader, const std::string& name) {
    return fmt::format("{}:{}", name, reader.line());
}

Quote read_quote(TableReader& reader, const char* says, const char* paper) {
    return {reader.needed_text(says), reader.needed_text(paper)};
}

std::string read_day(TableReader& reader, const char* key) {
    std::string day = reader.text(key);
    const bool fits =
        day.empty() ||
        std::ranges::any_of(
            std::initializer_list<std::string_view>{"0000", "0000-00", "0000-00-00", "0000/00"},
            [&](std::string_view form) {
                return std::ranges::equal(form, day, [](char wanted, char given) {
                    return wanted == '0' ? given >= '0' && given <= '9' : given == wanted;
                });
            });
    if (!fits) {
        reader.problem(reader.line(key), fmt::format("'{}' is no day: '{}'", key, day),
                       "Write 2009, 2009-05, 2009-05-19 or 2009/10");
    }
    return day;
}

std::string
read_word(TableReader& reader, const char* key, std::initializer_list<const char*> words) {
    std::string word = reader.needed_text(key);
    const bool known = std::ranges::any_of(words, [&](const char* one) { return word == one; });
    if (!word.empty() && !known) {
        reader.problem(reader.line(key), fmt::format("'{}' may not be '{}'", key, word),
                       fmt::format("Use one of: {}", joined({words.begin(), words.end()}, ", ")));
    }
    return word;
}

/// "T 19": T1 to T19.
void read_asked(TableReader& file, Plan& plan) {
    constexpr std::int64_t rows_max = 1000;
    for (const std::string& part : file.texts("asked")) {
        const auto words = split(part, ' ');
        const auto count = words.size() == 2 ? whole_number(words[1]) : std::nullopt;
        if (!count || *count < 1 || *count > rows_max) {
            file.problem(file.line("asked"), fmt::format("'{}' is no letter with a count", part),
                         "Write: asked = [\"T 19\"]");
            return;
        }
        for (std::int64_t i = 1; i <= *count; ++i) {
            plan.asked.push_back(fmt::format("{}{}", words[0], i));
        }
    }
}

void read_frame(TableReader& file, const std::string& name, Plan& plan) {
    const auto all = [&](const char* kind, auto read) {
        for (const toml::table* one : file.tables(kind)) {
            TableReader reader{*one, name};
            read(reader, name, plan);
            file.take(reader.end());
        }
    };
    read_asked(file, plan);
    all("paper", read_paper);
    all("version", read_version);
    all("strand", read_strand);
    all("outcome", read_outcome);
    all("theme", read_theme);
    all("change", read_change);
    all("awaited", read_awaited);
    all("register", read_register);
}

} // namespace mf::registers
