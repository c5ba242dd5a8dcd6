// Rows of data.police.uk files, as short as a test can say them.
#pragma once

#include <string>
#include <vector>

namespace mf::test {

/// A row of a street file; what a test does not say is an ordinary burglary.
struct StreetRow {
    std::string id = std::string(63, '0') + "1";
    std::string month = "2025-02";
    std::string force = "Metropolitan Police Service";
    std::string longitude = "-0.118092";
    std::string latitude = "51.509865";
    std::string location = "On or near High Street";
    std::string lsoa = "E01000914";
    std::string lsoa_name = "Camden 028B";
    std::string category = "Burglary";
    std::string outcome = "Under investigation";
};

/// 64 hexadecimal digits that differ by `number`.
std::string crime_id(int number);

/// Header and rows of a street file, LF line ends.
std::string street_file(const std::vector<StreetRow>& rows);

/// `count` rows that differ in their id.
std::vector<StreetRow> street_rows(int count, const StreetRow& like = {});

/// Header of a stop-and-search file with these rows: "time,latitude,longitude,outcome,linked,more than outer clothing".
std::string stops_file(const std::vector<std::string>& rows);

} // namespace mf::test
