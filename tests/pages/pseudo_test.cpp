// A pseudo-language in which every sentence stands in ⟦brackets⟧, and data in which every text is digits: what letters are
// left on a page were written into the program.
#include "pages/html.hpp"
#include "pages/reading.hpp"
#include "pages/record_sample.hpp"
#include "pages/sample.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace mf::pages {
namespace {

/// Every sentence in brackets, as if it were that language.
Words bracketed(const std::string& language = "en") {
    const char* home = std::getenv("METFORWARD_HOME");
    std::ifstream input{std::string{home == nullptr ? "." : home} + "/definitions/words/en.toml"};
    std::ostringstream toml;
    std::string line;
    const std::string before = " = \"";
    while (std::getline(input, line)) {
        if (const auto at = line.find(before); at != std::string::npos && line.ends_with('"')) {
            const auto begin = at + before.size();
            line =
                line.substr(0, begin) + "⟦" + line.substr(begin, line.size() - begin - 1) + "⟧\"";
        }
        toml << line << '\n';
    }
    auto words = Words::parse(toml.str(), language, "pseudo.toml");
    EXPECT_TRUE(words);
    return *words;
}

/// Each text becomes twenty digits of its own.
std::string digits(const std::string& text) {
    const std::string number = std::to_string(std::hash<std::string>{}(text));
    return std::string(20 - std::min<std::size_t>(20, number.size()), '0') + number;
}

/// What stands outside all brackets.
std::string outside(const std::string& words) {
    const std::string opens = "⟦";
    const std::string closes = "⟧";
    std::string left;
    int depth = 0;
    for (std::size_t at = 0; at < words.size();) {
        if (words.compare(at, opens.size(), opens) == 0) {
            ++depth;
            at += opens.size();
        } else if (words.compare(at, closes.size(), closes) == 0) {
            --depth;
            at += closes.size();
        } else {
            left += depth == 0 ? words.substr(at, 1) : "";
            ++at;
        }
    }
    EXPECT_EQ(depth, 0);
    return left;
}

/// Letters that were written neither by words nor by data; entities and symbols are none.
std::string letters_of(const std::string& html) {
    std::string words = words_of(html);
    for (const Tag& tag : tags(html)) {
        for (const char* name : {"aria-label", "title", "alt", "placeholder"}) {
            words += " " + attribute(tag, name);
        }
    }
    std::string left = outside(words);
    for (const char* known : {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "[x]", "[c]", "[z]",
                              "[low]", "[b]", "[u]", "[r]", "[e]", "[p]"}) {
        left = replaced(std::move(left), known, " ");
    }
    std::string letters;
    for (const char c : left) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter || (!letters.empty() && letters.back() != ' ')) {
            letters += letter ? c : ' ';
        }
    }
    return letters;
}

class PseudoPage : public testing::TestWithParam<const char*> {};

std::string written_in(const Words& words, std::string address) {
    release::Release release = with_texts(sample_release(), digits);
    release.simulated = true;
    release.published = false;
    for (const auto& [name, code] : {std::pair{"AREA", "E09000001"},
                                     {"MISSING", "E09000002"},
                                     {"STANDING", "E09000003"},
                                     {"FORCE", "E23000001"}}) {
        address = replaced(std::move(address), name, digits(code));
    }
    return html(page_at(release, words, address, sample_evidence(300, digits), ""), words).text();
}

TEST_P(PseudoPage, HoldsNoSentenceOfTheProgram) {
    EXPECT_EQ(letters_of(written_in(bracketed(), GetParam())), "");
}

TEST_P(PseudoPage, IsWrittenFromRightToLeftInALanguageThatIs) {
    const std::string page = written_in(bracketed("ar"), GetParam());
    EXPECT_NE(page.find("<html lang=\"ar\" dir=\"rtl\">"), std::string::npos);
    EXPECT_EQ(unbalanced(page), "");
    EXPECT_EQ(letters_of(page), "");
}

INSTANTIATE_TEST_SUITE_P(Pages,
                         PseudoPage,
                         testing::Values("/",
                                         "/areas",
                                         "/areas/AREA",
                                         "/about",
                                         "/accessibility",
                                         "/corrections",
                                         "/coverage",
                                         "/releases",
                                         "/search",
                                         "/signals",
                                         "/why-numbers-differ",
                                         "/words",
                                         "/areas/MISSING",
                                         "/areas/STANDING",
                                         "/areas/STANDING/pack",
                                         "/areas/STANDING/burglary",
                                         "/areas/FORCE",
                                         "/measures",
                                         "/measures/burglary",
                                         "/sources",
                                         "/check/burglary/AREA/2026-04",
                                         "/check/burglary/MISSING/2026-06"));

TEST(PseudoPage, OfASearchHoldsNoSentenceOfTheProgram) {
    const release::Release release = with_texts(sample_release(), digits);
    const Page page = page_at(release, bracketed(), "/areas", {}, "0");
    EXPECT_EQ(letters_of(html(page, bracketed()).text()), "");
}

TEST(PseudoPage, OfAnErrorHoldsNoSentenceOfTheProgram) {
    const Page page = error_page(500, "/", with_texts(sample_release(), digits), bracketed());
    EXPECT_EQ(letters_of(html(page, bracketed()).text()), "");
}

TEST(PseudoPage, OfNoFactsHoldsNoSentenceOfTheProgram) {
    const Page page = page_at({}, bracketed(), "/");
    EXPECT_EQ(letters_of(html(page, bracketed()).text()), "");
}

TEST(PseudoPage, OfARegisterHoldsNoSentenceOfTheProgram) {
    const SampleRecords sample{true};
    const auto records = sample.look();
    const release::Release release = with_texts(sample_release(), digits);
    for (const char* language : {"en", "ar"}) {
        const Words words = bracketed(language);
        for (const char* address : {"/questions", "/meetings", "/votes", "/mandates"}) {
            const auto page = record_page_of(records, {address}, release, words);
            ASSERT_TRUE(page.has_value()) << address;
            EXPECT_EQ(letters_of(html(*page, words).text()), "") << address;
        }
    }
}

TEST(PseudoCheck, FindsASentenceThatIsWrittenIntoThePage) {
    Page page = page_at({}, bracketed(), "/");
    page.finding = "Hard-coded.";
    EXPECT_EQ(letters_of(html(page, bracketed()).text()), "Hard coded ");
}

} // namespace
} // namespace mf::pages
