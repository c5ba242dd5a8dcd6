// What really happened: files of an authority's record/.
#include "base/table_reader.hpp"
#include "registers/plan_tables.hpp"

namespace mf::registers {

namespace {

void read_event(TableReader& reader,
                const std::string& name,
                const std::string& recorded,
                Plan& plan) {
    TrueEvent event;
    event.id = reader.needed_text("id");
    event.about = reader.needed_text("about");
    event.happened = read_day(reader, "happened");
    const std::string own = read_day(reader, "recorded");
    event.recorded = own.empty() ? recorded : own;
    event.post = reader.needed_text("post");
    event.what = reader.needed_text("what");
    if (reader.find("state") != nullptr) {
        event.standing = standing_of(
            read_word(reader, "state",
                      {"new", "under-way", "done", "late", "lapsed", "dropped", "no-report"}));
        event.basis = read_word(reader, "basis", {"paper", "compiler", "none"});
    }
    event.committee = reader.text("committee");
    event.areas = reader.texts("areas");
    event.disputed = reader.text("disputed");
    event.source = reader.needed_text("source");
    event.address = reader.text("address");
    event.sure = read_word(reader, "sure", {"read", "snippet", "known"});
    event.at = place_of(reader, name);
    plan.events.push_back(std::move(event));
}

} // namespace

void read_record(TableReader& file, const std::string& name, Plan& plan) {
    const std::string recorded = read_day(file, "recorded");
    for (const toml::table* one : file.tables("event")) {
        TableReader reader{*one, name};
        read_event(reader, name, recorded, plan);
        file.take(reader.end());
    }
    if (recorded.empty()) {
        file.problem(1, "nobody says when this was recorded", "Write: recorded = \"2026-11-22\"");
    }
}

} // namespace mf::registers
