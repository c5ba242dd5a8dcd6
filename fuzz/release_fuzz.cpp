// The files of a frozen release, whoever altered them: what is read can be written again to the same bytes, or an error.
#include "property.hpp"
#include "release/manifest.hpp"
#include "release/outlines_bytes.hpp"
#include "release/panel_bytes.hpp"
#include "release/signal.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

using namespace mf;
using fuzz::require;

constexpr std::size_t input_bytes_max = 16384;

void check_panel(const std::string& text) {
    const auto panel = release::panel_of(text);
    if (!panel) {
        require(panel.error().kind == ErrorKind::integrity, "it is damaged");
        return;
    }
    const std::string again = release::to_bytes(*panel);
    const auto same = release::panel_of(again);
    require(same && release::to_bytes(*same) == again, "what was written is read as the same");
    for (std::size_t area = 0; area < panel->shape().areas.size(); ++area) {
        panel->series(area);
    }
}

/// Rings close, and every corner lies in the extent: whoever draws them relies on it.
void check_outlines(const std::string& text) {
    const auto outlines = release::outlines_of(text);
    if (!outlines) {
        require(outlines.error().kind == ErrorKind::integrity, "they are damaged");
        return;
    }
    require(release::to_bytes(*outlines) == text, "outlines are written as they were read");
    const auto& extent = outlines->extent;
    for (const geo::ArcArea& area : outlines->areas) {
        require(outlines->area(area.code) == &area, "an area is found by its code");
        for (const geo::ArcRing& ring : area.rings) {
            for (const geo::GridPoint corner : geo::corners_of(outlines->arcs, ring)) {
                require(corner.x >= 0 && corner.y >= 0 && corner.x <= extent.width &&
                            corner.y <= extent.height,
                        "a corner lies in the extent");
            }
        }
    }
}

void check_texts(const std::string& text) {
    if (const auto manifest = release::manifest_of(text)) {
        const std::string again = release::manifest_text(manifest->release, manifest->files);
        const auto same = release::manifest_of(again);
        require(same && release::manifest_text(same->release, same->files) == again,
                "a manifest that was read is written as the same");
    }
    if (const auto areas = release::areas_of(text)) {
        const std::string again = release::areas_text(*areas);
        const auto same = release::areas_of(again);
        require(same && release::areas_text(*same) == again, "areas are written as the same");
    }
    if (const auto signals = release::read_signals(text, "signals")) {
        require(release::signals_csv(*signals) == text, "signals are written as they were read");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > input_bytes_max) {
        return -1;
    }
    const std::string text{fuzz::text_of(data, size)};
    check_panel(text);
    check_outlines(text);
    check_texts(text);
    return 0;
}
