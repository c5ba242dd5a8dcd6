#include "store/query_guard.hpp"

#include "base/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace mf::store {

namespace {

using nlohmann::json;
using std::string_view_literals::operator""sv;

/// Table functions that read nothing but their arguments. All others are refused, those of a later DuckDB too.
constexpr std::array table_functions{"generate_series"sv, "json_each"sv, "json_tree"sv, "range"sv,
                                     "unnest"sv};

/// Functions that tell what is not in the tables: settings, the paths of views' files, the log.
constexpr std::array hidden_functions{"current_setting"sv,
                                      "getenv"sv,
                                      "getvariable"sv,
                                      "json_execute_serialized_sql"sv,
                                      "json_serialize_plan"sv,
                                      "pg_get_viewdef"sv,
                                      "query"sv,
                                      "query_table"sv,
                                      "write_log"sv};

constexpr std::array shown_lists{"tables"sv, "databases"sv, "variables"sv,
                                 "__show_tables_expanded"sv};

std::string text_of(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

/// DuckDB takes a table that it does not know as a file when the name looks like one: it has a point, a slash or a
/// colon. A name of letters, digits, '_', '-' and blanks can only be a table.
bool can_only_be_a_table(std::string_view name) {
    return std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-' || c == ' ' || static_cast<unsigned char>(c) >= 0x80;
    });
}

std::unexpected<Error> refuse(std::string what) {
    return fail(ErrorKind::refused, std::move(what), {},
                "Ask about the tables that SHOW TABLES lists");
}

using Names = std::set<std::string, std::less<>>;

Done check_table(const json& node, const Names& internal) {
    const std::string name = text_of(node, "table_name");
    const std::string schema = text_of(node, "schema_name");
    const std::string catalog = text_of(node, "catalog_name");
    const bool outside =
        (!schema.empty() && schema != "main") || (!catalog.empty() && catalog != "memory");
    if (outside || !can_only_be_a_table(name)) {
        return refuse("a query may not name a file or another schema: " +
                      joined({catalog, schema, name}, " "));
    }
    if (internal.contains(lower(name))) {
        return refuse("the table " + name + " is not for queries");
    }
    return {};
}

/// SHOW, DESCRIBE and SUMMARIZE: of a query, which is looked at as any other, or of a name.
Done check_show(const json& node, const Names& internal) {
    std::string name = text_of(node, "table_name");
    std::erase(name, '"');
    if (!name.empty() && std::ranges::find(shown_lists, name) == shown_lists.end()) {
        json table = node;
        table["table_name"] = name;
        return check_table(table, internal);
    }
    return {};
}

Done check_node(const json& node, const Names& internal) {
    const std::string type = text_of(node, "type");
    if (type == "BASE_TABLE") {
        return check_table(node, internal);
    }
    if (type == "SHOW_REF") {
        return check_show(node, internal);
    }
    if (type == "TABLE_FUNCTION") {
        const auto function = node.find("function");
        const std::string name =
            function == node.end() ? std::string{} : lower(text_of(*function, "function_name"));
        if (std::ranges::find(table_functions, name) == table_functions.end()) {
            return refuse("a query may not call the table function " + name);
        }
    }
    const std::string function = lower(text_of(node, "function_name"));
    if (std::ranges::find(hidden_functions, function) != hidden_functions.end()) {
        return refuse("a query may not call the function " + function);
    }
    return {};
}

/// Takes a word off the front, whatever its case; nothing happens when another stands there.
bool skip_word(std::string_view& text, std::string_view word) {
    const std::string_view left = trimmed(text);
    if (lower(left.substr(0, word.size())) != word) {
        return false;
    }
    text = left.substr(word.size());
    return true;
}

} // namespace

std::string_view without_explain(std::string_view sql) {
    std::string_view left = sql;
    if (!skip_word(left, "explain")) {
        return sql;
    }
    skip_word(left, "analyze");
    // EXPLAIN (FORMAT json) SELECT …
    if (const std::string_view options = trimmed(left);
        options.starts_with('(') && lower(options.substr(0, 40)).contains("format")) {
        const std::size_t end = options.find(')');
        left = end == std::string_view::npos ? left : options.substr(end + 1);
    }
    return left;
}

Done check_query_tree(std::string_view tree, const Names& internal) {
    const json parsed = json::parse(tree, nullptr, false);
    const auto statements = parsed.is_object() ? parsed.find("statements") : parsed.end();
    if (parsed.is_discarded() || !parsed.is_object() || statements == parsed.end() ||
        statements->size() != 1) {
        std::string words = parsed.is_object() ? text_of(parsed, "error_message") : std::string{};
        if (text_of(parsed, "error_type") != "parser") {
            words.clear(); // DuckDB's own way of saying what our sentence says
        }
        return fail(ErrorKind::refused, "only one question (SELECT, WITH, DESCRIBE, SHOW, "
                                        "SUMMARIZE, EXPLAIN) is answered here" +
                                            (words.empty() ? words : ": " + words));
    }
    // Not recursive: how deep a tree goes is up to whoever wrote the query.
    std::vector<const json*> waiting{&*statements};
    while (!waiting.empty()) {
        const json* node = waiting.back();
        waiting.pop_back();
        if (node->is_object()) {
            if (Done fine = check_node(*node, internal); !fine) {
                return fine;
            }
        }
        if (node->is_structured()) {
            for (const json& child : *node) {
                waiting.push_back(&child);
            }
        }
    }
    return {};
}

} // namespace mf::store
