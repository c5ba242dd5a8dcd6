#include "store/parquet_dictionary.hpp"

namespace mf::store::parquet {

namespace {

constexpr std::uint32_t unused = ~std::uint32_t{0};

} // namespace

bool UsedCodes::number(std::span<const std::uint32_t> codes,
                       std::size_t dictionary_size,
                       std::uint32_t* indexes) {
    used_.clear();
    if (is_constant(codes)) {
        used_.push_back(codes[0]);
        return codes[0] < dictionary_size;
    }
    std::uint32_t* index_of = at_least(index_of_, dictionary_size, unused);
    bool all_known = true;
    for (std::size_t row = 0; row < codes.size(); ++row) {
        const std::uint32_t code = codes[row];
        if (code >= dictionary_size) {
            all_known = false;
            break;
        }
        std::uint32_t index = index_of[code];
        if (index == unused) {
            index = static_cast<std::uint32_t>(used_.size());
            index_of[code] = index;
            used_.push_back(code);
        }
        indexes[row] = index;
    }
    // Only what was touched: the dictionary may be far larger than the group.
    for (const std::uint32_t code : used_) {
        index_of[code] = unused;
    }
    return all_known;
}

} // namespace mf::store::parquet
