// A run that takes in boundaries, a lookup and facts together counts whole or not at all, killed at any moment or out of
// room on the disk; a second run completes it to the same bytes.
#include "support/kept_bytes.hpp"
#include "support/program.hpp"
#include "support/running_program.hpp"
#include "support/street_rows.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <random>
#include <thread>

namespace mf {
namespace {

using std::chrono::steady_clock;
using test::RunningProgram;

constexpr int kills = 24;

std::string square(const std::string& field, const std::string& code, const std::string& more) {
    return R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{")" + field +
           R"(":")" + code + "\"" + more +
           R"(},"geometry":{"type":"Polygon","coordinates":[[[-1,51],[0,51],[0,52],[-1,51]]]}}]})";
}

class PlacesAreWhole : public testing::Test {
protected:
    PlacesAreWhole() {
        files.write("in/forces.geojson",
                    square("PFA16CD", "E23000001", R"(,"PFA16NM":"Metropolitan Police")"));
        files.write("in/wards.geojson",
                    square("WD25CD", "E05000001", R"(,"WD25NM":"Lower","LAD25CD":"E09000001")"));
        files.write("in/lookup.csv", "LSOA11CD,WD15CD,LAD15CD\nE01000001,E05000001,E09000001\n");
        files.write("in/2025-02-metropolitan-street.csv", test::street_file({{}, {}}));
    }

    std::filesystem::path fresh(const std::string& name) const {
        const auto place = files.path() / name;
        test::run_program({"init", place.string(), "--authority", "london", "--quiet"});
        return place;
    }

    std::vector<std::string> taking_in(const std::filesystem::path& workspace) const {
        return {"ingest", (files.path() / "in").string(), "-w", workspace.string()};
    }

    /// How much of what belongs together counts: 0 to 4.
    static int counting(const std::filesystem::path& workspace) {
        const auto lines = [&](std::vector<std::string> question, const std::string& word) {
            question.insert(question.end(), {"--format", "csv", "-w", workspace.string()});
            const auto outcome = test::run_program(question);
            EXPECT_EQ(outcome.code, 0) << outcome.err;
            return outcome.out.find(word) == std::string::npos ? 0 : 1;
        };
        return lines({"areas"}, "wards2025") + lines({"areas"}, "force-areas-2016") +
               lines({"lookups"}, "lsoa2011-to-ward2015") + lines({"editions"}, "police-street");
    }

    test::Folder files;
};

TEST_F(PlacesAreWhole, KilledAtAnyMomentAllOfItCountsOrNothing) {
    const auto whole = fresh("whole");
    const auto begun = steady_clock::now();
    EXPECT_EQ(test::run_program(taking_in(whole)).code, 0);
    const auto taken =
        std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - begun);
    ASSERT_EQ(counting(whole), 4);

    std::mt19937 chance{8};
    std::uniform_int_distribution<long> moment{0, taken.count()};
    const auto workspace = fresh("killed");
    for (int i = 0; i < kills; ++i) {
        const std::chrono::microseconds after{moment(chance)};
        {
            RunningProgram run{taking_in(workspace)};
            std::this_thread::sleep_for(after);
            run.send(SIGKILL);
            run.wait();
        }
        const int counts = counting(workspace);
        EXPECT_TRUE(counts == 0 || counts == 4) << counts << " after " << after.count();
        if (counts == 4) {
            std::filesystem::remove_all(workspace);
            fresh("killed");
        }
    }
    EXPECT_EQ(test::run_program(taking_in(workspace)).code, 0);
    EXPECT_EQ(test::kept_bytes(workspace), test::kept_bytes(whole));
    EXPECT_EQ(counting(workspace), 4);
}

TEST_F(PlacesAreWhole, WhereAFileDoesNotFitOnTheDiskNothingCounts) {
    const auto workspace = fresh("full");
    files.write("in/wards.geojson",
                square("WD25CD", "E05000001",
                       R"(,"WD25NM":")" + std::string(60'000, 'x') + R"(","LAD25CD":"E09000001")"));
    test::Surroundings full;
    full.file_bytes_max = 50'000;
    const auto outcome = RunningProgram{taking_in(workspace), full}.wait();
    EXPECT_EQ(outcome.code, 1) << outcome.out;
    EXPECT_EQ(counting(workspace), 0);
    EXPECT_EQ(RunningProgram{taking_in(workspace)}.wait().code, 0);
    EXPECT_EQ(counting(workspace), 4);
}

} // namespace
} // namespace mf
