#include "pages/sample.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <tuple>

namespace mf::pages {

namespace {

constexpr int months = 42;     // January 2023 to June 2026
constexpr int old_ends = 13;   // February 2024
constexpr int new_begins = 18; // July 2024

const std::string boundaries = "districts2023";

std::vector<Stretches> stretches(const std::string& definition) {
    const Basis older{definition, "before-2024", "categories-1", boundaries};
    const Basis newer{definition, "since-2024", "categories-1", boundaries};
    return {
        {{0, old_ends, older, "28 February 2024: the force began to use a new recording system"},
         {new_begins, months - 1, newer, ""}},
        {{new_begins, months - 1, newer, ""}}};
}

/// Numbers that go up and down without a pattern, the same each time.
double number_of(std::size_t area, int month, double size) {
    const int wave = static_cast<int>((area * 7 + static_cast<std::size_t>(month) * 5) % 11) - 5;
    return std::floor(size * (1 + 0.03 * wave));
}

Panel panel_of(const release::MeasureInfo& measure,
               const std::string& level,
               std::vector<std::string> areas,
               double size) {
    std::vector<std::uint32_t> stretches_of(areas.size(), 0);
    const std::size_t count = areas.size();
    Panel panel{{measure.id, measure.version, level, Period::month(Month::of(2023, 1)), months,
                 std::move(areas)},
                stretches(measure.hash),
                std::move(stretches_of)};
    for (std::size_t area = 0; area < count; ++area) {
        for (int month = 0; month < months; ++month) {
            if (month <= old_ends || month >= new_begins) {
                panel.set(area, month,
                          number_of(area, month, size / (1.0 + static_cast<double>(area))));
            }
        }
    }
    return panel;
}

release::MeasureInfo measure_of(const std::string& id, const std::string& counts) {
    const std::string text = "id = \"" + id + "\"\nversion = 1\nkind = \"count\"\n" +
                             "counts = { source = \"police-street\", where = \"" + counts +
                             "\" }\n";
    return {id,
            1,
            sha256(text),
            "count",
            "police-street",
            counts,
            "",
            "definitions/measures/" + id + ".toml",
            text,
            "SELECT count(*)\nFROM rows\nWHERE " + counts};
}

std::vector<release::EditionInfo> editions() {
    const auto file = [](const std::string& name) { return "archive.zip/2026-06/" + name; };
    return {{"ed-1", "police-street", file("2026-05-anyshire-street.csv"), sha256("1"),
             "anyshire 2026-05", "2026-06-30", "whole", "current", 812, 810, 0, 2},
            {"ed-2", "police-street", file("2026-06-anyshire-street.csv"), sha256("2"),
             "anyshire 2026-06", "2026-06-30 to 2026-07-31", "whole", "current", 1203, 1200, 3, 0},
            {"ed-3", "police-street", "burglary.csv", sha256("3"), "24 months, 2024-07 to 2026-06",
             "", "cut: Burglary", "part current", 90, 90, 0, 0}};
}

/// Residents of the sample's areas.
constexpr double residents = 210'390;

/// The count of a panel for each 1,000 residents.
Panel rate_of(const Panel& counts, const std::string& id, const std::string& hash) {
    Panel::Shape shape = counts.shape();
    shape.measure = id;
    std::vector<Stretches> all;
    for (Stretches stretches : counts.all_stretches()) {
        for (Stretch& stretch : stretches) {
            stretch.basis.definition = hash;
        }
        all.push_back(std::move(stretches));
    }
    const auto stretches_of = counts.stretches_of();
    Panel rates{shape, std::move(all), {stretches_of.begin(), stretches_of.end()}};
    for (std::size_t area = 0; area < shape.areas.size(); ++area) {
        for (int month = 0; month < shape.periods; ++month) {
            if (const auto n = counts.number(area, month).value()) {
                const double value = *n / residents * 1000;
                rates.set(area, month, value);
                rates.set_parts(
                    area, month,
                    {*n, residents, Period::year(2024), Interval{value * 0.95, value * 1.05}});
            }
        }
    }
    return rates;
}

/// Answers of a survey that covers twelve months each quarter: 0.5, 0.49 …
Panel survey_of(const std::string& hash, const std::string& level, std::vector<std::string> areas) {
    constexpr int quarters = 8; // to the second of 2026
    const std::size_t count = areas.size();
    Panel panel{{"survey-good-job", 1, level, Period::quarter(Month::of(2024, 7)), quarters,
                 std::move(areas)},
                {{{0, quarters - 1, Basis{hash, "", "", ""}, ""}}},
                std::vector<std::uint32_t>(count, 0)};
    for (std::size_t area = 0; area < count; ++area) {
        for (int quarter = 0; quarter < quarters; ++quarter) {
            panel.set(area, quarter, 0.5 + 0.03 * static_cast<double>(area) - 0.01 * quarter);
        }
    }
    return panel;
}

release::Signal signal_of(const std::string& measure,
                          const std::string& area,
                          release::SignalWord word,
                          release::SignalRule rule,
                          release::SignalUnsaid unsaid = release::SignalUnsaid::none) {
    release::Signal signal;
    signal.measure = measure;
    signal.area = area;
    signal.period = Period::month(Month::of(2026, 6));
    signal.word = word;
    signal.rule = rule;
    signal.unsaid = unsaid;
    signal.season = release::SignalSeason::unknown;
    signal.based_on = 24;
    return signal;
}

release::Signals signals() {
    using release::SignalRule;
    using release::SignalUnsaid;
    using release::SignalWord;
    release::Signals signals;
    auto run = signal_of("all-crime", "E09000003", SignalWord::lower, SignalRule::run);
    run.since = Period::month(Month::of(2025, 8));
    run.lower = 900;
    run.centre = 1100;
    run.upper = 1300;
    run.value = 1031;
    auto beyond = signal_of("burglary", "E09000003", SignalWord::higher, SignalRule::beyond);
    beyond.since = beyond.period;
    beyond.value = 39;
    beyond.lower = 20;
    beyond.centre = 28;
    beyond.upper = 36;
    auto beside = signal_of("all-crime-rate", "E09000003", SignalWord::no_change, SignalRule::none);
    beside.test = release::SignalTest::funnel;
    auto survey = signal_of("survey-good-job", "E09000003", SignalWord::cannot_say,
                            SignalRule::none, SignalUnsaid::overlapping_windows);
    survey.period = Period::quarter(Month::of(2026, 4));
    signals.all = {signal_of("all-crime", "E09000001", SignalWord::no_change, SignalRule::none),
                   signal_of("all-crime", "E09000002", SignalWord::cannot_say, SignalRule::none,
                             SignalUnsaid::latest_missing),
                   run,
                   signal_of("all-crime", "E23000001", SignalWord::no_change, SignalRule::none),
                   beside,
                   signal_of("burglary", "E09000001", SignalWord::no_change, SignalRule::none),
                   beyond,
                   signal_of("burglary", "E23000001", SignalWord::no_change, SignalRule::none),
                   signal_of("robbery", "E09000003", SignalWord::no_change, SignalRule::none),
                   survey};
    signals.tally = {10, 8, 1, 3, 0.4, 0.05, 0.05};
    return signals;
}

std::vector<release::SplitInfo> splits() {
    const Period month = Period::month(Month::of(2026, 6));
    return {{"stops",
             "officer_defined_ethnicity",
             "E23000001",
             month,
             12.0,
             2.9,
             {{"Asian", 80.0, 80.0, 92.0}, {"White", 320.0, 320.0, 332.0}}},
            {"stops",
             "self_defined_ethnicity",
             "E23000001",
             month,
             60.0,
             14.6,
             {{"Asian - Indian", 52.0, 52.0, 112.0}, {"White - Any other", 300.0, 300.0, 360.0}}}};
}

release::MeasureInfo
part_of(release::MeasureInfo measure, const std::string& question, const std::string& whole) {
    measure.question = question;
    measure.part_of = whole;
    measure.serves = {"crime"};
    measure.answers = {{"force", "chief-officer"}, {"district", "district-commander"}};
    return measure;
}

/// Ordered by id.
std::vector<release::MeasureInfo> measures() {
    auto all = part_of(measure_of("all-crime", "category != 'anti-social-behaviour'"), "crime", "");
    auto rate = all;
    rate.id = "all-crime-rate";
    rate.hash = sha256("rate");
    rate.kind = "rate";
    rate.scale = 1000;
    rate.per = "residents";
    rate.headline = false;
    auto stops = part_of(measure_of("stops", ""), "stops", "");
    stops.source = "police-stops";
    auto survey = part_of(measure_of("survey-good-job", "question = 'job'"), "police-good-job", "");
    survey.kind = "published";
    survey.percent = true;
    survey.overlapping = true;
    return {all,
            rate,
            part_of(measure_of("burglary", "category = 'burglary'"), "burglary", "all-crime"),
            part_of(measure_of("robbery", "category = 'robbery'"), "robbery", "all-crime"),
            stops,
            survey};
}

const std::vector<std::string> districts{"E09000001", "E09000002", "E09000003"};

/// Districts with every kind of gap and mark.
Panel districts_of(const release::MeasureInfo& measure, double size) {
    Panel panel = panel_of(measure, "district", districts, size);
    panel.set(1, months - 1, Missing::not_available);
    panel.set(2, months - 13, Missing::confidential);
    panel.set(0, months - 1, measure.id == "burglary" ? 0.0 : size);
    panel.set(0, months - 6, Missing::not_available);
    panel.set(0, months - 7, Missing::low);
    panel.set(0, months - 3, 71, Mark::revised);
    panel.set(0, 5, 64, Marks{Mark::estimated}.with(Mark::unreliable));
    return panel;
}

void add_panels(release::Release& release) {
    const auto size_of = [](const std::string& id) {
        return id == "burglary" ? 130.0 : id == "robbery" ? 60.0 : id == "stops" ? 140.0 : 3400.0;
    };
    const auto rate = release.measure("all-crime-rate");
    for (const release::MeasureInfo& measure : release.measures) {
        if (&measure == rate) {
            continue;
        }
        if (measure.percent) {
            release.panels.push_back(survey_of(measure.hash, "force", {"E23000001"}));
            release.panels.push_back(survey_of(measure.hash, "district", districts));
            continue;
        }
        const double size = size_of(measure.id);
        std::vector<Panel> panels{panel_of(measure, "force", {"E23000001"}, size * 3)};
        if (measure.id != "stops") {
            panels.push_back(districts_of(measure, size));
            panels.push_back(panel_of(measure, "ward", {"E05000001"}, size / 20));
        }
        for (Panel& panel : panels) {
            if (measure.id == "all-crime") {
                release.panels.push_back(rate_of(panel, rate->id, rate->hash));
            }
            release.panels.push_back(std::move(panel));
        }
    }
}

std::vector<release::AimInfo> aims() {
    return {{"crime", "Less crime", "reduce crime", "The plan", "all-crime", "", ""},
            {"confidence", "More confidence", "raise confidence", "The plan", "survey-good-job", "",
             ""},
            {"value", "Value for money", "give value", "The plan", "", "Nobody publishes it.", ""}};
}

std::vector<release::AimInfo> tests() {
    return {{"believed", "", "they believe there is less crime", "The plan", "",
             "Nobody asks this each year.", "Do you believe that there is less crime?"},
            {"confident", "", "they feel more confident", "The plan", "survey-good-job", "", ""}};
}

/// The districts as squares in a row.
release::Outlines outlines_of_districts() {
    release::Outlines outlines;
    outlines.level = geo::Level::district;
    outlines.source = "districts";
    outlines.attribution = "Shapes of districts by a publisher.";
    outlines.extent.height = 10;
    outlines.extent.width = 10 * static_cast<std::int32_t>(districts.size());
    for (std::int32_t x = 0; x <= outlines.extent.width; x += 10) {
        outlines.arcs.push_back({{x, 0}, {x, 10}}); // up
    }
    const auto upright = static_cast<std::int32_t>(outlines.arcs.size());
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(districts.size()); ++i) {
        outlines.arcs.push_back({{10 * i, 10}, {10 * i + 10, 10}}); // the upper edge, to the right
        outlines.arcs.push_back({{10 * i + 10, 0}, {10 * i, 0}});   // the lower edge, to the left
        outlines.areas.push_back({districts[static_cast<std::size_t>(i)],
                                  {{i, upright + 2 * i, ~(i + 1), upright + 2 * i + 1}}});
    }
    return outlines;
}

} // namespace

release::Release sample_release() {
    release::Release release;
    release.id = sha256("sample");
    release.authority = "Anyshire Police Authority";
    release.home = "E23000001";
    release.posts = {{"district-commander", "Borough commander"}};
    release.made = "2026-07-31";
    release.published = true;
    release.measures = measures();
    release.areas = {{"E05000001", "Harbour", geo::Level::ward, "ward", "E09000001"},
                     {"E09000001", "Easton", geo::Level::district, "borough", "E23000001"},
                     {"E09000002", "Northtown", geo::Level::district, "borough", "E23000001"},
                     {"E09000003", "Westbury & Vale", geo::Level::district, "borough", "E23000001"},
                     {"E23000001", "Anyshire Police", geo::Level::force, "", ""}};
    add_panels(release);
    release.outlines = {outlines_of_districts()};
    release.signals = signals();
    release.splits = splits();
    release.aims = aims();
    release.rebased = {{"burglary", "E09000001", "2025-04", "head of performance", "2025-06-12",
                        "Two commands were merged."}};
    const auto supplied = [](int month, const std::string& supply) {
        return release::CoverageInfo{"police-street",
                                     "E23000001",
                                     Period::month(Month::of(2026, month)),
                                     supply,
                                     supply == "not supplied" ? 0U : 812U,
                                     800.0,
                                     false};
    };
    release.coverage = {supplied(1, "supplied"), supplied(2, "not supplied"),
                        supplied(3, "cut"),      supplied(4, "supplied"),
                        supplied(5, "supplied"), supplied(6, "supplied")};
    release.publications = {{sha256("before"), "2026-06-30T09:30:00Z", "", "", {}},
                            {release.id,
                             "2026-07-31T09:30:00Z",
                             "head of statistics",
                             "data officer",
                             {{"chair", 24}}}};
    release.tests = tests();
    release.editions = editions();
    const std::string licence =
        "Contains public sector information licensed under the Open Government Licence v3.0.";
    release.sources = {{"police-stops",
                        "Stop and search",
                        "data.police.uk",
                        "OGL-3.0",
                        "",
                        "https://data.police.uk/",
                        "",
                        "",
                        {}},
                       {"police-street",
                        "Street-level crime",
                        "data.police.uk",
                        "OGL-3.0",
                        licence,
                        "https://data.police.uk/",
                        "2023-01",
                        "2026-06",
                        {0, 1, 2}}};
    return release;
}

EvidenceOf sample_evidence(std::uint64_t total,
                           const std::function<std::string(const std::string&)>& change) {
    return [total, change](const std::string&, const std::string&, const Period&,
                           std::size_t rows_max) -> Result<release::Rows> {
        const auto told = [&](const std::string& text) { return change ? change(text) : text; };
        release::Rows rows{{}, total, 2};
        for (std::uint64_t row = 0; row < total && row < rows_max; ++row) {
            const std::string name = row == 0 ? "archive.zip/2026-06/a-street.csv" : "b-street.csv";
            rows.rows.push_back(
                {told(name), told(sha256(name)), row * 3 + 2,
                 told("c0ffee,2026-06,Anyshire Police,\"On or near Station Road\"")});
        }
        return rows;
    };
}

} // namespace mf::pages
