// The file of words against the program: every key that is used is there, none is idle, and it reads easily.
#include "base/text.hpp"
#include "pages/sample.hpp"
#include "pages/sentences.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace mf::pages {
namespace {

std::filesystem::path home() {
    const char* folder = std::getenv("METFORWARD_HOME");
    return folder == nullptr ? "." : folder;
}

std::string content(const std::filesystem::path& file) {
    std::ifstream input{file, std::ios::binary};
    std::ostringstream text;
    text << input.rdbuf();
    return text.str();
}

std::vector<std::string> measures() {
    std::vector<std::string> ids;
    for (const auto& entry : std::filesystem::directory_iterator{home() / "definitions/measures"}) {
        if (entry.path().extension() == ".toml") {
            ids.push_back(entry.path().stem());
        }
    }
    return ids;
}

/// Whether it is "table.more.words" with a table that en.toml has.
bool looks_like_a_key(std::string_view literal, const std::set<std::string, std::less<>>& tables) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    };
    return literal.find('.') != std::string_view::npos && !literal.ends_with('.') &&
           std::ranges::all_of(literal, plain) &&
           tables.contains(literal.substr(0, literal.find('.')));
}

/// String literals of the room's sources that look like keys.
std::set<std::string> keys_in_source() {
    std::set<std::string, std::less<>> tables;
    for (const std::string& key : english().keys()) {
        tables.insert(key.substr(0, key.find('.')));
    }
    std::set<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator{home() / "src/pages"}) {
        if (entry.path().extension() == ".cpp") {
            const std::string source = content(entry.path());
            for (const std::string_view part : split(source, '"')) {
                if (looks_like_a_key(part, tables)) {
                    found.emplace(part);
                }
            }
        }
    }
    return found;
}

/// Keys that the program puts together.
bool is_made(const std::string& key) {
    constexpr std::array patterns{"date.??",
                                  "level.*.one",
                                  "level.*.many",
                                  "level.*.count",
                                  "level.*.place",
                                  "measure.*.title",
                                  "measure.*.label",
                                  "measure.*.things",
                                  "measure.*.finding",
                                  "measure.*.explains",
                                  "measure.*.leaves_out",
                                  "edition.*",
                                  "error.???.title",
                                  "error.???.finding",
                                  "error.???.lead",
                                  "symbol.*",
                                  "signal.word.*",
                                  "signal.higher.*",
                                  "signal.lower.*",
                                  "signal.unsaid.*",
                                  "judgement.after.*",
                                  "judgement.heading.*",
                                  "judgement.mark.*",
                                  "measure.*.advice",
                                  "post.*",
                                  "staff.*.note",
                                  "staff.problem.*",
                                  "staff.form.clash_*",
                                  "staff.form.refused",
                                  "staff.form.test_*",
                                  "staff.record.done_*",
                                  "people.role.*",
                                  "people.done.*",
                                  "people.password.*",
                                  "people.releases.*",
                                  "people.audit.*",
                                  "people.all.*",
                                  "about.link.*",
                                  "trust.*.title",
                                  "trust.*.means",
                                  "accessibility.*.heading",
                                  "accessibility.*.body",
                                  "term.*.name",
                                  "term.*.means",
                                  "term.*.found",
                                  "coverage.supply.*",
                                  "register.*",
                                  "releases.cause.*",
                                  "split.*.heading",
                                  "split.*.note",
                                  "split.*.caption"};
    return std::ranges::any_of(
        patterns, [&](std::string_view pattern) { return matches_glob(pattern, key); });
}

TEST(EnglishWords, HaveEveryKeyThatThePagesUse) {
    for (const std::string& key : keys_in_source()) {
        EXPECT_TRUE(english().has(key)) << key;
    }
}

TEST(EnglishWords, HoldNoIdleText) {
    const std::set<std::string> used = keys_in_source();
    for (const std::string& key : english().keys()) {
        EXPECT_TRUE(used.contains(key) || is_made(key)) << key << " is not used";
    }
}

TEST(EnglishWords, HaveAllTextsOfEachMeasure) {
    ASSERT_FALSE(measures().empty());
    for (const std::string& id : measures()) {
        EXPECT_EQ(joined(missing_measure_words(english(), id), ", "), "");
    }
}

TEST(MissingMeasureWords, NameTheKeysToWrite) {
    const auto words = Words::parse("[measure.joy]\ntitle = 'Joy'", "en", "test.toml");
    const auto missing = missing_measure_words(*words, "joy");
    ASSERT_EQ(missing.size(), 5U);
    EXPECT_EQ(missing.front(), "measure.joy.label");
}

TEST(EnglishWords, HaveAllTextsOfEachLevel) {
    for (const geo::Level level : geo::all_levels()) {
        for (const char* kind : {"one", "many", "count", "place"}) {
            EXPECT_TRUE(english().has("level." + std::string{geo::name(level)} + "." + kind));
        }
    }
}

TEST(EnglishWords, ExplainEachSymbol) {
    for (const char* symbol : {"x", "c", "z", "low", "b", "u", "r", "e", "p"}) {
        EXPECT_TRUE(english()("symbol." + std::string{symbol})
                        .starts_with("[" + std::string{symbol} + "]"));
    }
}

TEST(EnglishWords, SayThatAllCrimeLeavesOutWhatIsNoCrime) {
    const std::string said = english()("measure.all-crime.leaves_out");
    EXPECT_NE(said.find("leaves out anti-social behaviour"), std::string::npos);
    EXPECT_NE(said.find("police.uk does not leave it out"), std::string::npos);
}

/// A text as a reader meets it: names are short words, plurals are of several.
std::string as_read(const std::string& key) {
    return english()(key, {{"n", 20},
                           {"all", std::int64_t{30}},
                           {"files", 20},
                           {"read", 20},
                           {"rows", 20},
                           {"places", 20},
                           {"kept", 20},
                           {"held", 20},
                           {"refused", 20},
                           {"total", 20},
                           {"changed", 20},
                           {"new", 20},
                           {"done", 20},
                           {"unsaid", 20},
                           {"shown", 20},
                           {"disputed", 20},
                           {"late", 20},
                           {"kind", "Questions"},
                           {"role", "analyst"},
                           {"to", "done"},
                           {"record", "Read it below."},
                           {"place", "Easton"},
                           {"name", "Easton"},
                           {"term", "40 working days"},
                           {"from", "3 March"},
                           {"weekend", 2},
                           {"holidays", 1},
                           {"days", 3},
                           {"state", "open"},
                           {"id", "2026-1"},
                           {"receipt", "12ab"},
                           {"late", 2},
                           {"soon", 2},
                           {"register", "Questions"},
                           {"moment", "3 March, 09:30"},
                           {"because", "it needs a file"},
                           {"period", "June"},
                           {"first", "May"},
                           {"last", "June"},
                           {"month", "June"},
                           {"year", "2026"},
                           {"day", "3"},
                           {"query", "East"},
                           {"title", "Theft"},
                           {"label", "Thefts"},
                           {"things", "thefts"},
                           {"of", "Thefts recorded"},
                           {"areas", "4 wards"},
                           {"level", "wards"},
                           {"code", "E1"},
                           {"where", "See here"},
                           {"authority", "the town"},
                           {"value", "7"},
                           {"times", "100"},
                           {"was", "7"},
                           {"is", "8"},
                           {"reason", "We left a page out."},
                           {"effect", "It looked calm."},
                           {"post", "the chair"},
                           {"hash", "12"},
                           {"moment", "3 March"},
                           {"json", "one"},
                           {"csv", "two"},
                           {"cause", "A new law."},
                           {"lower", "2"},
                           {"upper", "4"},
                           {"lowest", "2"},
                           {"highest", "4"},
                           {"when_lowest", "May"},
                           {"when_highest", "June"},
                           {"publisher", "The town"},
                           {"check", "this"},
                           {"finding", "It was so."},
                           {"what", "theft"},
                           {"file", "one"},
                           {"source", "a file"},
                           {"version", "1"},
                           {"release", "12"},
                           {"definition", "how"},
                           {"count", "4 wards"},
                           {"span", "7 months"},
                           {"since", "May"},
                           {"centre", "3"},
                           {"charts", "20"},
                           {"funnels", "4"},
                           {"patterns", "3"},
                           {"limits", "2"},
                           {"places", "2"},
                           {"periods", "May"},
                           {"unit", "month"},
                           {"foot", "0"},
                           {"says", "They believe it."},
                           {"found", "Nobody asks."},
                           {"here", "Easton"},
                           {"sets", "May and June"},
                           {"rule", "How"},
                           {"rules", "How"},
                           {"pack", "Print"},
                           {"sheet", 1},
                           {"address", "here"},
                           {"changes", "Follow"},
                           {"chance", "2"},
                           {"time", "09:30:00"},
                           {"word", "higher"},
                           {"asks", "Do you believe it?"},
                           {"coverage", "See more"},
                           {"home", "Easton"},
                           {"author", "an analyst"},
                           {"checker", "the chair"}});
}

struct Measure {
    double letters = 0;
    double words = 0;
    double sentences = 0;
    std::size_t longest = 0; ///< words in a sentence

    /// The school grade that the text asks for (Coleman and Liau, 1975).
    double grade() const { return 5.88 * letters / words - 29.6 * sentences / words - 15.8; }
};

void add(Measure& measure, const std::string& text) {
    std::size_t in_sentence = 0;
    for (const std::string_view word : split(text, ' ')) {
        const auto letters = std::ranges::count_if(
            word, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; });
        if (letters == 0) {
            continue;
        }
        ++measure.words;
        measure.letters += static_cast<double>(letters);
        measure.longest = std::max(measure.longest, ++in_sentence);
        if (std::string_view{".?!:"}.find(word.back()) != std::string_view::npos) {
            ++measure.sentences;
            in_sentence = 0;
        }
    }
    measure.sentences += in_sentence > 0 ? 1 : 0;
}

/// Sentences, not labels.
std::vector<std::string> sentences() {
    constexpr std::size_t words = 6;
    std::vector<std::string> keys;
    for (const std::string& key : english().keys()) {
        if (split(as_read(key), ' ').size() >= words) {
            keys.push_back(key);
        }
    }
    return keys;
}

TEST(EnglishWords, ReadLikeTheSixthGradeOrBelow) {
    Measure all;
    for (const std::string& key : sentences()) {
        add(all, as_read(key));
    }
    ASSERT_GT(all.words, 500);
    EXPECT_LE(all.grade(), 6.0);
}

TEST(EnglishWords, HaveNoLongTextThatIsHardAlone) {
    constexpr double long_text = 20;
    for (const std::string& key : sentences()) {
        Measure one;
        add(one, as_read(key));
        if (one.words >= long_text) {
            EXPECT_LE(one.grade(), 9.0) << key << ": " << as_read(key);
        }
    }
}

TEST(EnglishWords, HaveNoSentenceOfMoreThan25Words) {
    for (const std::string& key : english().keys()) {
        Measure one;
        add(one, as_read(key));
        EXPECT_LE(one.longest, 25U) << key << ": " << as_read(key);
    }
}

TEST(EnglishWords, LeaveNoArgumentOpen) {
    for (const std::string& key : english().keys()) {
        EXPECT_EQ(as_read(key).find('{'), std::string::npos) << key << ": " << as_read(key);
    }
}

TEST(EnglishWords, NeverJudge) {
    const std::set<std::string_view> judging{"better", "worse",    "good",  "bad",     "stable",
                                             "spike",  "hotspot",  "surge", "safest",  "dangerous",
                                             "best",   "hotspots", "worst", "alarming"};
    for (const std::string& key : english().keys()) {
        if (key.starts_with("measure.survey-good-job.")) {
            continue; // the words of the survey's own question
        }
        const std::string text = name_key(as_read(key));
        for (const std::string_view word : split(text, ' ')) {
            EXPECT_FALSE(judging.contains(word)) << key << ": " << word;
        }
    }
}

} // namespace
} // namespace mf::pages
