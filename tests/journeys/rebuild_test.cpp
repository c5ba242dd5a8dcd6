// The lake can be deleted: originals and journal make it again, to the byte.
#include "support/kept_bytes.hpp"
#include "support/program.hpp"
#include "support/running_program.hpp"
#include "support/whole_month.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

namespace mf {
namespace {

using test::street_name;
using test::whole_month;
using test::Workspace;

/// A workspace with files of every fate: replaced, refused rows, held, a wide table.
class Rebuild : public testing::Test {
protected:
    Rebuild() {
        const std::string doubled = whole_month("2025-03", 40);
        const test::Folder& inputs = workspace.inputs();
        inputs.write("all/a/" + street_name("2025-01"), whole_month("2025-01"));
        inputs.write("all/b/" + street_name("2025-01"), whole_month("2025-01", 9) + "x,y\n");
        inputs.write("all/b/editions.csv", "glob,earliest,latest,scope\n*,,2025-05-01,\n");
        inputs.write("all/" + street_name("2025-03"),
                     doubled + doubled.substr(doubled.find('\n') + 1));
        inputs.write("all/survey.csv", "Date;Survey;Borough;Measure;Proportion;MPS\r\n"
                                       "31/12/2015;PAS;Barnet;Informed local;0,6;0,5\r\n");
        workspace.run({"ingest", (inputs.path() / "all").string()});
    }

    Workspace workspace;
};

TEST_F(Rebuild, GivesTheSameBytesAndAnswers) {
    const auto bytes = test::kept_bytes(workspace.folder());
    const std::string answers = test::answers_of(workspace.folder());
    std::filesystem::remove_all(workspace.folder() / "lake");
    EXPECT_EQ(workspace.run({"rebuild"}).code, 3); // refused and held rows are findings still
    EXPECT_EQ(test::kept_bytes(workspace.folder()), bytes);
    EXPECT_EQ(test::answers_of(workspace.folder()), answers);
}

TEST_F(Rebuild, ReportsTheRowsThatItReadAgain) {
    std::filesystem::remove_all(workspace.folder() / "lake");
    const auto outcome = workspace.run({"rebuild"});
    EXPECT_NE(outcome.out.find("4 files, 144 rows read, 37 kept, 106 held, 1 refused"),
              std::string::npos)
        << outcome.out;
}

TEST_F(Rebuild, OfWhatIsWholeDoesNothing) {
    const auto outcome = workspace.run({"rebuild"});
    EXPECT_EQ(outcome.code, 0);
    EXPECT_NE(outcome.out.find("0 files"), std::string::npos) << outcome.out;
}

TEST_F(Rebuild, UntilItIsDoneAQuestionSaysWhatIsMissing) {
    std::filesystem::remove_all(workspace.folder() / "lake");
    const auto before = workspace.run({"coverage"});
    EXPECT_NE(before.err.find("metforward rebuild"), std::string::npos) << before.err;
    workspace.run({"rebuild"});
    EXPECT_EQ(workspace.run({"coverage"}).err, "");
}

TEST_F(Rebuild, WithAMendedDefinitionIsDoneOnce) {
    const test::Folder home;
    const std::filesystem::path own = std::getenv("METFORWARD_HOME");
    for (const char* part : {"definitions", "authorities"}) {
        std::filesystem::copy(own / part, home.path() / part,
                              std::filesystem::copy_options::recursive);
    }
    std::ofstream{home.path() / "definitions/sources/police-street.toml", std::ios::app}
        << "\n# mended\n[[hold]]\nrule = \"rows stand twice\"\nshare = 0.99\nrows_min = 5000\n";
    const auto run = [&](const std::vector<std::string>& command) {
        std::vector<std::string> arguments{"-w", workspace.folder().string()};
        arguments.insert(arguments.end(), command.begin(), command.end());
        test::Surroundings mended;
        mended.environment = {"METFORWARD_HOME=" + home.path().string()};
        return test::RunningProgram{arguments, mended}.wait();
    };
    EXPECT_NE(run({"coverage"}).err.find("3 files were read by an older definition"),
              std::string::npos);
    EXPECT_NE(run({"rebuild"}).out.find("3 files"), std::string::npos);
    EXPECT_EQ(run({"coverage"}).err, "");
    EXPECT_NE(run({"rebuild"}).out.find("0 files"), std::string::npos);
}

} // namespace
} // namespace mf
