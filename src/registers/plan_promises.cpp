// Rows of the mission, programmes and commitments, as the files of the plan have them.
#include "base/table_reader.hpp"
#include "registers/plan_tables.hpp"

#include <fmt/format.h>

namespace mf::registers {

namespace {

void read_row(TableReader& reader, const std::string& name, Plan& plan) {
    PlanRow row;
    row.id = reader.needed_text("id");
    row.title = reader.needed_text("title");
    row.strand = reader.needed_text("strand");
    row.page = reader.needed_text("page");
    row.measures = reader.texts("measures");
    row.awaits = reader.texts("awaits");
    row.registers = reader.texts("registers");
    row.gap = reader.needed_text("gap");
    row.at = place_of(reader, name);
    plan.rows.push_back(std::move(row));
}

void read_programme(TableReader& reader, const std::string& name, Plan& plan) {
    Programme programme;
    programme.id = reader.needed_text("id");
    programme.title = reader.needed_text("title");
    programme.strand = reader.needed_text("strand");
    programme.address = reader.needed_text("address");
    programme.story = reader.needed_text("story");
    programme.means = reader.text("means");
    programme.at = place_of(reader, name);
    plan.programmes.push_back(std::move(programme));
}

Standing read_standing(TableReader& reader, const char* key) {
    const std::string word = read_word(
        reader, key, {"new", "under-way", "done", "late", "lapsed", "dropped", "no-report"});
    return standing_of(word).value_or(Standing::no_report);
}

void read_milestones(TableReader& reader, const std::string& name, Commitment& commitment) {
    for (const toml::table* one : reader.tables("milestones")) {
        TableReader inner{*one, name};
        Milestone milestone;
        milestone.day = read_day(inner, "day");
        milestone.what = inner.needed_text("what");
        commitment.milestones.push_back(std::move(milestone));
        reader.take(inner.end());
    }
}

void read_areas(TableReader& reader, Commitment& commitment) {
    const std::string each = reader.text("each");
    if (!each.empty() && each != "district") {
        reader.problem(reader.line("each"), fmt::format("'each' may not be '{}'", each),
                       "Write each = \"district\", or leave it out");
    }
    commitment.each = each == "district";
    commitment.areas = reader.texts("areas");
}

void read_commitment(TableReader& reader, const std::string& name, Plan& plan) {
    Commitment commitment;
    commitment.id = reader.needed_text("id");
    commitment.mission = reader.needed_text("mission");
    commitment.quote = read_quote(reader, "says", "paper");
    commitment.quote.section = reader.needed_text("section");
    commitment.means = reader.needed_text("means");
    commitment.stood = read_word(
        reader, "stood", {"run", "new", "plan", "pilot", "done", "duty", "vow", "ask", "claim"});
    commitment.made = read_day(reader, "made");
    commitment.due = read_day(reader, "due");
    commitment.committee = reader.needed_text("committee");
    commitment.owner = reader.needed_text("owner");
    commitment.serves = reader.texts("serves");
    commitment.standing = read_standing(reader, "state");
    commitment.since = read_day(reader, "since");
    commitment.why = reader.needed_text("why");
    commitment.record = reader.text("record");
    read_areas(reader, commitment);
    read_milestones(reader, name, commitment);
    commitment.at = place_of(reader, name);
    plan.commitments.push_back(std::move(commitment));
}

} // namespace

void read_promises(TableReader& file, const std::string& name, Plan& plan) {
    const auto all = [&](const char* kind, auto read) {
        for (const toml::table* one : file.tables(kind)) {
            TableReader reader{*one, name};
            read(reader, name, plan);
            file.take(reader.end());
        }
    };
    all("row", read_row);
    all("programme", read_programme);
    all("commitment", read_commitment);
}

} // namespace mf::registers
