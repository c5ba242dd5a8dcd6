#include "serve/route.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <compare>
#include <utility>

namespace mf::serve {

namespace {

std::unexpected<Error> bad_pattern(std::string message, const std::string& pattern) {
    return fail(ErrorKind::invalid, std::move(message), pattern,
                "Write it as /areas/{code}: text or one capture between slashes");
}

bool is_name(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

/// Takes ".json" or ".csv" off the last segment.
Format take_format(std::vector<std::string>& segments) {
    if (segments.empty()) {
        return Format::html;
    }
    auto& last = segments.back();
    for (const auto& [ending, format] : {std::pair{std::string_view{".json"}, Format::json},
                                         std::pair{std::string_view{".csv"}, Format::csv}}) {
        if (last.size() > ending.size() && last.ends_with(ending)) {
            last.resize(last.size() - ending.size());
            if (segments.size() == 1 && last == "index") {
                segments.clear();
            }
            return format;
        }
    }
    return Format::html;
}

} // namespace

std::string_view Match::capture(std::string_view capture_name) const {
    const auto found = std::ranges::find(captures, capture_name, &Capture::name);
    return found == captures.end() ? std::string_view{} : std::string_view{found->value};
}

Result<Routes::Route> Routes::read(const RoutePattern& pattern) {
    Route route{pattern.pattern, pattern.name, {}};
    std::string_view rest = pattern.pattern;
    if (!rest.starts_with('/')) {
        return bad_pattern("The pattern does not begin with a slash", pattern.pattern);
    }
    rest.remove_prefix(1);
    if (rest.empty()) {
        return route;
    }
    for (const auto part : split(rest, '/')) {
        const bool capture = part.starts_with('{') && part.ends_with('}') && part.size() > 2;
        const auto text = capture ? part.substr(1, part.size() - 2) : part;
        if (capture ? !is_name(text) : text.empty() || text.find_first_of("{}") != text.npos) {
            return bad_pattern("The pattern has a part that cannot be read", pattern.pattern);
        }
        const auto same = [&](const Part& other) { return other.is_capture && other.text == text; };
        if (capture && std::ranges::any_of(route.parts, same)) {
            return bad_pattern("The pattern captures two parts under one name", pattern.pattern);
        }
        route.parts.push_back({capture, std::string{text}});
    }
    return route;
}

Result<Routes> Routes::make(const std::vector<RoutePattern>& patterns) {
    Routes routes;
    for (const auto& pattern : patterns) {
        auto route = read(pattern);
        if (!route) {
            return pass(route.error());
        }
        routes.routes_.push_back(std::move(*route));
    }
    // Text before capture, part by part: then the first that fits is the most exact. Captures compare
    // equal, whatever they are called.
    const auto order = [](const Part& a, const Part& b) -> std::strong_ordering {
        if (a.is_capture || b.is_capture) {
            return a.is_capture <=> b.is_capture;
        }
        return a.text <=> b.text;
    };
    const auto compare = [&](const Route& a, const Route& b) {
        return std::lexicographical_compare_three_way(a.parts.begin(), a.parts.end(),
                                                      b.parts.begin(), b.parts.end(), order);
    };
    std::ranges::sort(routes.routes_,
                      [&](const Route& a, const Route& b) { return compare(a, b) < 0; });
    const auto twice = std::ranges::adjacent_find(
        routes.routes_, [&](const Route& a, const Route& b) { return compare(a, b) == 0; });
    if (twice != routes.routes_.end()) {
        return bad_pattern("Two patterns match the same paths", std::next(twice)->pattern);
    }
    return routes;
}

bool Routes::fits(const Route& route, const std::vector<std::string>& segments) {
    return std::ranges::equal(route.parts, segments,
                              [](const Part& part, const std::string& segment) {
                                  return part.is_capture || part.text == segment;
                              });
}

std::optional<Match> Routes::match(const Target& target) const {
    if (target.trailing_slash) {
        return std::nullopt;
    }
    auto segments = target.segments;
    const Format format = take_format(segments);
    const auto found =
        std::ranges::find_if(routes_, [&](const Route& route) { return fits(route, segments); });
    if (found == routes_.end()) {
        return std::nullopt;
    }
    Match match{found->name, found->pattern, format, {}};
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (found->parts[i].is_capture) {
            match.captures.push_back({found->parts[i].text, segments[i]});
        }
    }
    return match;
}

} // namespace mf::serve
