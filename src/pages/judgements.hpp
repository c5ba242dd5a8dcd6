// What a signal says as part of a finding or as a heading, shorter than in signal_sentences.hpp.
#pragma once

#include "pages/words.hpp"
#include "release/release.hpp"
#include "release/signal.hpp"

#include <string>
#include <vector>

namespace mf::pages {

/// "That is below average for the eleventh month in a row.", "" where nothing can be said.
std::string judgement_after(const Words& words, const release::Signal* signal);

/// "Crimes recorded: below average for 11 months in a row", "Crimes recorded: no change that stands out".
std::string
judgement_heading(const Words& words, const std::string& label, const release::Signal* signal);

/// "11 months in a row below average", for a mark in a chart; "" unless a run or a steady move speaks.
std::string judgement_mark(const Words& words, const release::Signal& signal);

/// Why nothing can be said, or that it may be the time of year; "" where neither holds.
std::string judgement_caution(const Words& words, const release::Signal* signal);

/// "a, b and c".
std::string listed(const Words& words, const std::vector<std::string>& things);

} // namespace mf::pages
