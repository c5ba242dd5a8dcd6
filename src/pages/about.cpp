// /about, /about/trust, /accessibility: who runs the site, by which rules, and how anyone can test them.
#include "pages/page_start.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace mf::pages {

namespace {

/// Whether a rule is kept already.
enum class Kept { yes, in_part, not_yet };

/// A rule, and the command with which anyone can test it.
struct Rule {
    std::string_view key;
    Kept kept;
    std::string_view command;
};

/// In the order of the words "trust.rule.*".
constexpr std::array rules{
    Rule{"fixed", Kept::yes, "metforward check"},
    Rule{"untouched", Kept::yes, "metforward verify"},
    Rule{"revised", Kept::yes,
         "metforward series all-crime --area CODE --asof 2026-01-31\nmetforward release diff"},
    Rule{"broken", Kept::yes, "metforward series all-crime --area CODE --format csv"},
    Rule{"asked", Kept::yes, "metforward measures --format csv"},
    Rule{"chance", Kept::yes, "metforward signals --format csv"},
    Rule{"line", Kept::yes,
         "metforward series burglary --area CODE --from 2026-06 --to 2026-06 --evidence"},
    Rule{"unanswered", Kept::not_yet, ""},
    Rule{"lapse", Kept::not_yet, ""},
    Rule{"two", Kept::in_part,
         "metforward release prepare --post \"data officer\"\n"
         "metforward release publish --post \"data officer\""},
    Rule{"same_time", Kept::yes, "metforward release list"},
    Rule{"targets", Kept::in_part, "metforward check"},
    Rule{"unsure", Kept::yes, "metforward series all-crime-rate --area CODE --format csv"},
    Rule{"withheld", Kept::yes, "metforward release check"},
    Rule{"corrected", Kept::yes, "metforward release correct --help"},
    Rule{"claims", Kept::yes, "metforward check"},
    Rule{"in_private", Kept::not_yet, ""},
};

std::string kept_in_words(const Words& words, Kept kept) {
    switch (kept) {
    case Kept::yes:
        return words("trust.kept");
    case Kept::in_part:
        return words("trust.in_part");
    case Kept::not_yet:
        break;
    }
    return words("trust.not_yet");
}

void add_rule(Page& page, const Words& words, const Rule& rule, std::size_t number) {
    const auto word = [&](const char* kind) {
        return words(fmt::format("trust.{}.{}", rule.key, kind));
    };
    page.blocks.emplace_back(Heading{
        words("trust.heading", {{"n", static_cast<std::int64_t>(number)}, {"rule", word("title")}}),
        kept_in_words(words, rule.kept), 2, false, fmt::format("rule-{}", number)});
    page.blocks.emplace_back(Paragraph{word("means")});
    if (!rule.command.empty()) {
        page.blocks.emplace_back(
            Definition{words("trust.test", {{"n", static_cast<std::int64_t>(number)}}), "shell",
                       std::string{rule.command}});
    }
}

void add_links(Page& page, const Words& words) {
    LinkList list;
    const auto add = [&](std::string_view key, const char* address) {
        list.items.push_back({words(fmt::format("about.link.{}", key)), address,
                              words(fmt::format("about.link.{}_note", key))});
    };
    add("trust", "/about/trust");
    add("signals", "/signals");
    add("differ", "/why-numbers-differ");
    add("coverage", "/coverage");
    add("releases", "/releases");
    add("corrections", "/corrections");
    add("words", "/words");
    add("accessibility", "/accessibility");
    page.blocks.emplace_back(Heading{words("about.more"), {}});
    page.blocks.emplace_back(std::move(list));
}

} // namespace

Result<Page> about_page(const Asked& asked) {
    const Words& words = asked.words;
    Page page = start_page(asked.release, words, "/about", "about", words("about.title"));
    page.finding = asked.release.authority.empty()
                       ? words("about.finding_none")
                       : words("about.finding", {{"authority", asked.release.authority}});
    page.lead.emplace_back(words("about.lead"));
    page.blocks.emplace_back(Heading{words("about.does.heading"), {}, 2, true});
    page.blocks.emplace_back(Paragraph{words("about.does.body")});
    page.blocks.emplace_back(Heading{words("about.not.heading"), {}, 2, true});
    page.blocks.emplace_back(Paragraph{words("about.not.body")});
    add_links(page, words);
    page.blocks.emplace_back(Heading{words("about.programs.heading"), {}});
    page.blocks.emplace_back(Paragraph{words("about.programs.body")});
    page.blocks.emplace_back(
        Definition{words("about.programs.example"), "text",
                   "/areas/CODE        /areas/CODE.json        /areas/CODE.csv"});
    return page;
}

Result<Page> trust_page(const Asked& asked) {
    const Words& words = asked.words;
    Page page = start_page(asked.release, words, "/about/trust", "about", words("trust.page"));
    page.breadcrumb = {{words("about.title"), "/about"}, {words("trust.page"), ""}};
    const auto kept = std::ranges::count(rules, Kept::yes, &Rule::kept);
    page.finding = words("trust.finding", {{"n", std::int64_t{kept}},
                                           {"total", static_cast<std::int64_t>(rules.size())}});
    page.lead.emplace_back(words("trust.lead"));
    page.note = words("trust.note");
    for (std::size_t i = 0; i < rules.size(); ++i) {
        add_rule(page, words, rules.at(i), i + 1);
    }
    return page;
}

Result<Page> accessibility_page(const Asked& asked) {
    const Words& words = asked.words;
    Page page =
        start_page(asked.release, words, "/accessibility", "about", words("accessibility.title"));
    page.breadcrumb = {{words("about.title"), "/about"}, {words("accessibility.title"), ""}};
    page.finding = words("accessibility.finding");
    page.lead.emplace_back(words("accessibility.lead"));
    const auto section = [&](std::string_view key) {
        page.blocks.emplace_back(Heading{words(fmt::format("accessibility.{}.heading", key)), {}});
        page.blocks.emplace_back(Paragraph{words(fmt::format("accessibility.{}.body", key))});
    };
    section("does");
    section("charts");
    section("tested");
    section("lacks");
    section("tell");
    return page;
}

} // namespace mf::pages
