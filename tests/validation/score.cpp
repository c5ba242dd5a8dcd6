#include "validation/score.hpp"

#include "base/csv_text.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace mf::validation {

namespace {

[[noreturn]] void give_up(const std::string& what) {
    fmt::print("validate: {}\n", what);
    std::exit(2);
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    if (!stream) {
        give_up("cannot read " + file.string());
    }
    return {std::istreambuf_iterator<char>{stream}, {}};
}

} // namespace

void Score::near(const std::string& what, double expected, double actual, Tolerance tolerance) {
    ++compared_;
    const double apart = std::abs(actual - expected);
    if (!(apart <= tolerance.absolute + tolerance.relative * std::abs(expected))) {
        differs(fmt::format("{}: {:.15g} expected, {:.15g} found", what, expected, actual));
    } else if (std::abs(expected) > 1e-6) {
        largest_ = std::max(largest_, apart / std::abs(expected));
    }
}

void Score::near(const std::string& what,
                 const Json& expected,
                 Interval actual,
                 Tolerance tolerance) {
    near(what + " lower", expected.at("lower").get<double>(), actual.lower, tolerance);
    near(what + " upper", expected.at("upper").get<double>(), actual.upper, tolerance);
}

void Score::same(const std::string& what,
                 const std::vector<std::size_t>& expected,
                 const std::vector<std::size_t>& actual) {
    ++compared_;
    if (expected != actual) {
        differs(fmt::format("{}: {} expected, {} found", what, Json(expected).dump(),
                            Json(actual).dump()));
    }
}

void Score::same(const std::string& what, std::string_view expected, std::string_view actual) {
    ++compared_;
    if (expected != actual) {
        differs(fmt::format("{}: {} expected, {} found", what, expected, actual));
    }
}

void Score::differs(const std::string& line) {
    ++different_;
    fmt::print("{}: {}\n", folder_, line);
}

bool Score::told() const {
    fmt::print("{}: {} compared, {} different, largest relative error of the others {:.1e}\n",
               folder_, compared_, different_, largest_);
    return compared_ > 0 && different_ == 0;
}

Table::Table(const std::filesystem::path& file) {
    const auto table = parse_csv(text_of(file), file.string());
    if (!table) {
        give_up(sentence(table.error()));
    }
    header_ = table->header;
    for (const CsvRow& row : table->rows) {
        fields_.push_back(row.fields);
    }
}

const std::string& Table::text(std::size_t row, std::string_view column) const {
    const auto found = std::ranges::find(header_, column);
    if (found == header_.end()) {
        give_up(fmt::format("there is no column '{}'", column));
    }
    return fields_.at(row).at(static_cast<std::size_t>(found - header_.begin()));
}

double Table::number(std::size_t row, std::string_view column, double if_empty) const {
    const std::string& field = text(row, column);
    if (trimmed(field).empty()) {
        return if_empty;
    }
    const auto value = mf::number(field);
    return value ? *value : std::strtod(field.c_str(), nullptr);
}

std::vector<double> Table::column(std::string_view column) const {
    std::vector<double> values;
    for (std::size_t row = 0; row < rows(); ++row) {
        values.push_back(number(row, column));
    }
    return values;
}

Json read_json(const std::filesystem::path& file) {
    Json json = Json::parse(text_of(file), nullptr, false);
    if (json.is_discarded()) {
        give_up(file.string() + " is no JSON");
    }
    return json;
}

} // namespace mf::validation
