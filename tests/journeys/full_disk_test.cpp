// A disk on which nothing more can be written: the run ends with a sentence, and the old state stands. Every file may
// only grow to a limit, which fails a write wherever it comes and needs no rights.
#include "support/kept_bytes.hpp"
#include "support/program.hpp"
#include "support/running_program.hpp"
#include "support/whole_month.hpp"

#include <gtest/gtest.h>

namespace mf {
namespace {

using test::street_name;
using test::whole_month;
using test::Workspace;

/// A workspace with one month, and a larger file of the same month that will not fit.
class FullDisk : public testing::Test {
protected:
    FullDisk() {
        workspace.ingest(street_name("2025-01"), whole_month("2025-01"),
                         {"--published", "2025-03-01"});
        larger = workspace.inputs().write("larger/" + street_name("2025-01"),
                                          whole_month("2025-01", 4000));
    }

    test::Outcome ingest_with_room_for(std::uint64_t bytes) const {
        test::Surroundings full;
        full.file_bytes_max = bytes;
        return test::RunningProgram{{"ingest", larger.string(), "--published", "2025-06-01", "-w",
                                     workspace.folder().string()},
                                    full}
            .wait();
    }

    Workspace workspace;
    std::filesystem::path larger;
};

TEST_F(FullDisk, IsAnErrorWithASentence) {
    const auto outcome = ingest_with_room_for(40'000);
    EXPECT_EQ(outcome.code, 1);
    EXPECT_NE(outcome.err.find("File too large"), std::string::npos) << outcome.err;
}

TEST_F(FullDisk, LeavesTheOldState) {
    const std::string before = test::answers_of(workspace.folder());
    for (const std::uint64_t bytes : {20'000U, 40'000U}) {
        EXPECT_EQ(ingest_with_room_for(bytes).code, 1) << bytes;
    }
    EXPECT_EQ(test::answers_of(workspace.folder()), before);
}

TEST_F(FullDisk, WhereOnlyThePartsOfAnEditionFitTheStateIsOldToo) {
    // Between what the journal needs and what the largest file needs lies every place at which a write can fail.
    for (std::uint64_t bytes = 45'000; bytes < 200'000; bytes += 30'000) {
        const auto outcome = ingest_with_room_for(bytes);
        const std::string coverage = test::coverage_of(workspace.folder());
        const std::string rows = outcome.code == 0 ? "supplied,4013," : "supplied,14,";
        EXPECT_NE(coverage.find(rows), std::string::npos) << bytes << outcome.err << coverage;
    }
}

TEST_F(FullDisk, WithRoomAgainTheSameRunSucceeds) {
    ingest_with_room_for(40'000);
    EXPECT_EQ(ingest_with_room_for(0).code, 0);
    EXPECT_NE(test::coverage_of(workspace.folder()).find("supplied,4013,"), std::string::npos);
}

TEST_F(FullDisk, ABackupThatDoesNotFitIsNoBackup) {
    EXPECT_EQ(ingest_with_room_for(0).code, 0);
    test::Surroundings full;
    full.file_bytes_max = 60'000;
    const auto place = workspace.inputs().path() / "backup";
    const auto outcome =
        test::RunningProgram{{"backup", place.string(), "-w", workspace.folder().string()}, full}
            .wait();
    EXPECT_EQ(outcome.code, 1) << outcome.err;
    EXPECT_FALSE(std::filesystem::exists(place));
}

} // namespace
} // namespace mf
