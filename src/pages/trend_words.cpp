#include "pages/trend_words.hpp"

#include <cmath>

namespace mf::pages {

namespace {

std::string cause_of(const Segment& segment, const Words& words) {
    std::string cause = segment.why_it_ends().empty() ? words("chart.break_unnamed")
                                                      : std::string{segment.why_it_ends()};
    if (cause.ends_with('.')) {
        cause.pop_back();
    }
    return words("chart.break", {{"cause", cause}});
}

std::string segment_in_words(const Segment& segment, const Words& words, Unit unit) {
    const auto points = segment.points();
    const Point* lowest = nullptr;
    const Point* highest = nullptr;
    for (const Point& point : points) {
        if (const auto value = point.value.value()) {
            lowest = lowest == nullptr || *value < *lowest->value.value() ? &point : lowest;
            highest = highest == nullptr || *value > *highest->value.value() ? &point : highest;
        }
    }
    if (points.empty() || lowest == nullptr) {
        return {};
    }
    return words("chart.segment", {{"first", words.begin_of(points.front().period.text())},
                                   {"last", words.end_of(points.back().period.text())},
                                   {"lowest", in_unit(words, *lowest->value.value(), unit)},
                                   {"when_lowest", words.period(lowest->period)},
                                   {"highest", in_unit(words, *highest->value.value(), unit)},
                                   {"when_highest", words.period(highest->period)}});
}

} // namespace

std::string in_unit(const Words& words, double value, Unit unit) {
    constexpr double percent = 100;
    switch (unit) {
    case Unit::percent_of_one:
        return words("chart.percent", {{"n", words.number(value * percent, 0)}});
    case Unit::whole:
        return words.number(value, 0);
    case Unit::as_is:
        break;
    }
    return words.amount(value);
}

std::vector<std::string> causes_of(const Series& series, const Words& words) {
    std::vector<std::string> causes;
    for (std::size_t i = 0; i + 1 < series.segments.size(); ++i) {
        causes.push_back(cause_of(series.segments[i], words));
    }
    return causes;
}

std::string trend_in_words(const Chart& chart, const Words& words) {
    std::string text;
    const auto add = [&](const std::string& sentence) {
        text += (text.empty() || sentence.empty() ? "" : " ") + sentence;
    };
    const Series& series = chart.series;
    for (const Segment& segment : series.segments) {
        add(segment_in_words(segment, words, chart.unit));
        if (&segment != &series.segments.back()) {
            add(cause_of(segment, words));
        }
    }
    for (const MarkedRun& run : chart.runs) {
        add(words("chart.marked", {{"label", run.label},
                                   {"first", words.period(run.first)},
                                   {"last", words.period(run.last)}}));
    }
    return text.empty() ? words("chart.empty") : text;
}

} // namespace mf::pages
