// /about/burden: how many minutes each register asks of somebody, and all of them together.
#include "pages/plan_pages.hpp"
#include "pages/plan_parts.hpp"

#include <map>
#include <string>

namespace mf::pages {

namespace {

struct Burden {
    std::int64_t registers = 0;
    std::int64_t minutes = 0;
    std::int64_t to_come = 0;
    std::int64_t records = 0;
    std::int64_t spent = 0; ///< minutes of all records
};

/// How many records each register has; none while they cannot be read.
using Counts = std::map<std::string, std::int64_t>;

Result<Counts> counts_of(const Asked& asked) {
    Counts counts;
    if (asked.records == nullptr) {
        return counts;
    }
    const auto all = asked.records->burden();
    if (!all) {
        return pass(all.error());
    }
    for (const registers::Burden& one : *all) {
        counts[one.in] = one.records;
    }
    return counts;
}

std::int64_t count_in(const Counts& counts, const std::string& id) {
    const auto found = counts.find(id);
    return found == counts.end() ? 0 : found->second;
}

Burden burden_of(const registers::Plan& plan, const Counts& counts) {
    Burden burden;
    for (const registers::PlanRegister& one : plan.registers) {
        if (one.minutes) {
            ++burden.registers;
            burden.minutes += *one.minutes;
            burden.records += count_in(counts, one.id);
            burden.spent += count_in(counts, one.id) * *one.minutes;
        } else if (!one.table) {
            ++burden.to_come;
        }
    }
    return burden;
}

Table table_of(const Words& words, const registers::Plan& plan, const Counts& counts) {
    using Type = Column::Type;
    Table table;
    table.id = "burden";
    table.caption = words("plan.burden.caption");
    table.columns = {{"register", words("plan.burden.register"), Type::text},
                     {"minutes", words("plan.burden.minutes"), Type::number},
                     {"records", words("plan.burden.records"), Type::number},
                     {"spent", words("plan.burden.spent"), Type::number},
                     {"state", words("plan.table.state"), Type::text},
                     {"id", words("table.code"), Type::code, true}};
    RowGroup group;
    for (const registers::PlanRegister& one : plan.registers) {
        if (one.table) {
            continue;
        }
        const std::int64_t n = count_in(counts, one.id);
        const auto cell = [&](std::int64_t value) {
            return one.minutes ? NumberCell{static_cast<double>(value)}
                               : NumberCell{Missing::not_available};
        };
        group.rows.push_back(
            {Text{one.title},
             one.minutes ? NumberCell{static_cast<double>(*one.minutes)}
                         : NumberCell{Missing::not_available},
             cell(n), cell(n * one.minutes.value_or(0)),
             Text{words(one.minutes ? "plan.burden.there" : "plan.burden.to_come")}, Text{one.id}});
    }
    table.groups.push_back(std::move(group));
    table.main = true;
    return table;
}

} // namespace

Result<Page> burden_page(const Asked& asked) {
    const auto plan = plan_asked(asked);
    if (!plan) {
        return pass(plan.error());
    }
    const Words& words = asked.words;
    const auto counts = counts_of(asked);
    if (!counts) {
        return pass(counts.error());
    }
    const Burden burden = burden_of(**plan, *counts);
    Page page = start_plan_page(asked, "/about/burden", words("plan.link.burden"));
    page.finding =
        words("plan.burden.finding",
              {{"n", burden.registers}, {"total", burden.minutes}, {"count", burden.to_come}});
    page.lead.emplace_back(words("plan.burden.lead"));
    if (asked.records != nullptr) {
        page.lead.emplace_back(
            words("plan.burden.all", {{"n", burden.records}, {"total", burden.spent}}));
    }
    page.blocks.emplace_back(table_of(words, **plan, *counts));
    page.blocks.emplace_back(GapBlock{
        words("plan.nobody"), words("plan.not_published"), {Text{words("plan.burden.gap")}}});
    add_promised(page, asked);
    return page;
}

} // namespace mf::pages
