// Who mistypes is told what was meant, and every command explains itself with an example.
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace mf {
namespace {

using test::run_program;

constexpr const char* commands[] = {"init",    "ingest",   "rebuild", "demo",  "backup",
                                    "restore", "editions", "refused", "held",  "coverage",
                                    "fitness", "series",   "sql",     "serve", "check",
                                    "areas",   "register", "refresh", "audit"};

TEST(Help, OfEachCommandHasAnExample) {
    for (const char* command : commands) {
        const auto outcome = run_program({command, "--help"});
        EXPECT_EQ(outcome.code, 0) << command;
        EXPECT_NE(outcome.out.find(std::string{"Example:\n  metforward "}), std::string::npos)
            << command << outcome.out;
    }
}

TEST(Help, NamesEveryCommand) {
    const auto outcome = run_program({"--help"});
    for (const char* command : commands) {
        EXPECT_NE(outcome.out.find(command), std::string::npos) << command;
    }
}

TEST(Help, IsACommandToo) {
    EXPECT_EQ(run_program({"help"}).out, run_program({"--help"}).out);
    EXPECT_EQ(run_program({"help", "serve"}).out, run_program({"serve", "--help"}).out);
}

TEST(Help, AMistypedCommandIsWrongUsageAndToldWhatWasMeant) {
    const auto outcome = run_program({"serie", "burglary"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.err, "metforward: there is no command 'serie'. Did you mean 'series'?\n");
}

TEST(Help, AMistypedOptionIsWrongUsageAndToldWhatWasMeant) {
    const auto outcome = run_program({"serve", "--prot", "80"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.err, "metforward: there is no option '--prot'. Did you mean '--port'?\n");
}

TEST(Help, NothingToDoIsWrongUsage) {
    const auto outcome = run_program({});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_NE(outcome.err.find("help"), std::string::npos) << outcome.err;
}

TEST(Help, AFormatThatThereIsNotIsWrongUsage) {
    const test::Workspace workspace;
    EXPECT_EQ(workspace.run({"coverage", "--format", "xml"}).code, 2);
}

} // namespace
} // namespace mf
