#include "base/period.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace mf {

Result<Period> Period::parse(std::string_view text) {
    if (text.size() >= 4) {
        const auto year = whole_number(text.substr(0, 4));
        if (year && *year >= 1000) {
            const int y = static_cast<int>(*year);
            const std::string_view rest = text.substr(4);
            if (rest.empty()) {
                return Period::year(y);
            }
            if (rest.size() == 3 && rest.starts_with("-Q") && rest[2] >= '1' && rest[2] <= '4') {
                return Period::quarter(Month::of(y, (rest[2] - '1') * 3 + 1));
            }
            if (rest.size() == 3 && rest[0] == '/' &&
                whole_number(rest.substr(1)) == (y + 1) % 100) {
                return Period::financial_year(y);
            }
            if (const auto month = Month::parse(text)) {
                return Period::month(*month);
            }
        }
    }
    return fail(ErrorKind::invalid, fmt::format("'{}' is not a period", text), {},
                "Write it as 2026-03, 2026-Q1, 2026 or 2025/26");
}

std::string Period::text() const {
    switch (kind_) {
    case Kind::month:
        return first_.text();
    case Kind::quarter:
        return fmt::format("{:04}-Q{}", first_.year(), first_.quarter());
    case Kind::year:
        return fmt::format("{:04}", first_.year());
    case Kind::financial_year:
        return fmt::format("{:04}/{:02}", first_.year(), (first_.year() + 1) % 100);
    }
    return {};
}

} // namespace mf
