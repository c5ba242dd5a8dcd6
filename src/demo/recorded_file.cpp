#include "demo/recorded_file.hpp"

#include <algorithm>

namespace mf::demo {
namespace {

/// Counts by part, slot (a borough, or the last for none) and month.
using Counts = std::vector<std::vector<std::vector<std::uint64_t>>>;

/// Which parts a type has, and the chance of each.
struct TypeParts {
    std::vector<std::size_t> parts;
    Choice choice;
};

TypeParts parts_of(const FileTable& files, std::size_t type) {
    TypeParts found;
    std::vector<double> shares;
    for (std::size_t i = 0; i < files.recorded_parts.size(); ++i) {
        if (files.recorded_parts[i].type == type) {
            found.parts.push_back(i);
            shares.push_back(files.recorded_parts[i].share);
        }
    }
    found.choice = Choice{shares};
    return found;
}

Counts count(const World& world, const std::vector<StreetTally>& tallies, std::size_t first) {
    const std::size_t slots = world.geography.boroughs.size() + 1;
    const std::size_t months = tallies.size() - first;
    const FileTable& files = world.tables.files;
    Counts counts(files.recorded_parts.size(),
                  std::vector(slots, std::vector<std::uint64_t>(months, 0)));
    for (std::size_t type = 0; type < world.tables.crime.types.size(); ++type) {
        const TypeParts own = parts_of(files, type);
        if (own.parts.empty()) {
            continue;
        }
        Stream stream{world.seed, Purpose::recorded, type};
        for (std::size_t slot = 0; slot < slots; ++slot) {
            // The publisher knows its own boroughs only; what lies elsewhere has no name.
            const bool named =
                slot + 1 < slots && world.tables.boroughs[slot].force == files.recorded_force;
            const std::size_t target = named ? slot : slots - 1;
            for (std::size_t month = 0; month < months; ++month) {
                std::uint64_t left = tallies[first + month].borough_types[slot][type];
                for (; left > 0; --left) {
                    ++counts[own.parts[own.choice.pick(stream)]][target][month];
                }
            }
        }
    }
    return counts;
}

} // namespace

MadeFile recorded_file(const World& world, const std::vector<StreetTally>& tallies) {
    const FileTable& files = world.tables.files;
    const std::size_t wanted = static_cast<std::size_t>(files.recorded_months);
    const std::size_t first = tallies.size() - std::min(tallies.size(), wanted);
    Counts counts = count(world, tallies, first);
    std::string out = files.recorded_header;
    for (std::size_t month = first; month < tallies.size(); ++month) {
        const Month when = world.span.at(static_cast<int>(month));
        out += ',' + std::to_string(when.year());
        append_two(out, when.month());
    }
    out += "\r\n";
    for (std::size_t part = 0; part < counts.size(); ++part) {
        for (std::size_t slot = 0; slot < counts[part].size(); ++slot) {
            const auto& row = counts[part][slot];
            if (std::all_of(row.begin(), row.end(), [](std::uint64_t n) { return n == 0; })) {
                continue;
            }
            append_field(out, files.recorded_parts[part].group);
            out += ',';
            append_field(out, files.recorded_parts[part].category);
            out += ',';
            append_field(out, slot < world.tables.boroughs.size() ? world.tables.boroughs[slot].name
                                                                  : files.recorded_unknown);
            for (const std::uint64_t n : row) {
                out += ',';
                append_whole(out, n);
            }
            out += "\r\n";
        }
    }
    return {files.recorded_file, std::move(out)};
}

} // namespace mf::demo
