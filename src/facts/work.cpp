#include "facts/work.hpp"

#include "store/files.hpp"

namespace mf::facts {

namespace {

constexpr const char* sidecar_name = "editions.csv";
constexpr const char* simulated_name = "simulated.toml";

/// The folder below the one that was named belongs to the name: "2025-02/x.csv" beside "2025-03/x.csv".
std::string name_in_folder(const store::Item& item) {
    const std::string& first = item.container.empty() ? item.name : item.container;
    return item.folder.empty() ? first : (item.folder / first).string();
}

} // namespace

std::string shown_name(const std::string& container, const std::string& name) {
    return container.empty() ? name : container + "/" + name;
}

Done read_sidecar(Handed& handed, const std::filesystem::path& file, const std::string& folder) {
    const auto text = store::read_file(file);
    if (!text) {
        return pass(text.error());
    }
    auto rows = parse_sidecar(*text, file.string());
    if (!rows) {
        return pass(rows.error());
    }
    handed.sidecars[folder] = std::move(*rows);
    return {};
}

std::optional<SidecarRow> stated_for(const Handed& handed, const store::Item& item) {
    std::filesystem::path folder = item.folder;
    for (;;) {
        if (const auto found = handed.sidecars.find(folder.string());
            found != handed.sidecars.end()) {
            const std::string below =
                std::filesystem::path{item.folder}.lexically_relative(folder).string();
            const std::string inside = below == "." ? "" : below;
            if (auto row = sidecar_row(found->second, inside, item.container, item.name)) {
                return row;
            }
        }
        if (folder.empty()) {
            return std::nullopt;
        }
        folder = folder.parent_path();
    }
}

Result<Handed> look_at(const std::filesystem::path& path, const store::InputLimits& limits) {
    Handed handed;
    auto listing = store::list(path, limits);
    if (!listing) {
        return pass(listing.error());
    }
    handed.listing = std::move(*listing);
    const auto folder = std::filesystem::is_directory(path) ? path : path.parent_path();
    handed.simulated = std::filesystem::exists(folder / simulated_name);
    if (!std::filesystem::is_directory(path) && std::filesystem::exists(folder / sidecar_name)) {
        if (auto done = read_sidecar(handed, folder / sidecar_name, ""); !done) {
            return pass(done.error());
        }
    }
    for (const store::Item& item : handed.listing.items) {
        if (item.container.empty() && item.name == sidecar_name) {
            if (auto done = read_sidecar(handed, item.path, item.folder.string()); !done) {
                return pass(done.error());
            }
        }
    }
    std::erase_if(handed.listing.items, [](const store::Item& item) {
        return item.container.empty() && (item.name == sidecar_name || item.name == simulated_name);
    });
    return handed;
}

Work work_of(const Handed& handed, const store::Item& item, const store::InputLimits& limits) {
    Work work;
    work.name = item.container.empty() ? name_in_folder(item) : item.name;
    work.container = item.container.empty() ? "" : name_in_folder(item);
    work.shown = shown_name(work.container, work.name);
    work.open = [item, limits] { return store::open(item, limits); };
    work.on_disk = item.container.empty() ? item.path : std::filesystem::path{};
    work.bytes = item.bytes;
    work.stated = stated_for(handed, item);
    work.simulated = handed.simulated;
    return work;
}

} // namespace mf::facts
