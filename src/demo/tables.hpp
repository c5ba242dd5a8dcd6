// What the simulator is told: the tables of definitions/demo, checked. All names of places, forces, crimes and
// columns that only one publisher has come from there.
#pragma once

#include "base/error.hpp"
#include "demo/stream.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace mf::demo {

/// One line of boroughs.csv, ordered by name as the publisher orders them.
struct BoroughRow {
    std::string code;
    std::string name; ///< as the outlines have it
    std::string part; ///< "Inner" or "Outer"
    std::size_t force = 0;
    int wards = 1;
    int residents = 0;
    double weight = 1;       ///< crime of a small area here, relative to others
    double trend = 0;        ///< change a year, as a share
    std::string survey_name; ///< "" when the survey leaves it out
};

struct ForceRow {
    std::string slug;
    std::string name;
    double share = 0; ///< of all rows of street-level crime; the shares sum to 1
    bool crime_ids = true;
    bool outcomes = true;
    double stops = 0;                   ///< a month at two million rows; 0 for no file
    bool stops_found = false;           ///< whether it tells if what was looked for was found
    double no_location = 0;             ///< share of rows
    bool stations = false;              ///< whether its crimes happen at stations
    int strays = 0;                     ///< rows a month outside its area
    std::vector<std::string> strays_in; ///< codes of boroughs
};

/// A snapped point outside all boroughs.
struct OutsidePoint {
    bool station = false;
    std::string location;
    double longitude = 0;
    double latitude = 0;
    std::string lsoa_name; ///< "" where there are no LSOAs
};

struct CrimeType {
    std::string name;
    bool incident = false; ///< has no id and no outcome
    double season = 0;
    int peak = 1;
    double trend = 0;
    double bustle = 0;
    double hot = 0;
    std::vector<double> shares; ///< by force; each force's sum to 1
    Choice outcome;             ///< of CrimeTable::outcomes; empty for incidents
};

struct OutcomeKind {
    std::string id;
    std::string street; ///< as the street file has it
    std::string file;   ///< as the outcomes file has it; "" when it never stands there
    std::string later;  ///< what it may come to, in both files; "" for nothing
    double later_share = 0;
    int later_months = 0;
};

struct CrimeTable {
    double growth_from = 0.5;
    double borough_wobble = 0;
    double area_wobble = 0;
    int hot_spots = 0;
    double hot_spot_heat = 0;
    std::size_t repeat_type = 0;
    double repeat_share = 0;
    double repeat_same_point = 0;
    std::size_t change_type = 0;
    std::size_t change_borough = 0;
    int change_month = 0; ///< counted from 1
    double change_factor = 1;
    std::vector<double> delay_weights;
    Choice delay;                 ///< months from crime to outcome
    std::vector<CrimeType> types; ///< ordered by name
    std::vector<OutcomeKind> outcomes;
    std::size_t open = 0; ///< the outcome of those that have none yet
};

/// Something planted in one file. Months are counted from 1.
struct Trap {
    std::size_t force = 0;
    int month = 0;
    int rows = 0;
    int more = 0;
    bool in(std::size_t of_force, int month_index) const {
        return force == of_force && month == month_index + 1;
    }
};

struct TrapTable {
    Trap shared_ids;
    Trap equal_rows;
    Trap refused; ///< rows: with a month that is none; more: with too few columns
    Trap carriage_returns;
    Trap doubled;
    Trap missing;
    double blank_name = 0; ///< shares of snapped points
    double non_ascii = 0;
    double place = 0;
};

/// Labels of which one is drawn.
struct Labels {
    std::vector<std::vector<std::string>> rows; ///< one or two texts each
    std::vector<double> extra;                  ///< a number more, where the table has one
    Choice choice;
    std::size_t pick(Stream& stream) const { return choice.pick(stream); }
};

struct StopTable {
    Choice hour;
    double no_place = 0;
    double outer = 0;
    double whole_hours = 0;
    Labels type;
    Labels gender;
    Labels age;
    Labels ethnicity; ///< self-defined, officer-defined or "*"
    Labels officer_defined;
    Labels search;  ///< power, object
    Labels outcome; ///< extra: share in which the object was found
};

struct SurveyTable {
    std::string borough_file;
    std::string borough_header;
    std::string whole_file;
    std::string whole_header;
    std::string survey;
    std::string whole;
    double borough_spread = 0;
    double quarter_spread = 0;
    struct Question {
        std::string text;
        double share = 0;
        double trend = 0;
    };
    std::vector<Question> questions;
};

/// One category of the recorded-crime table and the share of a type that it has.
struct RecordedPart {
    std::size_t type = 0;
    std::string group;
    std::string category;
    double share = 0;
};

struct FileTable {
    std::string sentence;
    std::string ward_code; ///< the first of each range
    std::string msoa_code;
    std::string lsoa_code;
    std::string outside_code;
    int people_in_lsoa = 0;
    std::string boroughs_file;
    std::string wards_file;
    std::string lsoas_file;
    std::string lookup_file;
    std::string lookup_header;
    std::string borough_file; ///< residents; {first} and {last} are years
    std::string borough_header;
    std::string borough_column; ///< {year}
    std::string ward_file;
    std::string ward_header;
    std::string lsoa_file; ///< {year}
    std::string lsoa_header;
    double growth = 0;
    std::vector<double> ages;
    double males = 0;
    std::string recorded_file;
    std::string recorded_header;
    std::string recorded_unknown;
    std::size_t recorded_force = 0;
    int recorded_months = 0;
    std::vector<RecordedPart> recorded_parts; ///< ordered by group and category
};

struct NameTable {
    std::vector<std::string> street_first;
    std::vector<std::string> street_second;
    std::vector<std::string> places;
    std::vector<std::string> non_ascii;
    std::vector<std::string> ward_first;
    std::vector<std::string> ward_second;
    std::string station;
    std::string near;
    std::string no_location;
};

struct Tables {
    std::vector<ForceRow> forces;
    std::size_t main_force = 0; ///< the one with the largest share
    std::vector<OutsidePoint> outside;
    std::vector<BoroughRow> boroughs;
    CrimeTable crime;
    TrapTable traps;
    StopTable stops;
    SurveyTable survey;
    FileTable files;
    NameTable names;
};

/// Reads the folder. Errors name file and line.
Result<Tables> load_tables(const std::filesystem::path& folder);

} // namespace mf::demo
