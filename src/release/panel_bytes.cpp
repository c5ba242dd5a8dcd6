#include "release/panel_bytes.hpp"

#include "release/bytes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace mf::release {

namespace {

constexpr std::string_view first_bytes = "metforward panel 1\n";
/// Named limit: no panel has more cells: 36,000 areas by 100 years of months.
constexpr std::uint64_t cells_max = 50'000'000;

constexpr std::uint8_t number_follows = 0; ///< else 1 + the reason's number

struct Form {
    bool whole = true; ///< every number fits in 32 bits
    bool parts = false;
};

template <class Visit>
void each_cell(const Panel& panel, Visit visit) {
    for (std::size_t area = 0; area < panel.shape().areas.size(); ++area) {
        const Stretches& own = panel.stretches(area);
        if (own.empty()) {
            continue;
        }
        for (int period = own.front().first; period <= own.back().last; ++period) {
            visit(area, period);
        }
    }
}

bool is_whole(double number) {
    return number >= 0 && number <= INT32_MAX && number == std::floor(number) &&
           !std::signbit(number);
}

Form form_of(const Panel& panel) {
    Form form{true, panel.has_parts()};
    each_cell(panel, [&](std::size_t area, int period) {
        const auto value = panel.number(area, period).value();
        form.whole = form.whole && (!value || is_whole(*value));
    });
    return form;
}

void put(ByteWriter& out, const Period& period) {
    out.put(static_cast<std::uint8_t>(period.kind()));
    out.put(static_cast<std::int32_t>(period.first().index()));
}

void put(ByteWriter& out, const Stretches& stretches) {
    out.put(static_cast<std::uint32_t>(stretches.size()));
    for (const Stretch& stretch : stretches) {
        out.put(static_cast<std::int32_t>(stretch.first));
        out.put(static_cast<std::int32_t>(stretch.last));
        for (const std::string& text :
             {stretch.basis.definition, stretch.basis.regime, stretch.basis.categories,
              stretch.basis.boundaries, stretch.why_it_ends}) {
            out.put(text);
        }
    }
}

std::uint8_t code_of(const Cell& cell) {
    const auto missing = cell.missing();
    return missing ? static_cast<std::uint8_t>(1 + static_cast<int>(*missing)) : number_follows;
}

void put(ByteWriter& out, const Cell& cell) {
    out.put(code_of(cell));
    out.put(cell.value().value_or(0));
}

std::uint8_t bits_of(Marks marks) {
    std::uint8_t bits = 0;
    for (const Mark mark :
         {Mark::provisional, Mark::revised, Mark::breaks, Mark::estimated, Mark::unreliable}) {
        bits = static_cast<std::uint8_t>(
            bits | (marks.has(mark) ? static_cast<std::uint8_t>(mark) : std::uint8_t{0}));
    }
    return bits;
}

void put(ByteWriter& out, const Parts& parts) {
    put(out, parts.numerator);
    put(out, parts.denominator);
    out.put(static_cast<std::uint8_t>(parts.denominator_period.has_value()));
    put(out, parts.denominator_period.value_or(Period::year(2000)));
    out.put(static_cast<std::uint8_t>(parts.interval.has_value()));
    out.put(parts.interval.value_or(Interval{}).lower);
    out.put(parts.interval.value_or(Interval{}).upper);
}

Period period_in(ByteReader& in) {
    const auto kind = in.get<std::uint8_t>();
    const Month month = Month::at(in.get<std::int32_t>());
    if (month < Month::of(1000, 1) || month > Month::of(9999, 12)) {
        in.fail();
        return Period::year(2000);
    }
    switch (kind) {
    case static_cast<std::uint8_t>(Period::Kind::month):
        return Period::month(month);
    case static_cast<std::uint8_t>(Period::Kind::quarter):
        return Period::quarter(month);
    case static_cast<std::uint8_t>(Period::Kind::year):
        return Period::year(month.year());
    case static_cast<std::uint8_t>(Period::Kind::financial_year):
        return Period::financial_year(month.year());
    default:
        in.fail();
        return Period::year(2000);
    }
}

Cell cell_of(std::uint8_t code, double number, ByteReader& in) {
    if (code == number_follows && std::isfinite(number)) {
        return number;
    }
    if (code == number_follows || code > 1 + static_cast<int>(Missing::low)) {
        in.fail();
        return Missing::not_available;
    }
    return static_cast<Missing>(code - 1);
}

Cell cell_in(ByteReader& in) {
    const auto code = in.get<std::uint8_t>();
    return cell_of(code, in.get<double>(), in);
}

Marks marks_of(std::uint8_t bits) {
    Marks marks;
    for (const Mark mark :
         {Mark::provisional, Mark::revised, Mark::breaks, Mark::estimated, Mark::unreliable}) {
        if ((bits & static_cast<std::uint8_t>(mark)) != 0) {
            marks = marks.with(mark);
        }
    }
    return marks;
}

Parts parts_in(ByteReader& in) {
    Parts parts;
    parts.numerator = cell_in(in);
    parts.denominator = cell_in(in);
    const bool has_period = in.get<std::uint8_t>() != 0;
    const Period period = period_in(in);
    if (has_period) {
        parts.denominator_period = period;
    }
    const bool has_interval = in.get<std::uint8_t>() != 0;
    const auto lower = in.get<double>();
    const auto upper = in.get<double>();
    if (has_interval) {
        parts.interval = Interval{lower, upper};
    }
    return parts;
}

/// Stretches in order, inside the panel.
Stretches stretches_in(ByteReader& in, int periods) {
    Stretches stretches;
    const auto count = in.get<std::uint32_t>();
    int next = 0;
    for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
        Stretch stretch;
        stretch.first = in.get<std::int32_t>();
        stretch.last = in.get<std::int32_t>();
        stretch.basis.definition = in.text();
        stretch.basis.regime = in.text();
        stretch.basis.categories = in.text();
        stretch.basis.boundaries = in.text();
        stretch.why_it_ends = in.text();
        if (stretch.first < next || stretch.last < stretch.first || stretch.last >= periods) {
            in.fail();
        }
        next = stretch.last + 1;
        stretches.push_back(std::move(stretch));
    }
    return stretches;
}

Panel::Shape shape_in(ByteReader& in) {
    Panel::Shape shape;
    shape.measure = in.text();
    shape.version = in.get<std::int32_t>();
    shape.level = in.text();
    shape.first = period_in(in);
    shape.periods = in.get<std::int32_t>();
    const auto areas = in.get<std::uint32_t>();
    if (shape.periods < 0 || std::uint64_t{areas} * sizeof(std::uint32_t) > in.left()) {
        in.fail();
        return shape;
    }
    for (std::uint32_t i = 0; i < areas && in.ok(); ++i) {
        shape.areas.push_back(in.text());
    }
    if (!std::ranges::is_sorted(shape.areas)) {
        in.fail();
    }
    return shape;
}

std::uint64_t cells_of(const std::vector<Stretches>& stretches,
                       const std::vector<std::uint32_t>& stretches_of) {
    std::uint64_t cells = 0;
    for (const std::uint32_t index : stretches_of) {
        const Stretches& own = stretches[index];
        cells +=
            own.empty() ? 0 : static_cast<std::uint64_t>(own.back().last - own.front().first + 1);
    }
    return cells;
}

void read_cells(ByteReader& in, Form form, Panel& panel) {
    each_cell(panel, [&](std::size_t area, int period) {
        const auto code = in.get<std::uint8_t>();
        const auto marks = in.get<std::uint8_t>();
        const double number = form.whole ? in.get<std::int32_t>() : in.get<double>();
        panel.set(area, period, cell_of(code, number, in), marks_of(marks));
        if (form.parts) {
            panel.set_parts(area, period, parts_in(in));
        }
    });
}

} // namespace

std::string to_bytes(const Panel& panel) {
    const Panel::Shape& shape = panel.shape();
    const Form form = form_of(panel);
    ByteWriter out;
    for (const char c : first_bytes) {
        out.put(c);
    }
    out.put(shape.measure);
    out.put(static_cast<std::int32_t>(shape.version));
    out.put(shape.level);
    put(out, shape.first);
    out.put(static_cast<std::int32_t>(shape.periods));
    out.put(static_cast<std::uint32_t>(shape.areas.size()));
    for (const std::string& area : shape.areas) {
        out.put(area);
    }
    out.put(static_cast<std::uint32_t>(panel.all_stretches().size()));
    for (const Stretches& stretches : panel.all_stretches()) {
        put(out, stretches);
    }
    for (const std::uint32_t index : panel.stretches_of()) {
        out.put(index);
    }
    out.put(static_cast<std::uint8_t>(form.whole));
    out.put(static_cast<std::uint8_t>(form.parts));
    each_cell(panel, [&](std::size_t area, int period) {
        const Cell cell = panel.number(area, period);
        out.put(code_of(cell));
        out.put(bits_of(panel.marks(area, period)));
        if (form.whole) {
            out.put(static_cast<std::int32_t>(cell.value().value_or(0)));
        } else {
            out.put(cell.value().value_or(0));
        }
        if (form.parts) {
            put(out, *panel.parts(area, period));
        }
    });
    return out.take();
}

Result<Panel> panel_of(std::string_view bytes) {
    const auto damaged = [](std::size_t place) {
        return fail(ErrorKind::integrity,
                    fmt::format("the panel is damaged at byte {}", place + first_bytes.size()), {},
                    "Bring the release back from a backup");
    };
    if (!bytes.starts_with(first_bytes)) {
        return damaged(0);
    }
    ByteReader in{bytes.substr(first_bytes.size())};
    Panel::Shape shape = shape_in(in);
    std::vector<Stretches> stretches;
    const auto sets = in.get<std::uint32_t>();
    for (std::uint32_t i = 0; i < sets && in.ok(); ++i) {
        stretches.push_back(stretches_in(in, shape.periods));
    }
    std::vector<std::uint32_t> stretches_of;
    for (std::size_t i = 0; i < shape.areas.size() && in.ok(); ++i) {
        stretches_of.push_back(in.get<std::uint32_t>());
        if (stretches_of.back() >= stretches.size()) {
            in.fail();
        }
    }
    const bool whole = in.get<std::uint8_t>() != 0;
    const Form form{whole, in.get<std::uint8_t>() != 0};
    const std::uint64_t cells = in.ok() ? cells_of(stretches, stretches_of) : 0;
    if (!in.ok() || cells > cells_max || cells > in.left()) {
        return damaged(in.place());
    }
    Panel panel{std::move(shape), std::move(stretches), std::move(stretches_of)};
    read_cells(in, form, panel);
    if (!in.ok() || !in.at_end()) {
        return damaged(in.place());
    }
    return panel;
}

} // namespace mf::release
