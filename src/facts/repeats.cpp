#include "facts/repeats.hpp"

#include "facts/hashing.hpp"

#include <utility>

namespace mf::facts {

namespace {

/// The keys are hashes or begin like hashes, but a hostile file may choose its ids.
std::size_t home(std::uint64_t key, std::size_t slots) {
    return mixed(key, 0x9E3779B97F4A7C15U) & (slots - 1);
}

} // namespace

void Repeats::add(std::uint64_t key) {
    if (!complete_) {
        return;
    }
    key = key == 0 ? 1 : key; // nought marks a free slot
    std::size_t slot = home(key, keys_.size());
    while (keys_[slot] != 0 && keys_[slot] != key) {
        slot = (slot + 1) & (keys_.size() - 1);
    }
    if (keys_[slot] == key) {
        ++surplus_;
        sharing_ += again_[slot] ? 1U : 2U;
        again_[slot] = true;
        return;
    }
    keys_[slot] = key;
    if (++distinct_ * 2 > keys_.size()) {
        grow();
    }
    if (distinct_ > keys_max) {
        complete_ = false;
        keys_ = {};
        again_ = {};
    }
}

void Repeats::grow() {
    const std::vector<std::uint64_t> keys =
        std::exchange(keys_, std::vector<std::uint64_t>(keys_.size() * 2, 0));
    const std::vector<bool> again = std::exchange(again_, std::vector<bool>(keys_.size(), false));
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i] == 0) {
            continue;
        }
        std::size_t slot = home(keys[i], keys_.size());
        while (keys_[slot] != 0) {
            slot = (slot + 1) & (keys_.size() - 1);
        }
        keys_[slot] = keys[i];
        again_[slot] = again[i];
    }
}

} // namespace mf::facts
