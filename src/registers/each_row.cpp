#include "registers/each_row.hpp"

#include "registers/rights.hpp"

namespace mf::registers {

Done for_each_row(Registers& registers,
                  const Register& definition,
                  const Actor& viewer,
                  const std::function<Done(const ListRow&)>& work) {
    ListQuery query{.in = definition.id,
                    .hidden_too = works_with(definition, viewer),
                    .order = ListQuery::Order::by_id,
                    .limit = page_rows_max};
    for (;; query.offset += query.limit) {
        const auto page = registers.list(query);
        if (!page) {
            return pass(page.error());
        }
        for (const ListRow& row : page->rows) {
            if (auto done = work(row); !done) {
                return done;
            }
        }
        if (page->rows.size() < query.limit) {
            return {};
        }
    }
}

} // namespace mf::registers
