// An event of a record as it stands in the journal.
#include "registers/record.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace mf::registers {

namespace {

using Json = nlohmann::json; // keys ascend, so that the same event has the same bytes

constexpr std::array<std::pair<EventKind, std::string_view>, 5> kinds{{
    {EventKind::opened, "record-opened"},
    {EventKind::changed, "record-changed"},
    {EventKind::moved, "record-moved"},
    {EventKind::keyed, "record-keyed"},
    {EventKind::erased, "record-erased"},
}};

template <class Part>
void add(Json& body, const char* key, const Part& part) {
    if (!part.empty()) {
        body[key] = part;
    }
}

std::string text_in(const Json& body, const char* key) {
    const auto found = body.find(key);
    return found != body.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::vector<std::string> list_in(const Json& body, const char* key) {
    std::vector<std::string> list;
    if (const auto found = body.find(key); found != body.end() && found->is_array()) {
        for (const Json& item : *found) {
            if (item.is_string()) {
                list.push_back(item.get<std::string>());
            }
        }
    }
    return list;
}

Values values_in(const Json& body, const char* key) {
    Values values;
    if (const auto found = body.find(key); found != body.end() && found->is_object()) {
        for (const auto& [name, value] : found->items()) {
            if (value.is_string()) {
                values[name] = value.get<std::string>();
            }
        }
    }
    return values;
}

} // namespace

store::NewEvent to_journal(const RecordEvent& event, const std::string& stream) {
    Json body = Json::object();
    add(body, "account", event.who.account);
    add(body, "role", event.who.role);
    add(body, "happened", event.happened);
    add(body, "from", event.from);
    add(body, "to", event.to);
    add(body, "why", event.why);
    add(body, "evidence", event.evidence);
    add(body, "values", event.values);
    add(body, "sealed", event.sealed);
    add(body, "told", event.told);
    add(body, "erased", event.erased);
    add(body, "receipt", event.receipt);
    if (event.simulated) {
        body["simulated"] = true;
    }
    std::string kind;
    for (const auto& [value, name] : kinds) {
        if (value == event.kind) {
            kind = name;
        }
    }
    return {.stream = stream,
            .kind = kind,
            .at = event.recorded,
            .who = event.who.post,
            .body = body.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

Result<RecordEvent> from_journal(const store::Event& event) {
    const Json body = Json::parse(event.what.body, nullptr, false);
    RecordEvent read;
    bool known = false;
    for (const auto& [value, name] : kinds) {
        if (name == event.what.kind) {
            read.kind = value;
            known = true;
        }
    }
    if (!known || !body.is_object()) {
        return fail(ErrorKind::integrity,
                    "event " + std::to_string(event.number) + " ('" + event.what.kind +
                        "') is not one of a record",
                    event.what.stream, "Use the program that wrote it");
    }
    read.number = event.number;
    read.version = event.version;
    read.recorded = event.what.at;
    read.who = {text_in(body, "account"), event.what.who, text_in(body, "role"), {}};
    read.happened = text_in(body, "happened");
    if (read.happened.empty()) {
        read.happened = read.recorded;
    }
    read.from = text_in(body, "from");
    read.to = text_in(body, "to");
    read.why = text_in(body, "why");
    read.evidence = list_in(body, "evidence");
    read.values = values_in(body, "values");
    read.sealed = values_in(body, "sealed");
    read.told = list_in(body, "told");
    read.erased = list_in(body, "erased");
    read.receipt = text_in(body, "receipt");
    const auto simulated = body.find("simulated");
    read.simulated = simulated != body.end() && simulated->is_boolean() && simulated->get<bool>();
    read.hash = event.hash;
    return read;
}

} // namespace mf::registers
