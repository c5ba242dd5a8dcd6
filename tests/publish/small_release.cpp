#include "publish/small_release.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

namespace mf::test {

namespace {

release::Signal only(const release::Signals& signals, std::size_t area, release::SignalTest test) {
    for (const release::Signal& one : signals.all) {
        if (one.area == code(area) && one.test == test) {
            return one;
        }
    }
    throw std::runtime_error("there is no such signal");
}

Stretches stretches_of(const Row& row) {
    const int last = static_cast<int>(row.numbers.size()) - 1;
    if (!row.broken_at) {
        return {{0, last, {}, ""}};
    }
    Basis after;
    after.regime = "new";
    return {{0, *row.broken_at - 1, {}, "A new system."}, {*row.broken_at, last, after, ""}};
}

} // namespace

std::string code(std::size_t area) {
    return fmt::format("A{:05}", area);
}

release::Release release_of(const std::vector<Row>& rows, const Shape& shape) {
    Panel::Shape of;
    of.measure = shape.id;
    of.level = "district";
    of.first = shape.first;
    std::vector<Stretches> stretches;
    std::vector<std::uint32_t> stretches_of_area;
    for (std::size_t area = 0; area < rows.size(); ++area) {
        of.periods = std::max(of.periods, static_cast<int>(rows[area].numbers.size()));
        of.areas.push_back(code(area));
        stretches.push_back(stretches_of(rows[area]));
        stretches_of_area.push_back(static_cast<std::uint32_t>(area));
    }
    release::Release release;
    release::MeasureInfo measure;
    measure.id = shape.id;
    measure.kind = shape.kind;
    measure.scale = shape.kind == "rate" ? 1000 : shape.kind == "share" ? 100 : 1;
    measure.chart = shape.kind == "share" ? "p-prime" : "u-prime";
    release.measures.push_back(measure);
    Panel panel{of, std::move(stretches), std::move(stretches_of_area)};
    for (std::size_t area = 0; area < rows.size(); ++area) {
        for (std::size_t i = 0; i < rows[area].numbers.size(); ++i) {
            const auto& number = rows[area].numbers[i];
            if (!number) {
                continue;
            }
            const int period = static_cast<int>(i);
            if (shape.kind == "count") {
                panel.set(area, period, *number);
                continue;
            }
            panel.set(area, period, *number / rows[area].residents * measure.scale);
            panel.set_parts(area, period, {*number, rows[area].residents, {}, {}});
        }
    }
    release.panels.push_back(std::move(panel));
    return release;
}

release::Signals told(const release::Release& release,
                      std::span<const publish::Rebased> decisions) {
    auto signals = publish::signals_of(release, decisions);
    if (!signals) {
        throw std::runtime_error(sentence(signals.error()));
    }
    return std::move(*signals);
}

release::Signal chart_of(const release::Signals& signals, std::size_t area) {
    return only(signals, area, release::SignalTest::chart);
}

release::Signal funnel_of(const release::Signals& signals, std::size_t area) {
    return only(signals, area, release::SignalTest::funnel);
}

double Chance::count(double expected) {
    return std::poisson_distribution<int>{expected}(random_);
}

double Chance::normal(double mean, double deviation) {
    return mean + deviation * std::normal_distribution<double>{}(random_);
}

Row quiet(Chance& chance, int months, double a_day) {
    Row row;
    for (int month = 0; month < months; ++month) {
        row.numbers.emplace_back(chance.count(a_day * days_of(month)));
    }
    return row;
}

int days_of(int month) {
    return Day::last_of(Month::of(2020, 1).plus(month)).day_of_month();
}

} // namespace mf::test
