// Parts that pages of the plan share: exact words, where a promise stands, the true record, figures and gaps.
#pragma once

#include "pages/page.hpp"
#include "pages/site_pages.hpp"
#include "registers/plan.hpp"

#include <string>
#include <vector>

namespace mf::pages {

using CommitmentList = std::vector<const registers::Commitment*>;
using RowList = std::vector<const registers::PlanRow*>;
using EventList = std::vector<const registers::TrueEvent*>;

/// The plan that pages are made from. `not_found` when the authority has none.
Result<const registers::Plan*> plan_asked(const Asked& asked);
/// `not_found`, as for anything that the plan does not have.
std::unexpected<Error> not_in_plan(const std::string& what);

std::string commitment_address(const std::string& id);
std::string strand_address(const std::string& id);
std::string outcome_address(const std::string& id);
std::string committee_address(const std::string& id);
std::string partner_address(const std::string& id);

/// A page of the plan: its crumbs lead from the plan over the strand, where there is one.
Page start_plan_page(const Asked& asked,
                     std::string address,
                     std::string title,
                     const registers::Strand* strand = nullptr);

/// "late".
std::string standing_word(const Words& words, registers::Standing standing);
/// "2 done, 1 late and 3 with no report".
std::string tally_words(const Words& words, const registers::Tally& tally);
/// "Gangs: 4 promises, 2 under way and 2 with no report."
std::string
tally_finding(const Words& words, const std::string& title, const registers::Tally& tally);
/// "every borough": in the authority's own word for its districts.
std::string each_district(const Asked& asked);
/// The exact words with their paper; nothing when there are none.
Text quoted(const Words& words, const registers::Plan& plan, const registers::Quote& quote);
/// "lapsed, March 2012: no test was set."
Text standing_text(const Words& words, const registers::Commitment& commitment);

/// Each promise: what it is, where it stands, its words, who answers; and all of them as the page's main table.
void add_promises(Page& page,
                  const Asked& asked,
                  const registers::Plan& plan,
                  const CommitmentList& commitments);
/// The same as a table alone: folded by these words, or open when there are none.
Table promises_table(const Asked& asked, const CommitmentList& commitments, std::string folded);

/// How many promises of each strand stand where.
Table strands_table(const Words& words, const registers::Plan& plan);

/// What really happened, in order of time; what papers disagree about stands side by side. Says that it is the true record.
void add_true_record(Page& page, const Asked& asked, const EventList& events);

/// Newest numbers of the home area; where there is none, what is missing, in the size of a number.
void add_figures(Page& page,
                 const Asked& asked,
                 const std::vector<std::string>& measures,
                 const std::vector<std::string>& awaits);
/// What nobody publishes about these rows, and which records are there or still to come.
void add_gaps(Page& page, const Asked& asked, const RowList& rows);
/// One number of the home area, or words in its place.
Block figure_or_gap(const Asked& asked, const std::string& measure);

/// Rows that name this page: promises, record, figures and gaps. Nothing where the page has them already, or no row does.
void add_promised(Page& page, const Asked& asked);

/// All measures that rows name, none twice, and those that they wait for.
std::vector<std::string> measures_of(const RowList& rows);
std::vector<std::string> awaited_by(const RowList& rows);

/// The way from the front page: strands, progress, and what else there is of the plan. Nothing without a plan.
void add_plan_links(Page& page, const Asked& asked);

} // namespace mf::pages
