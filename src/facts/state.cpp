#include "facts/state.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"
#include "facts/journal_events.hpp"
#include "facts/workspace.hpp"
#include "store/files.hpp"
#include "store/journal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace mf::facts {

namespace {

/// What the name of each observation and the latest statement say of an edition.
void add_observation(Edition& edition, const Observation& what) {
    const std::string name = what.container.empty() ? what.name : what.container + "/" + what.name;
    if (std::ranges::find(edition.names, name) == edition.names.end()) {
        edition.names.push_back(name);
        std::ranges::sort(edition.names);
    }
    const auto earlier = [](const Published& a, const Published& b) {
        if (a.latest.has_value() != b.latest.has_value()) {
            return a.latest.has_value();
        }
        if (a.latest != b.latest) {
            return a.latest < b.latest;
        }
        return a.earliest > b.earliest; // the same last day: the narrower statement
    };
    if (earlier(what.published, edition.published)) {
        edition.published = what.published;
    }
    edition.met = edition.met == Day::at(0) ? what.met : std::min(edition.met, what.met);
    edition.simulated = edition.simulated || what.simulated;
    if (what.scope && (edition.scope.words.empty() || what.scope->words < edition.scope.words) &&
        !what.scope->whole) {
        edition.scope = *what.scope; // whoever says that it is cut is believed
    }
}

/// The categories that a statement like "Burglary" or "Burglary, Robbery" names, as ids.
std::vector<std::string> named_categories(const SourceDefinition& source,
                                          const std::string& words) {
    std::set<std::string> ids;
    for (const std::string_view part : split(words, ',')) {
        const std::string key = name_key(part);
        for (const CategorySet& set : source.category_sets) {
            if (const auto found = set.values.find(key); found != set.values.end()) {
                ids.insert(found->second);
            }
            for (const auto& [text, id] : set.values) {
                if (name_key(id) == key) {
                    ids.insert(id);
                }
            }
        }
    }
    return {ids.begin(), ids.end()};
}

void settle_scope(const SourceDefinition& source, Edition& edition) {
    if (!edition.scope.whole && edition.scope.categories.empty()) {
        edition.scope.categories = named_categories(source, edition.scope.words);
    }
    if (edition.scope.whole && edition.manifest.cut) {
        edition.scope =
            Scope{false, joined(edition.manifest.categories, ", "), edition.manifest.categories};
    }
}

void list_holds(State& state, const Edition& edition) {
    const Manifest& manifest = edition.manifest;
    std::uint64_t whole = 0;
    for (std::size_t i = 0; i < manifest.slices.size(); ++i) {
        const Slice& slice = manifest.slices[i];
        if (slice.hold == "rows stand twice") {
            whole += slice.held;
        } else if (!slice.hold.empty()) {
            state.held.push_back({fmt::format("{}.{}", manifest.edition, i + 1), manifest.edition,
                                  manifest.source, slice.hold, slice.key, slice.held, false, ""});
        }
    }
    if (whole > 0) {
        state.held.push_back({manifest.edition,
                              manifest.edition,
                              manifest.source,
                              "rows stand twice",
                              {},
                              whole,
                              false,
                              ""});
    }
}

void apply_decisions(State& state, const std::vector<Decision>& decisions) {
    for (const Decision& decision : decisions) {
        if (decision.kind == Decision::Kind::choose) {
            state.chosen.insert(decision.subject);
            continue;
        }
        const auto held = std::ranges::find(state.held, decision.subject, &HeldRows::id);
        if (held != state.held.end()) {
            held->accepted = true;
            held->decided = fmt::format("{}, {}: {}", decision.post, decision.at.substr(0, 10),
                                        decision.reason);
        }
    }
}

/// What was read from one input, whatever definition read it.
using Reading = std::tuple<std::string, std::string, std::string, std::string>;

Reading reading_of(const Observed& one) {
    return {one.what.sha256, one.what.container, one.what.name, one.sheet};
}

/// `not_found`: the lake lacks it; `unsupported`: an older definition or version made it; `integrity`.
Result<Edition> open_edition(const State& state, const Observed& one) {
    Edition edition;
    edition.folder = state.lake / one.source / one.edition;
    const std::filesystem::path file = edition.folder / "manifest.json";
    const auto text = store::read_file(file);
    if (!text) {
        return pass(text.error());
    }
    auto manifest = manifest_from_json(*text, file.string());
    if (!manifest) {
        return pass(manifest.error());
    }
    const SourceDefinition* source = state.source(one.source);
    if (source == nullptr || manifest->definition != source->hash) {
        return fail(ErrorKind::unsupported, "an older definition made it", file.string());
    }
    edition.manifest = std::move(*manifest);
    return edition;
}

/// An edition that cannot be used is told of, unless the same input was read again meanwhile.
void list_unusable(State& state,
                   const std::map<std::string, std::pair<Reading, Error>>& unusable,
                   const std::set<Reading>& read) {
    for (const auto& [id, why] : unusable) {
        const auto& [reading, error] = why;
        if (error.kind == ErrorKind::integrity) {
            state.damaged.emplace_back(error.where);
        } else if (read.contains(reading)) {
            continue;
        } else if (error.kind == ErrorKind::unsupported) {
            state.outdated.push_back(id);
        } else {
            state.missing.push_back(id);
        }
    }
}

Done read_editions(State& state, const std::vector<Observed>& observed) {
    std::map<std::string, std::pair<Reading, Error>> unusable;
    std::set<Reading> read;
    for (const Observed& one : observed) {
        auto found = state.editions.find(one.edition);
        if (found == state.editions.end() && !unusable.contains(one.edition)) {
            auto edition = open_edition(state, one);
            if (!edition) {
                unusable.emplace(one.edition, std::pair{reading_of(one), edition.error()});
                continue;
            }
            found = state.editions.emplace(one.edition, std::move(*edition)).first;
            state.by_source[one.source].push_back(one.edition);
        }
        if (found == state.editions.end()) {
            continue;
        }
        read.insert(reading_of(one));
        add_observation(found->second, one.what);
        state.newest_met = std::max(state.newest_met, one.what.met.text());
    }
    list_unusable(state, unusable, read);
    for (auto& [id, edition] : state.editions) {
        settle_scope(*state.source(edition.manifest.source), edition);
        list_holds(state, edition);
        state.simulated = state.simulated || edition.simulated;
    }
    for (auto& [source, editions] : state.by_source) {
        std::ranges::sort(editions);
    }
    std::ranges::sort(state.held, {}, &HeldRows::id);
    return {};
}

std::string state_hash(const State& state) {
    std::string text;
    for (const auto& [id, edition] : state.editions) {
        text += id;
        for (const SliceState slice : edition.states) {
            text += static_cast<char>('0' + static_cast<int>(slice));
        }
        text += edition.scope.words + "\n";
    }
    for (const HeldRows& held : state.held) {
        text += fmt::format("{} {}\n", held.id, held.accepted);
    }
    for (const SourceDefinition& source : state.sources) {
        text += source.hash;
    }
    return sha256(text);
}

} // namespace

std::string_view name(SliceState state) {
    switch (state) {
    case SliceState::current:
        return "current";
    case SliceState::replaced:
        return "replaced";
    case SliceState::same:
        return "same";
    case SliceState::undecided:
        return "undecided";
    case SliceState::held:
        return "held";
    }
    return {};
}

const SourceDefinition* State::source(const std::string& id) const {
    const auto found = std::ranges::lower_bound(sources, id, {}, &SourceDefinition::id);
    return found != sources.end() && found->id == id ? &*found : nullptr;
}

Result<State> Workspace::state(std::optional<Day> asof,
                               std::optional<std::int64_t> last_event) const {
    State state;
    auto definitions = sources();
    if (!definitions) {
        return pass(definitions.error());
    }
    state.sources = std::move(*definitions);
    auto areas = this->areas();
    if (!areas) {
        return pass(areas.error());
    }
    state.areas = std::move(*areas);
    state.lake = lake();
    const auto journal = store::Journal::open(this->journal());
    if (!journal) {
        return pass(journal.error());
    }
    const auto events = read_events(*journal, last_event);
    if (!events) {
        return pass(events.error());
    }
    if (auto done = read_editions(state, events->observed); !done) {
        return pass(done.error());
    }
    apply_decisions(state, events->decisions);
    decide_current(state, asof);
    state.hash = state_hash(state);
    return state;
}

} // namespace mf::facts
