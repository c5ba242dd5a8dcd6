#include "registers/plan_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace mf::registers {

namespace {

bool holds(const std::vector<std::string>& all, const std::string& one) {
    return std::ranges::find(all, one) != all.end();
}

class Check {
public:
    Check(const Plan& plan, const PlanWorld& world) : plan_{plan}, world_{world} {}

    std::vector<Error> run() {
        ids();
        for (const Strand& strand : plan_.strands) {
            for (const StrandLine& line : strand.lines) {
                quote(line.quote, strand.at);
                refers(plan_.versions, line.version, "version", strand.at);
            }
        }
        for (const PlanVersion& version : plan_.versions) {
            quote(version.quote, version.at);
        }
        rows();
        programmes();
        commitments();
        outcomes();
        bodies();
        changes();
        record();
        return std::move(errors_);
    }

private:
    void wrong(std::string what, const std::string& at, std::string mend) {
        errors_.push_back({ErrorKind::invalid, std::move(what), at, std::move(mend)});
    }

    template <class Kind>
    void no_id_twice(const std::vector<Kind>& all) {
        std::set<std::string> seen;
        for (const Kind& one : all) {
            if (!seen.insert(one.id).second) {
                wrong(fmt::format("'{}' stands twice", one.id), one.at,
                      "Give one of them another id");
            }
        }
    }

    void ids() {
        no_id_twice(plan_.papers);
        no_id_twice(plan_.versions);
        no_id_twice(plan_.strands);
        no_id_twice(plan_.outcomes);
        no_id_twice(plan_.themes);
        no_id_twice(plan_.changes);
        no_id_twice(plan_.rows);
        no_id_twice(plan_.programmes);
        no_id_twice(plan_.commitments);
        no_id_twice(plan_.committees);
        no_id_twice(plan_.duties);
        no_id_twice(plan_.partners);
        no_id_twice(plan_.claims);
        no_id_twice(plan_.awaited);
        no_id_twice(plan_.registers);
        no_id_twice(plan_.events);
    }

    template <class Kind>
    void refers(const std::vector<Kind>& all,
                const std::string& id,
                const char* what,
                const std::string& at) {
        if (with_id(all, id) == nullptr) {
            wrong(fmt::format("there is no {} '{}'", what, id), at,
                  fmt::format("Add a [[{}]] with this id, or name another", what));
        }
    }

    void quote(const Quote& one, const std::string& at) {
        if (!one.says.empty()) {
            refers(plan_.papers, one.paper, "paper", at);
        }
    }

    void measures(const std::vector<std::string>& all, const std::string& at) {
        for (const std::string& id : all) {
            if (!holds(world_.measures, id)) {
                wrong(fmt::format("there is no measure '{}'", id), at,
                      "`metforward measures` lists them; what is not there yet is awaited");
            }
        }
    }

    void rows() {
        for (const std::string& id : plan_.asked) {
            if (with_id(plan_.rows, id) == nullptr) {
                wrong(fmt::format("the mission asks for '{}', and there is no such row", id),
                      "asked", "Add a [[row]] with this id");
            }
        }
        for (const PlanRow& row : plan_.rows) {
            refers(plan_.strands, row.strand, "strand", row.at);
            measures(row.measures, row.at);
            for (const std::string& id : row.awaits) {
                refers(plan_.awaited, id, "awaited", row.at);
                if (holds(world_.measures, id)) {
                    wrong(fmt::format("'{}' is awaited, and there is such a measure", id), row.at,
                          "Move it to measures");
                }
            }
            for (const std::string& id : row.registers) {
                refers(plan_.registers, id, "register", row.at);
            }
            if (commitments_of(plan_, {&row}).empty()) {
                wrong(fmt::format("'{}' promises nothing", row.id), row.at,
                      "Add a [[commitment]] whose mission it is");
            }
        }
    }

    void programmes() {
        std::set<std::string> stories;
        for (const Programme& programme : plan_.programmes) {
            refers(plan_.strands, programme.strand, "strand", programme.at);
            if (rows_of_page(plan_, programme.address).empty()) {
                wrong(fmt::format("'{}' has neither measure nor register, nor says what is missing",
                                  programme.id),
                      programme.at, "Add a [[row]] whose page is its address");
            }
            if (!stories.insert(programme.story).second) {
                wrong(fmt::format("'{}' tells the story of another", programme.id), programme.at,
                      "Say what became of this one");
            }
        }
    }

    void commitments() {
        for (const Commitment& one : plan_.commitments) {
            refers(plan_.rows, one.mission, "row", one.at);
            quote(one.quote, one.at);
            refers(plan_.committees, one.committee, "committee", one.at);
            if (one.serves.empty()) {
                wrong(fmt::format("'{}' serves no outcome", one.id), one.at,
                      "Write: serves = [\"…\"] with the id of an outcome");
            }
            for (const std::string& outcome : one.serves) {
                refers(plan_.outcomes, outcome, "outcome", one.at);
            }
            if (!one.record.empty()) {
                refers(plan_.events, one.record, "event", one.at);
            }
            const bool open = one.standing == Standing::no_report;
            if (open != one.since.empty()) {
                wrong(fmt::format("'{}' is {} {} a day", one.id, name(one.standing),
                                  open ? "with" : "without"),
                      one.at,
                      open ? "Leave since out, or say where it stands" : "Write: since = \"…\"");
            }
        }
    }

    void outcomes() {
        for (const Outcome& outcome : plan_.outcomes) {
            quote(outcome.quote, outcome.at);
            refers(plan_.versions, outcome.version, "version", outcome.at);
            measures(outcome.delivery, outcome.at);
            measures(outcome.perception, outcome.at);
        }
        for (const Theme& theme : plan_.themes) {
            measures(theme.measures, theme.at);
        }
    }

    void bodies() {
        for (const Committee& committee : plan_.committees) {
            for (const std::string* id : {&committee.before, &committee.after}) {
                if (!id->empty()) {
                    refers(plan_.committees, *id, "committee", committee.at);
                }
            }
            if (!committee.mission.empty()) {
                refers(plan_.rows, committee.mission, "row", committee.at);
            }
        }
        for (const Duty& duty : plan_.duties) {
            refers(plan_.rows, duty.mission, "row", duty.at);
            quote(duty.quote, duty.at);
            measures(duty.measures, duty.at);
        }
        for (const Partner& partner : plan_.partners) {
            quote(partner.quote, partner.at);
            measures(partner.measures, partner.at);
            for (const std::string& row : partner.mission) {
                refers(plan_.rows, row, "row", partner.at);
            }
        }
        for (const Claim& claim : plan_.claims) {
            refers(plan_.rows, claim.mission, "row", claim.at);
            quote(claim.quote, claim.at);
            measures(claim.measures, claim.at);
        }
    }

    void changes() {
        for (const PlanChange& change : plan_.changes) {
            quote(change.before, change.at);
            quote(change.after, change.at);
        }
    }

    void record() {
        std::map<std::string, int> sides;
        for (const TrueEvent& event : plan_.events) {
            refers(plan_.rows, event.about, "row", event.at);
            if (!event.committee.empty()) {
                refers(plan_.committees, event.committee, "committee", event.at);
            }
            ++sides[event.disputed];
        }
        for (const TrueEvent& event : plan_.events) {
            if (!event.disputed.empty() && sides[event.disputed] == 1) {
                wrong(fmt::format("the dispute '{}' has one side", event.disputed), event.at,
                      "Add what the other paper says, or leave disputed out");
            }
        }
    }

    const Plan& plan_;
    const PlanWorld& world_;
    std::vector<Error> errors_;
};

} // namespace

std::vector<Error> problems(const Plan& plan, const PlanWorld& world) {
    return Check{plan, world}.run();
}

} // namespace mf::registers
