// The authority's own plan: complete, reached in three clicks, each page with words of its own, and easy to read.
#include "base/text.hpp"
#include "pages/html.hpp"
#include "pages/json.hpp"
#include "pages/plan_sample.hpp"
#include "pages/reading.hpp"
#include "pages/sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <queue>
#include <set>

namespace mf::pages {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

const release::Release& sample() {
    static const release::Release release = [] {
        release::Release made = sample_release();
        made.home = "E23000001";
        return made;
    }();
    return release;
}

Result<Page> made_at(const std::string& address) {
    return plan_page_at(sample(), real_plan(), address);
}

/// Pages that show one measure are there only with its numbers, which the sample does not have.
bool needs_numbers(const std::string& address) {
    return address == "/measures/homicide-teenage";
}

/// As JSON has it: there a page's words stand without the links that explain some of them.
std::string escaped(std::string text) {
    return replaced(std::move(text), "\"", "\\\"");
}

/// How many clicks from the front page each address is away, up to three.
const std::map<std::string, int>& clicks() {
    static const std::map<std::string, int> all = [] {
        constexpr int most = 3;
        std::map<std::string, int> away{{"/", 0}};
        std::queue<std::string> next;
        next.emplace("/");
        while (!next.empty()) {
            const std::string address = next.front();
            next.pop();
            const auto page = made_at(address);
            if (!page || away[address] == most) {
                continue;
            }
            for (const Tag& tag : tags(html(*page, english()).text())) {
                std::string to = attribute(tag, "href");
                to = to.substr(0, to.find_first_of("#?"));
                if (tag.name == "a" && to.starts_with('/') &&
                    away.emplace(to, away[address] + 1).second) {
                    next.push(to);
                }
            }
        }
        return away;
    }();
    return all;
}

TEST(RealPlan, HasEveryRowOfTheMission) {
    EXPECT_EQ(real_plan().rows.size(), 143U);
}

TEST(RealPlan, HasAPageForEachRow) {
    for (const registers::PlanRow& row : real_plan().rows) {
        if (!needs_numbers(row.page)) {
            EXPECT_TRUE(made_at(row.page).has_value()) << row.id << " " << row.page;
        }
    }
}

TEST(RealPlan, ShowsTheExactWordsOfEachRowOnItsPage) {
    for (const registers::PlanRow& row : real_plan().rows) {
        const auto page = made_at(row.page);
        if (!page) {
            continue; // told by another test
        }
        const std::string shown = json(*page);
        for (const auto* one : registers::commitments_of(real_plan(), {&row})) {
            EXPECT_THAT(shown, HasSubstr(escaped(one->quote.says))) << row.page << " " << one->id;
        }
    }
}

TEST(RealPlan, IsReachedInThreeClicks) {
    for (const registers::PlanRow& row : real_plan().rows) {
        EXPECT_TRUE(clicks().contains(row.page) || needs_numbers(row.page)) << row.page;
    }
    for (const registers::Commitment& one : real_plan().commitments) {
        EXPECT_TRUE(clicks().contains("/commitments/" + one.id)) << one.id;
    }
}

TEST(RealPlan, HasNoLinkThatLeadsNowhere) {
    std::vector<std::string> broken;
    for (const auto& [address, _] : clicks()) {
        const bool elsewhere = address.starts_with("/site/") || address.ends_with(".json") ||
                               address.ends_with(".csv") || address.ends_with("/feed") ||
                               address.starts_with("/measures/") ||
                               address.starts_with("/releases/") ||
                               address.starts_with("/areas/E0") || address == "/ask" ||
                               address == "/sign-in"; // the gate's
        if (!elsewhere && !made_at(address)) {
            broken.push_back(address);
        }
    }
    EXPECT_THAT(broken, IsEmpty());
}

TEST(RealPlan, GivesNoTwoPagesOneFinding) {
    std::map<std::string, std::string> findings;
    for (const registers::Programme& one : real_plan().programmes) {
        const auto page = made_at(one.address);
        ASSERT_TRUE(page.has_value()) << one.address;
        const auto [known, is_new] = findings.emplace(page->finding.plain(), one.address);
        EXPECT_TRUE(is_new) << one.address << " and " << known->second;
    }
}

TEST(RealPlan, NamesNoPerson) {
    // Addresses may hold a name; sentences and posts may not.
    for (const registers::TrueEvent& event : real_plan().events) {
        for (const char* title : {" Sir ", " Lord ", " Lady ", " Mr ", " Mrs ", " Ms ", " Dr "}) {
            EXPECT_EQ((" " + event.what + " " + event.post + " ").find(title), std::string::npos)
                << event.id;
        }
    }
}

struct Reading {
    double letters = 0;
    double words = 0;
    double sentences = 0;

    /// The school grade that the text asks for (Coleman and Liau, 1975).
    double grade() const { return 5.88 * letters / words - 29.6 * sentences / words - 15.8; }
};

/// Adds the text; the longest sentence's number of words.
std::size_t add(Reading& reading, const std::string& text) {
    std::size_t longest = 0;
    std::size_t in_sentence = 0;
    for (const std::string_view word : split(text, ' ')) {
        const auto letters = std::ranges::count_if(
            word, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; });
        if (letters == 0) {
            continue;
        }
        ++reading.words;
        reading.letters += static_cast<double>(letters);
        longest = std::max(longest, ++in_sentence);
        if (std::string_view{".?!:"}.find(word.back()) != std::string_view::npos) {
            ++reading.sentences;
            in_sentence = 0;
        }
    }
    reading.sentences += in_sentence > 0 ? 1 : 0;
    return longest;
}

/// Our own sentences of the plan; quotations are the papers'.
std::map<std::string, std::string> own_texts() {
    std::map<std::string, std::string> all;
    const registers::Plan& plan = real_plan();
    for (const auto& one : plan.programmes) {
        all["story " + one.address] = one.story;
        all["means " + one.address] = one.means;
    }
    for (const auto& one : plan.commitments) {
        all["means " + one.id] = one.means;
        all["why " + one.id] = one.why;
    }
    for (const auto& one : plan.rows) {
        all["gap " + one.id] = one.gap;
    }
    for (const auto& one : plan.events) {
        all["event " + one.id] = one.what;
    }
    for (const auto& one : plan.claims) {
        all["claim " + one.id] = one.means;
    }
    for (const auto& one : plan.changes) {
        all["change " + one.id] = one.means;
    }
    return all;
}

TEST(RealPlan, ReadsLikeTheSixthGradeOrBelow) {
    Reading reading;
    for (const auto& [_, text] : own_texts()) {
        add(reading, text);
    }
    EXPECT_LE(reading.grade(), 6.0);
}

TEST(RealPlan, HasNoSentenceOfMoreThanTwentyFiveWords) {
    constexpr std::size_t words_max = 25;
    for (const auto& [where, text] : own_texts()) {
        Reading reading;
        EXPECT_LE(add(reading, text), words_max) << where << ": " << text;
    }
}

} // namespace
} // namespace mf::pages
