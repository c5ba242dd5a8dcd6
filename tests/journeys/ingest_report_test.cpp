// What `ingest --json` says: the last line is what scripts read.
#include "support/program.hpp"
#include "support/whole_month.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace mf {
namespace {

using test::street_name;
using test::whole_month;
using test::Workspace;
using Json = nlohmann::ordered_json;

Json last_line(const std::string& out) {
    const std::string text = out.substr(0, out.find_last_not_of('\n') + 1);
    const auto start = text.rfind('\n');
    return Json::parse(start == std::string::npos ? text : text.substr(start + 1));
}

std::vector<std::string> keys_of(const Json& object) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items()) {
        keys.push_back(key);
    }
    return keys;
}

/// One file of each fate: kept, with a refused row, doubled, and not recognised.
class IngestReport : public testing::Test {
protected:
    IngestReport() {
        const std::string doubled = whole_month("2025-03", 40);
        const auto heading = doubled.find('\n') + 1;
        workspace.inputs().write("all/" + street_name("2025-01"), whole_month("2025-01"));
        workspace.inputs().write("all/" + street_name("2025-02"), whole_month("2025-02") + "x,y\n");
        workspace.inputs().write("all/" + street_name("2025-03"),
                                 doubled + doubled.substr(heading));
        workspace.inputs().write("all/odd.csv", "a,b\n1,2\n");
    }

    test::Outcome ingest() const {
        return workspace.run({"ingest", (workspace.inputs().path() / "all").string(), "--json"});
    }

    Workspace workspace;
};

TEST_F(IngestReport, EndsWithOneObjectOfTheKeysThatScriptsRead) {
    EXPECT_EQ(keys_of(last_line(ingest().out)),
              (std::vector<std::string>{"files", "rows_read", "rows_kept", "rows_held",
                                        "rows_refused", "seconds"}));
}

TEST_F(IngestReport, CountsEveryRowOnce) {
    const Json total = last_line(ingest().out);
    EXPECT_EQ(total["files"], 4);
    EXPECT_EQ(total["rows_read"], 14 + 15 + 106);
    EXPECT_EQ(total["rows_kept"], 28);
    EXPECT_EQ(total["rows_held"], 106);
    EXPECT_EQ(total["rows_refused"], 1);
}

TEST_F(IngestReport, CountsAFileThatIsHeldAlreadyInFilesAlone) {
    ingest();
    const auto again = ingest();
    const Json total = last_line(again.out);
    EXPECT_EQ(total["files"], 4);
    EXPECT_EQ(total["rows_read"], 0);
    EXPECT_EQ(total["rows_kept"], 0);
    EXPECT_EQ(total["rows_held"], 0);
    EXPECT_EQ(total["rows_refused"], 0);
}

TEST_F(IngestReport, NamesTheFileThatNoSourceRecognises) {
    const auto outcome = ingest();
    EXPECT_EQ(outcome.code, 3);
    EXPECT_NE(outcome.out.find(R"({"file":"odd.csv","outcome":"not recognised","why":)"),
              std::string::npos)
        << outcome.out;
}

TEST_F(IngestReport, EveryLineOfItIsJson) {
    std::istringstream lines{ingest().out};
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        EXPECT_FALSE(Json::parse(line, nullptr, false).is_discarded()) << line;
    }
    EXPECT_EQ(count, 5);
}

TEST_F(IngestReport, SaysTheSameInWords) {
    const auto outcome = workspace.run({"ingest", (workspace.inputs().path() / "all").string()});
    EXPECT_NE(outcome.out.find("4 files, 135 rows read, 28 kept, 106 held, 1 refused"),
              std::string::npos)
        << outcome.out;
}

TEST_F(IngestReport, RefusedRowsAreListedWithFileLineReasonAndText) {
    ingest();
    const auto outcome = workspace.run({"refused", "--format", "csv"});
    EXPECT_EQ(outcome.out, "source,file,line,column,reason,text\npolice-street," +
                               street_name("2025-02") + ",16,,ragged-row,\"x,y\"\n");
}

} // namespace
} // namespace mf
