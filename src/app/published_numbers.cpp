#include "app/published_numbers.hpp"

#include "app/shown_release.hpp"
#include "publish/freeze.hpp"

#include <algorithm>

namespace mf::app {

Result<PublishedNumbers> PublishedNumbers::of(const Context& context, const std::string& measure) {
    const auto shown = shown_release(context);
    if (!shown) {
        return pass(shown.error());
    }
    PublishedNumbers numbers;
    if (!shown->publication) {
        return numbers;
    }
    const auto workspace = context.open();
    auto panels =
        workspace ? publish::panels_at(workspace->releases(), shown->publication->hash, {measure})
                  : pass(workspace.error());
    if (!panels) {
        return pass(panels.error());
    }
    numbers.release_ = shown->publication->hash;
    numbers.panels_ = std::move(*panels);
    return numbers;
}

bool PublishedNumbers::has(const std::string& level,
                           const std::string& area,
                           const Period& period,
                           const Cell& number,
                           const std::string& definition) const {
    return std::ranges::any_of(panels_, [&](const Panel& panel) {
        const Panel::Shape& shape = panel.shape();
        const bool alike = shape.level == level && shape.first.kind() == period.kind();
        const auto place = alike ? panel.find(area) : std::nullopt;
        if (!place) {
            return false;
        }
        const int index = shape.index(period);
        return std::ranges::any_of(panel.stretches(*place), [&](const Stretch& stretch) {
            return stretch.first <= index && index <= stretch.last &&
                   stretch.basis.definition == definition && panel.number(*place, index) == number;
        });
    });
}

} // namespace mf::app
