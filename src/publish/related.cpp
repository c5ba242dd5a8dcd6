#include "publish/related.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

namespace mf::publish {

namespace {

/// Of several plans of one measure, which counts from several sources, the first tells.
std::vector<const measures::Definition*> definitions_of(std::span<const measures::Plan> plans) {
    std::vector<const measures::Definition*> all;
    for (const measures::Plan& plan : plans) {
        if (all.empty() || all.back()->id != plan.definition.id) {
            all.push_back(&plan.definition);
        }
    }
    return all;
}

/// What is the same where two measures count the same rows.
auto rows_of(const measures::Definition& one) {
    return std::tie(one.source, one.where, one.sum, one.reported_by, one.periods);
}

bool counts_rows(const measures::Definition& one) {
    return !one.outcome && (one.kind == measures::Kind::count || one.kind == measures::Kind::rate ||
                            one.kind == measures::Kind::share);
}

/// The first of a measure's group; each points to one nearer to it.
std::string first_of(const std::map<std::string, std::string>& before, std::string measure) {
    while (before.at(measure) != measure) {
        measure = before.at(measure);
    }
    return measure;
}

} // namespace

std::vector<Relation> relations_of(std::span<const measures::Plan> plans) {
    const auto definitions = definitions_of(plans);
    const auto is_there = [&](const std::string& id) {
        return std::ranges::any_of(definitions, [&](const auto* one) { return one->id == id; });
    };
    std::vector<Relation> relations;
    for (auto one = definitions.begin(); one != definitions.end(); ++one) {
        Relation sum{(*one)->id, {}};
        std::ranges::copy_if((*one)->sum_of, std::back_inserter(sum.parts), is_there);
        if (!sum.parts.empty()) {
            relations.push_back(std::move(sum));
        }
        const auto same = std::find_if(definitions.begin(), one, [&](const auto* other) {
            return counts_rows(*other) && counts_rows(**one) && rows_of(*other) == rows_of(**one);
        });
        if (same != one) {
            relations.push_back({(*same)->id, {(*one)->id}});
        }
    }
    return relations;
}

std::vector<Group> groups_that_withhold(std::span<const measures::Plan> plans) {
    const auto definitions = definitions_of(plans);
    const auto relations = relations_of(plans);
    std::map<std::string, std::string> before;
    for (const auto* one : definitions) {
        before[one->id] = one->id;
    }
    for (const Relation& relation : relations) {
        for (const std::string& part : relation.parts) {
            const auto [first, second] =
                std::minmax({first_of(before, relation.whole), first_of(before, part)});
            before[second] = first;
        }
    }
    std::map<std::string, Group> groups;
    std::set<std::string> withholding;
    for (const auto* one : definitions) {
        const std::string first = first_of(before, one->id);
        groups[first].measures.insert(one->id);
        if (one->suppress_below > 0) {
            withholding.insert(first);
        }
    }
    for (const Relation& relation : relations) {
        groups[first_of(before, relation.whole)].relations.push_back(relation);
    }
    std::vector<Group> all;
    for (const std::string& first : withholding) {
        all.push_back(std::move(groups[first]));
    }
    return all;
}

} // namespace mf::publish
