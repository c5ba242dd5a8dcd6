#include "demo/demo.hpp"

#include "app/commands.hpp"

#include <fmt/format.h>

namespace mf::app {

Result<int> demo(const Context& context, const DemoCommand& command) {
    demo::DemoOptions options;
    options.outlines = context.home.folder / "node_modules/vega-datasets/data/londonBoroughs.json";
    for (const char* place :
         {"node_modules/vega-datasets/data/londonBoroughs.json", "demo/londonBoroughs.json"}) {
        if (std::filesystem::exists(context.home.folder / place)) {
            options.outlines = context.home.folder / place;
        }
    }
    options.places = context.home.folder / "definitions/demo";
    options.months = command.months;
    options.rows = command.rows;
    options.seed = command.seed;
    Progress progress{"Writing", 100, context.progress()};
    std::uint64_t shown = 0;
    const auto report =
        demo::write_demo(command.folder, options, [&](std::uint64_t files, std::uint64_t total) {
            const std::uint64_t now = total == 0 ? 0 : files * 100 / total;
            progress.advance(now - shown);
            shown = now;
        });
    if (!report) {
        return pass(report.error());
    }
    context.say(
        fmt::format("Wrote {} files with {} made-up crimes, {} to {}. What was planted where: {}.",
                    report->files, report->crimes, report->first.text(), report->last.text(),
                    (command.folder / "PLANTED.md").string()));
    return done;
}

} // namespace mf::app
