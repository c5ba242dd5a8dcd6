#include "measures/outcomes.hpp"

#include "measures/counting.hpp"
#include "measures/ratio.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace mf::measures {

namespace {

/// Which months of which force can be judged.
class Judged {
public:
    Judged(const Plan& plan, const Setting& setting) : after_{plan.outcome->after_months} {
        const auto* source = setting.state.source(plan.definition.outcome->source);
        const auto index = [&](const std::string& field) {
            return static_cast<std::size_t>(std::ranges::find(source->slice, field) -
                                            source->slice.begin());
        };
        const std::size_t force = index(plan.outcome->fields.force);
        const std::size_t month = index(plan.outcome->fields.period);
        for (const auto& [slice, supply] : facts::supply(setting.state, source->id)) {
            const auto period = Period::parse(slice.at(month));
            if (period && supply.kind == facts::Supply::Kind::whole) {
                whole_[slice.at(force)].insert(period->first());
            }
        }
    }

    bool is(const std::string& force, Month month) const {
        const auto found = whole_.find(force);
        for (int later = 0; found != whole_.end() && later <= after_; ++later) {
            if (!found->second.contains(month.plus(later))) {
                return false;
            }
        }
        return found != whole_.end();
    }

private:
    int after_;
    std::map<std::string, std::set<Month>> whole_; ///< by force
};

std::vector<std::string> cut_editions(const Plan& plan, const facts::State& state) {
    std::vector<std::string> cut;
    if (const auto ids = state.by_source.find(plan.definition.outcome->source);
        ids != state.by_source.end()) {
        std::ranges::copy_if(ids->second, std::back_inserter(cut), [&](const std::string& id) {
            return !state.editions.at(id).scope.whole;
        });
    }
    return cut;
}

std::string force_of(const geo::Areas& areas, geo::Level level, const std::string& area) {
    const geo::District* district = areas.district(area);
    return level == geo::Level::force ? area : district == nullptr ? "" : district->force;
}

void hide_unjudged(const Judged& judged, const geo::Areas& areas, Answer& answer) {
    Panel& panel = answer.panel;
    for (std::size_t area = 0; area < panel.shape().areas.size(); ++area) {
        const std::string force = force_of(areas, answer.level, panel.shape().areas[area]);
        const Stretches& stretches = panel.stretches(area);
        for (int index = stretches.front().first; index <= stretches.back().last; ++index) {
            if (!judged.is(force, panel.shape().period(index).first())) {
                panel.set(area, index, Missing::not_available, panel.marks(area, index));
            }
        }
    }
}

/// One level's incidents and those that count, as two panels.
struct Told {
    std::vector<Answer> counting;
    std::vector<Answer> incidents;
};

Result<Told> tell(const Plan& plan, const Setting& setting, const Question& question) {
    const Supplied supplied{plan, setting};
    const auto vintages = Vintages::load(setting);
    if (!vintages) {
        return pass(vintages.error());
    }
    const Scan scan{question.levels, question.area, question.by, periods_of(supplied, question)};
    const Sql sql = outcome_sql(plan, scan, setting.state.areas, cut_editions(plan, setting.state));
    ScanColumns columns;
    std::size_t next = 1;
    columns.force = next++;
    if (question.levels.front() != geo::Level::force) {
        columns.district = next++;
    }
    if (!question.by.empty()) {
        columns.by = next++;
    }
    auto groups = read_groups(sql, columns, next, setting);
    if (!groups) {
        return pass(groups.error());
    }
    SharedPlaces shared;
    const WideRows none; // incidents come a row each
    auto counting =
        answers(plan, setting, question, *vintages, *groups, {2, 0, {}}, {none, 0}, shared);
    auto incidents =
        answers(plan, setting, question, *vintages, *groups, {0, 0, {}}, {none, 0}, shared);
    if (!counting || !incidents) {
        return pass(counting ? incidents.error() : counting.error());
    }
    return Told{std::move(*counting), std::move(*incidents)};
}

} // namespace

Result<std::vector<Answer>>
ask_outcomes(const Plan& plan, const Setting& setting, const Question& question) {
    const Judged judged{plan, setting};
    std::vector<Answer> all;
    for (const geo::Level level : question.levels) {
        Question one = question;
        one.levels = {level};
        auto told = tell(plan, setting, one);
        if (!told) {
            return pass(told.error());
        }
        for (Answer& answer : told->counting) {
            hide_unjudged(judged, setting.state.areas, answer);
        }
        const std::vector<std::vector<Answer>> incidents{std::move(told->incidents)};
        if (auto done = divide(plan, incidents, setting.state.areas, told->counting); !done) {
            return pass(done.error());
        }
        std::ranges::move(told->counting, std::back_inserter(all));
    }
    return all;
}

} // namespace mf::measures
