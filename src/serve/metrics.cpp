#include "serve/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace mf::serve {

namespace {

void head(std::string& text, std::string_view name, std::string_view type, std::string_view help) {
    fmt::format_to(std::back_inserter(text), "# HELP metforward_{} {}\n# TYPE metforward_{} {}\n",
                   name, help, name, type);
}

template <class Number>
void one(std::string& text,
         std::string_view name,
         std::string_view type,
         std::string_view help,
         Number value) {
    head(text, name, type, help);
    fmt::format_to(std::back_inserter(text), "metforward_{} {}\n", name, value);
}

void latency(std::string& text, const Counters::Values& values) {
    constexpr std::string_view name = "reply_seconds";
    head(text, name, "histogram", "From the end of a request's head to the last byte handed over.");
    const auto out = std::back_inserter(text);
    std::uint64_t running = 0;
    for (std::size_t i = 0; i < latency_bounds_ms.size(); ++i) {
        running += values.by_latency[i];
        fmt::format_to(out, "metforward_{}_bucket{{le=\"{}\"}} {}\n", name,
                       latency_bounds_ms[i] / 1000, running);
    }
    running += values.by_latency.back();
    fmt::format_to(out, "metforward_{}_bucket{{le=\"+Inf\"}} {}\n", name, running);
    fmt::format_to(out, "metforward_{}_sum {:.6f}\n", name,
                   static_cast<double>(values.taken_ns) / 1e9);
    fmt::format_to(out, "metforward_{}_count {}\n", name, running);
}

} // namespace

void Counters::answered(const Done& done) {
    const auto hundreds = static_cast<std::size_t>(std::clamp(done.status / 100, 0, 5));
    add<std::uint64_t>(by_class_[hundreds], 1);
    const double milliseconds = static_cast<double>(done.taken.count()) / 1e6;
    const auto bound = std::ranges::lower_bound(latency_bounds_ms, milliseconds);
    add<std::uint64_t>(by_latency_[static_cast<std::size_t>(bound - latency_bounds_ms.begin())], 1);
    add(taken_ns_, static_cast<std::uint64_t>(std::max<std::int64_t>(done.taken.count(), 0)));
    add(bytes_, done.bytes);
    if (done.from_cache) {
        add<std::uint64_t>(from_cache_, 1);
    }
}

void Counters::add_to(Values& values) const {
    for (std::size_t i = 0; i < by_class_.size(); ++i) {
        values.by_class[i] += by_class_[i].load(std::memory_order_relaxed);
    }
    for (std::size_t i = 0; i < by_latency_.size(); ++i) {
        values.by_latency[i] += by_latency_[i].load(std::memory_order_relaxed);
    }
    values.taken_ns += taken_ns_.load(std::memory_order_relaxed);
    values.bytes += bytes_.load(std::memory_order_relaxed);
    values.from_cache += from_cache_.load(std::memory_order_relaxed);
    values.open += open_.load(std::memory_order_relaxed);
}

std::string metrics_text(const Counters::Values& values, const Gauges& gauges) {
    std::string text;
    head(text, "requests_total", "counter", "Requests answered, by class of status.");
    for (std::size_t i = 2; i < values.by_class.size(); ++i) {
        fmt::format_to(std::back_inserter(text), "metforward_requests_total{{class=\"{}xx\"}} {}\n",
                       i, values.by_class[i]);
    }
    latency(text, values);
    one(text, "sent_bytes_total", "counter", "Bytes sent.", values.bytes);
    one(text, "cache_hits_total", "counter", "Requests answered from what was ready.",
        values.from_cache);
    one(text, "cache_bytes", "gauge", "Memory that kept pages take.", gauges.cache_bytes);
    one(text, "cache_pages", "gauge", "Pages kept.", gauges.cache_pages);
    one(text, "connections_open", "gauge", "Connections open.", values.open);
    one(text, "jobs_waiting", "gauge", "Pages waiting to be made.", gauges.jobs_waiting);
    one(text, "log_lines_lost_total", "counter", "Lines of the access log that were dropped.",
        gauges.log_lines_lost);
    return text;
}

} // namespace mf::serve
