// What a signal says to a person, in the words of definitions/words.
#pragma once

#include "pages/words.hpp"
#include "release/release.hpp"
#include "release/signal.hpp"

#include <string>

namespace mf::pages {

/// "higher", "lower", "no change that stands out", "cannot say".
std::string signal_word(const Words& words, release::SignalWord word);

/// "Burglaries recorded, Town, June 2026: 321. That is higher than chance explains. From 180 to 290 would be usual."
/// A signal that may be the time of year says so, and one that was discounted.
std::string
signal_sentence(const Words& words, const release::Release& release, const release::Signal& signal);

/// What its rule says, without the number: "That is higher than chance explains. …".
std::string
signal_rule(const Words& words, const release::Release& release, const release::Signal& signal);

/// What the chart of a measure in an area says of the number of this period, without repeating it: "That is higher than
/// chance explains. …". "" where the release says nothing of that period.
std::string signal_remark(const Words& words,
                          const release::Release& release,
                          const std::string& measure,
                          const std::string& area,
                          const Period& period);

/// "7 months": so many periods of its kind.
std::string span_of(const Words& words, const Period& like, std::int64_t periods);
/// "7 months": from the first period of what a rule speaks of to the newest.
std::string span_of(const Words& words, const release::Signal& signal);
/// Why nothing can be said.
std::string why_unsaid(const Words& words, const release::Signal& signal);
/// "Is that much? We cannot say. There are too few numbers."
std::string why_unsaid_in_full(const Words& words, const release::Signal& signal);

/// How much was looked at, and how many false signals chance alone would give.
std::string tally_sentence(const Words& words, const release::SignalTally& tally);

} // namespace mf::pages
