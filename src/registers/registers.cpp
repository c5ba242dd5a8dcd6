#include "registers/registers.hpp"

#include "registers/desk.hpp"
#include "registers/reader.hpp"

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

Result<Outcome> Registers::add(const std::string& in,
                               const std::string& id,
                               const Change& change,
                               const Clock& clock) {
    using Answer = Result<Outcome>;
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

Result<Outcome> Registers::change(const std::string& in,
                                  const std::string& id,
                                  const Change& change,
                                  const Clock& clock) {
    using Answer = Result<Outcome>;
    return state_->at_desk<Answer>(in, clock,
                                   [&](Desk& desk, Reader&) { return desk.change(id, change); });
}

Result<Outcome> Registers::move(const std::string& in,
                                const std::string& id,
                                const std::string& to,
                                const Change& change,
                                const Clock& clock) {
    using Answer = Result<Outcome>;
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

Result<Record> Registers::record(const std::string& in, const std::string& id) {
    const auto definition = state_->find(in);
    const auto lent = definition ? Lent::take(state_->core) : pass(definition.error());
    return lent ? (*lent)->record(in, id) : pass(lent.error());
}

Result<Record> Registers::unsealed(Record record) {
    const auto lent = Lent::take(state_->core);
    if (!lent) {
        return pass(lent.error());
    }
    for (const auto& [field, commitment] : record.sealed) {
        const auto value = commitment.empty() ? Result<std::optional<std::string>>{std::nullopt}
                                              : (*lent)->journal.unsealed(commitment);
        if (!value) {
            return pass(value.error());
        }
        if (*value) {
            record.values[field] = **value;
        }
    }
    return record;
}

bool Registers::fits_receipt(const Record& record, const std::string& receipt) {
    constexpr std::size_t receipt_min = 16; // 64 bits: nobody guesses it
    return receipt.size() >= receipt_min && !record.history.empty() &&
           record.history.front().hash.starts_with(receipt);
}

Result<ListPage> Registers::list(const ListQuery& query) {
    const auto lent = state_->current();
    return lent ? (*lent)->kept.list(query) : pass(lent.error());
}

Result<std::vector<Record>> Registers::referring(const std::string& in, const Record& to) {
    const auto there = state_->find(in);
    const auto own = there ? state_->find(to.in) : there;
    const auto lent = own ? Lent::take(state_->core) : pass(own.error());
    return lent ? (*lent)->referring(**there, **own, to.id) : pass(lent.error());
}

Result<std::vector<TaskRow>> Registers::work(const Actor& actor, std::size_t limit) {
    const auto lent = state_->current();
    return lent ? (*lent)->kept.work(actor.role, actor.post, limit) : pass(lent.error());
}

Result<std::vector<std::pair<std::string, std::int64_t>>> Registers::states(const std::string& in) {
    const auto lent = state_->current();
    return lent ? (*lent)->kept.states(in) : pass(lent.error());
}

Result<std::vector<std::pair<GuardCall, Verdict>>> Registers::judged(const Record& record,
                                                                     std::size_t move,
                                                                     const std::string& to,
                                                                     const Change& change,
                                                                     Day today) {
    using Answer = Result<std::vector<std::pair<GuardCall, Verdict>>>;
    const Clock clock{today, moment_of(today)};
    return state_->at_desk<Answer>(record.in, clock, [&](Desk& desk, Reader&) {
        const Register* in = state_->core.definitions.find(record.in);
        return desk.judged(record, in->moves.at(move), to, change, today);
    });
}

Done Registers::keep_draft(const store::Draft& draft) {
    return state_->writer.alone([&](store::Journal& journal) { return journal.keep_draft(draft); });
}

Done Registers::drop_draft(const std::string& id) {
    return state_->writer.alone([&](store::Journal& journal) { return journal.drop_draft(id); });
}

Result<std::optional<store::Draft>> Registers::draft(const std::string& id) {
    const auto lent = Lent::take(state_->core);
    return lent ? (*lent)->journal.draft(id) : pass(lent.error());
}

Result<std::vector<store::Draft>> Registers::drafts_of(const std::string& owner) {
    const auto lent = Lent::take(state_->core);
    return lent ? (*lent)->journal.drafts_of(owner) : pass(lent.error());
}

Result<store::Head> Registers::head() {
    const auto lent = Lent::take(state_->core);
    return lent ? (*lent)->journal.head() : pass(lent.error());
}

Result<store::Head> Registers::verify(const std::filesystem::path& scratch,
                                      const std::optional<store::Head>& published) {
    const auto lent = state_->current();
    auto head = lent ? (*lent)->journal.verify_chain(published) : pass(lent.error());
    if (!head) {
        return head;
    }
    std::error_code ignored;
    std::filesystem::create_directories(scratch, ignored);
    auto again =
        Kept::open(scratch / "again.sqlite", state_->core.definitions, state_->core.calendar);
    const auto made = again ? again->rebuild((*lent)->journal) : pass(again.error());
    const auto rebuilt = made ? again->digest() : pass(made.error());
    const auto kept = rebuilt ? (*lent)->kept.digest() : pass(rebuilt.error());
    std::filesystem::remove_all(scratch, ignored);
    if (!kept) {
        return pass(kept.error());
    }
    if (*kept != *rebuilt) {
        return fail(ErrorKind::integrity, "the tables of records are not what the events give",
                    state_->core.kept_file.string(),
                    "Delete the file: it is made again from the journal");
    }
    return head;
}

} // namespace mf::registers
