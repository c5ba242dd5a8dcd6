#include "registers/registers.hpp"

#include "registers/registers_state.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

namespace mf::registers {

namespace {

/// Other processes may take the next number too; so many times in a row they are hardly quicker.
constexpr int numbers_tried_max = 100;

} // namespace

Registers::Registers(std::unique_ptr<State> state) : state_{std::move(state)} {}

Registers::~Registers() = default;
Registers::Registers(Registers&&) noexcept = default;
Registers& Registers::operator=(Registers&&) noexcept = default;

Result<Registers>
Registers::open(Place place, Definitions definitions, Calendar calendar, MeasureReader measures) {
    auto writer = store::JournalWriter::open(place.journal);
    if (!writer) {
        return pass(writer.error());
    }
    auto state =
        std::make_unique<State>(std::move(definitions), std::move(calendar), std::move(measures),
                                std::move(*writer), std::move(place.attachments));
    state->core.journal_file = std::move(place.journal);
    state->core.kept_file = std::move(place.kept);
    // The tables are made before several threads ask for them at once.
    if (const auto first = Lent::take(state->core); !first) {
        return pass(first.error());
    }
    return Registers{std::move(state)};
}

const Definitions& Registers::definitions() const {
    return state_->core.definitions;
}

const Calendar& Registers::calendar() const {
    return state_->core.calendar;
}

const Attachments& Registers::attachments() const {
    return state_->attachments;
}

Result<ChangeOutcome> Registers::add(const std::string& in,
                                     const std::string& id,
                                     const Change& change,
                                     const Clock& clock) {
    using Answer = Result<ChangeOutcome>;
    return state_->at_desk<Answer>(in, clock, [&](Desk& desk, Reader& reader) -> Answer {
        if (!id.empty()) {
            auto made = desk.add(id, change);
            if (!made && made.error().kind == ErrorKind::busy && reader.record(in, id)) {
                return fail(ErrorKind::refused, fmt::format("there is '{}' in {} already", id, in),
                            in, "Choose another id");
            }
            return made;
        }
        constexpr std::size_t year_length = 4;
        const std::string& moment = change.happened.empty() ? clock.now : change.happened;
        for (int tried = 0;; ++tried) {
            const auto next = state_->next_id(reader, in, moment.substr(0, year_length), tried > 0);
            if (!next) {
                return pass(next.error());
            }
            auto made = desk.add(*next, change);
            const bool taken = !made && made.error().kind == ErrorKind::busy;
            if (!taken || tried == numbers_tried_max) {
                return made;
            }
        }
    });
}

Result<ChangeOutcome> Registers::change(const std::string& in,
                                        const std::string& id,
                                        const Change& change,
                                        const Clock& clock) {
    using Answer = Result<ChangeOutcome>;
    return state_->at_desk<Answer>(in, clock,
                                   [&](Desk& desk, Reader&) { return desk.change(id, change); });
}

Result<ChangeOutcome> Registers::move(const std::string& in,
                                      const std::string& id,
                                      const std::string& to,
                                      const Change& change,
                                      const Clock& clock) {
    using Answer = Result<ChangeOutcome>;
    return state_->at_desk<Answer>(in, clock,
                                   [&](Desk& desk, Reader&) { return desk.move(id, to, change); });
}

Result<Record> Registers::erase(const std::string& in,
                                const std::string& id,
                                const std::vector<std::string>& fields,
                                const Change& change,
                                const Clock& clock) {
    using Answer = Result<Record>;
    return state_->at_desk<Answer>(
        in, clock, [&](Desk& desk, Reader&) { return desk.erase(id, fields, change); });
}

Result<Refreshed> Registers::refresh(const Clock& clock) {
    const auto lent = state_->current();
    const auto due = lent ? (*lent)->kept.to_refresh(clock.today) : pass(lent.error());
    if (!due) {
        return pass(due.error());
    }
    Refreshed done;
    const auto each = [&](const RecordName& name, auto work) -> Done {
        const auto definition = state_->find(name.in);
        auto record = definition ? (*lent)->record(name.in, name.id) : pass(definition.error());
        if (!record) {
            return pass(record.error());
        }
        Desk desk{state_->core, **lent, state_->writer, state_->attachments, **definition, clock};
        return work(desk, *record);
    };
    for (const RecordName& name : *due) {
        const auto settled = each(name, [&](Desk& desk, Record& record) -> Done {
            const auto made = desk.settle(record, clock.today, true);
            done.moved.insert(done.moved.end(), made ? static_cast<std::size_t>(*made) : 0, name);
            return made ? Done{} : pass(made.error());
        });
        if (!settled) {
            return pass(settled.error());
        }
    }
    if (auto caught = (*lent)->kept.catch_up((*lent)->journal); !caught) {
        return pass(caught.error());
    }
    const auto to_erase = (*lent)->kept.to_erase(clock.today);
    if (!to_erase) {
        return pass(to_erase.error());
    }
    for (const RecordName& name : *to_erase) {
        const auto erased = each(name, [&](Desk& desk, Record& record) -> Done {
            const auto made = desk.forget(record, clock.today);
            if (made && *made) {
                done.erased.push_back(name);
            }
            return made ? Done{} : pass(made.error());
        });
        if (!erased) {
            return pass(erased.error());
        }
    }
    return done;
}

} // namespace mf::registers
