// Every page of the site: its address and the function that makes it. `serve` takes its routes from here.
#pragma once

#include "base/error.hpp"
#include "pages/page.hpp"
#include "pages/words.hpp"
#include "release/release.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mf::pages {

/// The rows behind one number, at most `rows_max` of them; `app` gives it, from the editions that the release pins.
using EvidenceOf = std::function<Result<release::Rows>(const std::string& measure,
                                                       const std::string& area,
                                                       const Period& period,
                                                       std::size_t rows_max)>;

constexpr std::size_t evidence_rows_shown = 200; ///< on the page and in its JSON
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
};

struct SitePage {
    std::string_view pattern; ///< "/areas/{}": {} is one part of the path
    Result<Page> (*make)(const Asked&);
    bool takes_query = false; ///< reads the field "q"
};

/// In order of address. What does not exist is `not_found`, what is put wrongly `usage`.
std::span<const SitePage> site_pages();

Result<Page> home_page(const Asked& asked);
Result<Page> areas_page(const Asked& asked);
Result<Page> area_page(const Asked& asked); ///< names: code
Result<Page> measures_page(const Asked& asked);
Result<Page> measure_page(const Asked& asked); ///< names: id
Result<Page> sources_page(const Asked& asked);
Result<Page> check_page(const Asked& asked); ///< names: measure, area code, period

/// The page that says what went wrong and what to do. `status` is an HTTP status that has words ("error.404.finding"),
/// or any other, which is shown as 500. An error's own message is for programs and logs: it is in no reader's language.
Page error_page(int status,
                const std::string& address,
                const release::Release& release,
                const Words& words);

} // namespace mf::pages
