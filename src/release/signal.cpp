#include "release/signal.hpp"

#include "base/csv_text.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace mf::release {

namespace {

constexpr std::array<std::string_view, 2> tests{"chart", "funnel"};
constexpr std::array<std::string_view, 4> words{"higher", "lower", "no-change", "cannot-say"};
constexpr std::array<std::string_view, 6> rules{"",      "beyond",       "run",
                                                "trend", "two-of-three", "outside"};
constexpr std::array<std::string_view, 8> reasons{
    "",          "latest-missing", "too-few-points", "trial-limits", "overlapping-windows",
    "no-spread", "too-few-events", "too-few-areas"};
constexpr std::array<std::string_view, 3> seasons{"", "taken-out", "unknown"};

constexpr std::array<const char*, 18> columns{
    "measure",  "area",  "period", "test",   "word",  "rule", "unsaid",   "season",     "since",
    "based_on", "value", "lower",  "centre", "upper", "p",    "adjusted", "discounted", "chance"};

std::string text(const std::optional<double>& value) {
    return value ? shortest(*value) : std::string{};
}

/// Codes are publishers' own: they may hold anything.
std::string quoted(const std::string& code) {
    if (code.find_first_of(",\"\r\n") == std::string::npos) {
        return code;
    }
    std::string field = "\"";
    for (const char c : code) {
        field += c == '"' ? "\"\"" : std::string{c};
    }
    return field + '"';
}

/// Reads the fields of one row in their order; the first that is wrong is remembered.
class Fields {
public:
    Fields(const CsvRow& row, std::string where) : row_{row}, where_{std::move(where)} {}

    std::string text() { return row_.fields[next_++]; }

    template <class Enum, std::size_t size>
    Enum one_of(const std::array<std::string_view, size>& names) {
        const auto* const found = std::ranges::find(names, text());
        if (found == names.end()) {
            wrong();
            return Enum{};
        }
        return static_cast<Enum>(found - names.begin());
    }

    std::optional<double> number() {
        const std::string field = text();
        const auto value = mf::number(field);
        if (!field.empty() && !value) {
            wrong();
        }
        return value;
    }

    std::optional<Period> period(bool needed) {
        const std::string field = text();
        const auto value = Period::parse(field);
        if (!value && (needed || !field.empty())) {
            wrong();
        }
        return value ? std::optional{*value} : std::nullopt;
    }

    std::size_t whole() {
        const auto value = whole_number(text());
        if (!value || *value < 0) {
            wrong();
        }
        return static_cast<std::size_t>(value.value_or(0));
    }

    const std::optional<Error>& error() const { return error_; }

private:
    void wrong() {
        if (!error_) {
            error_ = Error{ErrorKind::invalid,
                           fmt::format("'{}' is no {}", row_.fields[next_ - 1], columns[next_ - 1]),
                           where_, "Make the file anew"};
        }
    }

    const CsvRow& row_;
    std::string where_;
    std::size_t next_ = 0;
    std::optional<Error> error_;
};

Result<Signal> read_one(const CsvRow& row, std::string where) {
    Fields fields{row, std::move(where)};
    Signal signal;
    signal.measure = fields.text();
    signal.area = fields.text();
    signal.period = fields.period(true).value_or(signal.period);
    signal.test = fields.one_of<SignalTest>(tests);
    signal.word = fields.one_of<SignalWord>(words);
    signal.rule = fields.one_of<SignalRule>(rules);
    signal.unsaid = fields.one_of<SignalUnsaid>(reasons);
    signal.season = fields.one_of<SignalSeason>(seasons);
    signal.since = fields.period(false);
    signal.based_on = fields.whole();
    signal.value = fields.number();
    signal.lower = fields.number();
    signal.centre = fields.number();
    signal.upper = fields.number();
    signal.p = fields.number();
    signal.adjusted = fields.number();
    signal.discounted = fields.whole() != 0;
    signal.chance = fields.number();
    if (fields.error()) {
        return pass(*fields.error());
    }
    return signal;
}

} // namespace

std::span<const Signal> Signals::of(std::string_view measure, std::string_view area) const {
    const auto key = [](const Signal& signal) {
        return std::pair<std::string_view, std::string_view>{signal.measure, signal.area};
    };
    const auto found = std::ranges::equal_range(all, std::pair{measure, area}, {}, key);
    return {found.begin(), found.end()};
}

std::string_view name(SignalTest test) {
    return tests[static_cast<std::size_t>(test)];
}

std::string_view name(SignalWord word) {
    return words[static_cast<std::size_t>(word)];
}

std::string_view name(SignalRule rule) {
    return rules[static_cast<std::size_t>(rule)];
}

std::string_view name(SignalUnsaid unsaid) {
    return reasons[static_cast<std::size_t>(unsaid)];
}

std::string_view name(SignalSeason season) {
    return seasons[static_cast<std::size_t>(season)];
}

std::string signals_csv(std::span<const Signal> signals) {
    std::string csv = fmt::format("{}\n", fmt::join(columns, ","));
    for (const Signal& one : signals) {
        fmt::format_to(std::back_inserter(csv),
                       "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n",
                       quoted(one.measure), quoted(one.area), one.period.text(), name(one.test),
                       name(one.word), name(one.rule), name(one.unsaid), name(one.season),
                       one.since ? one.since->text() : "", one.based_on, text(one.value),
                       text(one.lower), text(one.centre), text(one.upper), text(one.p),
                       text(one.adjusted), one.discounted ? 1 : 0, text(one.chance));
    }
    return csv;
}

Result<std::vector<Signal>> read_signals(std::string_view csv, const std::string& file) {
    const auto table = parse_csv(csv, file);
    if (!table) {
        return pass(table.error());
    }
    if (!std::ranges::equal(table->header, columns)) {
        return fail(ErrorKind::invalid, "these are no signals", file + ":1", "Make the file anew");
    }
    std::vector<Signal> signals;
    for (const CsvRow& row : table->rows) {
        auto signal = read_one(row, table->where(row));
        if (!signal) {
            return pass(signal.error());
        }
        signals.push_back(std::move(*signal));
    }
    return signals;
}

} // namespace mf::release
