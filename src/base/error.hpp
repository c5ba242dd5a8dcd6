// Errors are values with four fields: what kind, what happened, where, how to mend it.
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace mf {

/// What sort of failure it is. `app` maps kinds to exit codes, `serve` to statuses, each in one table.
enum class ErrorKind {
    usage,       ///< the question was put wrongly
    invalid,     ///< what was read is not what it should be
    not_found,   ///< there is no such thing
    refused,     ///< it is not allowed
    busy,        ///< somebody else is at it; try again
    integrity,   ///< what is kept is not what was kept
    io,          ///< the disk or the system said no
    limit,       ///< a named limit was passed
    unsupported, ///< readable, but not by this program
    internal,    ///< a mistake of ours
};

struct Error {
    ErrorKind kind = ErrorKind::internal;
    std::string message; ///< a sentence without its full stop
    std::string where;   ///< file:line, or whatever tells the place; may be empty
    std::string mend;    ///< what the reader can do; may be empty

    bool operator==(const Error&) const = default;
};

template <class T>
using Result = std::expected<T, Error>;
using Done = Result<void>;

/// An error, ready to be returned from a function that gives a Result.
inline std::unexpected<Error>
fail(ErrorKind kind, std::string message, std::string where = {}, std::string mend = {}) {
    return std::unexpected<Error>{
        Error{kind, std::move(message), std::move(where), std::move(mend)}};
}

/// Hands an error on.
inline std::unexpected<Error> pass(Error error) {
    return std::unexpected<Error>{std::move(error)};
}

/// "where: message. mend" as one line for a person.
std::string sentence(const Error& error);

} // namespace mf
