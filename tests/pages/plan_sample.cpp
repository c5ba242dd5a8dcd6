#include "pages/plan_sample.hpp"

#include "base/text.hpp"
#include "pages/sample.hpp"
#include "registers/plan_reader.hpp"

#include <cstdlib>
#include <stdexcept>

namespace mf::pages {

namespace {

constexpr const char* frame = R"(
asked = ["T 2", "M 1"]

[[paper]]
id = "first"
title = "First plan, 2009"
made = "2009-04"
file = "first.txt"

[[paper]]
id = "second"
title = "Second plan, 2011"
made = "2011"
file = "second.txt"

[[version]]
id = "2009"
title = "First plan"
made = "2009-04"
strands = 1
says = "one strand"
paper = "first"

[[version]]
id = "2011"
title = "Second plan"
made = "2011"
strands = 2
says = "two strands"
paper = "second"
follows = "2009"

[[strand]]
id = "frame"
title = "The frame"
number = 0
means = "What it is all for."

[[strand]]
id = "streets"
title = "Streets"
number = 1
means = "Police on the street."
lines = [{ version = "2009", says = "order to the street", paper = "first" },
         { version = "2011", says = "order in the street", paper = "second" }]
reason = "People want it"

[[outcome]]
id = "crime"
title = "Less crime"
says = "fight crime"
paper = "first"
means = "Fewer crimes."
version = "2009"
delivery = ["all-crime", "unheard-of"]
asks = "Is there less crime?"
gap = "Nobody asks, so nobody can tell."
test = "they believe it"

[[outcome]]
id = "games"
title = "Safe Games"
says = "deliver safe Games"
paper = "second"
means = "No harm at the Games."
version = "2011"
delivery = ["all-crime"]
perception = ["survey-good-job"]
asks = "Did you feel safe?"
gap = "The Games are over."
closed = "2012-09-09"

[[theme]]
id = "pride"
title = "Pride"
means = "People are proud."
gap = "Nobody asks."

[[change]]
id = "line"
about = "The line of Streets"
kind = "changed"
before = "order to the street"
before_paper = "first"
after = "order in the street"
after_paper = "second"
means = "One word changed."
links = ["/programmes/teams"]

[[change]]
id = "dogs"
about = "Dogs"
kind = "nobody says"
before = "dogs bite"
before_paper = "first"
means = "The second plan does not name them."

[[awaited]]
id = "town-crime"
title = "crime in towns"
why = "It is not loaded yet."

[[register]]
id = "commitments"
title = "promises"

[[register]]
id = "committees"
title = "committees"
table = true
)";

constexpr const char* promises = R"(
[[row]]
id = "M1"
title = "Less crime"
strand = "frame"
page = "/outcomes/crime"
measures = ["all-crime"]
gap = "Nobody knows how many people commit crimes."

[[row]]
id = "T1"
title = "Teams"
strand = "streets"
page = "/programmes/teams"
measures = ["all-crime"]
awaits = ["town-crime"]
registers = ["commitments", "committees"]
gap = "Nobody publishes how many there are."

[[row]]
id = "T2"
title = "The pledge"
strand = "streets"
page = "/pledge"
gap = "Nobody wrote it down."

[[programme]]
id = "teams"
title = "Teams"
strand = "streets"
address = "/programmes/teams"
story = "A team came, and went."
means = "A team is a few officers of one ward."

[[programme]]
id = "pledge"
title = "The pledge"
strand = "streets"
address = "/pledge"
story = "Ten promises ended soon."

[[commitment]]
id = "T1.1"
mission = "T1"
says = "a team in each ward"
paper = "first"
section = "Streets"
means = "A team in each ward."
stood = "plan"
made = "2009-04"
due = "2010-03-31"
committee = "panel"
owner = "Commissioner"
serves = ["crime"]
state = "done"
since = "2010-05-19"
why = "The last team came in May."
record = "C1"
each = "district"
milestones = [{ day = "2009-05", what = "The first team." }, { day = "2010-05-19", what = "The last." }]

[[commitment]]
id = "T1.2"
mission = "T1"
says = "the teams will stay"
paper = "first"
section = "Streets"
means = "The teams stay."
stood = "vow"
made = "2009-04"
committee = "panel"
owner = "Commissioner"
serves = ["crime", "games"]
state = "dropped"
since = "2011"
why = "A vote took them away."
areas = ["E09000003"]

[[commitment]]
id = "T2.1"
mission = "T2"
says = "make promises"
paper = "second"
section = "Pledge"
means = "Make promises."
stood = "ask"
made = "2011"
committee = "board"
owner = "The chair"
serves = ["crime"]
state = "no-report"
why = "Nothing was found."

[[commitment]]
id = "M1.1"
mission = "M1"
says = "fight crime"
paper = "first"
section = "Aims"
means = "Less crime."
stood = "run"
made = "2009-04"
committee = "panel"
owner = "The chair"
serves = ["crime"]
state = "lapsed"
since = "2012-01"
why = "It had no test."
)";

constexpr const char* bodies = R"(
[[committee]]
id = "panel"
title = "The panel"
kind = "panel"
from = "2009-07-09"
until = "2012-01-16"
means = "Watches the police."
after = "board"
mission = "T1"
also = "One paper says 2008."

[[committee]]
id = "board"
title = "The board"
kind = "board"
means = "Was to bring all together."
before = "panel"
missing = "Nothing was found."

[[duty]]
id = "watch"
mission = "M1"
title = "Watch the police"
says = "watch them"
paper = "first"
measures = ["all-crime"]
shows = "It met in public."
gap = "This year's proof comes later."

[[partner]]
id = "councils"
title = "Councils"
mission = "T1 T2"
says = "councils must help"
paper = "first"
means = "They pay for some."
until = "2012"
gap = "Nobody lists it."

[[claim]]
id = "best"
mission = "T1"
title = "The best"
says = "we are the best"
paper = "second"
proof = "none found"
means = "Nobody compared."
measures = ["all-crime"]

[[claim]]
id = "many"
mission = "T1"
title = "Many teams"
says = "many teams"
paper = "second"
proof = "disputed"
means = "One paper says ten, one says twelve."
)";

constexpr const char* record = R"(
recorded = "2026-11-22"

[[event]]
id = "C1"
about = "T1"
happened = "2010-05-19"
post = "Commissioner"
what = "The last team is shown."
state = "done"
basis = "compiler"
committee = "panel"
source = "A paper of the time"
address = "example.org/1"
sure = "snippet"

[[event]]
id = "E1"
about = "T1"
happened = "2010"
post = "Commissioner"
what = "Ten teams."
disputed = "teams"
source = "One paper"
sure = "read"

[[event]]
id = "E2"
about = "T1"
happened = "2010"
post = "The chair"
what = "Twelve teams."
disputed = "teams"
areas = ["E09000003"]
source = "Another paper"
sure = "known"
)";

std::string home() {
    const char* folder = std::getenv("METFORWARD_HOME");
    return folder == nullptr ? "." : folder;
}

registers::Plan or_throw(Result<registers::Plan> plan) {
    if (!plan) {
        throw std::runtime_error{sentence(plan.error())};
    }
    return *std::move(plan);
}

} // namespace

registers::Plan sample_plan() {
    registers::Plan plan = or_throw(registers::parse_plan({{"frame.toml", frame},
                                                           {"streets.toml", promises},
                                                           {"bodies.toml", bodies},
                                                           {"record.toml", record, true}}));
    plan.registers.front().minutes = 6;
    return plan;
}

const registers::Plan& real_plan() {
    static const registers::Plan plan =
        or_throw(registers::load_plan(home() + "/authorities/london"));
    return plan;
}

Result<Page> plan_page_at(const release::Release& release,
                          const registers::Plan& plan,
                          const std::string& address) {
    for (const SitePage& page : site_pages()) {
        if (const auto names = names_in(page.pattern, address)) {
            Asked asked{release,
                        english(),
                        *names,
                        {},
                        sample_evidence(),
                        evidence_rows_shown,
                        sample_charts(release),
                        sample_funnels(release),
                        sample_changes(),
                        sample_places()};
            asked.plan = &plan;
            asked.today = "2026-11-30";
            return make_page(page, asked);
        }
    }
    return fail(ErrorKind::not_found, "no page at " + address);
}

} // namespace mf::pages
