#include "demo/survey_file.hpp"

#include <algorithm>

namespace mf::demo {
namespace {

constexpr std::string_view line_end = "\r\n";

/// "0,6": the last decimals go when they are noughts, as the publisher's do.
std::string share_text(double share) {
    std::string text = decimal(share, 2, true);
    std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

std::string day_text(Day day) {
    std::string text;
    append_two(text, day.day_of_month());
    text += '/';
    append_two(text, day.month().month());
    return text + '/' + std::to_string(day.month().year());
}

/// The share of a borough that agrees, rounded to two decimals by the caller.
double share_of(const World& world, std::size_t question, std::size_t borough, int month) {
    const SurveyTable& survey = world.tables.survey;
    const SurveyTable::Question& asked = survey.questions[question];
    const auto when = static_cast<std::uint64_t>(month);
    const double local = Stream{world.seed, Purpose::survey, question, borough}.noise();
    const double all = Stream{world.seed, Purpose::survey, 1000 + question, when}.noise();
    const double own =
        Stream{world.seed, Purpose::survey, 2000 + question * 1000 + borough, when}.noise();
    const double years = (month - world.span.months / 2.0) / 12;
    const double share = asked.share + asked.trend * years + survey.borough_spread * local +
                         survey.quarter_spread * (all + own);
    return std::clamp(share, 0.02, 0.98);
}

/// Every borough of the survey counts by its residents.
double share_of_all(const World& world, std::size_t question, int month) {
    double sum = 0;
    double people = 0;
    for (std::size_t b = 0; b < world.tables.boroughs.size(); ++b) {
        const BoroughRow& row = world.tables.boroughs[b];
        if (!row.survey_name.empty()) {
            sum += share_of(world, question, b, month) * row.residents;
            people += row.residents;
        }
    }
    return people > 0 ? sum / people : 0;
}

void append_quarter(const World& world, int month, std::string& boroughs, std::string& whole) {
    const SurveyTable& survey = world.tables.survey;
    const std::string start =
        day_text(Day::last_of(world.span.at(month))) + ';' + survey.survey + ';';
    for (std::size_t question = 0; question < survey.questions.size(); ++question) {
        std::string text;
        append_field(text, survey.questions[question].text, ';');
        const std::string all = share_text(share_of_all(world, question, month));
        for (std::size_t b = 0; b < world.tables.boroughs.size(); ++b) {
            const BoroughRow& row = world.tables.boroughs[b];
            if (row.survey_name.empty()) {
                continue;
            }
            boroughs += start + row.survey_name + ';' + text + ';' +
                        share_text(share_of(world, question, b, month)) + ';' + all;
            boroughs += line_end;
        }
        whole += start + survey.whole + ';' + text + ';' + all;
        whole += line_end;
    }
}

} // namespace

std::vector<MadeFile> survey_files(const World& world) {
    const SurveyTable& survey = world.tables.survey;
    std::string boroughs = survey.borough_header + std::string{line_end};
    std::string whole = survey.whole_header + std::string{line_end};
    bool any = false;
    for (int month = 0; month < world.span.months; ++month) {
        if (world.span.at(month).month() % 3 == 0) {
            append_quarter(world, month, boroughs, whole);
            any = true;
        }
    }
    if (!any) {
        return {};
    }
    return {{survey.borough_file, std::move(boroughs)}, {survey.whole_file, std::move(whole)}};
}

} // namespace mf::demo
