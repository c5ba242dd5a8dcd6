// The whole way of a street file, from its bytes to an edition: no row is lost, and each is judged by itself.
#include "facts/identify.hpp"
#include "facts/read_edition.hpp"
#include "property.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace mf;
using namespace mf::facts;
using fuzz::require;

constexpr std::size_t input_bytes_max = 3200; // 50 rows, so that a doubled file can be held
constexpr std::size_t read_in_halves_bytes_max = 1500; // reading three times takes time
constexpr std::string_view file_name = "2025-02-metropolitan-street.csv";
constexpr std::size_t block_bytes = 8192;

/// A folder that is emptied before each edition, and gone in the end.
class Scratch {
public:
    Scratch() : path_{fs::temp_directory_path() / ("row_fuzz-" + std::to_string(::getpid()))} {}
    ~Scratch() { fs::remove_all(path_); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    const fs::path& emptied() const {
        fs::create_directories(path_);
        for (const char* name : {"part-0.parquet", "held.parquet", "refused.parquet"}) {
            fs::remove(path_ / name);
        }
        return path_;
    }

private:
    fs::path path_;
};

struct World {
    std::vector<SourceDefinition> sources; ///< the street file's alone
    geo::Areas areas;
    Zone zone;
    Scratch scratch;
};

const World& world() {
    static const World loaded = [] {
        auto sources = load_sources({"definitions/sources"});
        auto areas = geo::Areas::load("definitions/areas");
        auto zone = Zone::load("UTC");
        require(sources && areas && zone, "the definitions can be read");
        std::erase_if(*sources, [](const auto& source) { return source.id != "police-street"; });
        return World{std::move(*sources), std::move(*areas), std::move(*zone), {}};
    }();
    return loaded;
}

CsvReader reader_behind_header(std::string_view text, std::size_t header_record) {
    CsvReader reader{reader_over(std::string{text}), {',', input_bytes_max, block_bytes}};
    CsvRecord record;
    for (std::size_t i = 0; i <= header_record; ++i) {
        require(reader.next(record).value_or(false), "the header stands there again");
    }
    return reader;
}

std::optional<Manifest> edition_of(std::string_view text) {
    const auto found = identify(text, world().sources, file_name, "");
    if (!found) {
        return std::nullopt;
    }
    CsvReader reader = reader_behind_header(text, found->header_record);
    const FieldContext context{&world().sources.front(), &world().areas, &world().zone,
                               found->recognised.name_parts};
    auto manifest = read_edition(reader, found->recognised, context, world().scratch.emptied());
    require(manifest.has_value(), "a file that was recognised is read");
    return std::move(*manifest);
}

std::uint64_t sum(const auto& counts) {
    std::uint64_t total = 0;
    for (const auto& [key, count] : counts) {
        total += count;
    }
    return total;
}

void check_counts(const Manifest& manifest) {
    require(manifest.rows_kept + manifest.rows_held + manifest.rows_refused == manifest.rows_read,
            "kept, held and refused are what was read");
    require(sum(manifest.refused) == manifest.rows_refused, "each refused row has its reason");
    std::uint64_t kept = 0;
    std::uint64_t held = 0;
    for (const Slice& slice : manifest.slices) {
        kept += slice.rows;
        held += slice.held;
        require(slice.key.size() == world().sources.front().slice.size(), "a slice has its key");
    }
    require(kept == manifest.rows_kept && held == manifest.rows_held, "slices hold all rows");
    require(manifest.rows_equal_to_another <= kept + held, "no more rows are equal than there are");
    const auto again = manifest_from_json(to_json(manifest), "manifest.json");
    require(again && to_json(*again) == to_json(manifest), "a manifest can be written and read");
}

/// What was read before a row does not change what becomes of it: in two halves there are as many of each fate.
void check_rows_alone(std::string_view text, const Manifest& whole) {
    const std::size_t header_end = text.find('\n');
    if (text.size() > read_in_halves_bytes_max || text.contains('"') ||
        header_end == std::string_view::npos) {
        return;
    }
    const std::size_t middle = text.find('\n', (header_end + text.size()) / 2);
    if (middle == std::string_view::npos) {
        return;
    }
    const std::string header{text.substr(0, header_end + 1)};
    const auto first = edition_of(text.substr(0, middle + 1));
    const auto second = edition_of(header + std::string{text.substr(middle + 1)});
    if (!first || !second || first->rows_read + second->rows_read != whole.rows_read) {
        return; // title lines above the header
    }
    require(first->rows_kept + second->rows_kept == whole.rows_kept, "a row is judged by itself");
    auto refused = first->refused;
    for (const auto& [reason, count] : second->refused) {
        refused[reason] += count;
    }
    require(refused == whole.refused, "a row is refused for its own reason");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > input_bytes_max) {
        return -1;
    }
    const std::string_view text = fuzz::text_of(data, size);
    if (form_of(text) != Form::text) {
        return -1;
    }
    if (const auto manifest = edition_of(text)) {
        check_counts(*manifest);
        check_rows_alone(text, *manifest);
    }
    return 0;
}
