// `sql` reads the facts and nothing else: not the disk, not the settings, and it changes nothing.
#include "support/kept_bytes.hpp"
#include "support/program.hpp"
#include "support/whole_month.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace mf {
namespace {

using test::street_name;
using test::whole_month;
using test::Workspace;

/// A workspace that all questions share: the last test holds it against how it was.
class SqlDoor : public testing::TestWithParam<const char*> {
protected:
    static void SetUpTestSuite() {
        workspace = new Workspace;
        workspace->ingest(street_name("2025-01"), whole_month("2025-01"));
    }
    static void TearDownTestSuite() { delete workspace; }

    static Workspace* workspace;
};

Workspace* SqlDoor::workspace = nullptr;

/// All but the files that SQLite keeps beside its own while somebody reads it.
auto lasting_bytes(const std::filesystem::path& folder) {
    auto bytes = test::bytes_under(folder);
    std::erase_if(bytes, [](const auto& file) {
        return file.first.ends_with("-wal") || file.first.ends_with("-shm");
    });
    return bytes;
}

TEST_P(SqlDoor, IsShutWithASentenceAndNothingIsChanged) {
    const auto before = lasting_bytes(workspace->folder());
    const auto outcome = workspace->run({"sql", GetParam(), "--format", "csv"});
    EXPECT_EQ(outcome.code, 1) << outcome.out;
    EXPECT_EQ(outcome.out, "");
    EXPECT_TRUE(outcome.err.starts_with("metforward: ")) << outcome.err;
    EXPECT_EQ(outcome.err.find("root:"), std::string::npos) << outcome.err;
    EXPECT_EQ(lasting_bytes(workspace->folder()), before);
}

// Each costs a start of the program; tests/store/locked_database_test.cpp tries many more.
INSTANTIATE_TEST_SUITE_P(Everything,
                         SqlDoor,
                         testing::Values("COPY (SELECT 1) TO 'stolen.csv'",
                                         "ATTACH 'new.duckdb'",
                                         "SELECT * FROM read_csv('/etc/passwd')",
                                         "FROM '/etc/passwd'",
                                         "INSTALL httpfs",
                                         "SET threads = 1",
                                         "DELETE FROM editions",
                                         "SELECT 1; SELECT 2"));

TEST_F(SqlDoor, IsOpenForAQuestion) {
    EXPECT_EQ(workspace->answer("SELECT count(*) FROM police_street"), "14");
}

TEST_F(SqlDoor, StopsAQuestionThatTakesTooLong) {
    const auto begun = std::chrono::steady_clock::now();
    const auto outcome = workspace->run(
        {"sql", "SELECT count(*) FROM range(10000000000) a, range(10000000) b", "--seconds", "1"});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_NE(outcome.err.find("longer than 1 s"), std::string::npos) << outcome.err;
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds{20});
}

} // namespace
} // namespace mf
