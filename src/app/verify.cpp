// metforward verify: everything once more, from the publishers' bytes alone.
#include "app/commands.hpp"
#include "app/register_command.hpp"
#include "app/release_of.hpp"
#include "app/releases.hpp"
#include "base/text.hpp"
#include "facts/ingest.hpp"
#include "publish/freeze.hpp"
#include "publish/pinned.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <thread>

namespace mf::app {

namespace {

constexpr std::size_t differences_shown = 20;

/// A workspace among the temporary files that has its originals and what was known when a release was made, and no facts that
/// were computed. It is gone when this is.
class Bare {
public:
    static Result<Bare> make(const facts::Workspace& workspace,
                             const store::Journal& journal,
                             std::int64_t last_event) {
        std::error_code code;
        std::string name =
            (std::filesystem::temp_directory_path(code) / "metforward-verify-XXXXXX").string();
        if (code || mkdtemp(name.data()) == nullptr) {
            return fail(ErrorKind::io, "there is no room for temporary files", name,
                        "Set TMPDIR to a folder with room for the facts");
        }
        Bare bare{name};
        std::filesystem::copy_file(workspace.folder() / "workspace.toml",
                                   bare.folder_ / "workspace.toml", code);
        // What earlier releases withheld stays withheld: so these are needed too.
        for (const auto& kept : {workspace.originals(), workspace.releases()}) {
            if (!code) {
                std::filesystem::create_directory_symlink(std::filesystem::absolute(kept),
                                                          bare.folder_ / kept.filename(), code);
            }
        }
        if (code) {
            return fail(ErrorKind::io, "the figures cannot be recomputed: " + code.message(),
                        bare.folder_.string());
        }
        if (auto copied = bare.copy_events(journal, last_event); !copied) {
            return pass(copied.error());
        }
        return bare;
    }

    Bare(Bare&& other) noexcept : folder_{std::move(other.folder_)} { other.folder_.clear(); }
    Bare& operator=(Bare&&) = delete;
    ~Bare() {
        if (!folder_.empty()) {
            std::error_code ignored;
            std::filesystem::remove_all(folder_, ignored);
        }
    }

    const std::filesystem::path& folder() const { return folder_; }

private:
    explicit Bare(std::filesystem::path folder) : folder_{std::move(folder)} {}

    Done copy_events(const store::Journal& journal, std::int64_t last_event) {
        const auto events = journal.since(0);
        auto copy = store::Journal::open(folder_ / "journal.sqlite");
        if (!events || !copy) {
            return pass(events ? copy.error() : events.error());
        }
        std::vector<store::NewEvent> known;
        for (const store::Event& event : *events) {
            if (event.number <= last_event) {
                known.push_back(event.what);
            }
        }
        return copy->append(known);
    }

    std::filesystem::path folder_;
};

std::string name_of(const Panel& panel) {
    return fmt::format("{} by {}", panel.shape().measure, panel.shape().level);
}

std::string cell_text(const Panel& panel, std::size_t area, int period) {
    const Cell cell = panel.number(area, period);
    const auto value = cell.value();
    return (value ? fmt::format("{}", *value) : "") + symbols(cell, panel.marks(area, period));
}

/// Says where two panels differ, at most `left` times.
void tell_differences(const Panel& frozen, const Panel& again, std::vector<std::string>& told) {
    for (std::size_t area = 0; area < frozen.shape().areas.size(); ++area) {
        const auto same = again.find(frozen.shape().areas[area]);
        const Stretches& own = frozen.stretches(area);
        for (int index = own.empty() ? 0 : own.front().first;
             !own.empty() && index <= own.back().last && told.size() < differences_shown; ++index) {
            const Period period = frozen.shape().period(index);
            const std::string is = cell_text(frozen, area, index);
            const std::string computed =
                same ? cell_text(again, *same, again.shape().index(period)) : "nothing";
            if (is != computed) {
                told.push_back(fmt::format("{}, {}, {}: the release says {}, the originals say {}",
                                           name_of(frozen), frozen.shape().areas[area],
                                           period.text(), is, computed));
            }
        }
    }
}

std::uint64_t figures_of(const release::Release& release) {
    std::uint64_t figures = 0;
    for (const Panel& panel : release.panels) {
        for (std::size_t area = 0; area < panel.shape().areas.size(); ++area) {
            const Stretches& own = panel.stretches(area);
            figures += own.empty()
                           ? 0
                           : static_cast<std::uint64_t>(own.back().last - own.front().first + 1);
        }
    }
    return figures;
}

/// What differs between the release and the same computed again; empty when nothing does.
Result<std::vector<std::string>> differences(const release::Release& frozen,
                                             const release::Release& again,
                                             const std::filesystem::path& scratch) {
    std::vector<std::string> told;
    for (const Panel& panel : frozen.panels) {
        const auto same = std::ranges::find_if(again.panels, [&](const Panel& other) {
            return other.shape().measure == panel.shape().measure &&
                   other.shape().version == panel.shape().version &&
                   other.shape().level == panel.shape().level;
        });
        if (same == again.panels.end()) {
            told.push_back(fmt::format("{}: it is not computed any more", name_of(panel)));
        } else {
            tell_differences(panel, *same, told);
        }
    }
    if (told.empty()) {
        release::Release same_parts = again;
        // It may have been made before releases had these, or without boundaries.
        if (frozen.outlines.empty()) {
            same_parts.outlines.clear();
        }
        if (frozen.definitions.empty()) {
            same_parts.definitions.clear();
        }
        const auto hash = publish::freeze(same_parts, scratch);
        if (!hash) {
            return pass(hash.error());
        }
        if (*hash != frozen.id) {
            told.push_back(fmt::format("every figure agrees, but what stands beside them (sources, "
                                       "files, definitions, intervals) differs: {} and {}",
                                       frozen.id, *hash));
        }
    }
    return told;
}

/// Reads every original again and counts anew, by the definitions that the release keeps; by today's where it keeps none.
Result<release::Release>
computed_again(const Context& context, const Bare& bare, const release::Release& frozen) {
    Context there = context;
    there.workspace = bare.folder();
    if (!frozen.definitions.empty()) {
        there.home.folder = bare.folder() / "definitions-kept";
        if (auto laid = publish::lay_out(frozen.definitions, there.home.folder); !laid) {
            return pass(laid.error());
        }
    }
    const auto workspace = there.open();
    if (!workspace) {
        return pass(workspace.error());
    }
    const auto threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    const auto rebuilt = facts::rebuild(*workspace, context.clock, threads);
    if (!rebuilt) {
        return pass(rebuilt.error());
    }
    const auto measured = open_measured(there);
    return measured ? release_to_freeze(*measured) : pass(measured.error());
}

/// "17:<hash>", as somebody kept it.
Result<store::Head> kept_head(const std::string& typed) {
    const auto colon = typed.find(':');
    const auto number = whole_number(typed.substr(0, colon));
    constexpr std::size_t hash_length = 64;
    if (colon == std::string::npos || !number || typed.size() != colon + 1 + hash_length) {
        return fail(ErrorKind::usage, fmt::format("'{}' is no head of the records", typed),
                    "--head", "Write its number, a colon, and its 64 signs");
    }
    return store::Head{*number, typed.substr(colon + 1)};
}

/// Whether the chain leads through the head. pre: the chain holds in itself.
Done leads_through(const store::Journal& journal,
                   const store::Head& head,
                   const std::string& whose) {
    const auto hash = journal.hash_of(head.number);
    if (hash && *hash == head.hash) {
        return {};
    }
    if (!hash && hash.error().kind != ErrorKind::not_found) {
        return pass(hash.error());
    }
    return fail(
        ErrorKind::integrity,
        fmt::format("event {} or one before it was rewritten: its hash was {} {}, and is {}",
                    head.number, head.hash, whose, hash ? *hash : "of no event now"),
        "journal.sqlite", "Bring the journal back from a backup");
}

/// The chain and the tables of records, and every head that was made known.
Done check_records(const Context& context, const Releases& releases, const std::string& kept) {
    const auto head = verify_registers(context);
    if (!head) {
        return pass(head.error());
    }
    std::size_t heads = 0;
    for (const publish::Publication& one : releases.history.publications) {
        if (one.records.number == 0) {
            continue;
        }
        if (auto led = leads_through(
                releases.journal, one.records,
                fmt::format("when the release {} was published", shortened(one.hash)));
            !led) {
            return led;
        }
        ++heads;
    }
    if (!kept.empty()) {
        const auto own = kept_head(kept);
        auto led =
            own ? leads_through(releases.journal, *own, "when you kept it") : pass(own.error());
        if (!led) {
            return led;
        }
        ++heads;
    }
    context.say(
        fmt::format("The chain of {} events holds, and so do the tables of records; it leads "
                    "through {} heads that were made known. Its head is {}:{}",
                    head->number, heads, head->number, head->hash));
    return {};
}

} // namespace

Result<int> verify(const Context& context, const ReleaseCommand& command) {
    const auto releases = open_releases(context);
    const Done records =
        releases ? check_records(context, *releases, command.head) : pass(releases.error());
    if (!records) {
        return pass(records.error());
    }
    if (command.hash.empty() && releases->history.prepared.empty()) {
        context.say("No release was prepared yet: there is nothing to recompute.");
        return done;
    }
    if (auto kept = definitions_kept(*releases); !kept) {
        return pass(kept.error());
    }
    const auto hash = current_or_named(context, *releases, command.hash);
    if (!hash) {
        return pass(hash.error());
    }
    const publish::Prepared* prepared = releases->history.of(*hash);
    if (prepared == nullptr) {
        return fail(ErrorKind::integrity,
                    fmt::format("the journal does not know the release {}", *hash), {},
                    "Bring the journal back from a backup");
    }
    const auto frozen = publish::thaw(releases->workspace.releases(), *hash);
    const auto bare = Bare::make(releases->workspace, releases->journal, prepared->facts_event);
    if (!frozen || !bare) {
        return pass(frozen ? bare.error() : frozen.error());
    }
    const auto again = computed_again(context, *bare, *frozen);
    const auto told =
        again ? differences(*frozen, *again, bare->folder() / "again") : pass(again.error());
    if (!told) {
        return pass(told.error());
    }
    for (const std::string& line : *told) {
        fmt::print(stderr, "{}\n", line);
    }
    if (!told->empty()) {
        if (frozen->definitions.empty()) {
            fmt::print(stderr, "This release does not keep its definitions, so today's were used: "
                               "where they were changed since, bring them back as they were.\n");
        }
        return integrity_broken;
    }
    context.say(fmt::format("{} figures recomputed from {} originals: the release {} holds.",
                            figures_of(*frozen), frozen->editions.size(), *hash));
    return done;
}

} // namespace mf::app
