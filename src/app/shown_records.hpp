// The records that the site shows at this moment, and when there is something new in them.
#pragma once

#include "app/commands.hpp"
#include "registers/public_records.hpp"

#include <memory>
#include <optional>
#include <string>

namespace mf::app {

/// Used by one thread; what it gives may be used by many.
class ShownRecords {
public:
    /// Errors as open_registers(): a workspace that cannot be written shows no records.
    static Result<ShownRecords> open(const Context& context);

    /// A fresh look where an event or a day has come since the last one, nothing otherwise. Asks for the head alone when
    /// nothing is new.
    Result<std::optional<registers::PublicRecords>> newer();

private:
    explicit ShownRecords(std::shared_ptr<registers::Registers> registers)
        : registers_{std::move(registers)} {}

    std::shared_ptr<registers::Registers> registers_;
    std::string seen_; ///< day and head of the last look
};

/// What tells one state of the records from another.
std::string mark_of(const registers::PublicRecords& records);

} // namespace mf::app
