// When each file is said to have been published: a plausible day, never before the last month in it had ended.
#include "demo/planted.hpp"

namespace mf::demo {
namespace {

/// The last Monday to Friday of the month.
Day last_working_day(Month month) {
    Day day = Day::last_of(month);
    // 1970-01-03 was a Saturday, 1970-01-04 a Sunday.
    while ((day.days() - 2) % 7 < 2) {
        day = day.plus(-1);
    }
    return day;
}

void append_line(const std::string& glob, Day day, std::string& out) {
    append_field(out, glob);
    out += ',' + day.text() + ',' + day.text() + ",whole\n";
}

} // namespace

MadeFile edition_file(const World& world) {
    const FileTable& files = world.tables.files;
    const Span& span = world.span;
    std::string out = "glob,earliest,latest,scope\n";
    for (int month = 0; month < span.months; ++month) {
        const Month when = span.at(month);
        append_line(when.text() + "/" + when.text() + "-*.csv", last_working_day(when.plus(1)),
                    out);
    }
    const Day soon = Day::first_of(span.last().plus(1)).plus(5);
    const Day later = Day::first_of(span.last().plus(2)).plus(13);
    // Estimates of a year come out in the year after, and residents end with the year before the last month.
    const Day counted = Day::first_of(Month::of(span.last().year(), 1)).plus(57);
    append_line(files.recorded_file, soon, out);
    append_line(world.tables.survey.borough_file, later, out);
    append_line(world.tables.survey.whole_file, later, out);
    append_line(filled(filled(files.borough_file, "first", "*"), "last", "*"), counted, out);
    append_line(filled(filled(files.ward_file, "first", "*"), "last", "*"), counted, out);
    append_line(filled(files.lsoa_file, "year", "*"), counted, out);
    for (const auto* file :
         {&files.boroughs_file, &files.wards_file, &files.lsoas_file, &files.lookup_file}) {
        append_line(*file, Day::first_of(span.first), out);
    }
    return {"editions.csv", std::move(out)};
}

std::vector<MadeFile> notice_files(const World& world) {
    const std::string& sentence = world.tables.files.sentence;
    std::string quoted;
    for (const char c : sentence) {
        quoted += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
    }
    return {{"simulated.toml", "# Whoever reads this folder must say so with every figure.\n"
                               "simulated = true\n"
                               "sentence  = \"" +
                                   quoted +
                                   "\"\n"
                                   "seed      = \"" +
                                   std::to_string(world.seed) + "\"\n"},
            {"SIMULATED.txt", sentence + "\n\nThe files in this folder look like those of the "
                                         "publishers whose formats they have. "
                                         "No row of them\ntells of anything that happened. What "
                                         "was planted in them, and where, "
                                         "stands in PLANTED.md.\n"}};
}

} // namespace mf::demo
