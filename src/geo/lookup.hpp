// From the areas of one set to those of another, with weights: what a publisher's table says, or what the map says.
#pragma once

#include "geo/overlay.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mf::geo {

struct Link {
    std::string from;
    std::string to;
    double weight = 1; ///< the share of `from` that goes to `to`; above nought
    bool operator==(const Link&) const = default;
};

/// How the weights came about, for whoever reads a number that was made with them.
enum class LookupBasis {
    whole,  ///< the table names one area for each: best fit, nothing is parted
    shares, ///< weights of a table, by residents or whatever its publisher says
    area,   ///< by area of the overlay: everything is taken to be spread evenly
};
std::string_view name(LookupBasis basis); ///< "whole"
std::optional<LookupBasis> lookup_basis_of(std::string_view name);

/// The weights of each `from` sum to 1. A number that was moved by a link whose weight is below 1 is an estimate: the
/// caller marks it [e] (parts() tells).
class Lookup {
public:
    /// pre: weights are above nought. They are scaled so that those of one `from` sum to 1, within rounding. Links stand by `from`, the
    /// heaviest first, of equal ones the lower code.
    Lookup(SetId from, SetId to, LookupBasis basis, std::vector<Link> links);

    const SetId& from() const { return from_; }
    const SetId& to() const { return to_; }
    LookupBasis basis() const { return basis_; }
    std::span<const Link> links() const { return links_; }
    std::span<const Link> of(std::string_view from_code) const; ///< empty when it goes nowhere
    /// The area that has most of it (best fit), "" when it goes nowhere.
    std::string_view best(std::string_view from_code) const;
    bool parts(std::string_view from_code) const { return of(from_code).size() > 1; }

private:
    SetId from_;
    SetId to_;
    LookupBasis basis_;
    std::vector<Link> links_;
};

/// Which columns of the table are meant.
struct LookupColumns {
    std::string from;
    std::string to;
    std::string weight; ///< "" when each area goes whole to one
    enum class Weight {
        share,  ///< those of one area sum to 1, within 0.005
        amount, ///< persons, households, addresses: any numbers; their shares are the weights
    } kind = Weight::share;
};

struct LookupRead {
    Lookup lookup;
    /// Rows left out, each with file:line, why, and how to mend it: an empty code, a weight that is no number, below
    /// nought or above 1e12; and every row of an area that goes to two without weights, that has a pair twice, or whose shares do not
    /// sum to 1. A weight of nought is no link and no fault.
    std::vector<Error> refused;
};

/// `invalid` with file:line when the table cannot be read, lacks a column or has no link. O(n log n).
Result<LookupRead> parse_lookup(
    std::string_view text, std::string file, SetId from, SetId to, const LookupColumns& columns);

/// The links as RFC 4180 with LF: from,to,weight; as they stand in the lookup, weights in as few digits as read back the
/// same.
std::string lookup_text(const Lookup& lookup);
/// The reverse: the same lookup to the last bit. `invalid` with file:line for anything else.
Result<Lookup>
lookup_of_text(std::string_view text, std::string file, SetId from, SetId to, LookupBasis basis);

/// What is left out of a lookup by overlay, with its reason.
struct OverlayLookup {
    Lookup lookup;
    struct Uncovered {
        std::string code;
        double share = 0; ///< of its area that lies in no area of the other set; 1: it goes nowhere
    };
    std::vector<Uncovered> uncovered; ///< above `told_from`
};

/// Weights by area. Parts below `sliver_max` of an area are left out, because two drawings of one border never agree;
/// what is left is scaled to 1. `invalid` as overlay() says.
struct OverlayLimits {
    double sliver_max = 0.005;
    double told_from = 0.01;
};
Result<OverlayLookup>
lookup_by_area(const BoundarySet& from, const BoundarySet& to, const OverlayLimits& limits = {});

} // namespace mf::geo
