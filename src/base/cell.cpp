#include "base/cell.hpp"

#include <array>

namespace mf {

namespace {

constexpr std::array reasons{Missing::confidential, Missing::not_available, Missing::not_applicable,
                             Missing::low};
constexpr std::array marks_in_order{Mark::breaks, Mark::estimated, Mark::provisional, Mark::revised,
                                    Mark::unreliable};

} // namespace

std::string_view symbol(Missing reason) {
    switch (reason) {
    case Missing::confidential:
        return "[c]";
    case Missing::not_available:
        return "[x]";
    case Missing::not_applicable:
        return "[z]";
    case Missing::low:
        return "[low]";
    }
    return {};
}

std::string_view symbol(Mark mark) {
    switch (mark) {
    case Mark::provisional:
        return "[p]";
    case Mark::revised:
        return "[r]";
    case Mark::breaks:
        return "[b]";
    case Mark::estimated:
        return "[e]";
    case Mark::unreliable:
        return "[u]";
    }
    return {};
}

std::string symbols(const Cell& cell, Marks marks) {
    std::string text;
    if (const auto reason = cell.missing()) {
        text += symbol(*reason);
    }
    for (const Mark mark : marks_in_order) {
        if (marks.has(mark)) {
            text += symbol(mark);
        }
    }
    return text;
}

std::optional<Missing> missing_of(std::string_view text) {
    for (const Missing reason : reasons) {
        if (symbol(reason) == text) {
            return reason;
        }
    }
    return std::nullopt;
}

std::optional<Mark> mark_of(std::string_view text) {
    for (const Mark mark : marks_in_order) {
        if (symbol(mark) == text) {
            return mark;
        }
    }
    return std::nullopt;
}

} // namespace mf
