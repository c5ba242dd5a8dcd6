// What a Registers holds. For its own sources.
#pragma once

#include "registers/desk.hpp"
#include "registers/reader.hpp"
#include "registers/registers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>

namespace mf::registers {

struct Registers::State {
    State(Definitions told,
          Calendar days,
          MeasureReader reads,
          store::JournalWriter opened,
          std::filesystem::path attached)
        : core{std::move(told), std::move(days), std::move(reads)}, writer{std::move(opened)},
          attachments{std::move(attached)} {}

    Core core;
    store::JournalWriter writer;
    Attachments attachments;
    std::mutex numbers_mutex;
    std::map<std::string, std::int64_t> numbers; ///< the last given, by register and year

    Result<const Register*> find(const std::string& in) const {
        const Register* found = core.definitions.find(in);
        if (found == nullptr) {
            return fail(ErrorKind::not_found, fmt::format("there is no register '{}'", in));
        }
        return found;
    }

    /// Runs `work` with a desk for one command; `work` gives a Result.
    template <class Answer, class Work>
    Answer at_desk(const std::string& in, const Clock& clock, Work work) {
        const auto definition = find(in);
        if (!definition) {
            return pass(definition.error());
        }
        const auto lent = Lent::take(core);
        if (!lent) {
            return pass(lent.error());
        }
        Desk desk{core, **lent, writer, attachments, **definition, clock};
        return work(desk, **lent);
    }

    /// "2026-17": the year and a number that no record had.
    Result<std::string>
    next_id(Reader& reader, const std::string& in, const std::string& year, bool afresh) {
        const std::string prefix = year + "-";
        const std::scoped_lock lock{numbers_mutex};
        std::int64_t& last = numbers[in + "/" + year];
        if (last == 0 || afresh) {
            if (auto current = reader.kept.catch_up(reader.journal); !current) {
                return pass(current.error());
            }
            const auto kept = reader.kept.last_number(in, prefix);
            if (!kept) {
                return pass(kept.error());
            }
            last = std::max(last, *kept);
        }
        return prefix + std::to_string(++last);
    }

    Result<Lent> current() {
        auto lent = Lent::take(core);
        if (lent) {
            if (auto caught = (*lent)->kept.catch_up((*lent)->journal); !caught) {
                return pass(caught.error());
            }
        }
        return lent;
    }
};

} // namespace mf::registers
