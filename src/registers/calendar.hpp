// Working days: weekends and the published holidays left out, and how a day by which something is due was worked out.
#pragma once

#include "base/error.hpp"
#include "base/month.hpp"
#include "registers/definition.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace mf::registers {

struct Holiday {
    Day day = Day::at(0);
    std::string name;
    bool operator==(const Holiday&) const = default;
};

/// A day by which something is due, with its working.
struct Due {
    Day day = Day::at(0); ///< the last on which it is in time
    Day from = Day::at(0);
    Term term;
    bool before = false; ///< counted backwards from `from`
    int weekend_days = 0;
    std::vector<Holiday> holidays; ///< that were left out
    bool known = true;             ///< whether the holidays of all those days are published
    bool operator==(const Due&) const = default;
};

/// "40 working days from 2026-03-03: 12 weekend days and 2 holidays left out (Good Friday, Easter Monday)"
std::string working(const Due& due);

/// Immutable; may be used by many threads.
class Calendar {
public:
    /// A file as definitions/calendars has them: id, source, licence, first and last year, [holidays] day = name.
    static Result<Calendar> parse(const std::string& text, const std::filesystem::path& file);
    static Result<Calendar> load(const std::filesystem::path& file);
    /// Weekends only.
    Calendar() = default;

    bool is_working(Day day) const;
    const Holiday* holiday(Day day) const;

    /// The day on which the term ends. Working days: the day after `from` is the first that can count, as the law
    /// counts. Clear days: so many working days lie between `from` and the answer. Months: the same day of the month,
    /// or its last. `before`: backwards.
    Due due(Day from, Term term, bool before = false) const;

    const std::string& id() const { return id_; }
    const std::string& source() const { return source_; }
    const std::string& hash() const { return hash_; } ///< of the file
    const std::vector<Holiday>& holidays() const { return holidays_; }

private:
    std::string id_;
    std::string source_;
    std::string hash_;
    int first_year_ = 0;
    int last_year_ = 9999;
    std::vector<Holiday> holidays_; ///< by day
};

} // namespace mf::registers
