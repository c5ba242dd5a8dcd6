// A page as HTML 5: frame, blocks, tables, charts. No script is needed to read it and no style is inline.
#pragma once

#include "pages/addresses.hpp"
#include "pages/markup.hpp"
#include "pages/page.hpp"
#include "pages/words.hpp"

namespace mf::pages {

/// The whole document. `words` are those that the page was made with.
Html html(const Page& page, const Words& words, const AssetAddress& asset = plain_asset_address);

} // namespace mf::pages
