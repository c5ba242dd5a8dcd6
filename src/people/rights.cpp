#include "people/rights.hpp"

#include "base/text.hpp"
#include "store/files.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

namespace mf::people {

namespace {

std::string place(const std::string& file, const toml::node& node) {
    return fmt::format("{}:{}", file, node.source().begin.line);
}

Result<std::vector<std::string>>
texts(const toml::table& table, std::string_view key, const std::string& file) {
    const auto* list = table[key].as_array();
    std::vector<std::string> values;
    if (list != nullptr) {
        for (const auto& one : *list) {
            values.push_back(one.value_or(std::string{}));
        }
    }
    if (values.empty() || std::ranges::any_of(values, &std::string::empty)) {
        return fail(ErrorKind::invalid, fmt::format("'{}' is not a list of texts", key),
                    place(file, table), fmt::format("Write {} = [\"…\"]", key));
    }
    return values;
}

constexpr std::string_view signed_in = "signed-in";

/// Without "signed-in", which is no role.
Result<std::vector<Role>> roles_in(const toml::table& table, const std::string& file) {
    const auto words = texts(table, "roles", file);
    if (!words) {
        return pass(words.error());
    }
    std::vector<Role> roles;
    for (const std::string& word : *words) {
        if (word == signed_in) {
            continue;
        }
        if (const auto role = role_of(word)) {
            roles.push_back(*role);
        } else {
            return fail(ErrorKind::invalid, fmt::format("there is no role '{}'", word),
                        place(file, table), "The roles are in docs/people.md");
        }
    }
    return roles;
}

Result<Whose> whose_in(const toml::table& table, const std::string& file) {
    const auto word = table["whose"].value_or(std::string{"any"});
    if (word == "any") {
        return Whose::any;
    }
    if (word == "own-area") {
        return Whose::own_area;
    }
    if (word == "own") {
        return Whose::own;
    }
    return fail(ErrorKind::invalid, fmt::format("whose = '{}' means nothing", word),
                place(file, table), "Write own, own-area, or leave it out");
}

Done only_keys(const toml::table& table,
               const std::vector<std::string_view>& known,
               const std::string& file) {
    for (const auto& [key, value] : table) {
        if (std::ranges::find(known, key.str()) == known.end()) {
            return fail(ErrorKind::invalid, fmt::format("the key '{}' means nothing", key.str()),
                        place(file, value), "A misspelt rule would do nothing: mend or remove it");
        }
    }
    return {};
}

Result<Right> row_of(const toml::table& table, const std::string& file) {
    if (const Done known = only_keys(table, {"what", "roles", "whose"}, file); !known) {
        return pass(known.error());
    }
    auto what = texts(table, "what", file);
    auto roles = roles_in(table, file);
    const auto whose = whose_in(table, file);
    if (!what || !roles || !whose) {
        return pass(!what ? what.error() : !roles ? roles.error() : whose.error());
    }
    const auto words = texts(table, "roles", file);
    const bool anybody = words && std::ranges::find(*words, signed_in) != words->end();
    return Right{std::move(*what), std::move(*roles), *whose, anybody};
}

Result<Rights> rights_of(const toml::table& table, const std::string& file) {
    if (const Done known = only_keys(table, {"allow", "second_step"}, file); !known) {
        return pass(known.error());
    }
    std::vector<Right> rows;
    if (const auto* list = table["allow"].as_array()) {
        for (const auto& one : *list) {
            const auto* row = one.as_table();
            auto right = row == nullptr
                             ? fail(ErrorKind::invalid, "a row is no table", place(file, one))
                             : row_of(*row, file);
            if (!right) {
                return pass(right.error());
            }
            rows.push_back(std::move(*right));
        }
    }
    Roles second_step;
    if (const auto* needs = table["second_step"].as_table()) {
        const auto roles = roles_in(*needs, file);
        if (!roles) {
            return pass(roles.error());
        }
        second_step.insert(roles->begin(), roles->end());
    }
    return Rights{std::move(rows), std::move(second_step)};
}

bool names(const Right& right, std::string_view what) {
    return std::ranges::find(right.what, what) != right.what.end();
}

bool is_hers(const Right& right, const Identity& identity, const Wanted& wanted) {
    switch (right.whose) {
    case Whose::any:
        return true;
    case Whose::own_area:
        return !identity.area.empty() && identity.area == wanted.area;
    case Whose::named:
        return identity.signed_in() &&
               std::ranges::find(wanted.posts, identity.post) != wanted.posts.end();
    case Whose::own:
        break;
    }
    return identity.signed_in() && identity.account == wanted.maker;
}

} // namespace

Result<Rights> Rights::parse(std::string_view text, const std::string& where) {
    try {
        return rights_of(toml::parse(text), where);
    } catch (const toml::parse_error& problem) {
        return fail(ErrorKind::invalid, std::string{problem.description()},
                    fmt::format("{}:{}", where, problem.source().begin.line));
    }
}

Result<Rights> Rights::read(const std::filesystem::path& file) {
    const auto text = store::read_file(file);
    return text ? parse(*text, file.string()) : pass(text.error());
}

Rights Rights::with(const std::vector<Right>& more) const {
    Rights both = *this;
    both.rows_.insert(both.rows_.end(), more.begin(), more.end());
    return both;
}

bool Rights::allows(const Identity& identity, const Wanted& wanted) const {
    return std::ranges::any_of(rows_, [&](const Right& right) {
        return names(right, wanted.what) && is_hers(right, identity, wanted) &&
               ((right.anybody_signed_in && identity.signed_in()) ||
                std::ranges::any_of(right.roles, [&](Role role) { return identity.has(role); }));
    });
}

bool Rights::allows(Role role, std::string_view what) const {
    return std::ranges::any_of(rows_, [&](const Right& right) {
        return names(right, what) && ((right.anybody_signed_in && role != Role::everyone) ||
                                      std::ranges::any_of(right.roles, [&](Role one) {
                                          return one == role || one == Role::everyone;
                                      }));
    });
}

bool Rights::allows_anybody_signed_in(std::string_view what) const {
    return std::ranges::any_of(rows_, [&](const Right& right) {
        return right.anybody_signed_in && right.whose == Whose::any && names(right, what);
    });
}

std::string_view cell_word(const Rights& rights, Role role, std::string_view what) {
    // The widest of the rows that let the role in.
    std::string_view word;
    for (const Right& right : rights.rows()) {
        if (!Rights{std::vector<Right>{right}}.allows(role, what)) {
            continue;
        }
        switch (right.whose) {
        case Whose::any:
            return "yes";
        case Whose::own_area:
            word = "own area";
            break;
        case Whose::own:
            word = word.empty() ? "own" : word;
            break;
        case Whose::named:
            word = word.empty() ? "named" : word;
            break;
        }
    }
    return word;
}

std::vector<MatrixLine> matrix(const Rights& rights, const std::vector<std::string>& things) {
    std::vector<MatrixLine> lines;
    for (const std::string& what : things) {
        MatrixLine line{what, {}};
        for (const Role role : all_roles()) {
            line.allowed.push_back(rights.allows(role, what));
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace mf::people
