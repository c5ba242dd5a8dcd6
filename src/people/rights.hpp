// Who may do what: a table of data, deny by default. What no row allows is not there.
#pragma once

#include "base/error.hpp"
#include "people/identity.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mf::people {

/// Whose things a row speaks of.
enum class Whose {
    any,      ///< whatever it is
    own_area, ///< only what belongs to the area that the account answers for
    own,      ///< only what the account itself has made
    named,    ///< only what names the post of the account: the record that it owns
};

/// One row: these things, for these roles.
struct Right {
    std::vector<std::string> what; ///< "GET /staff/releases", "questions.answer", "questions.email"
    std::vector<Role> roles;
    Whose whose = Whose::any;
    bool anybody_signed_in = false; ///< whatever the roles of the account, and without any
    bool operator==(const Right&) const = default;
};

/// What somebody wants to do, and to what.
struct Wanted {
    std::string what;
    std::string area = {};               ///< that the thing belongs to
    std::string maker = {};              ///< account that has made the thing
    std::vector<std::string> posts = {}; ///< that the thing names
};

/// Immutable.
class Rights {
public:
    /// `invalid` with file:line: an unknown key or role, a row without either. `roles = ["signed-in"]` is everybody with
    /// an account, "public" is everyone.
    static Result<Rights> read(const std::filesystem::path& file);
    static Result<Rights> parse(std::string_view toml, const std::string& where);

    explicit Rights(std::vector<Right> rows = {}, Roles second_step = {})
        : rows_{std::move(rows)}, second_step_{std::move(second_step)} {}

    /// With more rows, as registers bring them.
    Rights with(const std::vector<Right>& more) const;

    bool allows(const Identity& identity, const Wanted& wanted) const;
    /// Whether a role alone allows it, on what is its own in every way: a cell of the matrix.
    bool allows(Role role, std::string_view what) const;
    /// Whether everybody with an account may: that there is such a thing is then no secret.
    bool allows_anybody_signed_in(std::string_view what) const;

    /// Roles that hold only once the account has a second step.
    const Roles& need_second_step() const { return second_step_; }

    const std::vector<Right>& rows() const { return rows_; }

private:
    std::vector<Right> rows_;
    Roles second_step_;
};

/// What a cell of the printed table says: "yes", "own area", "own", "named" (what names the account's post), or "".
std::string_view cell_word(const Rights& rights, Role role, std::string_view what);

/// A line of the matrix: one thing, and for each of all_roles() whether it may.
struct MatrixLine {
    std::string what;
    std::vector<bool> allowed;
};

/// The whole table for these things, in their order.
std::vector<MatrixLine> matrix(const Rights& rights, const std::vector<std::string>& things);

} // namespace mf::people
