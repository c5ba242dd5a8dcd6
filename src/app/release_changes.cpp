#include "app/release_changes.hpp"

#include "publish/freeze.hpp"
#include "store/files.hpp"
#include "store/journal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace mf::app {

namespace {

struct Opened {
    facts::Workspace workspace;
    publish::History history;
    std::vector<release::PublicationInfo> all;
    std::size_t at = 0; ///< of the one that was asked for
};

Result<Opened> opened_at(const Context& context, const std::string& hash) {
    auto workspace = context.open();
    if (!workspace) {
        return pass(workspace.error());
    }
    const auto journal = store::Journal::open_to_read(workspace->journal());
    auto history = journal ? publish::read_history(*journal) : pass(journal.error());
    if (!history) {
        return pass(history.error());
    }
    auto all = opened_releases(*history, Clock::system().now);
    const auto found = std::ranges::find(all, hash, &release::PublicationInfo::hash);
    if (found == all.end()) {
        return fail(ErrorKind::not_found, fmt::format("no release '{}' was opened", hash), {},
                    "The page of releases lists them");
    }
    const auto at = static_cast<std::size_t>(found - all.begin());
    return Opened{std::move(*workspace), std::move(*history), std::move(all), at};
}

release::ValueChange
change_of(const publish::History& history, const std::string& older, const publish::Change& one) {
    const publish::Correction* correction = correction_of(history, older, one);
    return {one.measure,
            one.level,
            one.area,
            one.period,
            one.was,
            one.is,
            correction == nullptr ? std::string{name(one.cause)} : "correction",
            correction == nullptr ? "" : correction->reason};
}

} // namespace

std::vector<release::PublicationInfo> opened_releases(const publish::History& history,
                                                      const std::string& now) {
    std::vector<release::PublicationInfo> opened;
    for (const publish::Publication& one : history.publications) {
        if (one.opens > now) {
            continue;
        }
        release::PublicationInfo info{one.hash, one.opens, one.post, "", {}};
        if (one.records.number > 0) {
            info.head_number = one.records.number;
            info.head = one.records.hash;
            info.head_at = one.at;
        }
        if (const publish::Prepared* prepared = history.of(one.hash)) {
            info.prepared_by = prepared->post;
        }
        for (const publish::EarlySight& early : one.early) {
            info.early.emplace_back(early.post, early.hours);
        }
        opened.push_back(std::move(info));
    }
    std::ranges::stable_sort(opened, {}, &release::PublicationInfo::opened);
    return opened;
}

const publish::Correction* correction_of(const publish::History& history,
                                         const std::string& older,
                                         const publish::Change& change) {
    const auto found =
        std::ranges::find_if(history.corrections, [&](const publish::Correction& one) {
            return one.hash == older && one.measure == change.measure &&
                   (one.area.empty() || one.area == change.area) &&
                   (one.period.empty() || one.period == change.period.text());
        });
    return found == history.corrections.end() ? nullptr : &*found;
}

Result<release::ReleaseChanges> release_changes(const Context& context, const std::string& hash) {
    const auto opened = opened_at(context, hash);
    if (!opened) {
        return pass(opened.error());
    }
    const auto folder = opened->workspace.releases();
    const auto manifest = publish::manifest_at(folder, hash);
    if (!manifest) {
        return pass(manifest.error());
    }
    release::ReleaseChanges changes{opened->all[opened->at], "", {}, {}};
    for (const release::FrozenFile& file : manifest->files) {
        changes.files.push_back({file.name, file.sha256, file.bytes});
    }
    if (opened->at == 0) {
        return changes;
    }
    changes.before = opened->all[opened->at - 1].hash;
    const auto older = publish::thaw(folder, changes.before);
    const auto newer = publish::thaw(folder, hash);
    if (!older || !newer) {
        return pass(older ? newer.error() : older.error());
    }
    for (const publish::Change& one : publish::compare(*older, *newer)) {
        changes.changes.push_back(change_of(opened->history, changes.before, one));
    }
    return changes;
}

Result<std::string>
release_file(const Context& context, const std::string& hash, const std::string& name) {
    const auto opened = opened_at(context, hash);
    if (!opened) {
        return pass(opened.error());
    }
    const auto folder = opened->workspace.releases();
    const std::filesystem::path manifest_name = "release.json";
    if (name == manifest_name) {
        return store::read_file(folder / hash / manifest_name);
    }
    const auto manifest = publish::manifest_at(folder, hash);
    if (!manifest) {
        return pass(manifest.error());
    }
    if (std::ranges::find(manifest->files, name, &release::FrozenFile::sha256) ==
        manifest->files.end()) {
        return fail(ErrorKind::not_found, "the release has no such file", {},
                    "Its page lists its files");
    }
    return store::read_file(folder / hash / (name + ".zst"));
}

} // namespace mf::app
