#include "publish/history.hpp"

#include "base/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace mf::publish {

namespace {

using Json = nlohmann::ordered_json;

constexpr int early_hours_max = 24;

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Prepared prepared_of(const Json& json, const store::NewEvent& event) {
    return {json.at("hash"), event.at, json.at("post"), json.at("facts_event"),
            json.at("findings")};
}

Proposal proposal_of(const Json& json, const store::NewEvent& event) {
    return {json.at("hash"), event.at, json.at("account"), json.at("post")};
}

Publication publication_of(const Json& json, const store::NewEvent& event) {
    Publication publication{json.at("hash"), event.at, json.at("opens"), json.at("post"), {}};
    for (const Json& one : json.at("early")) {
        publication.early.push_back({one.at("post"), one.at("hours")});
    }
    if (const auto head = json.find("records"); head != json.end()) {
        publication.records = {head->at("number"), head->at("hash")};
    }
    return publication;
}

/// The members of a correction that are written as they are, named once.
template <class Visit>
void each_member(auto& correction, Visit visit) {
    visit("hash", correction.hash);
    visit("measure", correction.measure);
    visit("area", correction.area);
    visit("period", correction.period);
    visit("was", correction.was);
    visit("is", correction.is);
    visit("reason", correction.reason);
    visit("effect", correction.effect);
    visit("post", correction.post);
}

/// "09:30:00"
bool is_time(std::string_view text) {
    constexpr std::array<int, 3> ends{24, 60, 60};
    for (std::size_t part = 0; part < ends.size(); ++part) {
        const std::string_view digits = text.substr(part * 3, 2);
        int value = -1;
        const auto [end, code] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (code != std::errc{} || end != digits.data() + digits.size() || value < 0 ||
            value >= ends[part] || (part > 0 && text[part * 3 - 1] != ':')) {
            return false;
        }
    }
    return true;
}

std::string or_program(const std::string& post) {
    return post.empty() ? "program" : post;
}

} // namespace

const Publication* History::current(const std::string& now) const {
    const Publication* found = nullptr;
    for (const Publication& one : publications) {
        if (one.opens <= now && (found == nullptr || one.opens >= found->opens)) {
            found = &one;
        }
    }
    return found;
}

const Prepared* History::of(const std::string& hash) const {
    const auto found = std::ranges::find(prepared, hash, &Prepared::hash);
    return found == prepared.end() ? nullptr : &*found;
}

const Proposal* History::proposal_of(const std::string& hash) const {
    const Proposal* newest = nullptr;
    for (const Proposal& one : proposals) {
        newest = one.hash == hash ? &one : newest;
    }
    return newest;
}

bool History::is_published(const std::string& hash) const {
    return std::ranges::find(publications, hash, &Publication::hash) != publications.end();
}

Result<History> read_history(const store::Journal& journal) {
    const auto events = journal.stream(releases_stream);
    if (!events) {
        return pass(events.error());
    }
    History history;
    for (const store::Event& event : *events) {
        try {
            const Json json = Json::parse(event.what.body);
            if (event.what.kind == "prepared") {
                history.prepared.push_back(prepared_of(json, event.what));
            } else if (event.what.kind == "proposed") {
                history.proposals.push_back(proposal_of(json, event.what));
            } else if (event.what.kind == "published") {
                history.publications.push_back(publication_of(json, event.what));
            } else if (event.what.kind == "corrected") {
                Correction correction;
                each_member(correction, [&](const char* name, std::string& value) {
                    json.at(name).get_to(value);
                });
                correction.number = static_cast<int>(history.corrections.size()) + 1;
                correction.at = event.what.at;
                history.corrections.push_back(std::move(correction));
            }
        } catch (const nlohmann::json::exception& error) {
            return fail(ErrorKind::integrity,
                        fmt::format("event {} cannot be read: {}", event.number, error.what()),
                        "journal.sqlite");
        }
    }
    return history;
}

store::NewEvent event_of(const Prepared& prepared) {
    const Json json{{"hash", prepared.hash},
                    {"post", prepared.post},
                    {"facts_event", prepared.facts_event},
                    {"findings", prepared.findings}};
    return {releases_stream, "prepared", prepared.at, or_program(prepared.post), dumped(json)};
}

store::NewEvent event_of(const Proposal& proposal) {
    const Json json{
        {"hash", proposal.hash}, {"account", proposal.account}, {"post", proposal.post}};
    return {releases_stream, "proposed", proposal.at, or_program(proposal.post), dumped(json)};
}

store::NewEvent event_of(const Publication& publication) {
    Json json{{"hash", publication.hash},
              {"opens", publication.opens},
              {"post", publication.post},
              {"early", Json::array()}};
    if (publication.records.number > 0) {
        json["records"] = {{"number", publication.records.number},
                           {"hash", publication.records.hash}};
    }
    for (const EarlySight& one : publication.early) {
        json["early"].push_back({{"post", one.post}, {"hours", one.hours}});
    }
    return {releases_stream, "published", publication.at, or_program(publication.post),
            dumped(json)};
}

store::NewEvent event_of(const Correction& correction) {
    Json json;
    each_member(correction,
                [&](const char* name, const std::string& value) { json[name] = value; });
    return {releases_stream, "corrected", correction.at, or_program(correction.post), dumped(json)};
}

Result<std::string> moment_of(const std::string& typed) {
    std::string moment = typed;
    if (moment.size() == 10) {
        moment += "T00:00:00Z";
    } else if (moment.size() == 16) {
        moment += ":00Z";
    } else if (moment.size() == 17 && moment.ends_with('Z')) {
        moment.insert(16, ":00");
    } else if (moment.size() == 19) {
        moment += 'Z';
    }
    if (!Clock::at(moment) || !is_time(std::string_view{moment}.substr(11, 8))) {
        return fail(ErrorKind::usage, fmt::format("'{}' is no moment", typed), "--at",
                    "Write it as 2026-12-01T09:30 (UTC)");
    }
    return moment;
}

Result<EarlySight> early_sight_of(const std::string& typed) {
    const auto colon = typed.rfind(':');
    const std::string_view hours = colon == std::string::npos
                                       ? std::string_view{}
                                       : trimmed(std::string_view{typed}.substr(colon + 1));
    EarlySight sight{std::string{trimmed(std::string_view{typed}.substr(0, colon))}, 0};
    const auto [end, code] =
        std::from_chars(hours.data(), hours.data() + hours.size(), sight.hours);
    if (sight.post.empty() || code != std::errc{} || end != hours.data() + hours.size() ||
        sight.hours < 1 || sight.hours > early_hours_max) {
        return fail(
            ErrorKind::usage, fmt::format("'{}' is no early sight", typed), "--early",
            fmt::format("Write the post and its hours, 1 to {}: \"chair: 24\"", early_hours_max));
    }
    return sight;
}

} // namespace mf::publish
