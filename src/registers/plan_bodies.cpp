// Committees, duties, partners and claims, as the files of the plan have them.
#include "base/table_reader.hpp"
#include "base/text.hpp"
#include "registers/plan_tables.hpp"

namespace mf::registers {

namespace {

void read_committee(TableReader& reader, const std::string& name, Plan& plan) {
    Committee committee;
    committee.id = reader.needed_text("id");
    committee.title = reader.needed_text("title");
    committee.kind = reader.needed_text("kind");
    committee.from = read_day(reader, "from");
    committee.until = read_day(reader, "until");
    committee.means = reader.needed_text("means");
    committee.before = reader.text("before");
    committee.after = reader.text("after");
    committee.mission = reader.text("mission");
    committee.also = reader.text("also");
    committee.missing = reader.text("missing");
    committee.at = place_of(reader, name);
    plan.committees.push_back(std::move(committee));
}

/// Duties stand on one page of the authority unless they name another paper.
constexpr const char* paper_of_duties = "ow";

void read_duty(TableReader& reader, const std::string& name, Plan& plan) {
    Duty duty;
    duty.id = reader.needed_text("id");
    duty.mission = reader.needed_text("mission");
    duty.title = reader.needed_text("title");
    duty.quote = {reader.needed_text("says"), reader.text("paper", paper_of_duties)};
    duty.measures = reader.texts("measures");
    duty.shows = reader.text("shows");
    duty.gap = reader.needed_text("gap");
    duty.at = place_of(reader, name);
    plan.duties.push_back(std::move(duty));
}

void read_partner(TableReader& reader, const std::string& name, Plan& plan) {
    Partner partner;
    partner.id = reader.needed_text("id");
    partner.title = reader.needed_text("title");
    const std::string rows = reader.needed_text("mission");
    for (const std::string_view row : split(rows, ' ')) {
        partner.mission.emplace_back(row);
    }
    partner.quote = read_quote(reader, "says", "paper");
    partner.means = reader.needed_text("means");
    partner.measures = reader.texts("measures");
    partner.until = read_day(reader, "until");
    partner.gap = reader.needed_text("gap");
    partner.at = place_of(reader, name);
    plan.partners.push_back(std::move(partner));
}

void read_claim(TableReader& reader, const std::string& name, Plan& plan) {
    Claim claim;
    claim.id = reader.needed_text("id");
    claim.mission = reader.needed_text("mission");
    claim.title = reader.needed_text("title");
    claim.quote = read_quote(reader, "says", "paper");
    claim.proof = read_word(reader, "proof", {"found", "none found", "disputed"});
    claim.means = reader.needed_text("means");
    claim.measures = reader.texts("measures");
    claim.at = place_of(reader, name);
    plan.claims.push_back(std::move(claim));
}

} // namespace

void read_bodies(TableReader& file, const std::string& name, Plan& plan) {
    const auto all = [&](const char* kind, auto read) {
        for (const toml::table* one : file.tables(kind)) {
            TableReader reader{*one, name};
            read(reader, name, plan);
            file.take(reader.end());
        }
    };
    all("committee", read_committee);
    all("duty", read_duty);
    all("partner", read_partner);
    all("claim", read_claim);
}

} // namespace mf::registers
