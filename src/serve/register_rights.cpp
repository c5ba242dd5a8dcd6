#include "serve/register_rights.hpp"

#include "registers/rights.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::serve {

namespace {

/// Roles by their own names stand in one row; whoever a record names in another, and whose area it is in a third.
std::vector<people::Right> rows_of(const std::string& what, const std::vector<std::string>& by) {
    people::Right named{{what}, {}, people::Whose::named, true};
    people::Right of_area{{what}, {}, people::Whose::own_area, false};
    people::Right any{{what}, {}, people::Whose::any, false};
    bool names = false;
    for (const std::string& one : by) {
        if (one.starts_with(registers::own_field)) {
            names = true;
        } else if (one.starts_with(registers::own_area)) {
            const auto role =
                people::role_of(std::string_view{one}.substr(registers::own_area.size()));
            of_area.roles.insert(of_area.roles.end(), role ? 1U : 0U,
                                 role.value_or(people::Role::everyone));
        } else if (const auto role = people::role_of(one)) {
            any.roles.push_back(*role);
        }
    }
    std::vector<people::Right> rows;
    if (!any.roles.empty()) {
        rows.push_back(std::move(any));
    }
    if (!of_area.roles.empty()) {
        rows.push_back(std::move(of_area));
    }
    if (names) {
        rows.push_back(std::move(named));
    }
    return rows;
}

void add(std::vector<people::Right>& rows,
         const std::string& what,
         const std::vector<std::string>& by) {
    std::ranges::move(rows_of(what, by), std::back_inserter(rows));
}

bool has_erasable(const registers::Register& in) {
    return std::ranges::any_of(in.fields, &registers::Field::erasable);
}

/// Roles that find what the public does not, whatever the record: as registers::works_with has it.
std::vector<std::string> working_roles(const registers::Register& in) {
    std::vector<std::string> roles;
    for (const people::Role role : people::all_roles()) {
        const std::string name{people::name(role)};
        if (registers::works_with(in, {.account = {}, .post = {}, .role = name})) {
            roles.push_back(name);
        }
    }
    return roles;
}

} // namespace

std::string
move_right(const registers::Register& in, const std::string& from, const std::string& to) {
    return fmt::format("{}.move.{}.{}", in.id, from, to);
}

std::string field_right(const registers::Register& in, const std::string& field) {
    return fmt::format("{}.field.{}", in.id, field);
}

std::vector<people::Right> register_rights(const registers::Definitions& definitions) {
    std::vector<people::Right> rows;
    for (const registers::Register& in : definitions.registers) {
        add(rows, in.id + ".open", in.opened_by);
        add(rows, in.id + ".change", in.changed_by);
        if (has_erasable(in)) {
            add(rows, in.id + ".erase", in.changed_by);
        }
        if (!in.hidden_states.empty()) {
            add(rows, in.id + ".hidden", working_roles(in));
        }
        for (const registers::Move& move : in.moves) {
            for (const std::string& from : move.from) {
                for (const std::string& to : move.to) {
                    if (!move.when) {
                        add(rows, move_right(in, from, to), move.by);
                    }
                }
            }
        }
        for (const registers::Field& field : in.fields) {
            add(rows, field_right(in, field.name),
                field.is_public ? std::vector<std::string>{std::string{registers::everyone}}
                                : field.seen_by);
        }
    }
    return rows;
}

} // namespace mf::serve
