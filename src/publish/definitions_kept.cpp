#include "publish/definitions_kept.hpp"

#include "publish/freeze.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace mf::publish {

namespace {

constexpr std::size_t shown_characters = 12;

Error changed(const release::MeasureInfo& measure,
              const std::string& release,
              const measures::Plan* plan) {
    const std::string what =
        plan == nullptr
            ? fmt::format("version {} of the measure '{}' is gone", measure.version, measure.id)
            : fmt::format("version {} of the measure '{}' now counts something else",
                          measure.version, measure.id);
    return {ErrorKind::integrity,
            fmt::format("{}, and the published release {} needs it", what,
                        release.substr(0, shown_characters)),
            plan == nullptr ? measure.definition_file : plan->definition.at("counts"),
            "Bring the definition back as it was; a change is a new version"};
}

} // namespace

std::vector<Error> changed_definitions(const History& history,
                                       const std::filesystem::path& releases,
                                       std::span<const measures::Plan> plans) {
    std::vector<Error> errors;
    std::set<std::string> seen;
    for (const Publication& publication : history.publications) {
        if (!seen.insert(publication.hash).second) {
            continue;
        }
        const auto manifest = manifest_at(releases, publication.hash);
        if (!manifest) {
            errors.push_back(manifest.error());
            continue;
        }
        for (const release::MeasureInfo& measure : manifest->release.measures) {
            const auto plan = std::ranges::find_if(plans, [&](const measures::Plan& one) {
                return one.definition.id == measure.id && one.definition.version == measure.version;
            });
            const measures::Plan* found = plan == plans.end() ? nullptr : &*plan;
            if (found == nullptr || found->hash != measure.hash) {
                errors.push_back(changed(measure, publication.hash, found));
            }
        }
    }
    return errors;
}

} // namespace mf::publish
