#include "demo/tables_read.hpp"

#include <algorithm>
#include <tuple>

namespace mf::demo {
namespace {

/// Rows of `texts` texts, a weight, and perhaps a number more.
Labels labels_of(const Setting& list, std::size_t texts, bool extra, Trouble& trouble) {
    Labels labels;
    std::vector<double> weights;
    for (const Setting& row : list.list(trouble)) {
        std::vector<std::string> words;
        for (std::size_t i = 0; i < texts; ++i) {
            words.push_back(row.at(i, trouble).text(trouble));
        }
        labels.rows.push_back(std::move(words));
        weights.push_back(row.at(texts, trouble).number(trouble));
        if (extra) {
            labels.extra.push_back(row.at(texts + 1, trouble).number(trouble));
        }
    }
    labels.choice = choice_of(weights, list.where(), trouble);
    return labels;
}

void read_codes(const Setting& file, FileTable& files, Trouble& trouble) {
    const Setting& codes = file.at("codes", trouble);
    files.ward_code = codes.at("ward", trouble).text(trouble);
    files.msoa_code = codes.at("msoa", trouble).text(trouble);
    files.lsoa_code = codes.at("lsoa", trouble).text(trouble);
    files.outside_code = codes.at("outside", trouble).text(trouble);
    for (const auto* code :
         {&files.ward_code, &files.msoa_code, &files.lsoa_code, &files.outside_code}) {
        if (code->size() != 9) {
            trouble.note("The code '" + *code + "' must have nine characters", codes.where());
        }
    }
    files.people_in_lsoa = static_cast<int>(codes.at("people_in_lsoa", trouble).whole(trouble));
    if (files.people_in_lsoa < 1) {
        trouble.note("'people_in_lsoa' must be above nought", codes.where());
    }
}

void read_residents(const Setting& file, FileTable& files, Trouble& trouble) {
    const Setting& at = file.at("residents", trouble);
    files.borough_file = at.at("borough_file", trouble).text(trouble);
    files.borough_header = at.at("borough_header", trouble).text(trouble);
    files.borough_column = at.at("borough_column", trouble).text(trouble);
    files.ward_file = at.at("ward_file", trouble).text(trouble);
    files.ward_header = at.at("ward_header", trouble).text(trouble);
    files.lsoa_file = at.at("lsoa_file", trouble).text(trouble);
    files.lsoa_header = at.at("lsoa_header", trouble).text(trouble);
    files.growth = at.at("growth", trouble).number(trouble);
    files.ages = at.at("ages", trouble).numbers(trouble);
    files.males = at.at("males", trouble).number(trouble);
}

/// Every crime must have a category, and no incident may.
void check_parts(const Tables& tables, const Setting& at, Trouble& trouble) {
    for (std::size_t type = 0; type < tables.crime.types.size(); ++type) {
        double sum = 0;
        for (const RecordedPart& part : tables.files.recorded_parts) {
            sum += part.type == type ? part.share : 0;
        }
        const double wanted = tables.crime.types[type].incident ? 0 : 1;
        if (sum < wanted - 0.001 || sum > wanted + 0.001) {
            trouble.note("The shares of '" + tables.crime.types[type].name + "' must sum to " +
                             (wanted > 0 ? "1" : "0"),
                         at.where());
        }
    }
}

void read_recorded(const Setting& file, Tables& tables, Trouble& trouble) {
    FileTable& files = tables.files;
    const Setting& at = file.at("recorded", trouble);
    files.recorded_file = at.at("file", trouble).text(trouble);
    files.recorded_header = at.at("header", trouble).text(trouble);
    files.recorded_unknown = at.at("unknown", trouble).text(trouble);
    files.recorded_force = force_named(tables, at.at("force", trouble), trouble);
    files.recorded_months = static_cast<int>(at.at("months", trouble).whole(trouble));
    for (const auto& [name, parts] : at.at("parts", trouble).table(trouble)) {
        const std::size_t type = type_named(tables, name, parts.where(), trouble);
        for (const Setting& part : parts.list(trouble)) {
            files.recorded_parts.push_back({type, part.at(0, trouble).text(trouble),
                                            part.at(1, trouble).text(trouble),
                                            part.at(2, trouble).number(trouble)});
        }
    }
    check_parts(tables, at, trouble);
    std::sort(files.recorded_parts.begin(), files.recorded_parts.end(),
              [](const RecordedPart& a, const RecordedPart& b) {
                  return std::tie(a.group, a.category) < std::tie(b.group, b.category);
              });
}

} // namespace

void read_files(const Setting& file, Tables& tables, Trouble& trouble) {
    FileTable& files = tables.files;
    files.sentence = file.at("notice", trouble).at("sentence", trouble).text(trouble);
    read_codes(file, files, trouble);
    const Setting& boundaries = file.at("boundaries", trouble);
    files.boroughs_file = boundaries.at("boroughs", trouble).text(trouble);
    files.wards_file = boundaries.at("wards", trouble).text(trouble);
    files.lsoas_file = boundaries.at("lsoas", trouble).text(trouble);
    const Setting& lookup = file.at("lookup", trouble);
    files.lookup_file = lookup.at("file", trouble).text(trouble);
    files.lookup_header = lookup.at("header", trouble).text(trouble);
    read_residents(file, files, trouble);
    read_recorded(file, tables, trouble);
}

void read_stops(const Setting& file, Tables& tables, Trouble& trouble) {
    StopTable& stops = tables.stops;
    const auto labels = [&](std::string_view name, std::size_t texts, bool extra = false) {
        return labels_of(file.at(name, trouble), texts, extra, trouble);
    };
    const Setting& hours = file.at("hours", trouble);
    stops.hour = choice_of(hours.numbers(trouble), hours.where(), trouble);
    if (hours.list(trouble).size() != 24) {
        trouble.note("'hours' must have 24 weights", hours.where());
    }
    stops.no_place = file.at("no_place", trouble).number(trouble);
    stops.outer = file.at("outer", trouble).number(trouble);
    stops.whole_hours = file.at("whole_hours", trouble).number(trouble);
    stops.type = labels("type", 1);
    stops.gender = labels("gender", 1);
    stops.age = labels("age", 1);
    stops.ethnicity = labels("ethnicity", 2);
    stops.officer_defined = labels("officer_defined", 1);
    stops.search = labels("search", 2);
    stops.outcome = labels("outcome", 1, true);
}

void read_survey(const Setting& file, Tables& tables, Trouble& trouble) {
    SurveyTable& survey = tables.survey;
    survey.borough_file = file.at("borough_file", trouble).text(trouble);
    survey.borough_header = file.at("borough_header", trouble).text(trouble);
    survey.whole_file = file.at("whole_file", trouble).text(trouble);
    survey.whole_header = file.at("whole_header", trouble).text(trouble);
    survey.survey = file.at("survey", trouble).text(trouble);
    survey.whole = file.at("whole", trouble).text(trouble);
    survey.borough_spread = file.at("borough_spread", trouble).number(trouble);
    survey.quarter_spread = file.at("quarter_spread", trouble).number(trouble);
    for (const Setting& row : file.at("measure", trouble).list(trouble)) {
        survey.questions.push_back({row.at(0, trouble).text(trouble),
                                    row.at(1, trouble).number(trouble),
                                    row.at(2, trouble).number(trouble)});
    }
}

} // namespace mf::demo
