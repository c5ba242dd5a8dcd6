// What holds in every format: missing is never zero, segments are apart, symbols stand beside their numbers.
#include "pages/csv.hpp"
#include "pages/html.hpp"
#include "pages/json.hpp"
#include "pages/reading.hpp"
#include "pages/sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <set>

namespace mf::pages {
namespace {

using testing::HasSubstr;
using testing::Not;

nlohmann::json read(const Page& page) {
    return nlohmann::json::parse(json(page));
}

nlohmann::json block_of(const nlohmann::json& page, const std::string& kind) {
    for (const auto& block : page["blocks"]) {
        if (block["kind"] == kind) {
            return block;
        }
    }
    ADD_FAILURE() << "no block of kind " << kind;
    return {};
}

const std::vector<std::string> addresses{"/",
                                         "/areas",
                                         "/areas/E23000001",
                                         "/areas/E09000001",
                                         "/areas/E05000001",
                                         "/measures",
                                         "/measures/all-crime",
                                         "/sources",
                                         "/check/burglary/E09000001/2026-04"};

TEST(MissingNumbers, AreWordsInTheFiguresPlace) {
    const std::string written =
        html(page_at(sample_release(), english(), "/areas/E09000002"), english()).text();
    EXPECT_THAT(written,
                HasSubstr("<p class=\"value\">not available <span class=\"symbol\">[x]</span>"));
}

TEST(MissingNumbers, AreNullWithTheirSymbolInJson) {
    const auto figure =
        block_of(read(page_at(sample_release(), english(), "/areas/E09000002")), "figure");
    EXPECT_TRUE(figure["number"]["value"].is_null());
    EXPECT_EQ(figure["number"]["symbol"], "[x]");
}

TEST(MissingNumbers, AreEmptyWithTheirSymbolInCsv) {
    const auto text = csv(page_at(sample_release(), english(), "/areas/E09000002"));
    EXPECT_THAT(*text, HasSubstr("2026-06,,[x],burglary,E09000002,2\r\n"));
}

TEST(ANoughtThatWasCounted, StaysANought) {
    const Page page = page_at(sample_release(), english(), "/areas/E09000001/burglary");
    EXPECT_THAT(page.finding.plain(),
                HasSubstr("Police recorded no burglaries in Easton in June 2026."));
    EXPECT_THAT(*csv(page), HasSubstr("2026-06,0,,burglary,E09000001,2\r\n"));
    const auto charts =
        block_of(read(page_at(sample_release(), english(), "/areas/E09000001")), "small_charts");
    EXPECT_EQ(charts["charts"][0]["value"], 0);
}

TEST(Symbols, StandBesideTheirNumbers) {
    EXPECT_THAT(*csv(page_at(sample_release(), english(), "/areas/E09000001")),
                HasSubstr("2026-04,71,[r],burglary,E09000001,2\r\n"));
}

TEST(Symbols, AreExplainedWhereTheyStand) {
    const std::string written =
        html(page_at(sample_release(), english(), "/areas/E09000001"), english()).text();
    for (const char* symbol : {"x", "low", "b", "u", "r", "e"}) {
        EXPECT_THAT(written, HasSubstr(english()("symbol." + std::string{symbol}).substr(0, 20)));
    }
    EXPECT_THAT(written, Not(HasSubstr(english()("symbol.p").substr(0, 20))));
}

TEST(Segments, AreListsOfTheirOwnInJson) {
    const auto chart =
        block_of(read(page_at(sample_release(), english(), "/areas/E23000001")), "chart");
    ASSERT_EQ(chart["segments"].size(), 2U);
    EXPECT_EQ(chart["segments"][0]["points"].back()["period"], "2024-02");
    EXPECT_EQ(chart["segments"][1]["points"].front()["period"], "2024-07");
    EXPECT_EQ(chart["segments"][0]["points"].back()["symbol"], "[b]");
}

TEST(Segments, AreNumberedInCsv) {
    const auto text = csv(page_at(sample_release(), english(), "/areas/E23000001"));
    EXPECT_THAT(*text, HasSubstr("2024-02,448,[b],burglary,E23000001,1\r\n2024-07,"));
}

TEST(Csv, IsOneTableWithOneHeader) {
    const auto text = csv(page_at(sample_release(), english(), "/areas/E23000001"));
    EXPECT_EQ(times(*text, "period,recorded,recorded_symbol,measure,area,segment\r\n"), 1U);
    EXPECT_EQ(times(*text, "\n"), times(*text, "\r\n"));
}

TEST(Csv, IsNothingWithoutATable) {
    EXPECT_FALSE(csv(page_at(sample_release(), english(), "/")));
}

TEST(Csv, OfCheckIsTheRows) {
    const auto text =
        csv(page_at(sample_release(), english(), "/check/burglary/E09000001/2026-04"));
    EXPECT_THAT(*text, HasSubstr("line,row,file,sha256\r\n2,\"c0ffee,2026-06,"));
}

TEST(Json, OfEveryPageTellsItsOrigin) {
    for (const std::string& address : addresses) {
        const auto page = read(page_at(sample_release(), english(), address));
        EXPECT_EQ(page["release"], sample_release().id) << address;
        EXPECT_EQ(page["published"], true) << address;
        EXPECT_EQ(page["simulated"], false) << address;
        EXPECT_FALSE(page["finding"].get<std::string>().empty()) << address;
    }
}

TEST(Json, HoldsNoNumberAsText) {
    const auto table =
        block_of(read(page_at(sample_release(), english(), "/measures/burglary")), "table");
    EXPECT_EQ(table["groups"][0]["rows"][0]["recorded"]["value"], 413);
}

TEST(HtmlOfEveryPage, IsWellFormedAndWithoutInlineStyleOrScript) {
    for (const std::string& address : addresses) {
        const std::string written =
            html(page_at(sample_release(), english(), address), english()).text();
        EXPECT_EQ(unbalanced(written), "") << address;
        std::size_t first_headings = 0;
        std::set<std::string> ids;
        for (const Tag& tag : tags(written)) {
            first_headings += tag.name == "h1" ? 1U : 0U;
            EXPECT_NE(tag.name, "script") << address;
            EXPECT_NE(tag.name, "style") << address;
            EXPECT_EQ(attribute(tag, "style"), "") << address;
            const std::string id = attribute(tag, "id");
            EXPECT_TRUE(id.empty() || ids.insert(id).second)
                << address << ": id " << id << " twice";
        }
        EXPECT_EQ(first_headings, 1U) << address;
    }
}

TEST(HtmlOfEveryPage, CanBeUsedWithoutSeeingIt) {
    for (const std::string& address : addresses) {
        const std::string written =
            html(page_at(sample_release(), english(), address), english()).text();
        EXPECT_THAT(written, HasSubstr("<html lang=\"en\" dir=\"ltr\">")) << address;
        EXPECT_THAT(written, HasSubstr("<a class=\"skip\" href=\"#main\">")) << address;
        EXPECT_EQ(times(written, "<table"), times(written, "<caption>")) << address;
        EXPECT_EQ(times(written, "<th "), times(written, "<th scope=")) << address;
        for (const Tag& tag : tags(written)) {
            const bool told =
                attribute(tag, "role") == "img" && !attribute(tag, "aria-labelledby").empty();
            EXPECT_TRUE(tag.name != "svg" || told || attribute(tag, "aria-hidden") == "true")
                << address << ": a picture is told in words, or is ornament";
        }
    }
}

TEST(HtmlOfEveryPage, HasHeadingsInOrder) {
    for (const std::string& address : addresses) {
        char before = '1';
        for (const Tag& tag :
             tags(html(page_at(sample_release(), english(), address), english()).text())) {
            if (tag.name.size() == 2 && tag.name[0] == 'h' && tag.name[1] >= '1' &&
                tag.name[1] <= '6') {
                EXPECT_LE(tag.name[1], before + 1) << address;
                before = tag.name[1];
            }
        }
    }
}

TEST(HtmlOfEveryPage, CarriesTheLicenceSentence) {
    for (const std::string& address : addresses) {
        EXPECT_THAT(html(page_at(sample_release(), english(), address), english()).text(),
                    HasSubstr("Contains public sector information licensed under"))
            << address;
    }
}

TEST(ADemonstration, IsSaidOnEveryPageAndEveryError) {
    release::Release release = sample_release();
    release.simulated = true;
    for (const std::string& address : addresses) {
        const Page page = page_at(release, english(), address);
        EXPECT_THAT(html(page, english()).text(),
                    HasSubstr("Demonstration: every figure here is simulated"))
            << address;
        EXPECT_EQ(read(page)["notices"][0]["about"], "demonstration") << address;
    }
    const Page error = error_page(404, "/x", release, english());
    EXPECT_THAT(html(error, english()).text(),
                HasSubstr("Demonstration: every figure here is simulated"));
}

TEST(FactsThatNobodySigned, AreSaidToBeUnpublished) {
    release::Release release = sample_release();
    release.published = false;
    EXPECT_THAT(html(page_at(release, english(), "/"), english()).text(),
                HasSubstr("Not yet published."));
    EXPECT_THAT(html(page_at(sample_release(), english(), "/"), english()).text(),
                Not(HasSubstr("Not yet published.")));
}

TEST(Assets, StandWhereTheyAreSaidToStand) {
    const auto versioned = [](std::string_view name) {
        return "/site/" + std::string{name} + "?v=12";
    };
    EXPECT_THAT(html(page_at(sample_release(), english(), "/"), english(), versioned).text(),
                HasSubstr("<link rel=\"stylesheet\" href=\"/site/site.css?v=12\"/>"));
}

} // namespace
} // namespace mf::pages
