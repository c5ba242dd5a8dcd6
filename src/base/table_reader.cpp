#include "base/table_reader.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf {

TableReader::TableReader(const toml::table& table, std::string file)
    : table_{table}, file_{std::move(file)} {}

std::string TableReader::text(std::string_view key, std::string otherwise) {
    const toml::node* node = find(key);
    if (node == nullptr) {
        return otherwise;
    }
    const auto value = node->value<std::string>();
    if (!value || !node->is_string()) {
        wrong(*node, key, "a text in quotes", "\"…\"");
        return otherwise;
    }
    return *value;
}

std::string TableReader::needed_text(std::string_view key) {
    std::string found = text(key);
    if (found.empty()) {
        problem(line(), fmt::format("'{}' is missing or empty", key),
                fmt::format("Write a line: {} = \"…\"", key));
    }
    return found;
}

bool TableReader::flag(std::string_view key) {
    const toml::node* node = find(key);
    if (node != nullptr && !node->is_boolean()) {
        wrong(*node, key, "true or false", "true");
    }
    return node != nullptr && node->value_or(false);
}

std::optional<double> TableReader::number(std::string_view key, double minimum, double maximum) {
    const toml::node* node = find(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    const bool fits = value && *value >= minimum && *value <= maximum; // nan does not
    if (!fits) {
        wrong(*node, key, fmt::format("a number from {} to {}", minimum, maximum), "1");
        return std::nullopt;
    }
    return value;
}

std::optional<int> TableReader::whole(std::string_view key, int minimum, int maximum) {
    const toml::node* node = find(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    const auto value = node->is_integer() ? node->value<std::int64_t>() : std::nullopt;
    if (!value || *value < minimum || *value > maximum) {
        wrong(*node, key, fmt::format("a whole number from {} to {}", minimum, maximum), "1");
        return std::nullopt;
    }
    return static_cast<int>(*value);
}

std::vector<std::string> TableReader::texts(std::string_view key) {
    std::vector<std::string> found;
    const toml::node* node = find(key);
    if (node == nullptr) {
        return found;
    }
    if (const auto one = node->value<std::string>(); one && node->is_string()) {
        return {*one};
    }
    const toml::array* list = node->as_array();
    if (list == nullptr) {
        wrong(*node, key, "a text or a list of texts", "[\"…\", \"…\"]");
        return found;
    }
    for (const toml::node& item : *list) {
        if (item.is_string()) {
            found.push_back(item.value_or(std::string{}));
        } else {
            wrong(item, key, "a list of texts only", "[\"…\", \"…\"]");
        }
    }
    return found;
}

std::map<std::string, std::string> TableReader::dictionary(std::string_view key) {
    std::map<std::string, std::string> found;
    const toml::node* node = find(key);
    const toml::table* pairs = node == nullptr ? nullptr : node->as_table();
    if (node != nullptr && pairs == nullptr) {
        wrong(*node, key, "a table", "{ \"as published\" = \"what is meant\" }");
    }
    if (pairs != nullptr) {
        for (const auto& [name, value] : *pairs) {
            if (!value.is_string()) {
                wrong(value, key, "a table of texts", "{ \"as published\" = \"what is meant\" }");
            }
            found[name_key(name.str())] = value.value_or(std::string{});
        }
    }
    return found;
}

const toml::table* TableReader::table(std::string_view key) {
    const toml::node* node = find(key);
    if (node != nullptr && !node->is_table()) {
        wrong(*node, key, "a table", "{ … }");
    }
    return node == nullptr ? nullptr : node->as_table();
}

std::vector<const toml::table*> TableReader::tables(std::string_view key) {
    std::vector<const toml::table*> found;
    const toml::node* node = find(key);
    const toml::array* list = node == nullptr ? nullptr : node->as_array();
    if (node != nullptr && list == nullptr) {
        wrong(*node, key, "a list of tables", "[{ … }], or each as [[…]]");
    }
    if (list != nullptr) {
        for (const toml::node& item : *list) {
            if (const toml::table* one = item.as_table()) {
                found.push_back(one);
            } else {
                wrong(item, key, "a list of tables", "[{ … }], or each as [[…]]");
            }
        }
    }
    return found;
}

const toml::node* TableReader::find(std::string_view key) {
    asked_.emplace(key);
    return table_.get(key);
}

int TableReader::line() const {
    return std::max(1, static_cast<int>(table_.source().begin.line));
}

int TableReader::line(std::string_view key) const {
    const toml::node* node = table_.get(key);
    return node == nullptr ? line() : static_cast<int>(node->source().begin.line);
}

void TableReader::problem(int at, std::string message, std::string mend) {
    if (!error_) {
        error_ = Error{ErrorKind::invalid, std::move(message), fmt::format("{}:{}", file_, at),
                       std::move(mend)};
    }
}

void TableReader::wrong(const toml::node& node,
                        std::string_view key,
                        std::string_view what,
                        std::string_view example) {
    problem(static_cast<int>(node.source().begin.line), fmt::format("'{}' should be {}", key, what),
            fmt::format("Write it as: {} = {}", key, example));
}

void TableReader::take(std::optional<Error> error) {
    if (!error_) {
        error_ = std::move(error);
    }
}

std::optional<Error> TableReader::end() {
    for (const auto& [key, value] : table_) {
        if (!asked_.contains(key.str())) {
            problem(static_cast<int>(key.source().begin.line),
                    fmt::format("'{}' is not known here", key.str()),
                    fmt::format("Known are: {}", joined({asked_.begin(), asked_.end()}, ", ")));
        }
    }
    return error_;
}

Result<toml::table> parse_toml(const std::string& text, const std::string& file) {
    try {
        return toml::parse(text, file);
    } catch (const toml::parse_error& error) {
        return fail(ErrorKind::invalid, std::string{error.description()},
                    fmt::format("{}:{}", file, error.source().begin.line), "Mend the TOML there");
    }
}

} // namespace mf
