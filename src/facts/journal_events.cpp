#include "facts/journal_events.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace mf::facts {

namespace {

using Json = nlohmann::ordered_json;

Json day_json(const std::optional<Day>& day) {
    return day ? Json(day->text()) : Json(nullptr);
}

std::optional<Day> day_of_json(const Json& json) {
    if (!json.is_string()) {
        return std::nullopt;
    }
    const auto day = Day::parse(json.get<std::string>());
    return day ? std::optional{*day} : std::nullopt;
}

constexpr std::array<std::string_view, 3> bases{"unknown", "inferred", "stated"};

Observed observed_of(const Json& json) {
    Observed observed;
    observed.edition = json.at("edition");
    observed.source = json.at("source");
    Observation& what = observed.what;
    what.sha256 = json.at("sha256");
    what.name = json.at("name");
    what.container = json.at("container");
    what.met = day_of_json(json.at("met")).value_or(Day::at(0));
    const std::string basis = json.at("basis");
    what.published.basis = basis == bases[2]   ? Published::Basis::stated
                           : basis == bases[1] ? Published::Basis::inferred
                                               : Published::Basis::unknown;
    what.published.earliest = day_of_json(json.at("earliest"));
    what.published.latest = day_of_json(json.at("latest"));
    if (json.contains("scope")) {
        what.scope = Scope{json.at("scope").get<std::string>().empty(), json.at("scope"),
                           json.at("categories")};
    }
    what.simulated = json.value("simulated", false);
    observed.sheet = json.value("sheet", "");
    return observed;
}

Decision decision_of(const Json& json, Decision::Kind kind, const std::string& at) {
    return {kind, json.at("subject"), json.at("post"), json.at("reason"), at};
}

} // namespace

store::NewEvent event_of(const Observed& observed, const Clock& clock) {
    const Observation& what = observed.what;
    Json json{{"edition", observed.edition},
              {"source", observed.source},
              {"sha256", what.sha256},
              {"name", what.name},
              {"container", what.container},
              {"met", what.met.text()},
              {"basis", bases[static_cast<std::size_t>(what.published.basis)]},
              {"earliest", day_json(what.published.earliest)},
              {"latest", day_json(what.published.latest)}};
    if (what.scope) {
        json["scope"] = what.scope->words;
        json["categories"] = what.scope->categories;
    }
    if (!observed.sheet.empty()) {
        json["sheet"] = observed.sheet;
    }
    if (what.simulated) {
        json["simulated"] = true;
    }
    return {facts_stream, "observed", clock.now, "program",
            json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)};
}

store::NewEvent event_of(const Decision& decision) {
    const Json json{
        {"subject", decision.subject}, {"post", decision.post}, {"reason", decision.reason}};
    return {facts_stream, decision.kind == Decision::Kind::accept ? "accepted" : "chosen",
            decision.at, decision.post,
            json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)};
}

Result<FactEvents> read_events(const store::Journal& journal, std::optional<std::int64_t> last) {
    const auto events = journal.stream(facts_stream);
    if (!events) {
        return pass(events.error());
    }
    FactEvents found;
    for (const store::Event& event : *events) {
        if (last && event.number > *last) {
            break;
        }
        try {
            const Json json = Json::parse(event.what.body);
            if (event.what.kind == "observed") {
                found.observed.push_back(observed_of(json));
            } else if (event.what.kind == "accepted") {
                found.decisions.push_back(decision_of(json, Decision::Kind::accept, event.what.at));
            } else if (event.what.kind == "chosen") {
                found.decisions.push_back(decision_of(json, Decision::Kind::choose, event.what.at));
            }
        } catch (const nlohmann::json::exception& error) {
            return fail(ErrorKind::integrity,
                        fmt::format("event {} cannot be read: {}", event.number, error.what()),
                        "journal.sqlite");
        }
    }
    return found;
}

} // namespace mf::facts
