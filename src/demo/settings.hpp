// What a TOML file holds, as values with their lines, and questions that remember the first thing that was wrong.
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mf::demo {

class Setting;

/// The first thing that was wrong in one or several files; later ones are not kept.
class Trouble {
public:
    void note(std::string message, std::string where);
    const std::optional<Error>& first() const { return first_; }

private:
    std::optional<Error> first_;
};

/// A value of a TOML file. What is asked for and not there, or of another kind, is noted in the Trouble, and the
/// answer is then nought, "" or empty, so that readers read on and look at the Trouble once.
class Setting {
public:
    /// `not_found` or `invalid` with file and line.
    static Result<Setting> read(const std::filesystem::path& file);

    /// Members of a table, by name, and elements of a list.
    const Setting& at(std::string_view name, Trouble& trouble) const;
    const Setting& at(std::size_t place, Trouble& trouble) const;
    bool has(std::string_view name) const;

    double number(Trouble& trouble) const; ///< whole numbers too
    std::int64_t whole(Trouble& trouble) const;
    std::string text(Trouble& trouble) const;
    bool flag(Trouble& trouble) const;
    const std::vector<Setting>& list(Trouble& trouble) const;
    const std::vector<std::pair<std::string, Setting>>& table(Trouble& trouble) const;
    std::vector<double> numbers(Trouble& trouble) const;
    std::vector<std::string> texts(Trouble& trouble) const;

    const std::string& where() const { return where_; } ///< "crime.toml:12"

private:
    friend class SettingReader;
    enum class Kind { nothing, number, whole, text, flag, list, table };

    void expect(Kind kind, std::string_view word, Trouble& trouble) const;

    Kind kind_ = Kind::nothing;
    std::string where_;
    double number_ = 0;
    std::int64_t whole_ = 0;
    bool flag_ = false;
    std::string text_;
    std::vector<Setting> list_;
    std::vector<std::pair<std::string, Setting>> table_;
};

} // namespace mf::demo
