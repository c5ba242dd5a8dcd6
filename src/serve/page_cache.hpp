// The pages of the present state, kept ready. When the state changes all are dropped.
#pragma once

#include "serve/prepared.hpp"

#include <cstddef>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace mf::serve {

/// Thread-safe; a lookup costs one lock and one hash of the key. Least recently used pages go first.
class PageCache {
public:
    explicit PageCache(std::size_t bytes_max);

    /// Null when the page is not there. A `state` other than the last one seen drops all pages.
    PagePtr find(const std::string& state, std::string_view key);
    /// The same, but another state drops nothing and finds nothing.
    PagePtr peek(const std::string& state, std::string_view key);
    /// Keeps the page, in place of one of the same key. A page of another state than the present one, and
    /// one larger than a quarter of the whole, is passed over.
    void put(const std::string& state, const std::string& key, PagePtr page);

    std::size_t bytes() const;
    std::size_t pages() const;

private:
    struct Entry {
        std::string key;
        PagePtr page;
        std::size_t bytes;
    };

    using Entries = std::list<Entry>;

    PagePtr look_up(std::string_view key);
    void drop(Entries::iterator entry);

    std::size_t bytes_max_;
    mutable std::mutex mutex_;
    std::string state_;
    Entries entries_; ///< the most recently used first
    std::unordered_map<std::string_view, Entries::iterator>
        by_key_; ///< views into the entries' keys
    std::size_t bytes_ = 0;
};

} // namespace mf::serve
