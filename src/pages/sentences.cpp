#include "pages/sentences.hpp"

#include "pages/addresses.hpp"
#include "pages/numbers.hpp"
#include "pages/trend_words.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace mf::pages {

namespace {

constexpr std::array reasons{Missing::not_available, Missing::confidential, Missing::not_applicable,
                             Missing::low};
constexpr std::array all_marks{Mark::breaks, Mark::unreliable, Mark::revised, Mark::estimated,
                               Mark::provisional};

/// "[x]" is "x" in a key.
std::string bare(std::string_view symbol) {
    return std::string{symbol.substr(1, symbol.size() - 2)};
}

constexpr std::string_view rate_ending = "-rate";
constexpr int rate_decimals = 2;

/// The count that a rate without words of its own is the rate of: "burglary" of "burglary-rate". "" for others.
std::string counted_by(const Words& words, const std::string& measure) {
    if (!measure.ends_with(rate_ending) || words.has(fmt::format("measure.{}.title", measure))) {
        return {};
    }
    return measure.substr(0, measure.size() - rate_ending.size());
}

/// A count as a number, so that a sentence can follow it; else as it is shown.
std::variant<std::int64_t, std::string, Span> number_of(const Words& words, const Cell& cell) {
    const double value = cell.value().value_or(0);
    if (value == std::floor(value)) {
        return static_cast<std::int64_t>(value);
    }
    return words.fixed(value, rate_decimals);
}

} // namespace

std::string rate_of(const std::string& count) {
    return count + std::string{rate_ending};
}

bool is_rate_of_a_count(const release::Release& release, const release::MeasureInfo& measure) {
    return measure.id.ends_with(rate_ending) &&
           release.measure(measure.id.substr(0, measure.id.size() - rate_ending.size())) != nullptr;
}

std::string measure_word(const Words& words,
                         const std::string& measure,
                         std::string_view kind,
                         Arguments arguments) {
    const std::string key = fmt::format("measure.{}.{}", measure, kind);
    if (const std::string count = counted_by(words, measure); !count.empty()) {
        std::vector<Argument> all{arguments};
        all.push_back({"of", measure_word(words, count, kind == "finding" ? "things" : kind)});
        return words.text_with(fmt::format("measure.rate.{}", kind), all).plain();
    }
    const bool may_be_its_id = kind == "title" || kind == "label" || kind == "things";
    return may_be_its_id && !words.has(key) ? measure : words(key, arguments);
}

std::vector<std::string> missing_measure_words(const Words& words, const std::string& measure) {
    std::vector<std::string> missing;
    if (const std::string count = counted_by(words, measure); !count.empty()) {
        return missing_measure_words(words, count);
    }
    for (const char* kind : {"title", "label", "things", "finding", "explains", "leaves_out"}) {
        const std::string key = fmt::format("measure.{}.{}", measure, kind);
        if (!words.has(key)) {
            missing.push_back(key);
        }
    }
    return missing;
}

std::string
level_word(const Words& words, geo::Level level, std::string_view kind, Arguments arguments) {
    return words(fmt::format("level.{}.{}", geo::name(level), kind), arguments);
}

std::string place_name(const Words& words, const release::AreaInfo& area) {
    return level_word(words, area.level, "place", {{"name", area.name}});
}

std::string level_name(const Words& words, const release::AreaInfo& area) {
    const bool own = !area.level_name.empty() && area.level_name != geo::name(area.level);
    return own ? area.level_name : level_word(words, area.level, "one");
}

std::string
counted_areas(const Words& words, const release::Release& release, const std::string& measure) {
    std::string text;
    for (const geo::Level level : geo::all_levels()) {
        const auto areas =
            measure.empty() ? areas_of(release, level) : areas_of(release, level, measure);
        if (is_listed(level) && !areas.empty()) {
            text += text.empty() ? "" : ", ";
            text +=
                level_word(words, level, "count", {{"n", static_cast<std::int64_t>(areas.size())}});
        }
    }
    return text;
}

std::string finding_of(const Words& words,
                       const release::MeasureInfo& measure,
                       const release::AreaInfo& area,
                       const Point& point) {
    const std::string place = place_name(words, area);
    const std::string period = words.period(point.period);
    const auto value = point.value.value();
    if (!value) {
        return words("area.missing", {{"things", measure_word(words, measure.id, "things")},
                                      {"place", place},
                                      {"period", period}});
    }
    Argument n{"n", in_unit(words, *value, Unit::percent_of_one)};
    if (!measure.percent) {
        n.value = number_of(words, point.value);
    }
    return measure_word(words, measure.id, "finding", {n, {"place", place}, {"period", period}});
}

std::string before_of(const Words& words, const Point& year_before) {
    if (!year_before.value.is_number()) {
        return {};
    }
    return words("figure.before", {{"n", number_of(words, year_before.value)},
                                   {"period", words.period(year_before.period)}});
}

std::vector<std::string> corrections_of(const Words& words,
                                        const release::Release& release,
                                        const std::string& measure,
                                        const std::string& area,
                                        const Period& period) {
    std::vector<std::string> all;
    for (const release::CorrectionInfo& one : release.corrections) {
        if (!one.is_about(measure, area, period)) {
            continue;
        }
        std::string said = words(one.was.empty() ? "correction.said_widely" : "correction.said",
                                 {{"day", words.day(one.day)},
                                  {"was", one.was},
                                  {"is", one.is},
                                  {"reason", one.reason}});
        if (!one.effect.empty()) {
            said += " " + words("correction.effect", {{"effect", one.effect}});
        }
        all.push_back(said + " " + words("correction.post", {{"post", one.post}}));
    }
    return all;
}

Text why_missing(const Words& words,
                 const release::Release& release,
                 const release::MeasureInfo& measure,
                 const Point& point) {
    const auto reason = point.value.missing();
    if (!reason) {
        return {};
    }
    if (*reason != Missing::not_available) {
        return words.text("symbol." + bare(symbol(*reason)));
    }
    const auto files = editions_for(release, measure.source, point.period.last());
    const std::string period = words.period(point.period);
    Text why =
        files.empty()
            ? words.text("why.no_file", {{"period", period}})
            : words.text("why.file_no_number",
                         {{"n", static_cast<std::int64_t>(files.size())}, {"period", period}});
    why.add(Span{Span::Kind::plain, " "}).add(words.text("why.not_none"));
    why.add(Span{Span::Kind::plain, " "});
    return why.add(link(words("why.files"), source_address(measure.source)));
}

void SymbolNotes::see(const Cell& cell, Marks marks) {
    if (const auto reason = cell.missing()) {
        seen_.insert(bare(symbol(*reason)));
    }
    for (const Mark mark : all_marks) {
        if (marks.has(mark)) {
            seen_.insert(bare(symbol(mark)));
        }
    }
}

std::string SymbolNotes::text(const Words& words) const {
    std::string text;
    const auto add = [&](std::string_view symbol) {
        if (seen_.contains(bare(symbol))) {
            text += (text.empty() ? "" : " ") + words("symbol." + bare(symbol));
        }
    };
    for (const Missing reason : reasons) {
        add(symbol(reason));
    }
    for (const Mark mark : all_marks) {
        add(symbol(mark));
    }
    return text;
}

} // namespace mf::pages
