// What People holds. For its own files alone.
#pragma once

#include "people/people.hpp"
#include "people/tables.hpp"

#include <functional>
#include <mutex>
#include <string>
#include <utility>

namespace mf::people {

struct People::State {
    State(PeopleOptions the_options, std::string nobodys, Tables the_tables)
        : options{std::move(the_options)}, unknown{std::move(nobodys)},
          tables{std::move(the_tables)} {}

    PeopleOptions options;
    std::string
        unknown; ///< kept form of a password that nobody has: what an unknown name is held against
    mutable std::mutex mutex; ///< of the tables; never held while a password is worked on
    mutable Tables tables;

    /// The account under that name, or `not_found`. pre: the mutex is held.
    Result<KeptAccount> named(const std::string& name) const;
    /// pre: the mutex is held.
    Result<KeptAccount> with_id(const std::string& id) const;
    Done end_sessions(const std::string& account, const std::string& but) const;
    /// `refused` when without `before` as it is nobody could look after accounts any more, or when `by` changes what she
    /// may do herself. pre: the mutex is held.
    Done check_change(const Account& before, const Account& after, const Actor& by) const;
    Done write(const std::string& action,
               const std::string& account,
               const Actor& by,
               Moment now,
               const std::string& detail = {});
    /// The same entry with what `work` writes, in one transaction. pre: the mutex is held.
    Done write_with(const AuditEntry& entry, const std::function<Done()>& work);
};

/// What is written down about an account.
AuditEntry entry_of(const std::string& action,
                    const std::string& account,
                    const Actor& by,
                    Moment now,
                    const std::string& detail = {});

/// The same of a change, with the hash of its state before and after.
AuditEntry entry_of(const std::string& action,
                    const Account& before,
                    const Account& after,
                    const Actor& by,
                    Moment now);

} // namespace mf::people
