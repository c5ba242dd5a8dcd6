#include "geo/apportion.hpp"

#include <algorithm>
#include <functional>
#include <map>

namespace mf::geo {

namespace {

Marks without_break(Marks marks) {
    Marks kept;
    for (const Mark mark : {Mark::provisional, Mark::revised, Mark::estimated, Mark::unreliable}) {
        kept = marks.has(mark) ? kept.with(mark) : kept;
    }
    return kept;
}

void add(AreaNumber& sum, const Link& link, const AreaNumber* number) {
    const Cell value = number == nullptr ? Cell{Missing::not_available} : number->value;
    if (!sum.value.is_number()) {
        return; // nothing makes it a number again
    }
    if (!value.is_number()) {
        sum.value = value;
        sum.marks = {};
        return;
    }
    sum.value = *sum.value.value() + link.weight * *value.value();
    sum.marks = sum.marks.with(without_break(number->marks));
    if (link.weight < 1) {
        sum.marks = sum.marks.with(Mark::estimated);
    }
}

} // namespace

Apportioned apportion(const Lookup& lookup, std::span<const AreaNumber> numbers) {
    std::map<std::string, const AreaNumber*, std::less<>> given;
    Apportioned result;
    for (const AreaNumber& number : numbers) {
        given.emplace(number.code, &number);
        if (lookup.of(number.code).empty()) {
            result.nowhere.push_back(number.code);
        }
    }
    std::map<std::string, AreaNumber, std::less<>> sums;
    for (const Link& link : lookup.links()) { // by the code they come from
        const auto found = given.find(link.from);
        AreaNumber& sum = sums.try_emplace(link.to, AreaNumber{link.to, 0.0, {}}).first->second;
        add(sum, link, found == given.end() ? nullptr : found->second);
    }
    for (auto& [code, sum] : sums) {
        result.areas.push_back(std::move(sum));
    }
    std::ranges::sort(result.nowhere);
    return result;
}

} // namespace mf::geo
