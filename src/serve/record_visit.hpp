// Somebody signed in and the records: in which of her roles she looks and acts, and that what not everybody may read is
// written down when she reads it.
#pragma once

#include "registers/views.hpp"
#include "serve/personal_pages.hpp"

#include <memory>
#include <string>
#include <vector>

namespace mf::serve {

/// The records of the workspace, as `app` has opened them.
using RecordsPtr = std::shared_ptr<registers::Registers>;

/// One for each of her roles, in their order; the public alone for who is not signed in or has no role.
std::vector<registers::Actor> actors_of(const people::Identity& identity);

Clock clock_of(const Visit& visit);

/// "/staff/records/questions/2026-17"
std::string record_address(const std::string& in, const std::string& id = {});

/// What the first of them gets whom it is not refused to; else what the first was told.
template <class Work>
auto first_allowed(const std::vector<registers::Actor>& actors, Work work) {
    auto first = work(actors.front());
    for (std::size_t i = 1; !first && i < actors.size(); ++i) {
        if (auto next = work(actors[i])) {
            return next;
        }
    }
    return first;
}

class RecordVisit {
public:
    RecordVisit(const PersonalPages& all, const RecordsPtr& records, const Visit& visit)
        : all_{all}, records_{*records}, visit_{visit}, actors_{actors_of(visit.identity)},
          clock_{clock_of(visit)} {}

    const std::vector<registers::Actor>& actors() const { return actors_; }
    const Clock& clock() const { return clock_; }
    registers::Registers& records() const { return records_; }

    /// As the role sees it that sees most of it, with the moves of all her roles. That it was read is written down first where
    /// not everybody may read it.
    Result<registers::RecordView> record(const std::string& in, const std::string& id) const;
    Result<registers::ListView> list(const registers::ListQuery& query) const;
    /// Of all her roles, what is late first.
    Result<registers::WorkView> work() const;

    /// That she read what not everybody may read.
    Done note(const std::string& object) const;

private:
    const PersonalPages& all_;
    registers::Registers& records_;
    const Visit& visit_;
    std::vector<registers::Actor> actors_;
    Clock clock_;
};

/// Whether not everybody may read what is in it: the record is hidden, or one of its fields is closed.
bool is_restricted(const registers::Register& in, const registers::RecordView& view);

/// The one reply for what is not there and for what she may not see: the gate puts the site's page there.
Reply nothing_here();

/// nothing_here() for what is not there or is refused, else failed().
Reply shut_or_failed(const Error& error);

} // namespace mf::serve
