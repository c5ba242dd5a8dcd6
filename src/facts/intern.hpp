// Gives each different text a number, in the order in which they are first met.
#pragma once

#include "facts/hashing.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mf::facts {

/// Texts are copied once into blocks that never move. O(1) a look-up.
class Intern {
public:
    Intern() : slots_(1024, 0) {}

    /// The text's number; `fresh` tells whether it is new.
    std::uint32_t number(std::string_view text, bool& fresh) {
        const std::uint64_t hash = quick_hash(text, 0);
        std::size_t slot = hash & (slots_.size() - 1);
        while (slots_[slot] != 0) {
            const std::uint32_t found = slots_[slot] - 1;
            if (hashes_[found] == hash && texts_[found] == text) {
                fresh = false;
                return found;
            }
            slot = (slot + 1) & (slots_.size() - 1);
        }
        fresh = true;
        const auto added = static_cast<std::uint32_t>(texts_.size());
        texts_.push_back(kept(text));
        hashes_.push_back(hash);
        slots_[slot] = added + 1;
        if (texts_.size() * 2 > slots_.size()) {
            grow();
        }
        return added;
    }

    std::uint32_t number(std::string_view text) {
        bool fresh = false;
        return number(text, fresh);
    }

    const std::vector<std::string_view>& texts() const { return texts_; }
    std::size_t size() const { return texts_.size(); }

    void clear() { *this = Intern{}; }

private:
    static constexpr std::size_t block_bytes_max = std::size_t{1} << 16;

    std::string_view kept(std::string_view text) {
        if (text.empty()) {
            return {};
        }
        if (text.size() > left_) {
            left_ = std::max(block_bytes_, text.size());
            block_bytes_ = std::min(block_bytes_ * 2, block_bytes_max); // small files stay small
            free_ = blocks_.emplace_back(left_).data();
        }
        std::memcpy(free_, text.data(), text.size());
        const std::string_view copy{free_, text.size()};
        free_ += text.size();
        left_ -= text.size();
        return copy;
    }

    void grow() {
        slots_.assign(slots_.size() * 2, 0);
        for (std::uint32_t i = 0; i < texts_.size(); ++i) {
            std::size_t slot = hashes_[i] & (slots_.size() - 1);
            while (slots_[slot] != 0) {
                slot = (slot + 1) & (slots_.size() - 1);
            }
            slots_[slot] = i + 1;
        }
    }

    std::vector<std::uint32_t> slots_; ///< number + 1; 0 is free
    std::vector<std::string_view> texts_;
    std::vector<std::uint64_t> hashes_;
    std::vector<std::vector<char>> blocks_;
    std::size_t block_bytes_ = std::size_t{1} << 10; ///< of the next block
    char* free_ = nullptr;
    std::size_t left_ = 0;
};

} // namespace mf::facts
