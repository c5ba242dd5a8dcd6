#include "serve/page_cache.hpp"

#include <iterator>
#include <utility>

namespace mf::serve {

PageCache::PageCache(std::size_t bytes_max) : bytes_max_{bytes_max} {}

PagePtr PageCache::find(const std::string& state, std::string_view key) {
    Entries dropped; // freed after the lock is given back: it may be a lot
    const std::lock_guard lock{mutex_};
    if (state != state_) {
        by_key_.clear();
        dropped.swap(entries_);
        bytes_ = 0;
        state_ = state;
        return nullptr;
    }
    return look_up(key);
}

PagePtr PageCache::peek(const std::string& state, std::string_view key) {
    const std::lock_guard lock{mutex_};
    return state == state_ ? look_up(key) : nullptr;
}

PagePtr PageCache::look_up(std::string_view key) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) {
        return nullptr;
    }
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->page;
}

void PageCache::put(const std::string& state, const std::string& key, PagePtr page) {
    const std::size_t bytes = page->bytes() + key.size() + sizeof(Entry);
    const std::lock_guard lock{mutex_};
    if (state != state_ || bytes > bytes_max_ / 4) {
        return;
    }
    if (const auto found = by_key_.find(key); found != by_key_.end()) {
        drop(found->second);
    }
    while (bytes_ + bytes > bytes_max_) {
        drop(std::prev(entries_.end()));
    }
    entries_.push_front({key, std::move(page), bytes});
    by_key_.emplace(entries_.front().key, entries_.begin());
    bytes_ += bytes;
}

void PageCache::drop(Entries::iterator entry) {
    bytes_ -= entry->bytes;
    by_key_.erase(entry->key);
    entries_.erase(entry);
}

std::size_t PageCache::bytes() const {
    const std::lock_guard lock{mutex_};
    return bytes_;
}

std::size_t PageCache::pages() const {
    const std::lock_guard lock{mutex_};
    return entries_.size();
}

} // namespace mf::serve
