// What GDAL's programs say about a file of boundaries. For this room only.
#pragma once

#include "store/boundary_file.hpp"

#include <string_view>

namespace mf::store {

/// The file's name for GDAL, with the way into its archive.
Result<std::string> boundary_source(const std::filesystem::path& file);

/// One of GDAL's programs, kept to this file: no network, no file that names another one.
Result<std::string> run_gdal(const std::string& program,
                             const std::vector<std::string>& arguments,
                             const std::filesystem::path& file);

/// What `ogrinfo -so -al` prints, taken apart.
std::vector<BoundaryLayer> layers_in(std::string_view told);

} // namespace mf::store
