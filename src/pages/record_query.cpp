#include "pages/record_query.hpp"

#include "base/text.hpp"
#include "pages/addresses.hpp"
#include "pages/record_pages.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::pages {

using registers::ListQuery;

namespace {

constexpr std::size_t pages_max = 100'000; ///< more than any register has

std::unexpected<Error> wrong(const std::string& name, const std::string& value) {
    return fail(ErrorKind::usage, fmt::format("a list has no {} '{}'", name, value), {},
                "Begin again from the list without a question mark in its address");
}

} // namespace

std::string RecordQuery::address() const {
    std::string text;
    const auto add = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) {
            text += fmt::format("{}{}={}", text.empty() ? '?' : '&', name, encoded(value));
        }
    };
    add("q", words);
    add("state", state);
    add("late", late ? "yes" : "");
    for (const auto& [field, value] : where) {
        add(field, value);
    }
    add("order", order);
    add("page", page > 1 ? std::to_string(page) : "");
    return "/" + encoded(in) + text;
}

ListQuery RecordQuery::query(std::size_t rows, Day today) const {
    ListQuery list{.in = in, .where = where, .words = words};
    if (!state.empty()) {
        list.states = {state};
    }
    if (late) {
        list.late_before = today.text();
    }
    list.order = order == "oldest" ? ListQuery::Order::oldest
                 : order == "a-z"  ? ListQuery::Order::by_title
                                   : ListQuery::Order::newest;
    list.offset = (page - 1) * rows;
    list.limit = rows;
    return list;
}

std::vector<const registers::Field*> filters_of(const registers::Register& in) {
    std::vector<const registers::Field*> fields;
    for (const registers::Field& field : in.fields) {
        if (field.is_public && registers::can_filter(field)) {
            fields.push_back(&field);
        }
    }
    return fields;
}

Result<RecordQuery> record_query(const Asked& asked, const registers::Register& in) {
    RecordQuery query{.in = in.id, .words = std::string{trimmed(asked.query)}};
    const auto filters = filters_of(in);
    for (const auto& [name, value] : asked.wanted) {
        if (value.empty()) {
            continue;
        }
        if (name == "state") {
            if (!in.has_state(value) || in.is_hidden(value)) {
                return wrong("state", value);
            }
            query.state = value;
        } else if (name == "order") {
            if (value != "newest" && value != "oldest" && value != "a-z") {
                return wrong("order", value);
            }
            query.order = value == "newest" ? "" : value;
        } else if (name == "late") {
            query.late = value == "yes";
        } else if (name == "page") {
            const auto number = whole_number(value);
            if (!number || *number < 1 || *number > static_cast<std::int64_t>(pages_max)) {
                return wrong("page", value);
            }
            query.page = static_cast<std::size_t>(*number);
        } else if (std::ranges::any_of(filters,
                                       [&](const auto* one) { return one->name == name; })) {
            query.where.emplace_back(name, value);
        }
    }
    std::ranges::stable_sort(query.where);
    return query;
}

} // namespace mf::pages
