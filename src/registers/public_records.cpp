#include "registers/public_records.hpp"

#include "registers/exchange.hpp"
#include "registers/rights.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::registers {

namespace {

/// Nobody in particular.
const Actor& anybody() {
    static const Actor actor{.account = {}, .post = {}, .role = std::string{everyone}};
    return actor;
}

RegisterTally tally_of(const Register& in,
                       const std::vector<std::pair<std::string, std::int64_t>>& counts) {
    RegisterTally tally{.in = in.id};
    for (const std::string& state : in.states) {
        const auto found =
            std::ranges::find(counts, state, &std::pair<std::string, std::int64_t>::first);
        if (in.is_hidden(state) || found == counts.end()) {
            continue;
        }
        tally.states.emplace_back(state, found->second);
        tally.total += found->second;
        tally.open += in.is_final(state) ? 0 : found->second;
    }
    return tally;
}

bool names_file(const std::vector<EvidenceView>& lines,
                const std::string& hash,
                const std::string& name) {
    return std::ranges::any_of(lines, [&](const EvidenceView& line) {
        return line.item.kind == EvidenceItem::Kind::file && line.item.target == hash &&
               line.item.name == name;
    });
}

} // namespace

Result<PublicRecords> PublicRecords::look(std::shared_ptr<Registers> registers, Day today) {
    PublicRecords records{std::move(registers), today};
    const auto head = records.registers_->head();
    const auto late = head ? records.registers_->overdue(today) : pass(head.error());
    if (!late) {
        return pass(late.error());
    }
    records.head_ = *head;
    for (const Register& in : records.definitions().registers) {
        const auto counts = records.registers_->states(in.id);
        if (!counts) {
            return pass(counts.error());
        }
        records.tallies_.push_back(tally_of(in, *counts));
        const auto found = late->find(in.id);
        records.tallies_.back().late = found == late->end() ? 0 : found->second;
    }
    return records;
}

const RegisterTally* PublicRecords::tally(const std::string& in) const {
    const auto found = std::ranges::find(tallies_, in, &RegisterTally::in);
    return found == tallies_.end() ? nullptr : &*found;
}

Result<ListView> PublicRecords::list(ListQuery query) const {
    return view_list(*registers_, std::move(query), anybody());
}

Result<RecordView> PublicRecords::record(const std::string& in, const std::string& id) const {
    return view_record(*registers_, in, id, anybody(), today_);
}

Result<std::vector<Burden>> PublicRecords::burden() const {
    return registers::burden(*registers_);
}

Result<OwnClock> PublicRecords::clock(const std::string& in, Day since) const {
    OwnClock clock{.in = in};
    const Register* definition = definitions().find(in);
    if (definition == nullptr || definition->final_states.empty()) {
        return clock;
    }
    const auto page = list({.in = in,
                            .states = definition->final_states,
                            .since_from = moment_of(since),
                            .limit = page_rows_max});
    if (!page) {
        return pass(page.error());
    }
    clock.whole = page->total == page->rows.size();
    for (const ListView::Row& row : page->rows) {
        const auto record = registers_->record(row.in, row.id);
        if (!record) {
            return pass(record.error());
        }
        ++clock.ended;
        clock.in_time += was_in_time(*definition, *record, registers_->calendar()) ? 1 : 0;
    }
    return clock;
}

Result<std::vector<std::string>>
PublicRecords::values(const std::string& in, const std::string& field, std::size_t limit) const {
    const Register* definition = definitions().find(in);
    const Field* wanted = definition == nullptr ? nullptr : definition->field(field);
    if (wanted == nullptr || !wanted->is_public) {
        return fail(ErrorKind::not_found, fmt::format("{} has no public field '{}'", in, field));
    }
    return registers_->values(in, field, limit);
}

Result<std::string> PublicRecords::file(const std::string& in,
                                        const std::string& id,
                                        const std::string& hash,
                                        const std::string& name) const {
    const auto view = record(in, id);
    if (!view) {
        return pass(view.error());
    }
    const bool named = std::ranges::any_of(view->fields,
                                           [&](const FieldView& field) {
                                               return names_file(field.evidence, hash, name);
                                           }) ||
                       std::ranges::any_of(view->history, [&](const HistoryLine& line) {
                           return names_file(line.evidence, hash, name);
                       });
    if (!named || !registers_->attachments().has(hash)) {
        return fail(ErrorKind::not_found, fmt::format("{}/{} has no such file", in, id));
    }
    return registers_->attachments().read(hash);
}

Result<std::string> PublicRecords::meetings_calendar(const std::string& name,
                                                     const std::string& address) const {
    return registers::meetings_calendar(*registers_, anybody(), name, address);
}

Result<std::string> PublicRecords::popolo() const {
    return registers::popolo(*registers_, anybody());
}

} // namespace mf::registers
