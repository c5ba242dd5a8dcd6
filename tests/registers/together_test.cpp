// Many at once: the second is told, nothing is lost, nothing is overwritten.
#include "registers/register_sample.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace mf::registers {
namespace {

TEST(TwoAtOnce, TheSecondGetsBothVersionsBack) {
    Office office;
    const Record seen = office.add("tasks", {{"text", "as it was"}});
    const auto change = [&](const std::string& text) {
        return office.registers().change(
            "tasks", seen.id, {.who = officer(), .values = {{"text", text}}, .seen = seen.version},
            at("2026-03-03"));
    };
    written(change("what the first wrote"));
    const auto second = change("what the second wrote");
    ASSERT_TRUE(second);
    const auto* conflict = std::get_if<Conflict>(&*second);
    ASSERT_NE(conflict, nullptr);
    EXPECT_EQ(conflict->newest.value("text"), "what the first wrote");
    EXPECT_EQ(conflict->yours.at("text"), "what the second wrote");
    EXPECT_EQ(office.registers().record("tasks", seen.id)->history.size(), 2U);
}

TEST(FiftyWriters, LoseNoUpdate) {
    constexpr int writers = 50;
    constexpr int rounds = 1; // each that succeeds sends all others round again
    Office office;
    const Record record = office.add("tasks", {{"text", "count"}, {"size", "0"}});
    std::vector<std::thread> threads;
    for (int i = 0; i < writers; ++i) {
        threads.emplace_back([&] {
            for (int done = 0; done < rounds;) {
                const auto seen = office.registers().record("tasks", record.id);
                ASSERT_TRUE(seen) << sentence(seen.error());
                const int next = std::stoi(seen->value("size")) + 1;
                const auto outcome =
                    office.registers().change("tasks", record.id,
                                              {.who = officer(),
                                               .values = {{"size", std::to_string(next)}},
                                               .seen = seen->version},
                                              at("2026-03-03"));
                ASSERT_TRUE(outcome) << sentence(outcome.error());
                done += std::holds_alternative<Recorded>(*outcome) ? 1 : 0;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(office.registers().record("tasks", record.id)->value("size"),
              std::to_string(writers * rounds));
    EXPECT_TRUE(office.registers().verify(office.folder() / "scratch"));
}

TEST(FiftyWriters, GiveEachNewRecordItsOwnNumber) {
    constexpr int writers = 50;
    Office office;
    std::vector<std::thread> threads;
    for (int i = 0; i < writers; ++i) {
        threads.emplace_back([&] {
            written(office.registers().add(
                "tasks", "", {.who = officer(), .values = {{"text", "x"}}}, at("2026-03-03")));
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(office.registers().list({.in = "tasks", .hidden_too = true})->total, 50U);
}

} // namespace
} // namespace mf::registers
