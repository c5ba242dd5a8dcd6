#include "store/input.hpp"

#include "base/text.hpp"
#include "store/descriptor.hpp"
#include "store/gzip.hpp"
#include "store/process.hpp"
#include "store/zip.hpp"

#include <algorithm>
#include <system_error>
#include <tuple>
#include <utility>

namespace mf::store {

namespace {

namespace fs = std::filesystem;
using std::string_view_literals::operator""sv;

enum class Form { plain, zip, gzip };

constexpr std::size_t told_by_bytes = std::size_t{64} << 10;

/// What a file is, by its first bytes. A workbook is a plain file, though it is a ZIP inside.
Result<Form> form_of(const Descriptor& file, const fs::path& path) {
    std::string start(4, '\0');
    Result<std::size_t> count = read_at(file, 0, start, path);
    if (!count) {
        return pass(count.error());
    }
    if (start.starts_with("\x1F\x8B"sv)) {
        return Form::gzip;
    }
    if (start != "PK\3\4"sv && start != "PK\5\6"sv) {
        return Form::plain;
    }
    start.resize(told_by_bytes);
    count = read_at(file, 0, start, path);
    if (!count) {
        return pass(count.error());
    }
    start.resize(*count);
    return workbook_of(start) == Workbook::none ? Form::zip : Form::plain;
}

bool is_hidden(std::string_view name) {
    return name.starts_with('.') || name == "__MACOSX";
}

bool is_office_document(const std::vector<ZipEntry>& entries) {
    return std::ranges::any_of(entries, [](const ZipEntry& entry) {
        return entry.name == "[Content_Types].xml" || entry.name == "xl/workbook.xml";
    });
}

Result<Reader> open_plain(const fs::path& path) {
    Result<Descriptor> file = open_for_reading(path);
    if (!file) {
        return pass(file.error());
    }
    return Reader{[file = std::move(*file), path](std::span<char> into) {
        return read_some(file, into, path);
    }};
}

/// Walks folders and archives and collects what lies there.
class Lister {
public:
    explicit Lister(const InputLimits& limits) : limits_{limits} {}

    void add_folder(const fs::path& path, const fs::path& relative) {
        std::error_code code;
        std::vector<fs::directory_entry> entries;
        for (fs::directory_iterator at{path, code}; !code && at != fs::directory_iterator{};
             at.increment(code)) {
            entries.push_back(*at);
        }
        if (code) {
            listing_.unreadable.push_back(
                {path, system_error("read the folder", path, code.value())});
        }
        for (const fs::directory_entry& entry : entries) {
            const fs::path name = entry.path().filename();
            const fs::file_status status = entry.symlink_status(code);
            if (is_hidden(name.native())) {
                continue;
            }
            if (fs::is_directory(status)) {
                add_folder(entry.path(), relative / name);
            } else if (fs::is_regular_file(status)) {
                add_file(entry.path(), relative);
            }
        }
    }

    void add_file(const fs::path& path, const fs::path& folder) {
        if (Done added = try_file(path, folder); !added) {
            listing_.unreadable.push_back({path, added.error()});
        }
    }

    Listing finish() {
        std::ranges::sort(listing_.items, {}, [](const Item& item) {
            return std::tie(item.path, item.name, item.index);
        });
        std::ranges::sort(listing_.unreadable, {}, &Unreadable::path);
        return std::move(listing_);
    }

private:
    Done try_file(const fs::path& path, const fs::path& folder) {
        Result<Descriptor> file = open_for_reading(path);
        if (!file) {
            return pass(file.error());
        }
        const Result<std::uint64_t> size = size_of(*file, path);
        if (!size) {
            return pass(size.error());
        }
        const Result<Form> form = form_of(*file, path);
        if (!form) {
            return pass(form.error());
        }
        if (*form == Form::zip) {
            return add_zip(path, folder, *size);
        }
        add_one(path, folder, *size, *form == Form::gzip);
        return {};
    }

    void add_one(const fs::path& path, const fs::path& folder, std::uint64_t size, bool is_gzip) {
        const std::string file_name = shown_name(path.filename().native());
        Item item{
            .name = file_name, .container = {}, .path = path, .folder = folder, .bytes = size};
        if (is_gzip) {
            item.container = file_name;
            if (lower(file_name).ends_with(".gz")) {
                item.name.resize(file_name.size() - 3);
            }
        }
        listing_.items.push_back(std::move(item));
    }

    Done add_zip(const fs::path& path, const fs::path& folder, std::uint64_t size) {
        const Result<std::vector<ZipEntry>> entries = zip_entries(path, limits_);
        if (!entries) {
            return pass(entries.error());
        }
        if (is_office_document(*entries)) {
            add_one(path, folder, size, false);
            return {};
        }
        for (const ZipEntry& entry : *entries) {
            if (entry.is_folder() || std::ranges::any_of(split(entry.name, '/'), is_hidden)) {
                continue;
            }
            listing_.items.push_back(Item{.name = shown_name(entry.name),
                                          .container = shown_name(path.filename().native()),
                                          .path = path,
                                          .folder = folder,
                                          .bytes = entry.unpacked,
                                          .index = entry.place});
        }
        return {};
    }

    InputLimits limits_;
    Listing listing_;
};

Result<Reader> open_in_zip(Descriptor file, const Item& item, const InputLimits& limits) {
    const Result<ZipEntry> entry = zip_entry_at(file, item.index, item.path);
    if (!entry) {
        return pass(entry.error());
    }
    if (shown_name(entry->name) != item.name) {
        return fail(ErrorKind::invalid, "the ZIP archive has changed since it was listed",
                    item.path.string() + '/' + item.name, "Start again");
    }
    if (Done fine = check_zip_entry(*entry, limits, item.path); !fine) {
        return pass(fine.error());
    }
    return open_zip_entry(std::move(file), *entry, item.path);
}

} // namespace

Result<Listing> list(const fs::path& path, const InputLimits& limits) {
    std::error_code code;
    const fs::file_status status = fs::status(path, code);
    if (!fs::exists(status)) {
        return pass(system_error("look at it", path, code ? code.value() : ENOENT));
    }
    Lister lister{limits};
    if (fs::is_directory(status)) {
        lister.add_folder(path, {});
    } else {
        lister.add_file(path, {});
    }
    return lister.finish();
}

Result<Reader> open(const Item& item, const InputLimits& limits) {
    if (item.container.empty()) {
        return open_plain(item.path);
    }
    Result<Descriptor> file = open_for_reading(item.path);
    if (!file) {
        return pass(file.error());
    }
    const Result<Form> form = form_of(*file, item.path);
    if (!form) {
        return pass(form.error());
    }
    if (*form == Form::gzip) {
        return open_gzip(item.path, limits);
    }
    return open_in_zip(std::move(*file), item, limits);
}

Result<std::string> read_all(Reader& reader, std::uint64_t bytes_max) {
    std::string bytes;
    std::size_t had = 0;
    while (true) {
        if (bytes.size() - had < (std::size_t{64} << 10)) {
            bytes.resize(std::max(bytes.size() * 2, std::size_t{256} << 10));
        }
        const Result<std::size_t> count = reader(std::span{bytes}.subspan(had));
        if (!count) {
            return pass(count.error());
        }
        had += *count;
        if (had > bytes_max) {
            return fail(ErrorKind::limit,
                        "there are more than " + std::to_string(bytes_max) + " bytes");
        }
        if (*count == 0) {
            bytes.resize(had);
            return bytes;
        }
    }
}

} // namespace mf::store
