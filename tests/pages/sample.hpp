// A small release that has everything a page may meet: a break, a gap, a missing month, marks, three levels.
#pragma once

#include "pages/site_pages.hpp"
#include "pages/words.hpp"
#include "release/release.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mf::pages {

/// Made-up places of one police force; a region above it, districts and a ward below.
release::Release sample_release();

/// The same with `change` applied to every text in it that comes from data, codes and ids of links included.
release::Release with_texts(release::Release release,
                            const std::function<std::string(const std::string&)>& change);

/// Rows behind any number of the sample: `total` of them are told, at most rows_max are shown.
EvidenceOf sample_evidence(std::uint64_t total = 3,
                           const std::function<std::string(const std::string&)>& change = {});

/// Charts and funnels of a release, with limits that are easy to follow. The release outlives them.
ChartOf sample_charts(const release::Release& release);
FunnelOf sample_funnels(const release::Release& release);
/// Three values changed, whatever release is asked for.
ChangesOf sample_changes();
PlacesOf sample_places();

/// definitions/words/en.toml.
const Words& english();

/// The parts of the address that stand for {} in the pattern; nothing when the two do not match.
std::optional<std::vector<std::string>> names_in(std::string_view pattern,
                                                 std::string_view address);

/// The page at an address of the sample, as `serve` would ask for it; the test fails when there is none.
Page page_at(const release::Release& release,
             const Words& words,
             const std::string& address,
             const EvidenceOf& evidence = sample_evidence(),
             const std::string& query = {});

} // namespace mf::pages
