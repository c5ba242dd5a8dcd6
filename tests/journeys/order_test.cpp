// The order in which files are loaded plays no part: every order gives the same answers.
#include "support/kept_bytes.hpp"
#include "support/program.hpp"
#include "support/street_rows.hpp"
#include "support/whole_month.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>

namespace mf {
namespace {

using test::Folder;
using test::street_name;
using test::whole_month;

/// Five folders of which several claim the same months: a rolling and a historical edition, one that is newer, one
/// whose day nobody knows, and one that is cut to a category.
class Loads {
public:
    Loads() {
        add("historical", "2025-01", whole_month("2025-01", 2));
        add("rolling", "2025-02", whole_month("2025-02", 3));
        add("rolling", "2025-03", whole_month("2025-03", 4));
        add("newer", "2025-02", whole_month("2025-02", 7));
        add("unknown-day", "2025-01", whole_month("2025-01", 9));
        add("unknown-day", "2025-04", whole_month("2025-04", 5));
        add("cut", "2025-03", test::street_file(test::street_rows(6, {.month = "2025-03"})));
        files_.write("historical/editions.csv",
                     "glob,earliest,latest,scope\n*,2025-05-01,2025-05-31,\n");
        files_.write("rolling/editions.csv",
                     "glob,earliest,latest,scope\n*,2025-05-01,2025-05-31,\n");
        files_.write("newer/editions.csv",
                     "glob,earliest,latest,scope\n*,2025-06-15,2025-06-15,\n");
        files_.write("cut/editions.csv",
                     "glob,earliest,latest,scope\n*,2025-09-01,2025-09-01,cut: Burglary\n");
    }

    std::vector<std::string> names() const {
        return {"cut", "historical", "newer", "rolling", "unknown-day"};
    }

    /// What a new workspace answers after these runs of ingest, each of several folders.
    std::string answers(const std::vector<std::vector<std::string>>& runs) const {
        const Folder place;
        const auto workspace = place.path() / "workspace";
        test::run_program({"init", workspace.string(), "--authority", "london", "--quiet"});
        for (const auto& run : runs) {
            std::vector<std::string> arguments{"ingest", "-w", workspace.string()};
            for (const std::string& name : run) {
                arguments.push_back((files_.path() / name).string());
            }
            EXPECT_EQ(test::run_program(arguments).code, 0);
        }
        return test::answers_of(workspace);
    }

private:
    void add(const std::string& folder, const std::string& month, const std::string& text) {
        files_.write(folder + "/" + street_name(month), text);
    }

    Folder files_;
};

std::vector<std::vector<std::string>> one_by_one(const std::vector<std::string>& names) {
    std::vector<std::vector<std::string>> runs;
    for (const std::string& name : names) {
        runs.push_back({name});
    }
    return runs;
}

/// The files, and the answers where they were loaded at once in the order of their names.
class Order : public testing::Test {
protected:
    static void SetUpTestSuite() {
        loads.emplace();
        wanted = loads->answers({loads->names()});
    }
    static void TearDownTestSuite() { loads.reset(); }

    static std::optional<Loads> loads;
    static std::string wanted;
};

std::optional<Loads> Order::loads;
std::string Order::wanted;

TEST_F(Order, OfFilesThatAreLoadedOneByOnePlaysNoPart) {
    auto names = loads->names();
    std::mt19937 chance{5};
    for (int i = 0; i < 3; ++i) {
        std::ranges::reverse(names);
        EXPECT_EQ(loads->answers(one_by_one(names)), wanted) << names.front();
        std::ranges::shuffle(names, chance);
    }
}

TEST_F(Order, OfFilesThatAreLoadedAtOncePlaysNoPart) {
    auto names = loads->names();
    std::mt19937 chance{7};
    for (int i = 0; i < 3; ++i) {
        std::ranges::shuffle(names, chance);
        EXPECT_EQ(loads->answers({names}), wanted) << names.front();
    }
}

TEST_F(Order, OfFilesThatAreLoadedInTwoRunsPlaysNoPart) {
    EXPECT_EQ(loads->answers({{"newer", "cut"}, {"unknown-day", "rolling", "historical"}}), wanted);
}

TEST_F(Order, TheAnswersAreThoseOfTheRule) {
    for (const char* row : {"2025-01,2,,2,",    // dated before undated
                            "2025-02,7,,7,",    // the newer of two
                            "2025-03,4,,4,",    // whole before cut, though that is newer
                            "2025-04,5,,5,"}) { // undated, and the only one
        EXPECT_NE(wanted.find(row), std::string::npos) << row << '\n' << wanted;
    }
}

TEST_F(Order, OfTheFactsOnAnEarlierDayPlaysNoPart) {
    test::Workspace workspace;
    workspace.ingest("b/" + street_name("2025-02"), whole_month("2025-02", 7),
                     {"--published", "2025-06-15"});
    workspace.ingest("a/" + street_name("2025-02"), whole_month("2025-02", 3),
                     {"--published", "2025-05-31"});
    const auto series = workspace.run({"series", "burglary", "--area", "metropolitan", "--format",
                                       "csv", "--asof", "2025-06-01"});
    EXPECT_NE(series.out.find("2025-02,3,,3,"), std::string::npos) << series.out;
}

} // namespace
} // namespace mf
