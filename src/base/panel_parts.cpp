#include "base/panel_parts.hpp"

#include <algorithm>
#include <bit>

namespace mf {

namespace {

constexpr std::size_t slots_at_first = 64;

std::uint8_t reason_of(const Cell& cell) {
    const auto missing = cell.missing();
    return missing ? static_cast<std::uint8_t>(1 + static_cast<int>(*missing)) : std::uint8_t{0};
}

Cell cell_of(double number, std::uint8_t reason) {
    return reason == 0 ? Cell{number} : Cell{static_cast<Missing>(reason - 1)};
}

/// By bits, so that -0 stays what it is.
std::uint64_t bits(double number) {
    return std::bit_cast<std::uint64_t>(number);
}

std::size_t mixed(std::size_t hash, std::uint64_t more) {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15; // of the golden ratio
    const std::uint64_t product = (hash ^ more) * odd;
    return product ^ (product >> 29);
}

} // namespace

bool PackedParts::Entry::is(const Entry& other) const {
    return bits(numerator) == bits(other.numerator) &&
           bits(denominator) == bits(other.denominator) && bits(lower) == bits(other.lower) &&
           bits(upper) == bits(other.upper) && period == other.period &&
           numerator_reason == other.numerator_reason &&
           denominator_reason == other.denominator_reason && has_interval == other.has_interval;
}

std::size_t PackedParts::Entry::hash() const {
    const std::uint64_t small =
        std::uint64_t{period} << 24 | std::uint64_t{numerator_reason} << 16 |
        std::uint64_t{denominator_reason} << 8 | std::uint64_t{has_interval};
    std::size_t hash = mixed(0, bits(numerator));
    hash = mixed(hash, bits(denominator));
    hash = mixed(hash, bits(lower));
    hash = mixed(hash, bits(upper));
    return mixed(hash, small);
}

Parts PackedParts::at(std::size_t cell) const {
    const Entry& entry = entries_[number_of_[cell]];
    Parts parts{cell_of(entry.numerator, entry.numerator_reason),
                cell_of(entry.denominator, entry.denominator_reason),
                {},
                {}};
    if (entry.period > 0) {
        parts.denominator_period = periods_[entry.period - 1U];
    }
    if (entry.has_interval) {
        parts.interval = Interval{entry.lower, entry.upper};
    }
    return parts;
}

void PackedParts::set(std::size_t cell, std::size_t cells, const Parts& parts) {
    if (number_of_.empty()) {
        slots_.resize(slots_at_first);
        number_of(packed(Parts{}));
        number_of_.resize(cells); // all of them the first entry
    }
    number_of_[cell] = number_of(packed(parts));
}

PackedParts::Entry PackedParts::packed(const Parts& parts) {
    Entry entry;
    entry.numerator = parts.numerator.value().value_or(0);
    entry.denominator = parts.denominator.value().value_or(0);
    entry.numerator_reason = reason_of(parts.numerator);
    entry.denominator_reason = reason_of(parts.denominator);
    if (parts.interval) {
        entry.has_interval = true;
        entry.lower = parts.interval->lower;
        entry.upper = parts.interval->upper;
    }
    if (parts.denominator_period) {
        auto found = std::ranges::find(periods_, *parts.denominator_period);
        if (found == periods_.end()) { // as many as there are periods: a few hundred
            found = periods_.insert(found, *parts.denominator_period);
        }
        entry.period = static_cast<std::uint16_t>(found - periods_.begin() + 1);
    }
    return entry;
}

std::uint32_t PackedParts::number_of(const Entry& entry) {
    if (2 * (entries_.size() + 1) > slots_.size()) {
        grow();
    }
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = entry.hash() & mask;
    while (slots_[slot] != 0) {
        if (entries_[slots_[slot] - 1].is(entry)) {
            return slots_[slot] - 1;
        }
        slot = (slot + 1) & mask;
    }
    entries_.push_back(entry);
    slots_[slot] = static_cast<std::uint32_t>(entries_.size());
    return slots_[slot] - 1;
}

void PackedParts::grow() {
    slots_.assign(2 * slots_.size(), 0);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        std::size_t slot = entries_[i].hash() & mask;
        while (slots_[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots_[slot] = static_cast<std::uint32_t>(i + 1);
    }
}

} // namespace mf
