#include "support/street_rows.hpp"

namespace mf::test {

namespace {

std::string quoted(const std::string& text) {
    return text.find(',') == std::string::npos ? text : '"' + text + '"';
}

} // namespace

std::string crime_id(int number) {
    std::string id(64, 'a');
    const std::string digits = std::to_string(number);
    return id.replace(64 - digits.size(), digits.size(), digits);
}

std::string street_file(const std::vector<StreetRow>& rows) {
    std::string text =
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
        "Crime type,Last outcome category,Context\n";
    for (const StreetRow& row : rows) {
        text += row.id + ',' + row.month + ',' + row.force + ',' + row.force + ',' + row.longitude +
                ',' + row.latitude + ',' + row.location + ',' + row.lsoa + ',' +
                quoted(row.lsoa_name) + ',' + row.category + ',' + row.outcome + ",\n";
    }
    return text;
}

std::vector<StreetRow> street_rows(int count, const StreetRow& like) {
    std::vector<StreetRow> rows(static_cast<std::size_t>(count), like);
    for (int i = 0; i < count; ++i) {
        rows[static_cast<std::size_t>(i)].id = crime_id(i + 1);
    }
    return rows;
}

std::string stops_file(const std::vector<std::string>& rows) {
    std::string text =
        "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age "
        "range,"
        "Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,"
        "Outcome linked to object of search,Removal of more than just outer clothing\n";
    for (const std::string& row : rows) {
        std::vector<std::string> cells{""};
        for (const char c : row) {
            if (c == ',') {
                cells.emplace_back();
            } else {
                cells.back() += c;
            }
        }
        cells.resize(6);
        text += "Person search," + cells[0] + ",False,," + cells[1] + ',' + cells[2] +
                ",Other,under 10,,White,," + "Controlled drugs," + cells[3] + ',' + cells[4] + ',' +
                cells[5] + '\n';
    }
    return text;
}

} // namespace mf::test
