// What the server shows at this moment: a site and the records, swapped together under the feet of nobody.
#pragma once

#include "app/shown_records.hpp"
#include "app/site.hpp"

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace mf::app {

/// The site that requests are answered from; a refresh builds the next one and swaps it. The first one knows no
/// small area yet, so that the home page need not wait for some thousands of them.
class Current {
public:
    /// A site and the records of one moment. Readers take it whole and never wait for the next.
    struct Shown {
        std::shared_ptr<const Site> site;
        std::optional<registers::PublicRecords> records;
        std::string state;

        const registers::PublicRecords* known() const { return records ? &*records : nullptr; }
    };

    Current(std::shared_ptr<const Site> first, std::optional<registers::PublicRecords> records) {
        show(std::move(first), std::move(records));
    }

    std::shared_ptr<const Site> get() const { return shown_.load()->site; }
    std::shared_ptr<const Shown> shown() const { return shown_.load(); }

    /// The site with every area: waits for it when it is not there yet.
    std::shared_ptr<const Shown> whole() const {
        is_whole_.wait(false);
        return shown_.load();
    }

    /// The same; nothing when the small areas did not come.
    std::shared_ptr<const Site> complete() const {
        is_whole_.wait(false);
        return came_ ? get() : nullptr;
    }

    // The next two are called by one thread at a time.
    void set(std::shared_ptr<const Site> site) {
        show(std::move(site), shown_.load()->records);
        came_ = true;
        let_go();
    }

    void set(registers::PublicRecords records) { show(get(), std::move(records)); }

    /// Nobody waits any longer: the whole site came, or will not come.
    void let_go() {
        is_whole_ = true;
        is_whole_.notify_all();
    }

private:
    void show(std::shared_ptr<const Site> site, std::optional<registers::PublicRecords> records) {
        std::string state = site->release().id + (records ? " " + mark_of(*records) : "");
        shown_.store(std::make_shared<const Shown>(
            Shown{std::move(site), std::move(records), std::move(state)}));
    }

    std::atomic<std::shared_ptr<const Shown>> shown_;
    std::atomic<bool> is_whole_ = false; ///< it came, or will not
    std::atomic<bool> came_ = false;
};

} // namespace mf::app
