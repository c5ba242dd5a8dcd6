#include "app/releases.hpp"

#include "publish/definitions_kept.hpp"
#include "publish/freeze.hpp"

#include <fmt/format.h>

namespace mf::app {

Result<Releases> open_releases(const Context& context) {
    auto workspace = context.open();
    if (!workspace) {
        return pass(workspace.error());
    }
    auto journal = store::Journal::open(workspace->journal());
    if (!journal) {
        return pass(journal.error());
    }
    auto history = publish::read_history(*journal);
    if (!history) {
        return pass(history.error());
    }
    auto sources = workspace->sources();
    if (!sources) {
        return pass(sources.error());
    }
    facts::State definitions; // no file is looked at
    definitions.sources = std::move(*sources);
    auto plans = plans_of_all_versions(*workspace, definitions);
    if (!plans) {
        return pass(plans.error());
    }
    return Releases{std::move(*workspace), std::move(*journal), std::move(*history),
                    std::move(*plans)};
}

Result<std::string> named_release(const Releases& releases, const std::string& begin) {
    if (!begin.empty()) {
        return publish::whole_hash(releases.workspace.releases(), begin);
    }
    if (releases.history.newest() == nullptr) {
        return fail(ErrorKind::not_found, "no release was prepared yet", {},
                    "Run `metforward release prepare`");
    }
    return releases.history.newest()->hash;
}

Result<std::string>
current_or_named(const Context& context, const Releases& releases, const std::string& begin) {
    const publish::Publication* current = releases.history.current(context.clock.now);
    return begin.empty() && current != nullptr ? Result<std::string>{current->hash}
                                               : named_release(releases, begin);
}

std::string shortened(const std::string& hash) {
    constexpr std::size_t shown_characters = 12;
    return hash.substr(0, shown_characters);
}

void say_findings(const Context& context, const std::vector<std::string>& findings) {
    for (const std::string& finding : findings) {
        context.say("Mind: " + finding + ".");
    }
}

Done definitions_kept(const Releases& releases) {
    const auto errors = publish::changed_definitions(releases.history,
                                                     releases.workspace.releases(), releases.plans);
    return errors.empty() ? Done{} : pass(errors.front());
}

Done check_release(const Releases& releases, const std::string& hash) {
    if (auto kept = definitions_kept(releases); !kept) {
        return kept;
    }
    const auto thawed = publish::thaw(releases.workspace.releases(), hash);
    return thawed ? Done{} : pass(thawed.error());
}

Done not_its_preparer(const publish::History& history,
                      const std::string& hash,
                      const std::string& post) {
    const publish::Prepared* prepared = history.of(hash);
    if (prepared == nullptr || post.empty() || post != prepared->post) {
        return {};
    }
    return fail(ErrorKind::refused, fmt::format("'{}' prepared it and cannot publish it too", post),
                "--post", "Another post publishes it");
}

} // namespace mf::app
