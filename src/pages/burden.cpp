// /about/burden: how many minutes each register asks of somebody, and all of them together.
#include "pages/plan_pages.hpp"
#include "pages/plan_parts.hpp"

namespace mf::pages {

namespace {

struct Burden {
    std::int64_t registers = 0;
    std::int64_t minutes = 0;
    std::int64_t to_come = 0;
};

Burden burden_of(const registers::Plan& plan) {
    Burden burden;
    for (const registers::PlanRegister& one : plan.registers) {
        if (one.minutes) {
            ++burden.registers;
            burden.minutes += *one.minutes;
        } else if (!one.table) {
            ++burden.to_come;
        }
    }
    return burden;
}

Table table_of(const Words& words, const registers::Plan& plan) {
    using Type = Column::Type;
    Table table;
    table.id = "burden";
    table.caption = words("plan.burden.caption");
    table.columns = {{"register", words("plan.burden.register"), Type::text},
                     {"minutes", words("plan.burden.minutes"), Type::number},
                     {"state", words("plan.table.state"), Type::text},
                     {"id", words("table.code"), Type::code, true}};
    RowGroup group;
    for (const registers::PlanRegister& one : plan.registers) {
        if (one.table) {
            continue;
        }
        group.rows.push_back(
            {Text{one.title},
             one.minutes ? NumberCell{static_cast<double>(*one.minutes)}
                         : NumberCell{Missing::not_available},
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
    const Burden burden = burden_of(**plan);
    Page page = start_plan_page(asked, "/about/burden", words("plan.link.burden"));
    page.finding =
        words("plan.burden.finding",
              {{"n", burden.registers}, {"total", burden.minutes}, {"count", burden.to_come}});
    page.lead.emplace_back(words("plan.burden.lead"));
    page.blocks.emplace_back(table_of(words, **plan));
    page.blocks.emplace_back(GapBlock{
        words("plan.nobody"), words("plan.not_published"), {Text{words("plan.burden.gap")}}});
    add_promised(page, asked);
    return page;
}

} // namespace mf::pages
