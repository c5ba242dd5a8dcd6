// The plan: what was promised, in the papers' own words, and what became of it. Read from an authority's plan/ and record/.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mf::registers {

/// A paper that the plan quotes.
struct PlanPaper {
    std::string id; ///< "mf"
    std::string title;
    std::string made; ///< "2009-04": as exact as the paper tells
    std::string file; ///< its name among the sources, for whoever looks a quotation up
    std::string at;   ///< file:line of the definition; the same below
};

/// Exact words of a paper.
struct Quote {
    std::string says;
    std::string paper;        ///< id of a PlanPaper
    std::string section = {}; ///< the heading under which it stands
};

/// One edition of the plan; the next follows it.
struct PlanVersion {
    std::string id; ///< "2009"
    std::string title;
    std::string made;
    int strands = 0; ///< how many it counts
    Quote quote;
    std::string follows; ///< id of the version before, "" for the first
    std::string at;
};

/// How a version calls a strand.
struct StrandLine {
    std::string version;
    Quote quote;
};

struct Strand {
    std::string id; ///< "streets"
    std::string title;
    int number = 0; ///< in the plan; what is no strand of it stands first or last
    std::string means;
    std::vector<StrandLine> lines; ///< oldest first
    Quote reason;                  ///< why it was chosen; empty words where the plan does not say
    std::string at;
};

/// What the plan set out to change.
struct Outcome {
    std::string id; ///< "crime"
    std::string title;
    Quote quote;
    std::string means;
    std::string version;                 ///< which version brought it
    std::vector<std::string> delivery;   ///< measures of what was done or recorded
    std::vector<std::string> perception; ///< measures of what people say; none: nobody asks
    std::string asks;                    ///< the question that somebody would have to ask
    std::string gap;                     ///< what stands between the two, and what nobody knows
    std::string test;                    ///< the plan's own test of success, "" for none
    std::string closed;                  ///< day on which it ended, "" while it runs
    std::string at;
};

/// A word that runs through all strands.
struct Theme {
    std::string id;
    std::string title;
    std::string means;
    std::vector<std::string> measures;
    std::string gap;
    std::string at;
};

/// What the next version kept, changed, added or left out.
struct PlanChange {
    std::string id;
    std::string about;
    std::string kind; ///< "kept", "changed", "new", "done", "dropped" or "nobody says"
    Quote before;     ///< empty words where it is new
    Quote after;      ///< empty words where nobody says
    std::string means;
    std::vector<std::string> links; ///< addresses
    std::string at;
};

/// One row of the mission: something that was asked for, with the page that shows it.
struct PlanRow {
    std::string id; ///< "T4"
    std::string title;
    std::string strand;
    std::string page;                   ///< address on the site
    std::vector<std::string> measures;  ///< that there are
    std::vector<std::string> awaits;    ///< that there are not yet: ids of Awaited
    std::vector<std::string> registers; ///< ids of PlanRegister
    std::string gap;                    ///< what nobody publishes, in a sentence
    std::string at;
};

/// A piece of work with a page of its own.
struct Programme {
    std::string id;
    std::string title;
    std::string strand;
    std::string address; ///< "/programmes/dogs", or of the page that shows it: "/mandates/taser"
    std::string story;   ///< from promise to end, in a few sentences
    std::string means;   ///< what it is, for who has never heard of it; may be empty
    std::string at;
};

struct Milestone {
    std::string day; ///< "2009-05-19", "2009-05" or "2009"
    std::string what;
};

/// Where a promise stands. No report is not the same as not done.
enum class Standing { fresh, under_way, done, late, lapsed, dropped, no_report };

constexpr std::size_t standings = 7;

std::string_view name(Standing standing); ///< "under-way"
std::optional<Standing> standing_of(std::string_view name);

struct Commitment {
    std::string id;      ///< "T4.1"
    std::string mission; ///< id of its PlanRow
    Quote quote;
    std::string means;               ///< what was promised, in plain words
    std::string stood;               ///< what the paper says of it: "run", "plan", "vow", …
    std::string made;                ///< day of the promise
    std::string due;                 ///< "" where no day was set
    std::string committee;           ///< id of a Committee
    std::string owner;               ///< a post, never a person
    std::vector<std::string> serves; ///< ids of outcomes
    Standing standing = Standing::no_report;
    std::string since;              ///< day of the last news, "" for none
    std::string why;                ///< the evidence, the reason, or what was not found
    std::string record;             ///< id of the TrueEvent that the state rests on, "" for none
    bool each = false;              ///< it concerns every district of the authority's area
    std::vector<std::string> areas; ///< codes of those that it concerns by name
    std::vector<Milestone> milestones;
    std::string at;
};

struct Committee {
    std::string id;
    std::string title;
    std::string kind;
    std::string from;  ///< "" where it is not known
    std::string until; ///< "" where it is not known, or it goes on
    std::string means;
    std::string before;  ///< id of the one that it came from, "" for none
    std::string after;   ///< id of the one that came after it
    std::string mission; ///< a row that names it, "" for none
    std::string also;    ///< where the papers do not agree
    std::string missing; ///< that nothing was found of it
    std::string at;
};

/// What the law asks of the authority.
struct Duty {
    std::string id;
    std::string mission;
    std::string title;
    Quote quote;
    std::vector<std::string> measures;
    std::string shows; ///< what is known of it, may be empty
    std::string gap;
    std::string at;
};

/// A body that the plan asks for something.
struct Partner {
    std::string id;
    std::string title;
    std::vector<std::string> mission; ///< ids of rows
    Quote quote;
    std::string means;
    std::vector<std::string> measures;
    std::string until; ///< "" while there is one
    std::string gap;
    std::string at;
};

/// A boast, with what proves it.
struct Claim {
    std::string id;
    std::string mission;
    std::string title;
    Quote quote;
    std::string proof; ///< "found", "none found" or "disputed"
    std::string means;
    std::vector<std::string> measures;
    std::string at;
};

/// A measure that the plan needs and nobody has loaded.
struct Awaited {
    std::string id;
    std::string title;
    std::string why;
    std::string at;
};

/// A register that the plan asks for.
struct PlanRegister {
    std::string id;
    std::string title;
    bool table = false; ///< a table of the plan itself, no register
    std::optional<int>
        minutes; ///< that one record asks of somebody; nothing while it is not defined
    std::string at;
};

/// What really happened, in our own words: imported from papers of the time, never simulated.
struct TrueEvent {
    std::string id;       ///< "C018"
    std::string about;    ///< id of a PlanRow
    std::string happened; ///< "" where no day is known
    std::string recorded; ///< day on which we wrote it down
    std::string post;
    std::string what;
    std::optional<Standing> standing;
    std::string
        basis; ///< "paper": the source says so; "compiler": our reading; "none": nothing to read
    std::string committee; ///< id of a Committee, "" for none
    std::vector<std::string> areas;
    std::string disputed; ///< events with the same word here do not agree; both are kept
    std::string source;
    std::string address; ///< of the source, "" for none
    std::string sure;    ///< "read", "snippet" or "known"
    std::string at;
};

/// All of it, immutable once read. Everything stands in the order of its files; rows by id.
struct Plan {
    std::vector<std::string> asked; ///< ids that the mission asks for: each should have a row
    std::vector<PlanPaper> papers;
    std::vector<PlanVersion> versions;
    std::vector<Strand> strands; ///< by number
    std::vector<Outcome> outcomes;
    std::vector<Theme> themes;
    std::vector<PlanChange> changes;
    std::vector<PlanRow> rows;
    std::vector<Programme> programmes;
    std::vector<Commitment> commitments;
    std::vector<Committee> committees;
    std::vector<Duty> duties;
    std::vector<Partner> partners;
    std::vector<Claim> claims;
    std::vector<Awaited> awaited;
    std::vector<PlanRegister> registers;
    std::vector<TrueEvent> events; ///< what has a day in order of time, then the rest

    bool empty() const { return rows.empty(); }
};

/// The one with this id; nullptr when there is none.
template <class Kind>
const Kind* with_id(const std::vector<Kind>& all, std::string_view id) {
    for (const Kind& one : all) {
        if (one.id == id) {
            return &one;
        }
    }
    return nullptr;
}

/// Rows whose page it is, in order.
std::vector<const PlanRow*> rows_of_page(const Plan& plan, std::string_view address);
std::vector<const PlanRow*> rows_of_strand(const Plan& plan, std::string_view strand);
/// The programme that is shown at an address; nullptr when there is none.
const Programme* programme_at(const Plan& plan, std::string_view address);
/// Promises of these rows, in order.
std::vector<const Commitment*> commitments_of(const Plan& plan,
                                              const std::vector<const PlanRow*>& rows);
/// What really happened about these rows, in order of time.
std::vector<const TrueEvent*> events_of(const Plan& plan, const std::vector<const PlanRow*>& rows);

/// How many stand where, indexed by Standing.
struct Tally {
    std::array<std::size_t, standings> counts = {};
    std::size_t total = 0;

    std::size_t of(Standing standing) const {
        return counts.at(static_cast<std::size_t>(standing));
    }
};

Tally tally_of(const std::vector<const Commitment*>& commitments);

} // namespace mf::registers
