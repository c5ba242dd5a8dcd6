#include "facts/summary.hpp"

#include "base/period.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace mf::facts {

std::string slices_in_words(const Edition& edition) {
    const auto& slices = edition.manifest.slices;
    if (slices.size() == 1) {
        return joined(slices[0].key, " ");
    }
    std::string first;
    std::string last;
    for (const Slice& slice : slices) {
        for (const std::string& part : slice.key) {
            if (Period::parse(part)) {
                first = first.empty() ? part : std::min(first, part);
                last = std::max(last, part);
            }
        }
    }
    return first.empty() ? fmt::format("{} slices", slices.size())
                         : fmt::format("{} slices, {} to {}", slices.size(), first, last);
}

std::string published_in_words(const Edition& edition) {
    std::optional<Day> earliest = edition.published.earliest;
    std::optional<Day> latest = edition.published.latest;
    for (const Slice& slice : edition.manifest.slices) {
        if (slice.published) {
            earliest = earliest ? std::min(*earliest, *slice.published) : *slice.published;
            latest = latest ? std::max(*latest, *slice.published) : *slice.published;
        }
    }
    if (!earliest && !latest) {
        return "unknown";
    }
    if (earliest == latest) {
        return latest->text();
    }
    return earliest && latest ? fmt::format("{} to {}", earliest->text(), latest->text())
           : latest           ? fmt::format("until {}", latest->text())
                              : fmt::format("from {}", earliest->text());
}

std::string scope_in_words(const Edition& edition) {
    return edition.scope.whole            ? "whole"
           : edition.scope.words == "cut" ? "cut"
                                          : fmt::format("cut: {}", edition.scope.words);
}

std::string state_in_words(const Edition& edition) {
    std::set<SliceState> states{edition.states.begin(), edition.states.end()};
    if (states.size() == 1) {
        return std::string{name(*states.begin())};
    }
    if (states.contains(SliceState::current)) {
        return "part current";
    }
    for (const SliceState state : {SliceState::undecided, SliceState::held, SliceState::same}) {
        if (states.contains(state)) {
            return fmt::format("part {}", name(state));
        }
    }
    return "empty";
}

std::vector<std::string> replaced_by(const State& state, const Edition& edition) {
    std::set<std::string> found;
    const auto supplied = supply(state, edition.manifest.source);
    for (std::size_t i = 0; i < edition.states.size(); ++i) {
        const auto slice = supplied.find(edition.manifest.slices[i].key);
        if (slice != supplied.end() && !slice->second.edition.empty() &&
            slice->second.edition != edition.manifest.edition) {
            found.insert(slice->second.edition);
        }
    }
    return {found.begin(), found.end()};
}

} // namespace mf::facts
