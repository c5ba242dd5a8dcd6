// A TOML table as the reader of a definition sees it. For .cpp files alone: it brings toml++ with it.
#pragma once

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace mf::facts {

/// One TOML table being read. Remembers the first thing that was wrong, and which keys were asked for.
class TableReader {
public:
    TableReader(const toml::table& table, std::string file)
        : table_{table}, file_{std::move(file)} {}

    std::string text(const char* key, std::string otherwise = {}) {
        const toml::node* node = find(key);
        if (node == nullptr) {
            return otherwise;
        }
        const auto value = node->value<std::string>();
        if (!value || !node->is_string()) {
            wrong(*node, fmt::format("'{}' should be a text in quotes", key));
            return otherwise;
        }
        return *value;
    }

    std::string needed_text(const char* key) {
        if (!table_.contains(key)) {
            problem(line(), fmt::format("'{}' is missing", key),
                    fmt::format("Add a line: {} = \"…\"", key));
        }
        return text(key);
    }

    bool flag(const char* key) {
        const toml::node* node = find(key);
        if (node != nullptr && !node->is_boolean()) {
            wrong(*node, fmt::format("'{}' should be true or false", key));
        }
        return node != nullptr && node->value_or(false);
    }

    std::optional<double> number(const char* key) {
        const toml::node* node = find(key);
        if (node == nullptr) {
            return std::nullopt;
        }
        if (!node->is_number()) {
            wrong(*node, fmt::format("'{}' should be a number", key));
        }
        return node->value<double>();
    }

    /// A text, or a list of texts.
    std::vector<std::string> texts(const char* key) {
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
            wrong(*node, fmt::format("'{}' should be a text or a list of texts", key));
            return found;
        }
        for (const toml::node& item : *list) {
            if (item.is_string()) {
                found.push_back(item.value_or(std::string{}));
            } else {
                wrong(item, fmt::format("'{}' should hold texts only", key));
            }
        }
        return found;
    }

    std::map<std::string, std::string> dictionary(const char* key) {
        std::map<std::string, std::string> found;
        const toml::node* node = find(key);
        const toml::table* pairs = node == nullptr ? nullptr : node->as_table();
        if (node != nullptr && pairs == nullptr) {
            wrong(*node,
                  fmt::format("'{}' should be a table: {{ \"as published\" = \"what is meant\" }}",
                              key));
        }
        if (pairs != nullptr) {
            for (const auto& [name, value] : *pairs) {
                if (!value.is_string()) {
                    wrong(value, fmt::format("'{}' should hold texts only", key));
                }
                found[name_key(name.str())] = value.value_or(std::string{});
            }
        }
        return found;
    }

    const toml::table* table(const char* key) {
        const toml::node* node = find(key);
        if (node != nullptr && !node->is_table()) {
            wrong(*node, fmt::format("'{}' should be a table", key));
        }
        return node == nullptr ? nullptr : node->as_table();
    }

    std::vector<const toml::table*> tables(const char* key) {
        std::vector<const toml::table*> found;
        const toml::node* node = find(key);
        const toml::array* list = node == nullptr ? nullptr : node->as_array();
        if (node != nullptr && list == nullptr) {
            wrong(*node, fmt::format("'{}' should be written as [[{}]]", key, key));
        }
        if (list != nullptr) {
            for (const toml::node& item : *list) {
                if (const toml::table* one = item.as_table()) {
                    found.push_back(one);
                } else {
                    wrong(item, fmt::format("'{}' should hold tables only", key));
                }
            }
        }
        return found;
    }

    const toml::node* find(const char* key) {
        asked_.insert(key);
        return table_.get(key);
    }

    int line() const { return static_cast<int>(table_.source().begin.line); }

    void problem(int at, std::string message, std::string mend = {}) {
        if (!error_) {
            error_ = Error{ErrorKind::invalid, std::move(message), fmt::format("{}:{}", file_, at),
                           std::move(mend)};
        }
    }

    void wrong(const toml::node& node, std::string message) {
        problem(static_cast<int>(node.source().begin.line), std::move(message));
    }

    /// To be called last: what was wrong, or a key that nobody asked for.
    std::optional<Error> end() {
        for (const auto& [key, value] : table_) {
            if (!asked_.contains(std::string{key.str()})) {
                problem(static_cast<int>(key.source().begin.line),
                        fmt::format("'{}' is not known here", key.str()),
                        fmt::format("Known are: {}", joined({asked_.begin(), asked_.end()}, ", ")));
            }
        }
        return error_;
    }

private:
    const toml::table& table_;
    std::string file_;
    std::set<std::string> asked_;
    std::optional<Error> error_;
};

} // namespace mf::facts
