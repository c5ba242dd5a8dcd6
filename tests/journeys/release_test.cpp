// From facts to what everyone reads: prepared, published, checked, corrected, compared, recomputed.
#include "support/own_home.hpp"
#include "support/program.hpp"
#include "support/running_program.hpp"
#include "support/site_client.hpp"
#include "support/street_rows.hpp"
#include "support/whole_month.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace mf {
namespace {

using test::street_name;
using test::whole_month;
using test::Workspace;
using testing::HasSubstr;
using testing::Not;

/// The first line of what a command printed.
std::string first_line(const test::Outcome& outcome) {
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return outcome.out.substr(0, outcome.out.find('\n'));
}

void add_month(Workspace& workspace,
               const std::string& month,
               int burglaries,
               const std::string& published) {
    workspace.ingest(published + "/" + street_name(month), whole_month(month, burglaries),
                     {"--published", published});
}

/// The workspace's site, as long as the value lives.
class Site {
public:
    explicit Site(const Workspace& workspace)
        : serve_{{"serve", "--port", "0", "-w", workspace.folder().string()}},
          port_{test::port_of(serve_)} {}

    std::string page(const std::string& path) const { return test::reply_to(port_, path); }

private:
    test::RunningProgram serve_;
    std::uint16_t port_;
};

TEST(Release, IsNamedByAHashThatTheSameFactsGiveAgain) {
    Workspace one;
    add_month(one, "2025-01", 3, "2025-03-01");
    add_month(one, "2025-02", 4, "2025-04-01");
    Workspace other;
    add_month(other, "2025-02", 4, "2025-04-01");
    add_month(other, "2025-01", 3, "2025-03-01");
    const std::string hash = first_line(one.run({"release", "prepare"}));
    EXPECT_EQ(hash.size(), 64U);
    EXPECT_EQ(first_line(other.run({"release", "prepare"})), hash);
}

TEST(Release, IsTheSameInAnotherFolderTimeZoneAndLanguage) {
    Workspace workspace;
    add_month(workspace, "2025-01", 3, "2025-03-01");
    add_month(workspace, "2025-02", 4, "2025-04-01");
    const std::string hash = first_line(workspace.run({"release", "prepare"}));
    const test::Folder elsewhere;
    const auto copy = elsewhere.path() / "a copy";
    std::filesystem::copy(workspace.folder(), copy, std::filesystem::copy_options::recursive);
    test::RunningProgram there{{"release", "prepare", "-w", copy.string()},
                               {.folder = elsewhere.path(),
                                .environment = {"TZ=Pacific/Auckland", "LC_ALL=tr_TR.UTF-8",
                                                "LANG=ar", "USER=somebody", "HOME=/nowhere"}}};
    EXPECT_EQ(first_line(there.wait()), hash);
}

TEST(Release, IsTheSameHoweverManyThreadsTookPart) {
    const test::Folder files;
    files.write(street_name("2025-01"), whole_month("2025-01", 5));
    files.write(street_name("2025-02"), whole_month("2025-02", 6));
    std::vector<std::string> hashes;
    for (const char* threads : {"1", "2"}) {
        Workspace workspace;
        workspace.run({"ingest", files.path().string(), "--threads", threads});
        hashes.push_back(first_line(workspace.run({"release", "prepare", "--threads", threads})));
    }
    EXPECT_EQ(hashes[0], hashes[1]);
}

TEST(Release, ThatWasPublishedIsRecomputedFromTheOriginals) {
    Workspace workspace;
    add_month(workspace, "2025-01", 3, "2025-03-01");
    first_line(workspace.run({"release", "prepare"}));
    first_line(workspace.run({"release", "publish"}));
    add_month(workspace, "2025-01", 9, "2025-05-01"); // what came later plays no part
    const auto verified = workspace.run({"verify"});
    EXPECT_EQ(verified.code, 0) << verified.err;
    EXPECT_THAT(verified.err, HasSubstr("holds"));
}

TEST(Release, IsWhatASeriesSaysOfEachNumberThatStandsInIt) {
    Workspace workspace;
    add_month(workspace, "2025-01", 3, "2025-03-01");
    add_month(workspace, "2025-02", 4, "2025-04-01");
    const std::vector<std::string> question{"series",       "burglary", "--area",
                                            "metropolitan", "--format", "csv"};
    const auto before = workspace.run(question);
    EXPECT_THAT(before.err, HasSubstr("Nothing of them is published yet"));
    first_line(workspace.run({"release", "prepare"}));
    first_line(workspace.run({"release", "publish"}));
    add_month(workspace, "2025-02", 9, "2025-05-01");
    const auto after = workspace.run(question);
    EXPECT_THAT(after.err, HasSubstr("1 of 2 numbers are as in the published release"));
    EXPECT_THAT(after.out, testing::ContainsRegex("2025-01,3,[^\n]*,published,"));
    EXPECT_THAT(after.out, testing::ContainsRegex("2025-02,9,[^\n]*,unpublished,"));
}

TEST(Release, ThatSomebodyAlteredIsFound) {
    Workspace workspace;
    add_month(workspace, "2025-01", 3, "2025-03-01");
    const std::string hash = first_line(workspace.run({"release", "prepare"}));
    const auto file = workspace.folder() / "releases" / hash / "release.json";
    std::ofstream{file, std::ios::app} << " ";
    EXPECT_EQ(workspace.run({"release", "check"}).code, 4);
    EXPECT_EQ(workspace.run({"verify"}).code, 4);
    EXPECT_EQ(workspace.run({"release", "publish"}).code, 4);
}

TEST(Release, WhoseDefinitionWasAlteredStopsEverything) {
    Workspace workspace;
    add_month(workspace, "2025-01", 3, "2025-03-01");
    first_line(workspace.run({"release", "prepare"}));
    first_line(workspace.run({"release", "publish"}));
    const test::OwnHome home;
    home.replace("definitions/measures/burglary.toml", "category = 'burglary'",
                 "category = 'robbery'");
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"serve", "--port", "0"},
          {"release", "prepare"},
          {"release", "publish"},
          {"verify"}}) {
        const auto outcome = home.run(command, workspace);
        EXPECT_EQ(outcome.code, 4) << command.front();
        EXPECT_THAT(outcome.err, HasSubstr("version 1 of the measure 'burglary' now counts "
                                           "something else"));
    }
}

TEST(Release, WhoseDefinitionSaysTheSameInOtherWordsIsWell) {
    Workspace workspace;
    add_month(workspace, "2025-01", 3, "2025-03-01");
    first_line(workspace.run({"release", "prepare"}));
    first_line(workspace.run({"release", "publish"}));
    const test::OwnHome home;
    home.replace("definitions/measures/burglary.toml", "category = 'burglary'",
                 "( category='burglary' )");
    EXPECT_EQ(home.run({"release", "check"}, workspace).code, 0);
}

TEST(Release, WithholdsSmallCountsOfAMeasureThatSaysSo) {
    Workspace workspace;
    std::vector<std::string> stops;
    for (int i = 0; i < 3; ++i) {
        stops.push_back("2025-02-0" + std::to_string(i + 1) + "T10:00:00+00:00,51.5,-0.1,Arrest,,");
    }
    workspace.ingest("2025-02/2025-02-metropolitan-stop-and-search.csv",
                     test::stops_file(stops)); // all of children
    const auto children =
        workspace.run({"series", "stops-of-children", "--area", "metropolitan", "--format", "csv"});
    EXPECT_THAT(children.out, HasSubstr(",2025-02,,,,,,[c],"));
    const auto all =
        workspace.run({"series", "stops", "--area", "metropolitan", "--format", "csv"});
    EXPECT_THAT(all.out, HasSubstr(",2025-02,3,,3,"));
    EXPECT_EQ(
        workspace.run({"series", "stops-of-children", "--area", "metropolitan", "--evidence"}).code,
        1);
}

TEST(Release, IsNotPublishedByWhoPreparedIt) {
    Workspace workspace;
    add_month(workspace, "2025-01", 3, "2025-03-01");
    first_line(workspace.run({"release", "prepare", "--post", "data officer"}));
    EXPECT_EQ(workspace.run({"release", "publish", "--post", "data officer"}).code, 1);
    EXPECT_EQ(workspace.run({"release", "publish", "--post", "editor"}).code, 0);
}

TEST(Release, NamesWhoSawItEarlyAndForHowLong) {
    Workspace workspace;
    add_month(workspace, "2025-01", 3, "2025-03-01");
    first_line(workspace.run({"release", "prepare"}));
    first_line(
        workspace.run({"release", "publish", "--at", "2999-01-01T09:30", "--early", "chair: 24"}));
    const auto list = workspace.run({"release", "list", "--format", "csv"});
    EXPECT_THAT(list.out, HasSubstr(",waiting,"));
    EXPECT_THAT(list.out, HasSubstr("2999-01-01T09:30:00Z"));
    EXPECT_THAT(list.out, HasSubstr("chair: 24 hours"));
}

TEST(Release, DoesNotOpenInThePast) {
    Workspace workspace;
    add_month(workspace, "2025-01", 3, "2025-03-01");
    first_line(workspace.run({"release", "prepare"}));
    EXPECT_EQ(workspace.run({"release", "publish", "--at", "2001-01-01"}).code, 2);
}

TEST(Release, ComparedWithTheNextTellsEachValueThatChangedAndWhy) {
    Workspace workspace;
    add_month(workspace, "2025-01", 3, "2025-03-01");
    const std::string older = first_line(workspace.run({"release", "prepare"}));
    add_month(workspace, "2025-01", 5, "2025-05-01");
    const std::string newer = first_line(workspace.run({"release", "prepare"}));
    const auto diff = workspace.run({"release", "diff", older.substr(0, 8), newer.substr(0, 8),
                                     "--measure", "burglary", "--format", "csv"});
    EXPECT_THAT(diff.out, HasSubstr("burglary,force,metropolitan,"));
    EXPECT_THAT(diff.out, HasSubstr(",2025-01,3,5,2,late records,"));
}

TEST(Release, KeepsEachCorrectionAndSaysItWhereTheNumberStands) {
    Workspace workspace;
    add_month(workspace, "2025-01", 3, "2025-03-01");
    first_line(workspace.run({"release", "prepare"}));
    first_line(workspace.run({"release", "publish"}));
    const std::vector<std::string> correct{"release",   "correct",
                                           "--measure", "burglary",
                                           "--area",    "metropolitan",
                                           "--period",  "2025-01",
                                           "--is",      "4",
                                           "--reason",  "A page was left out.",
                                           "--post",    "editor",
                                           "--effect",  "One too few was shown."};
    EXPECT_EQ(workspace.run(correct).code, 0);
    EXPECT_EQ(workspace.run(correct).code, 0);
    EXPECT_THAT(workspace.run({"release", "list", "--format", "csv"}).out, HasSubstr(",2\n"));
    const Site site{workspace};
    const std::string page = site.page("/check/burglary/metropolitan/2025-01");
    EXPECT_THAT(page, HasSubstr("We showed 3; the right number is 4. A page was left out."));
    EXPECT_THAT(site.page("/areas/metropolitan"), HasSubstr("We showed 3"));
}

TEST(Release, ThatWasPublishedIsWhatTheSiteShowsWhateverComesAfter) {
    Workspace workspace;
    add_month(workspace, "2025-01", 3, "2025-03-01");
    first_line(workspace.run({"release", "prepare"}));
    first_line(workspace.run({"release", "publish"}));
    add_month(workspace, "2025-01", 77, "2025-05-01");
    const Site site{workspace};
    const std::string page = site.page("/check/burglary/metropolitan/2025-01");
    EXPECT_THAT(page, HasSubstr("3: here are the rows"));
    EXPECT_THAT(page, Not(HasSubstr("Not yet published")));
}

} // namespace
} // namespace mf
