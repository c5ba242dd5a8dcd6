// One table of a definition file, read key by key; definitions of sources, measures and authorities are read so.
#pragma once

#include "base/error.hpp"

#include <toml++/toml.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mf {

/// Remembers the first thing that was wrong, and which keys were asked for: a key that nobody asks for is an
/// error, because a misspelt rule that does nothing is worse than none. The table outlives it.
class TableReader {
public:
    TableReader(const toml::table& table, std::string file);

    /// Each gives the key's value; what it should be otherwise is the error, and `otherwise` the answer.
    std::string text(std::string_view key, std::string otherwise = {});
    std::string needed_text(std::string_view key); ///< missing or empty is an error
    bool flag(std::string_view key);
    std::optional<double> number(std::string_view key, double minimum, double maximum);
    std::optional<int> whole(std::string_view key, int minimum, int maximum);
    std::vector<std::string> texts(std::string_view key); ///< a text, or a list of texts
    std::map<std::string, std::string> dictionary(std::string_view key); ///< a table of texts
    const toml::table* table(std::string_view key);
    std::vector<const toml::table*> tables(std::string_view key);
    const toml::node* find(std::string_view key); ///< null when it is not there

    int line() const;                     ///< on which the table begins, from 1
    int line(std::string_view key) const; ///< on which the key's value begins, or else the table

    void problem(int at, std::string message, std::string mend);
    void wrong(const toml::node& node,
               std::string_view key,
               std::string_view what,
               std::string_view example);

    void take(std::optional<Error> error); ///< what was wrong in a table within this one

    /// To be called last: what was wrong, or a key that nobody asked for.
    std::optional<Error> end();

private:
    const toml::table& table_;
    std::string file_;
    std::set<std::string, std::less<>> asked_;
    std::optional<Error> error_;
};

/// Parses the text; what is no TOML is an error with its line.
Result<toml::table> parse_toml(const std::string& text, const std::string& file);

} // namespace mf
