// How often somebody may guess. For this room alone.
#pragma once

#include "people/sign_in.hpp"
#include "people/tables.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mf::people {

/// The buckets that an attempt falls into. From a known device it has one of its own, so that strangers who use up the
/// account's do not lock its owner out; else it counts for the account and for the address. An IPv6 address is its /64.
std::vector<std::string> buckets_of(const std::string& kind,
                                    const std::string& name,
                                    const std::string& address,
                                    const std::string& known_device);

/// Counts the attempt before it is tried, in every bucket. When one is full nothing is counted and the time until it is
/// not is given.
Result<std::optional<std::chrono::seconds>>
count_attempt(const Tables& tables, const std::vector<std::string>& buckets, Moment now);

/// It succeeded: takes back what was counted for it, and what failed before in the buckets of the account.
Done forget_attempts(const Tables& tables, const std::vector<std::string>& buckets);

} // namespace mf::people
