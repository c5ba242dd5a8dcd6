// Codes of areas as people write them: CODE, or CODE@VINTAGE where a code alone could mean several areas.
#pragma once

#include "geo/boundary.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace mf::geo {

struct AreaCode {
    std::string code;
    std::string vintage; ///< "" when it is not said
    bool operator==(const AreaCode&) const = default;
    std::string text() const; ///< "X01@2018"
};

/// Reads "X01" and "X01@2018", blanks around each part taken off. `usage` when a part is empty or a second '@' stands there.
Result<AreaCode> parse_area_code(std::string_view text);

/// Which sets have which codes. A redrawn area may keep its code, so a code with two vintages is two areas.
class CodeBook {
public:
    /// Of the codes of one set: any order, repeated ones count once.
    void add(const SetId& set, std::vector<std::string> codes);

    struct Found {
        Level level = Level::district;
        AreaCode area; ///< with its vintage
        bool operator==(const Found&) const = default;
    };

    /// The one area that is meant. `not_found` when there is none (with those vintages that the code has), `usage` when
    /// it could be several: the error lists what to write instead. A level, where the caller knows it, leaves fewer.
    /// Two sources of one level and vintage are the same area.
    Result<Found> resolve(std::string_view text, std::optional<Level> level = {}) const;

private:
    struct Listed {
        SetId set;
        std::vector<std::string> codes; // ascending
    };
    std::vector<Listed> sets_;
};

} // namespace mf::geo
