#include "pages/signal_sentences.hpp"

#include "pages/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::pages {

namespace {

using release::Signal;
using release::SignalRule;
using release::SignalSeason;
using release::SignalTest;
using release::SignalUnsaid;
using release::SignalWord;

/// "two-of-three" as it stands in a key.
std::string in_key(std::string_view name) {
    std::string key{name};
    std::ranges::replace(key, '-', '_');
    return key;
}

std::string
number(const Words& words, const release::MeasureInfo* measure, std::optional<double> value) {
    constexpr int decimals = 2;
    const bool whole = measure == nullptr || measure->kind == "count";
    return value ? words.fixed(*value, whole ? 0 : decimals) : std::string{};
}

std::string what_of(const Words& words, const release::Release& release, const Signal& signal) {
    const release::AreaInfo* area = release.area(signal.area);
    return words("signal.what",
                 {{"label", measure_word(words, signal.measure, "label")},
                  {"place", area == nullptr ? signal.area : place_name(words, *area)},
                  {"period", words.period(signal.period)}});
}

std::string of_rule(const Words& words, const release::Release& release, const Signal& signal) {
    const release::MeasureInfo* measure = release.measure(signal.measure);
    const Period since = signal.since.value_or(signal.period);
    return words(fmt::format("signal.{}.{}", name(signal.word), in_key(name(signal.rule))),
                 {{"lower", number(words, measure, signal.lower)},
                  {"centre", number(words, measure, signal.centre)},
                  {"upper", number(words, measure, signal.upper)},
                  {"span", span_of(words, signal)},
                  {"since", words.period(since)},
                  {"n", static_cast<std::int64_t>(signal.based_on)}});
}

std::string of_silence(const Words& words, const Signal& signal) {
    if (signal.test == SignalTest::chart) {
        return words(signal.discounted ? "signal.discounted" : "signal.same");
    }
    return words(signal.discounted ? "signal.beside.discounted" : "signal.beside.same",
                 {{"n", static_cast<std::int64_t>(signal.based_on)}});
}

/// What is said of a number that something can be said of.
std::string judgement(const Words& words, const release::Release& release, const Signal& signal) {
    if (signal.rule == SignalRule::none) {
        return of_silence(words, signal);
    }
    std::string said = of_rule(words, release, signal);
    if (signal.season == SignalSeason::unknown) {
        said += " " + words("signal.season");
    }
    return said;
}

} // namespace

std::string span_of(const Words& words, const Period& like, std::int64_t periods) {
    const Argument n{"n", periods};
    switch (like.kind()) {
    case Period::Kind::month:
        return words("signal.span.month", {n});
    case Period::Kind::quarter:
        return words("signal.span.quarter", {n});
    default:
        break;
    }
    return words("signal.span.year", {n});
}

std::string span_of(const Words& words, const Signal& signal) {
    const Period first = signal.since.value_or(signal.period);
    const int months = signal.period.first().months_since(first.first());
    return span_of(words, signal.period, std::int64_t{months / signal.period.months() + 1});
}

std::string why_unsaid(const Words& words, const Signal& signal) {
    const auto why =
        signal.unsaid == SignalUnsaid::none ? SignalUnsaid::latest_missing : signal.unsaid;
    return words(fmt::format("signal.unsaid.{}", in_key(name(why))));
}

std::string why_unsaid_in_full(const Words& words, const Signal& signal) {
    return words("signal.unsaid.short") + " " + why_unsaid(words, signal);
}

std::string signal_word(const Words& words, SignalWord word) {
    return words(fmt::format("signal.word.{}", in_key(name(word))));
}

std::string
signal_sentence(const Words& words, const release::Release& release, const Signal& signal) {
    const std::string what = what_of(words, release, signal);
    if (signal.word == SignalWord::cannot_say) {
        return words("signal.unsaid.none", {{"what", what}}) + " " + why_unsaid(words, signal);
    }
    return words("signal.value",
                 {{"what", what},
                  {"n", number(words, release.measure(signal.measure), signal.value)}}) +
           " " + judgement(words, release, signal);
}

std::string signal_rule(const Words& words, const release::Release& release, const Signal& signal) {
    return signal.word == SignalWord::cannot_say ? why_unsaid(words, signal)
                                                 : judgement(words, release, signal);
}

std::string signal_remark(const Words& words,
                          const release::Release& release,
                          const std::string& measure,
                          const std::string& area,
                          const Period& period) {
    for (const Signal& one : release.signals.of(measure, area)) {
        if (one.test != SignalTest::chart || one.period != period) {
            continue;
        }
        return one.word == SignalWord::cannot_say ? why_unsaid_in_full(words, one)
                                                  : judgement(words, release, one);
    }
    return {};
}

std::string tally_sentence(const Words& words, const release::SignalTally& tally) {
    return words("signal.tally", {{"charts", static_cast<std::int64_t>(tally.charts_judged)},
                                  {"funnels", static_cast<std::int64_t>(tally.funnels)},
                                  {"n", words.number(tally.false_signals(), 1)},
                                  {"patterns", words.number(tally.false_patterns, 1)},
                                  {"limits", words.number(tally.false_limits, 2)},
                                  {"places", words.number(tally.false_funnels, 2)}});
}

} // namespace mf::pages
