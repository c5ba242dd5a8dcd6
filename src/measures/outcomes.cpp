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

/// So many parts of the ids that a part's rows fit in the engine's memory, some hundred bytes each.
std::uint64_t parts_of(const Plan& plan, const facts::State& state) {
    constexpr std::uint64_t rows_at_once = 4'000'000;
    std::uint64_t rows = 0;
    for (const std::string& source : {plan.definition.source, plan.definition.outcome->source}) {
        if (const auto ids = state.by_source.find(source); ids != state.by_source.end()) {
            for (const std::string& id : ids->second) {
                rows += state.editions.at(id).manifest.rows_kept;
            }
        }
    }
    return 1 + rows / rows_at_once;
}

/// One level's incidents, and for each plan those that it counts.
struct Told {
    std::vector<Answer> incidents;
    std::vector<std::vector<Answer>> counting; ///< by plan
};

Result<Groups> read_all(std::span<const Plan> plans, const Setting& setting, const Scan& scan) {
    ScanColumns columns;
    std::size_t next = 1;
    columns.force = next++;
    if (scan.levels.front() != geo::Level::force) {
        columns.district = next++;
    }
    if (!scan.by.empty()) {
        columns.by = next++;
    }
    const auto cut = cut_editions(plans.front(), setting.state);
    const std::uint64_t parts = parts_of(plans.front(), setting.state);
    std::optional<Groups> groups;
    for (std::uint64_t part = 0; part < parts; ++part) {
        auto read = read_groups(outcome_sql(plans, scan, setting.state.areas, cut, {part, parts}),
                                columns, next, setting);
        if (!read) {
            return read;
        }
        if (groups) {
            append(*read, *groups);
        } else {
            groups = std::move(*read);
        }
    }
    return std::move(*groups);
}

Result<Told> tell(std::span<const Plan> plans, const Setting& setting, const Question& question) {
    const Supplied supplied{plans.front(), setting};
    const auto vintages = Vintages::load(setting);
    if (!vintages) {
        return pass(vintages.error());
    }
    const auto groups =
        read_all(plans, setting,
                 {question.levels, question.area, question.by, periods_of(supplied, question)});
    if (!groups) {
        return pass(groups.error());
    }
    SharedPlaces shared;
    const WideRows none; // incidents come a row each
    Told told;
    auto incidents = answers(plans.front(), setting, question, *vintages, *groups, {0, 0, {}},
                             {none, 0}, shared);
    if (!incidents) {
        return pass(incidents.error());
    }
    told.incidents = std::move(*incidents);
    for (std::size_t i = 0; i < plans.size(); ++i) {
        auto counting = answers(plans[i], setting, question, *vintages, *groups, {2 + 2 * i, 0, {}},
                                {none, 0}, shared);
        if (!counting) {
            return pass(counting.error());
        }
        told.counting.push_back(std::move(*counting));
    }
    return told;
}

/// Whether two plans count the same incidents, told by the same source, at the same levels.
bool are_alike(const Plan& a, const Plan& b) {
    return a.outcome && b.outcome && a.table == b.table && text(a.filter) == text(b.filter) &&
           a.outcome->table == b.outcome->table && a.definition.levels == b.definition.levels;
}

} // namespace

Result<std::vector<std::vector<Answer>>>
ask_outcomes(std::span<const Plan> plans, const Setting& setting, const Question& question) {
    std::vector<std::vector<Answer>> all(plans.size());
    for (const geo::Level level : question.levels) {
        Question one = question;
        one.levels = {level};
        auto told = tell(plans, setting, one);
        if (!told) {
            return pass(told.error());
        }
        const std::vector<std::vector<Answer>> incidents{std::move(told->incidents)};
        for (std::size_t i = 0; i < plans.size(); ++i) {
            const Judged judged{plans[i], setting};
            for (Answer& answer : told->counting[i]) {
                hide_unjudged(judged, setting.state.areas, answer);
            }
            if (auto done = divide(plans[i], incidents, setting.state.areas, told->counting[i]);
                !done) {
                return pass(done.error());
            }
            std::ranges::move(told->counting[i], std::back_inserter(all[i]));
        }
    }
    return all;
}

Done tell_outcomes(std::span<const Plan> plans,
                   const Setting& setting,
                   geo::Level smallest,
                   std::vector<std::vector<Answer>>& all) {
    std::set<std::size_t> done;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        if (!plans[i].outcome || done.contains(i)) {
            continue;
        }
        std::vector<std::size_t> members;
        std::vector<Plan> alike;
        for (std::size_t k = i; k < plans.size(); ++k) {
            if (are_alike(plans[i], plans[k])) {
                members.push_back(k);
                alike.push_back(plans[k]);
            }
        }
        std::vector<geo::Level> levels = plans[i].definition.levels;
        std::erase_if(levels, [smallest](geo::Level level) { return level > smallest; });
        auto told = ask_outcomes(alike, setting, {levels, "", {}, {}, ""});
        if (!told) {
            return pass(told.error());
        }
        for (std::size_t k = 0; k < members.size(); ++k) {
            all[members[k]] = std::move((*told)[k]);
        }
        done.insert(members.begin(), members.end());
    }
    return {};
}

} // namespace mf::measures
