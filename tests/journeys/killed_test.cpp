// A run of ingest that is killed leaves the old state or the new one, and a second run completes it to the same bytes.
#include "support/kept_bytes.hpp"
#include "support/program.hpp"
#include "support/running_program.hpp"
#include "support/street_rows.hpp"
#include "support/whole_month.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <random>
#include <thread>

namespace mf {
namespace {

using std::chrono::steady_clock;
using test::Folder;
using test::RunningProgram;
using test::street_name;
using test::whole_month;

constexpr int kills = 50;
constexpr int workers = 2;
constexpr int kills_between_reruns = 5;

/// What is loaded first, and what a run that will be killed adds: new months, and a newer file of an old one.
class Material {
public:
    Material() {
        const auto old = files_.write("old/" + street_name("2025-01"), whole_month("2025-01"));
        files_.write("old/" + street_name("2025-02"), whole_month("2025-02"));
        files_.write("new/" + street_name("2025-02"), whole_month("2025-02", 300));
        files_.write("new/" + street_name("2025-03"), whole_month("2025-03", 900));
        files_.write("new/" + street_name("2025-04"), whole_month("2025-04", 3000));
        files_.write("new/" + street_name("2025-05"), whole_month("2025-05") + "cut off");
        test::run_program({"init", before().string(), "--authority", "london", "--quiet"});
        test::run_program({"ingest", old.parent_path().string(), "-w", before().string(),
                           "--published", "2025-03-01"});
    }

    std::filesystem::path before() const { return files_.path() / "before"; }

    /// A workspace of its own in which only the old files are.
    std::filesystem::path copy(const std::string& name) const {
        const auto place = files_.path() / name;
        std::filesystem::copy(before(), place, std::filesystem::copy_options::recursive);
        return place;
    }

    std::vector<std::string> adding_to(const std::filesystem::path& workspace) const {
        return {"ingest",      (files_.path() / "new").string(),
                "-w",          workspace.string(),
                "--published", "2025-07-01"};
    }

private:
    Folder files_;
};

/// What a workspace holds and answers once the run has come to its end.
struct Complete {
    std::map<std::string, std::string> bytes;
    std::string answers;
    std::string coverage;
    std::chrono::microseconds taken{};
};

Complete never_killed(const Material& material) {
    const auto workspace = material.copy("never-killed");
    const auto begun = steady_clock::now();
    EXPECT_EQ(test::run_program(material.adding_to(workspace)).code, 3); // one row is refused
    Complete complete;
    complete.taken =
        std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - begun);
    complete.bytes = test::kept_bytes(workspace);
    complete.answers = test::answers_of(workspace);
    complete.coverage = test::coverage_of(workspace);
    return complete;
}

/// Kills runs on one workspace, each on what the one before left; from time to time lets one come to its end.
class Killer {
public:
    Killer(const Material& material, const Complete& wanted, std::string old, int number)
        : material_{material}, wanted_{wanted}, old_{std::move(old)}, number_{number} {}

    void kill_many() {
        std::mt19937 chance{static_cast<unsigned>(number_)};
        std::uniform_int_distribution<long> moment{0, wanted_.taken.count()};
        for (int i = 0; i < kills / workers; ++i) {
            if (i % kills_between_reruns == 0) {
                workspace_ = material_.copy(std::to_string(number_) + "-" + std::to_string(i));
            }
            kill_at(std::chrono::microseconds{moment(chance)});
            if (i % kills_between_reruns == kills_between_reruns - 1) {
                complete();
            }
        }
    }

private:
    void kill_at(std::chrono::microseconds moment) {
        {
            RunningProgram run{material_.adding_to(workspace_)};
            std::this_thread::sleep_for(moment);
            run.send(SIGKILL);
            run.wait();
        }
        const std::string coverage = test::coverage_of(workspace_);
        EXPECT_TRUE(coverage == old_ || coverage == wanted_.coverage)
            << "killed after " << moment.count() << " microseconds\n"
            << coverage;
    }

    void complete() {
        const auto rerun = test::run_program(material_.adding_to(workspace_));
        EXPECT_TRUE(rerun.code == 0 || rerun.code == 3) << rerun.err; // 0: it was complete
        EXPECT_EQ(test::kept_bytes(workspace_), wanted_.bytes);
        EXPECT_EQ(test::answers_of(workspace_), wanted_.answers);
    }

    const Material& material_;
    const Complete& wanted_;
    std::string old_;
    int number_;
    std::filesystem::path workspace_;
};

TEST(Killed, AtAnyMomentTheStateIsOldOrNewAndARerunGivesTheSameBytesAndAnswers) {
    const Material material;
    const Complete wanted = never_killed(material);
    const std::string old = test::coverage_of(material.before());
    ASSERT_NE(old, wanted.coverage);
    std::vector<std::jthread> threads;
    for (int number = 0; number < workers; ++number) {
        threads.emplace_back([&, number] { Killer{material, wanted, old, number}.kill_many(); });
    }
}

} // namespace
} // namespace mf
