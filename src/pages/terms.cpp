// /words: the words that we use, and what they mean.
#include "pages/terms.hpp"

#include "base/text.hpp"
#include "pages/page_start.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace mf::pages {

namespace {

/// Whether a byte may be part of a word: letters of all scripts are.
bool in_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte >= 0x80 || byte == '-';
}

/// Where the word stands by itself.
std::optional<std::size_t> place_of(const std::string& text, const std::string& word) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !in_word(text[at - 1])) && (end == text.size() || !in_word(text[end]))) {
            return at;
        }
    }
    return std::nullopt;
}

/// A span cut in three about a term; nothing when it has none.
std::optional<Text> linked(const Span& span, const Term& term) {
    if (span.kind != Span::Kind::plain) {
        return std::nullopt;
    }
    for (const std::string& word : term.found) {
        if (const auto at = place_of(span.text, word)) {
            Text text;
            text.add(Span{Span::Kind::plain, span.text.substr(0, *at)});
            text.add(link(word, term_address(term.id)));
            text.add(Span{Span::Kind::plain, span.text.substr(*at + word.size())});
            return text;
        }
    }
    return std::nullopt;
}

/// Links the term in the first place of the text that has it; whether it was there.
bool link_in(Text& text, const Term& term) {
    Text whole;
    bool done = false;
    for (const Span& span : text.spans()) {
        const auto cut = done ? std::nullopt : linked(span, term);
        if (cut) {
            whole.add(*cut);
            done = true;
        } else {
            whole.add(span);
        }
    }
    if (done) {
        text = std::move(whole);
    }
    return done;
}

/// The texts of a page in which terms are looked for, in their order.
std::vector<Text*> sentences_of(Page& page) {
    std::vector<Text*> texts;
    for (Text& lead : page.lead) {
        texts.push_back(&lead);
    }
    texts.push_back(&page.note);
    for (Block& block : page.blocks) {
        if (auto* heading = std::get_if<Heading>(&block)) {
            texts.push_back(&heading->note);
        } else if (auto* paragraph = std::get_if<Paragraph>(&block)) {
            texts.push_back(&paragraph->text);
        } else if (auto* chart = std::get_if<Chart>(&block)) {
            texts.push_back(&chart->caption);
        } else if (auto* charts = std::get_if<SmallCharts>(&block)) {
            texts.push_back(&charts->legend);
        }
    }
    return texts;
}

} // namespace

std::vector<Term> terms_of(const Words& words) {
    std::vector<Term> terms;
    constexpr std::string_view begin = "term.";
    constexpr std::string_view end = ".name";
    for (const std::string& key : words.keys()) {
        if (!key.starts_with(begin) || !key.ends_with(end)) {
            continue;
        }
        Term term;
        term.id = key.substr(begin.size(), key.size() - begin.size() - end.size());
        term.name = words(key);
        term.means = words(fmt::format("term.{}.means", term.id));
        const std::string found = words(fmt::format("term.{}.found", term.id));
        for (const std::string_view word : split(found, ';')) {
            term.found.emplace_back(word.starts_with(' ') ? word.substr(1) : word);
        }
        terms.push_back(std::move(term));
    }
    std::ranges::stable_sort(terms, {}, [](const Term& term) { return name_key(term.name); });
    return terms;
}

std::string term_address(const std::string& id) {
    return "/words#" + id;
}

void link_terms(Page& page, const Words& words) {
    const auto texts = sentences_of(page);
    for (const Term& term : terms_of(words)) {
        for (Text* text : texts) {
            if (link_in(*text, term)) {
                break;
            }
        }
    }
}

Result<Page> words_page(const Asked& asked) {
    using Type = Column::Type;
    const Words& words = asked.words;
    const auto terms = terms_of(words);
    Page page = start_page(asked.release, words, "/words", "about", words("terms.title"));
    page.finding = words("terms.finding", {{"n", static_cast<std::int64_t>(terms.size())}});
    page.lead.emplace_back(words("terms.lead"));
    page.blocks.emplace_back(Heading{words("terms.heading"), {}});
    for (const Term& term : terms) {
        page.blocks.emplace_back(Heading{term.name, {}, 3, false, term.id});
        page.blocks.emplace_back(Paragraph{term.means});
    }
    Table table;
    table.id = "symbols";
    table.caption = words("terms.symbols");
    table.columns = {{"symbol", words("terms.symbol"), Type::code},
                     {"means", words("terms.means"), Type::text}};
    RowGroup group;
    for (const char* symbol : {"x", "c", "z", "low", "b", "u", "r", "e", "p"}) {
        group.rows.push_back(
            {Text{fmt::format("[{}]", symbol)}, Text{words(fmt::format("symbol.{}", symbol))}});
    }
    table.groups.push_back(std::move(group));
    page.blocks.emplace_back(
        Heading{words("terms.symbols"), words("terms.symbols_note"), 2, false, "symbols"});
    page.blocks.emplace_back(std::move(table));
    return page;
}

} // namespace mf::pages
