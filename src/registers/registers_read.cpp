// What the records say, drafts, and whether they hold.
#include "base/hash.hpp"
#include "registers/registers_state.hpp"

#include <fmt/format.h>

namespace mf::registers {

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
    return !record.history.empty() && !record.history.front().receipt.empty() &&
           record.history.front().receipt == sha256(receipt);
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
    return lent ? (*lent)->kept.work(actor, limit) : pass(lent.error());
}

Result<std::vector<std::pair<std::string, std::int64_t>>> Registers::states(const std::string& in) {
    const auto lent = state_->current();
    return lent ? (*lent)->kept.states(in) : pass(lent.error());
}

Result<std::map<std::string, std::int64_t>> Registers::overdue(Day today) {
    const auto lent = state_->current();
    return lent ? (*lent)->kept.overdue(today) : pass(lent.error());
}

Result<std::vector<std::string>>
Registers::values(const std::string& in, const std::string& field, std::size_t limit) {
    const auto lent = state_->current();
    return lent ? (*lent)->kept.values(in, field, limit) : pass(lent.error());
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
