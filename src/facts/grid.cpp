#include "facts/grid.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"
#include "facts/kept_places.hpp"
#include "store/files.hpp"

#include <algorithm>
#include <array>

namespace mf::facts {

namespace {

namespace fs = std::filesystem;

constexpr std::array endings{".tif", ".tiff", ".gsb"};
/// Named limit: the grid of Great Britain has 3 MB as GeoTIFF and 15 MB as NTv2.
constexpr std::uint64_t grid_bytes_max = std::uint64_t{256} << 20;

fs::path copy_in(const Workspace& workspace, const std::string& sha256, const std::string& name) {
    return prepared_folder(workspace, grid_source, prepared_id("grid 1", sha256, "")) / name;
}

bool is_whole(const fs::path& copy, const std::string& sha256) {
    const auto hash = store::hash_file(copy);
    return hash && *hash == sha256;
}

Done keep_copy(const Workspace& workspace,
               const std::string& sha256,
               const std::string& name,
               std::string bytes) {
    const fs::path copy = copy_in(workspace, sha256, name);
    return is_whole(copy, sha256) ? Done{}
                                  : keep_prepared(copy.parent_path(), {{name, std::move(bytes)}},
                                                  workspace.scratch() / "grid");
}

Result<std::optional<PlacesObserved>> grid_that_counts(const Workspace& workspace) {
    const auto journal = store::Journal::open_to_read(workspace.journal());
    const auto observed = journal ? read_places(*journal) : pass(journal.error());
    if (!observed) {
        return pass(observed.error());
    }
    auto counting = that_count(*observed, PlacesObserved::Kind::grid,
                               [](const PlacesObserved&) { return PlacesContents{}; });
    if (!counting) {
        return pass(counting.error());
    }
    return counting->empty() ? std::nullopt : std::optional{std::move(counting->front())};
}

} // namespace

std::vector<store::Item> take_grid_files(store::Listing& listing) {
    const auto is_grid = [](const store::Item& item) {
        const std::string name = lower(item.name);
        return std::ranges::any_of(endings,
                                   [&](const char* ending) { return name.ends_with(ending); });
    };
    std::vector<store::Item> grids;
    std::ranges::copy_if(listing.items, std::back_inserter(grids), is_grid);
    std::erase_if(listing.items, is_grid);
    return grids;
}

Result<GridTaken> take_grid(const Workspace& workspace, const store::Item& item) {
    auto reader = store::open(item);
    auto bytes = reader ? store::read_all(*reader, grid_bytes_max) : pass(reader.error());
    if (!bytes) {
        return pass(bytes.error());
    }
    const std::string hash = sha256(*bytes);
    const std::string name = fs::path{item.name}.filename().string();
    const fs::path tried = workspace.scratch() / "alone" / name;
    std::error_code problem;
    fs::create_directories(tried.parent_path(), problem);
    if (auto written = store::write_file(tried, *bytes); !written) {
        return pass(written.error());
    }
    const auto projection = geo::Projection::with_grid(tried);
    if (!projection) {
        Error error = projection.error();
        error.where = name;
        return pass(std::move(error));
    }
    const auto kept = keep_original(workspace, tried);
    const Done copied =
        kept ? keep_copy(workspace, hash, name, std::move(*bytes)) : pass(kept.error());
    return copied ? Result<GridTaken>{{hash, name, projection->note()}} : pass(copied.error());
}

Result<std::vector<GridTaken>> rebuild_grid(const Workspace& workspace) {
    std::vector<GridTaken> made;
    const auto grid_held = grid_that_counts(workspace);
    if (!grid_held) {
        return pass(grid_held.error());
    }
    if (!*grid_held || is_whole(copy_in(workspace, (*grid_held)->sha256, (*grid_held)->name),
                                (*grid_held)->sha256)) {
        return made;
    }
    const PlacesObserved& grid = **grid_held;
    const auto file = original_alone(workspace, grid.sha256, grid.name);
    auto bytes = file ? store::read_file(*file) : pass(file.error());
    const Done copied = bytes ? keep_copy(workspace, grid.sha256, grid.name, std::move(*bytes))
                              : pass(bytes.error());
    const auto projection = copied ? projection_of(workspace) : pass(copied.error());
    if (!projection) {
        return pass(projection.error());
    }
    made.push_back({grid.sha256, grid.name, projection->note()});
    return made;
}

Result<geo::Projection> projection_of(const Workspace& workspace) {
    const auto grid_held = grid_that_counts(workspace);
    if (!grid_held) {
        return pass(grid_held.error());
    }
    if (!*grid_held) {
        return geo::Projection::without_grid();
    }
    const fs::path copy = copy_in(workspace, (*grid_held)->sha256, (*grid_held)->name);
    if (!is_whole(copy, (*grid_held)->sha256)) {
        return fail(ErrorKind::integrity, "the grid file of the projection is gone or damaged",
                    copy.string(), "Run `metforward rebuild`");
    }
    return geo::Projection::with_grid(copy);
}

} // namespace mf::facts
