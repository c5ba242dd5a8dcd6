// Registers as a test writes them, and the records in a folder that is gone with the value.
#pragma once

#include "registers/registers.hpp"
#include "support/program.hpp"

#include <string>
#include <vector>

namespace mf::registers {

/// Of texts that are right: the test fails on any error.
Definitions definitions_of(const std::vector<std::string>& texts);

/// A small register with each kind of field that most tests need: tasks from new to done.
std::string tasks_register();

Clock at(const std::string& day); ///< noon of the day, or a moment

/// An engine on files of its own.
class Office {
public:
    explicit Office(const std::vector<std::string>& texts = {tasks_register()},
                    MeasureReader measures = {},
                    Calendar calendar = {});

    /// On the registers that are shipped, with England's holidays.
    static std::vector<std::string> shipped();
    static Calendar england();

    Registers& registers() { return *registers_; }
    const std::filesystem::path& folder() const { return folder_.path(); }
    Place place() const;

    /// Adds, changes and moves as an officer on this day; the test fails when it is not written down.
    Record add(const std::string& in, const Values& values, const std::string& day = "2026-03-02");
    Record add_as(const Actor& who,
                  const std::string& in,
                  const std::string& id,
                  const Values& values,
                  const std::string& day = "2026-03-02");
    Record move(const Record& record,
                const std::string& to,
                Change change = {},
                const std::string& day = {});
    /// What it gives, whatever it is.
    Result<ChangeOutcome> try_move(const Record& record,
                                   const std::string& to,
                                   Change change = {},
                                   const std::string& day = {});

private:
    test::Folder folder_;
    std::optional<Registers> registers_;
};

Actor officer();
Actor somebody(const std::string& post, const std::string& role);

/// The record of an outcome that was written down; an empty one, and a failed test, otherwise.
Record written(const Result<ChangeOutcome>& outcome);
/// Of an outcome that must not be written down: the error's sentence; "" and a failed test otherwise.
std::string refusal(const Result<ChangeOutcome>& outcome);

} // namespace mf::registers
