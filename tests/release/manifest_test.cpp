#include "release/manifest.hpp"

#include <gtest/gtest.h>

namespace mf::release {
namespace {

Release small() {
    Release release;
    release.authority = "An authority";
    release.simulated = true;
    release.made = "2026-03-31";
    release.measures.push_back({"burglary", 1, "abc", "count", "street", "category = 'burglary'",
                                "", "definitions/measures/burglary.toml", "id = \"burglary\"",
                                "SELECT 1"});
    release.measures.back().judged = {"force"};
    release.areas.push_back(
        {"E01", "A \"place\", with a comma", geo::Level::district, "borough", "x"});
    release.editions.push_back(
        {"e1", "street", "a.csv", "ff", "x 2025-01", "", "whole", "current", 10, 9, 0, 1});
    release.sources.push_back({"street",
                               "Street",
                               "publisher",
                               "OGL-3.0",
                               "Contains",
                               "link",
                               "2025-01",
                               "2025-01",
                               {0}});
    MeasureInfo& measure = release.measures.front();
    measure.question = "burglary";
    measure.part_of = "all-crime";
    measure.serves = {"crime"};
    measure.answers = {{"district", "commander"}};
    measure.change = {"A mistake.", "analyst", "chair", "2026-01-05", "0123"};
    release.home = "anyshire";
    release.posts = {{"commander", "Borough commander"}};
    release.rebased = {{"burglary", "E01", "2025-04", "chair", "2025-06-12", "Two were merged."}};
    release.aims = {{"crime", "Less crime", "reduce crime", "The plan", "burglary", "", ""}};
    release.tests = {{"asked", "", "they believe it", "The plan", "", "Not asked.", "Do you?"}};
    return release;
}

const std::vector<FrozenFile> files{{"burglary 1 district", "0123", 5}, {"areas", "4567", 6}};

TEST(ReleaseManifest, IsReadAsItWasWritten) {
    const std::string text = manifest_text(small(), files);
    const auto read = manifest_of(text);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->files, files);
    EXPECT_EQ(manifest_text(read->release, read->files), text);
}

TEST(ReleaseManifest, DoesNotTellWhenFactsWereLoaded) {
    Release later = small();
    later.made = "2026-11-25";
    EXPECT_EQ(manifest_text(later, files), manifest_text(small(), files));
}

TEST(ReleaseManifest, ThatNamesAnEditionItDoesNotListIsDamaged) {
    Release wrong = small();
    wrong.sources.front().editions = {7};
    const auto read = manifest_of(manifest_text(wrong, files));
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, ErrorKind::integrity);
}

TEST(ReleaseManifest, OfANewerProgramIsNotGuessedAt) {
    std::string text = manifest_text(small(), files);
    const std::string mark = "\"metforward_release\": 2";
    text.replace(text.find(mark), mark.size(), "\"metforward_release\": 3");
    EXPECT_EQ(manifest_of(text).error().kind, ErrorKind::unsupported);
}

TEST(ReleaseManifest, OfTheFirstFormatIsRead) {
    const std::string first = R"({"metforward_release": 1, "authority": "A", "simulated": false,
        "measures": [{"id": "burglary", "version": 1, "hash": "abc", "kind": "count",
            "source": "street", "counts": "", "sum": "", "definition_file": "f", "definition": "d",
            "sql": "s", "scale": 1, "chart": "u-prime", "overlapping": false, "headline": true}],
        "sources": [], "editions": [], "files": [],
        "signals": {"charts": 1, "charts_judged": 1, "funnels": 0, "areas_in_funnels": 0,
            "false_patterns": 0.1, "false_limits": 0, "false_funnels": 0}})";
    const auto read = manifest_of(first);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->release.measures.at(0).id, "burglary");
    EXPECT_EQ(read->release.measures.at(0).question, "");
    EXPECT_TRUE(read->release.aims.empty());
}

TEST(ReleaseManifest, OfTheNewestFormatLacksNothing) {
    std::string text = manifest_text(small(), files);
    const std::string key = "\"question\"";
    text.replace(text.find(key), key.size(), "\"problem\"");
    EXPECT_EQ(manifest_of(text).error().kind, ErrorKind::integrity);
}

TEST(ReleaseAreas, AreReadAsTheyWereWritten) {
    const auto read = areas_of(areas_text(small().areas));
    ASSERT_TRUE(read);
    EXPECT_EQ(areas_text(*read), areas_text(small().areas));
    EXPECT_EQ(read->front().name, small().areas.front().name);
}

TEST(ReleaseAreas, OfNoneAreNone) {
    EXPECT_TRUE(areas_of(areas_text({}))->empty());
}

TEST(CorrectionInfo, IsAboutItsOwnNumberOrAboutAllOfTheMeasure) {
    const CorrectionInfo one{"burglary", "E01", "2026-03", "", "", "", "", "", ""};
    EXPECT_TRUE(one.is_about("burglary", "E01", Period::month(Month::of(2026, 3))));
    EXPECT_FALSE(one.is_about("burglary", "E02", Period::month(Month::of(2026, 3))));
    EXPECT_FALSE(one.is_about("burglary", "E01", Period::month(Month::of(2026, 4))));
    const CorrectionInfo all{"burglary", "", "", "", "", "", "", "", ""};
    EXPECT_TRUE(all.is_about("burglary", "E02", Period::month(Month::of(2026, 4))));
}

} // namespace
} // namespace mf::release
