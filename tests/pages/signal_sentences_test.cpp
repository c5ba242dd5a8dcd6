#include "pages/sample.hpp"
#include "pages/signal_sentences.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf::pages {
namespace {

using release::Signal;
using release::SignalRule;
using release::SignalSeason;
using release::SignalTest;
using release::SignalUnsaid;
using release::SignalWord;
using testing::EndsWith;
using testing::HasSubstr;

/// A burglary signal about the first district of the sample.
Signal signal_of(SignalWord word, SignalRule rule) {
    Signal signal;
    signal.measure = "burglary";
    signal.area = "no such code";
    for (const auto& area : sample_release().areas) {
        if (area.level == geo::Level::district) {
            signal.area = area.code;
            break;
        }
    }
    signal.period = Period::month(Month::of(2026, 6));
    signal.since = Period::month(Month::of(2025, 12));
    signal.word = word;
    signal.rule = rule;
    signal.value = 321;
    signal.lower = 180.2;
    signal.centre = 234.6;
    signal.upper = 290.4;
    signal.based_on = 40;
    return signal;
}

std::string said(const Signal& signal) {
    return signal_sentence(english(), sample_release(), signal);
}

TEST(SignalSentence, NamesWhatWhereWhenAndHowMany) {
    const auto sentence = said(signal_of(SignalWord::higher, SignalRule::beyond));
    EXPECT_THAT(sentence, HasSubstr("Burglaries recorded, "));
    EXPECT_THAT(sentence, HasSubstr("June 2026: 321. "));
    EXPECT_THAT(sentence, EndsWith("That is higher than chance explains. From 180 to 290 would be "
                                   "usual."));
}

TEST(SignalSentence, OfARunSaysForHowLong) {
    EXPECT_THAT(
        said(signal_of(SignalWord::lower, SignalRule::run)),
        EndsWith("It has been lower than usual 7 months in a row. About 235 would be usual."));
}

TEST(SignalSentence, OfATrendSaysSinceWhen) {
    EXPECT_THAT(said(signal_of(SignalWord::higher, SignalRule::trend)),
                EndsWith("It has gone up without a stop since December 2025."));
}

TEST(SignalSentence, ThatMayBeTheTimeOfYearSaysSo) {
    Signal signal = signal_of(SignalWord::higher, SignalRule::run);
    signal.season = SignalSeason::unknown;
    EXPECT_THAT(said(signal), EndsWith("There are too few years to tell."));
    signal = signal_of(SignalWord::no_change, SignalRule::none);
    signal.season = SignalSeason::unknown;
    EXPECT_THAT(said(signal), EndsWith("No change that stands out."));
}

TEST(SignalSentence, OfAFunnelSetsThePlaceBesideOthers) {
    Signal signal = signal_of(SignalWord::lower, SignalRule::outside);
    signal.test = SignalTest::funnel;
    EXPECT_THAT(said(signal), HasSubstr("set beside 40 places of its kind"));
    signal.word = SignalWord::no_change;
    signal.rule = SignalRule::none;
    EXPECT_THAT(said(signal), EndsWith("it does not stand out."));
    signal.discounted = true;
    EXPECT_THAT(said(signal), EndsWith("so it does not count."));
}

TEST(SignalSentence, OfEveryWordRuleAndReasonHasItsWords) {
    for (const auto word : {SignalWord::higher, SignalWord::lower}) {
        for (const auto rule : {SignalRule::beyond, SignalRule::run, SignalRule::trend,
                                SignalRule::two_of_three, SignalRule::outside}) {
            EXPECT_EQ(said(signal_of(word, rule)).find('['), std::string::npos) << name(rule);
        }
    }
    for (int reason = 0; reason <= static_cast<int>(SignalUnsaid::too_few_areas); ++reason) {
        Signal signal = signal_of(SignalWord::cannot_say, SignalRule::none);
        signal.unsaid = static_cast<SignalUnsaid>(reason);
        EXPECT_THAT(said(signal), HasSubstr(": we cannot say. ")) << reason;
        EXPECT_EQ(said(signal).find('['), std::string::npos) << reason;
    }
}

TEST(SignalRemark, StandsBesideTheNumberOfItsPeriodAlone) {
    auto release = sample_release();
    const Signal signal = signal_of(SignalWord::higher, SignalRule::run);
    release.signals.all.clear();
    EXPECT_EQ(signal_remark(english(), release, "burglary", signal.area, signal.period), "");
    release.signals.all = {signal};
    EXPECT_THAT(signal_remark(english(), release, "burglary", signal.area, signal.period),
                testing::StartsWith("It has been higher than usual 7 months in a row."));
    EXPECT_EQ(signal_remark(english(), release, "burglary", signal.area, *signal.since), "");
}

TEST(SignalWords, AreFour) {
    EXPECT_EQ(signal_word(english(), SignalWord::higher), "higher");
    EXPECT_EQ(signal_word(english(), SignalWord::lower), "lower");
    EXPECT_EQ(signal_word(english(), SignalWord::no_change), "no change that stands out");
    EXPECT_EQ(signal_word(english(), SignalWord::cannot_say), "cannot say");
}

TEST(TallySentence, SaysHowManyFalseSignalsToExpect) {
    const auto sentence = tally_sentence(english(), {1300, 1200, 12, 400, 20.96, 0.25, 0.05});
    EXPECT_THAT(sentence, HasSubstr("1,200 charts and 12 funnels"));
    EXPECT_THAT(sentence, HasSubstr("about 21.3 false signals"));
}

} // namespace
} // namespace mf::pages
