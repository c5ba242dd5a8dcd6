// Every page of the site: its address and the function that makes it. `serve` takes its routes from here.
#pragma once

#include "base/error.hpp"
#include "pages/page.hpp"
#include "pages/words.hpp"
#include "registers/plan.hpp"
#include "registers/public_records.hpp"
#include "release/chart_track.hpp"
#include "release/release.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mf::pages {

/// The rows behind one number, at most `rows_max` of them; `app` gives it, from the editions that the release pins.
using EvidenceOf = std::function<Result<release::Rows>(const std::string& measure,
                                                       const std::string& area,
                                                       const Period& period,
                                                       std::size_t rows_max)>;

/// The places that those rows were put at; rows without a place are in none.
using PlacesOf = std::function<Result<std::vector<release::PlacedRows>>(
    const std::string& measure, const std::string& area, const Period& period)>;

/// The control chart of a measure in an area, and the funnel of a measure's level; `app` gives them, from the release.
using ChartOf = std::function<Result<std::optional<release::ChartTrack>>(const std::string& measure,
                                                                         const std::string& area)>;
using FunnelOf = std::function<Result<std::optional<release::FunnelTrack>>(
    const std::string& measure, geo::Level level)>;

/// A published release: what changed in it, and its files. `not_found` when no release has this hash or begins with it.
using ChangesOf = std::function<Result<release::ReleaseChanges>(const std::string& hash)>;

constexpr std::size_t evidence_rows_shown = 200; ///< on the page and in its JSON
constexpr std::size_t query_bytes_max = 100;     ///< of what somebody types; a longer name is none
constexpr std::size_t evidence_rows_max =
    100'000; ///< in the CSV: a large force's month is about this

/// What somebody asked for, in words: pages read them as what they should be.
struct Asked {
    const release::Release& release;
    const Words& words;
    std::vector<std::string> names; ///< what stood in the address for each {…}, decoded, in order
    std::string query;              ///< the field "q", decoded, at most 100 bytes
    EvidenceOf evidence;            ///< needed by *Check this number* alone
    std::size_t rows_max = evidence_rows_shown;
    ChartOf chart = {};
    FunnelOf funnel = {};
    ChangesOf changes = {};
    PlacesOf places = {};
    bool as_data = false; ///< JSON or CSV is asked for: tables that only these have are filled
    const registers::Plan* plan =
        nullptr; ///< of the authority; outlives the page; nullptr: it has none
    const registers::PublicRecords* records = nullptr; ///< nullptr: there are none to be had
    std::vector<std::pair<std::string, std::string>> wanted =
        {};                 ///< fields of the query beside "q", for pages that take one
    std::string today = {}; ///< "2026-03-31"; "": the day of the release
};

struct SitePage {
    std::string_view pattern; ///< "/areas/{}": {} is one part of the path
    Result<Page> (*make)(const Asked&);
    bool takes_query = false; ///< reads the field "q", and others
};

/// The page, with what the plan promises and the records say of it, and each term linked where it is first used. Where the
/// page does not know what is asked, a register or the plan may: records and programmes stand at addresses of their own.
Result<Page> make_page(const SitePage& page, const Asked& asked);

/// In order of address. What does not exist is `not_found`, what is put wrongly `usage`.
std::span<const SitePage> site_pages();

Result<Page> home_page(const Asked& asked);
Result<Page> areas_page(const Asked& asked);
Result<Page> area_page(const Asked& asked);         ///< names: code
Result<Page> area_pack_page(const Asked& asked);    ///< names: code
Result<Page> area_measure_page(const Asked& asked); ///< names: code, measure
Result<Page> about_page(const Asked& asked);
Result<Page> accessibility_page(const Asked& asked);
Result<Page> corrections_page(const Asked& asked);
Result<Page> coverage_page(const Asked& asked);
Result<Page> differ_page(const Asked& asked);
Result<Page> map_page(const Asked& asked);
Result<Page> area_map_page(const Asked& asked); ///< names: none, measure, level, period, order
Result<Page> measures_page(const Asked& asked);
Result<Page> release_page(const Asked& asked); ///< names: hash
Result<Page> releases_page(const Asked& asked);
Result<Page> search_page(const Asked& asked);
Result<Page> signals_page(const Asked& asked);
Result<Page> trust_page(const Asked& asked);
Result<Page> words_page(const Asked& asked);
Result<Page> measure_page(const Asked& asked); ///< names: id
Result<Page> sources_page(const Asked& asked);
Result<Page> check_page(const Asked& asked); ///< names: measure, area code, period

/// The page that says what went wrong and what to do. `status` is an HTTP status that has words ("error.404.finding"),
/// or any other, which is shown as 500. An error's own message is for programs and logs: it is in no reader's language.
/// A missing page suggests what is near, in the plan too where there is one.
Page error_page(int status,
                const std::string& address,
                const release::Release& release,
                const Words& words,
                const registers::Plan* plan = nullptr);

} // namespace mf::pages
