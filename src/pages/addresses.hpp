// Where things stand on the site. Ids from data are percent-encoded, so they cannot lead elsewhere.
#pragma once

#include "base/period.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace mf::pages {

/// For one part of a path or a query: all but letters, digits and "-._~" as %XX.
std::string encoded(std::string_view part);

std::string area_address(std::string_view code);
/// One measure in one area.
std::string area_measure_address(std::string_view code, std::string_view measure);
std::string measure_address(std::string_view id);
std::string check_address(std::string_view measure, std::string_view area, const Period& period);
std::string release_address(std::string_view hash);
/// The page of sources, at one of them.
std::string source_address(std::string_view id);

/// Address of the same page in another format: "/areas/x" is "/areas/x.csv", "/" is "/index.csv"; a query stays.
std::string twin_address(std::string_view address, std::string_view extension);

/// Gives the address of a file of site/ by its name: "site.css" is "/site/site.css?v=…".
using AssetAddress = std::function<std::string(std::string_view name)>;

/// Without versions: "/site/site.css".
std::string plain_asset_address(std::string_view name);

} // namespace mf::pages
