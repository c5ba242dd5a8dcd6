#include "support/whole_month.hpp"

#include "support/street_rows.hpp"

#include <vector>

namespace mf::test {

std::string whole_month(const std::string& month, int burglaries) {
    std::vector<StreetRow> rows;
    const auto add = [&](const char* category) {
        rows.push_back({.id = crime_id(static_cast<int>(rows.size()) + 1), .month = month});
        rows.back().category = category;
    };
    for (const char* category :
         {"Anti-social behaviour", "Bicycle theft", "Burglary", "Criminal damage and arson",
          "Drugs", "Other crime", "Other theft", "Possession of weapons", "Public order", "Robbery",
          "Shoplifting", "Theft from the person", "Vehicle crime",
          "Violence and sexual offences"}) {
        add(category);
    }
    for (int i = 1; i < burglaries; ++i) {
        add("Burglary");
    }
    return street_file(rows);
}

std::string street_name(const std::string& month) {
    return month + "-metropolitan-street.csv";
}

} // namespace mf::test
