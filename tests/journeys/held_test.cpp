// What is readable and not believable waits for somebody's decision, which is written down.
#include "support/kept_bytes.hpp"
#include "support/program.hpp"
#include "support/whole_month.hpp"

#include <gtest/gtest.h>

namespace mf {
namespace {

using test::street_name;
using test::whole_month;
using test::Workspace;

/// A file in which every row stands twice.
class Held : public testing::Test {
protected:
    Held() {
        const std::string once = whole_month("2025-01", 40);
        taken = workspace.ingest(street_name("2025-01"), once + once.substr(once.find('\n') + 1));
        id = workspace.told("edition");
    }

    test::Outcome accept(const std::string& what, const std::string& post, const std::string& why) {
        return workspace.run({"held", "--accept", what, "--post", post, "--reason", why});
    }
    /// "held,0" or "supplied,106": what the calendar says of the month.
    std::string supply() const {
        const std::string coverage = test::coverage_of(workspace.folder());
        const std::string month = "metropolitan,2025-01,";
        const auto at = coverage.find(month) + month.size();
        return coverage.substr(at, coverage.find(",,", at) - at);
    }

    Workspace workspace;
    test::Outcome taken;
    std::string id;
};

TEST_F(Held, ADoubledFileCountsNotAtAll) {
    EXPECT_EQ(taken.code, 3);
    EXPECT_EQ(workspace.told("rows_held"), "106");
    EXPECT_EQ(supply(), "held,0");
}

TEST_F(Held, IsListedWithItsIdAndTheRule) {
    const auto outcome = workspace.run({"held", "--format", "csv"});
    EXPECT_EQ(outcome.out, "id,source,file,slice,rule,rows,decided\n" + id + ",police-street," +
                               street_name("2025-01") + ",,rows stand twice,106,\n");
}

TEST_F(Held, CountsOnceItIsAccepted) {
    EXPECT_EQ(accept(id, "data officer", "the publisher confirmed it").code, 0);
    EXPECT_EQ(supply(), "supplied,106");
    const auto series =
        workspace.run({"series", "burglary", "--area", "metropolitan", "--format", "csv"});
    EXPECT_NE(series.out.find("2025-01,80,,80,"), std::string::npos) << series.out;
}

TEST_F(Held, TheDecisionIsSeenWithPostAndReason) {
    accept(id, "data officer", "the publisher confirmed it");
    const auto outcome = workspace.run({"held", "--format", "csv"});
    EXPECT_NE(outcome.out.find("data officer"), std::string::npos) << outcome.out;
    EXPECT_NE(outcome.out.find("the publisher confirmed it"), std::string::npos) << outcome.out;
}

TEST_F(Held, IsAcceptedOnce) {
    accept(id, "data officer", "the publisher confirmed it");
    EXPECT_EQ(accept(id, "data officer", "again").code, 1);
}

TEST_F(Held, AnIdThatThereIsNotIsToldAndNothingIsDecided) {
    const auto outcome = accept("0123", "data officer", "a guess");
    EXPECT_EQ(outcome.code, 1);
    EXPECT_NE(outcome.err.find("nothing is held under '0123'"), std::string::npos) << outcome.err;
    EXPECT_EQ(supply(), "held,0");
}

TEST_F(Held, ADecisionWithoutPostOrReasonIsWrongUsage) {
    EXPECT_EQ(accept(id, "", "the publisher confirmed it").code, 2);
    EXPECT_EQ(accept(id, "data officer", " ").code, 2);
    EXPECT_EQ(workspace.run({"held", "--accept", id}).code, 2);
    EXPECT_EQ(supply(), "held,0");
}

TEST_F(Held, APostAndAReasonWithoutWhatTheyDecideIsWrongUsage) {
    EXPECT_EQ(workspace.run({"held", "--post", "data officer", "--reason", "why not"}).code, 2);
}

TEST_F(Held, StaysAcceptedAfterARebuild) {
    accept(id, "data officer", "the publisher confirmed it");
    std::filesystem::remove_all(workspace.folder() / "lake");
    workspace.run({"rebuild"});
    EXPECT_EQ(supply(), "supplied,106");
}

} // namespace
} // namespace mf
