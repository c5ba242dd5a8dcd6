#include "pages/page.hpp"

#include <algorithm>

namespace mf::pages {

bool has_main_table(const Page& page) {
    return std::ranges::any_of(page.blocks, [](const Block& block) {
        const auto* table = std::get_if<Table>(&block);
        return table != nullptr && table->main;
    });
}

} // namespace mf::pages
