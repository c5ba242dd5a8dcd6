// Which page an address means: a table of patterns. Pure; knows no page.
#pragma once

#include "base/error.hpp"
#include "serve/request.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mf::serve {

/// The form that an address asks for by its ending: "/areas/x", "/areas/x.json", "/areas/x.csv".
enum class Format { html, json, csv };

struct Capture {
    std::string name;
    std::string value;

    bool operator==(const Capture&) const = default;
};

/// What a match says. The views point into the table of routes.
struct Match {
    std::string_view name;    ///< of the page
    std::string_view pattern; ///< "/areas/{code}", for the access log
    Format format = Format::html;
    std::vector<Capture> captures; ///< in the order of the pattern; none is empty

    /// The text captured under that name; empty when the pattern has no such capture.
    std::string_view capture(std::string_view capture_name) const;
};

struct RoutePattern {
    std::string pattern; ///< "/", "/areas/{code}": a part is either text or one capture
    std::string name;
};

/// Immutable once made. A path is looked up in time linear in the number of patterns.
class Routes {
public:
    /// `invalid` with the pattern when one cannot be read or two would match the same paths.
    static Result<Routes> make(const std::vector<RoutePattern>& patterns);

    /// The pattern that a path fits; of several the one whose earliest difference is text and not a capture.
    /// The ending of the last part chooses the format and is taken off; "/index.json" and "/index.csv" are "/". A
    /// path with a slash at its end fits nothing.
    std::optional<Match> match(const Target& target) const;

private:
    struct Part {
        bool is_capture;
        std::string text; ///< the text itself, or the capture's name
    };

    struct Route {
        std::string pattern;
        std::string name;
        std::vector<Part> parts;
    };

    static Result<Route> read(const RoutePattern& pattern);
    static bool fits(const Route& route, const std::vector<std::string>& segments);

    std::vector<Route> routes_; ///< the more exact first
};

} // namespace mf::serve
