#include "pages/judgements.hpp"

#include "pages/signal_sentences.hpp"

#include <fmt/format.h>

namespace mf::pages {

namespace {

using release::Signal;
using release::SignalRule;
using release::SignalSeason;
using release::SignalWord;

std::int64_t periods_of(const Signal& signal) {
    const Period first = signal.since.value_or(signal.period);
    return signal.period.first().months_since(first.first()) / signal.period.months() + 1;
}

std::string unit_of(const Words& words, const Period& period) {
    switch (period.kind()) {
    case Period::Kind::month:
        return words("judgement.unit.month");
    case Period::Kind::quarter:
        return words("judgement.unit.quarter");
    default:
        break;
    }
    return words("judgement.unit.year");
}

/// The text of a rule: kind is "after", "heading" or "mark".
std::string
of_rule(const Words& words, const Signal& signal, const char* kind, const std::string& label) {
    std::string rule{name(signal.rule)};
    for (char& c : rule) {
        c = c == '-' ? '_' : c;
    }
    return words(fmt::format("judgement.{}.{}_{}", kind, name(signal.word), rule),
                 {{"n", periods_of(signal)},
                  {"unit", unit_of(words, signal.period)},
                  {"span", span_of(words, signal)},
                  {"since", words.period(signal.since.value_or(signal.period))},
                  {"label", label}});
}

} // namespace

std::string judgement_after(const Words& words, const Signal* signal) {
    if (signal == nullptr || signal->word == SignalWord::cannot_say) {
        return {};
    }
    if (signal->rule == SignalRule::none) {
        return words("judgement.usual");
    }
    return of_rule(words, *signal, "after", {});
}

std::string judgement_heading(const Words& words, const std::string& label, const Signal* signal) {
    if (signal == nullptr || signal->word == SignalWord::cannot_say) {
        return words("judgement.heading.cannot_say", {{"label", label}});
    }
    if (signal->rule == SignalRule::none) {
        return words("judgement.heading.no_change", {{"label", label}});
    }
    return of_rule(words, *signal, "heading", label);
}

std::string judgement_mark(const Words& words, const Signal& signal) {
    if (signal.rule != SignalRule::run && signal.rule != SignalRule::trend) {
        return {};
    }
    return of_rule(words, signal, "mark", {});
}

std::string judgement_caution(const Words& words, const Signal* signal) {
    if (signal == nullptr) {
        return words("judgement.not_judged");
    }
    if (signal->word == SignalWord::cannot_say) {
        return why_unsaid_in_full(words, *signal);
    }
    return signal->rule != SignalRule::none && signal->season == SignalSeason::unknown
               ? words("signal.season")
               : std::string{};
}

std::string listed(const Words& words, const std::vector<std::string>& things) {
    std::string text;
    for (std::size_t i = 0; i < things.size(); ++i) {
        if (i == 0) {
            text = things[i];
        } else if (i + 1 == things.size()) {
            text = words("list.and", {{"first", text}, {"last", things[i]}});
        } else {
            text = words("list.comma", {{"first", text}, {"last", things[i]}});
        }
    }
    return text;
}

} // namespace mf::pages
