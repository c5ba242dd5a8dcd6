#include "base/table_reader.hpp"
#include "base/text.hpp"
#include "registers/definition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace mf::registers {

namespace {

constexpr int minutes_max = 480; // a record that takes longer than a day is several

constexpr std::array simple_types{
    FieldType::text,         FieldType::long_text,  FieldType::number, FieldType::date,
    FieldType::choice,       FieldType::post,       FieldType::posts,  FieldType::evidence,
    FieldType::measure_test, FieldType::person_data};

bool is_name(std::string_view text) {
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return !text.empty() && text.size() <= 60 && text[0] >= 'a' && text[0] <= 'z' &&
           std::ranges::all_of(text, fits);
}

/// Reads one register; the first thing that is wrong stays in `top_`.
class Reader {
public:
    Reader(const toml::table& table, const std::string& file, const std::map<std::string, int>& own)
        : file_{file}, top_{table, file}, own_{own} {}

    Result<Register> read(const std::string& text) {
        Register made;
        made.file = file_;
        made.text = text;
        made.id = name("id");
        made.title = top_.needed_text("title");
        made.minutes = top_.whole("minutes", 0, minutes_max).value_or(0);
        if (top_.find("minutes") == nullptr) {
            top_.problem(top_.line(), "'minutes' is missing",
                         "Write what one record asks of somebody: minutes = 6");
        }
        made.opened_by = top_.texts("opened_by");
        for (const std::string& guard : top_.texts("opened_when")) {
            made.opened_when.push_back(guard_call(guard));
        }
        made.changed_by = top_.texts("changed_by");
        made.keeps = term(top_, "keeps");
        read_settings(made);
        read_fields(made);
        read_states(made);
        for (const toml::table* move : top_.tables("move")) {
            made.moves.push_back(read_move(*move, made));
        }
        if (const toml::table* shown = top_.table("public")) {
            TableReader reader{*shown, file_};
            made.list = reader.texts("list");
            top_.take(reader.end());
        }
        if (const toml::table* blind = top_.table("blind")) {
            TableReader reader{*blind, file_};
            made.blind = Blind{reader.needed_text("parent"), reader.needed_text("panel")};
            top_.take(reader.end());
        }
        if (auto error = top_.end()) {
            return pass(*error);
        }
        return made;
    }

private:
    std::string name(std::string_view key) {
        std::string found = top_.needed_text(key);
        if (!found.empty() && !is_name(found)) {
            top_.problem(top_.line(key), fmt::format("'{}' is no name", found),
                         "Write small letters, digits and hyphens, a letter first");
        }
        return found;
    }

    std::optional<Term> term(TableReader& reader, std::string_view key) {
        const std::string text = reader.text(key);
        const auto found = term_of(text);
        if (!text.empty() && !found) {
            reader.problem(reader.line(key), fmt::format("'{}' is no span of time", text),
                           fmt::format("Write it as: {} = \"10 years\"", key));
        }
        return found;
    }

    void read_settings(Register& made) {
        if (const toml::table* table = top_.table("settings")) {
            TableReader reader{*table, file_};
            for (const auto& [key, value] : *table) {
                made.settings[std::string{key.str()}] =
                    reader.whole(key.str(), 0, 36'500).value_or(0);
            }
            top_.take(reader.end());
        }
        for (const auto& [setting, number] : own_) {
            if (!made.settings.contains(setting)) {
                top_.problem(top_.line("settings"),
                             fmt::format("the authority sets '{}', which is no setting", setting),
                             "Take it out of the authority's registers.toml");
            }
            made.settings[setting] = number;
        }
    }

    void read_fields(Register& made) {
        const toml::table* table = top_.table("fields");
        if (table == nullptr || table->empty()) {
            top_.problem(top_.line("fields"), "the register has no fields",
                         "Write [fields] with at least the field that 'title' names");
            return;
        }
        for (const auto& [key, value] : *table) {
            const auto* field = value.as_table();
            if (field == nullptr || !is_name(key.str())) {
                top_.problem(static_cast<int>(key.source().begin.line),
                             fmt::format("'{}' is no field", key.str()),
                             "Write it as: text = { type = \"text\", public = true }");
                continue;
            }
            made.fields.push_back(read_field(std::string{key.str()}, *field));
            made.fields.back().line = static_cast<int>(key.source().begin.line);
        }
        // The library orders keys by the alphabet; a form asks in the order in which they are written.
        std::ranges::stable_sort(made.fields, {}, &Field::line);
    }

    Field read_field(const std::string& field_name, const toml::table& table) {
        TableReader reader{table, file_};
        Field field;
        field.name = field_name;
        read_type(reader, field);
        field.choices = reader.texts("choices");
        if (const toml::node* required = reader.find("required")) {
            field.required = required->is_boolean() && required->value_or(false);
            if (!required->is_boolean()) {
                field.required_in = reader.texts("required");
            }
        }
        field.is_public = reader.flag("public");
        field.seen_by = reader.texts("seen_by");
        field.erasable = reader.flag("erasable") || field.type == FieldType::person_data;
        field.fixed = reader.flag("fixed");
        field.offers = reader.text("offers");
        field.keeps = term(reader, "keeps");
        field.filter = reader.flag("filter");
        field.help = reader.text("help");
        if ((field.type == FieldType::choice) == field.choices.empty()) {
            reader.problem(reader.line(),
                           fmt::format("'{}' and its choices do not fit", field_name),
                           "Write type = \"choice\", choices = [\"for\", \"against\"]");
        }
        if (!field.is_public && field.seen_by.empty()) {
            reader.problem(reader.line(), fmt::format("nobody may see '{}'", field_name),
                           "Write public = true, or seen_by = [\"officer\"]");
        }
        if (field.type == FieldType::person_data && field.is_public) {
            reader.problem(reader.line("public"),
                           fmt::format("'{}' is about a person and cannot be public", field_name),
                           "Write seen_by = [\"officer\"]");
        }
        top_.take(reader.end());
        return field;
    }

    static void read_type(TableReader& reader, Field& field) {
        const std::string text = reader.needed_text("type");
        constexpr std::string_view reference = "ref ";
        if (text.starts_with(reference)) {
            field.type = FieldType::reference;
            field.refers = std::string{trimmed(std::string_view{text}.substr(reference.size()))};
            return;
        }
        const auto known = std::ranges::find(simple_types, text, name_of);
        if (known != simple_types.end()) {
            field.type = *known;
        } else if (!text.empty()) {
            std::vector<std::string> names{"ref REGISTER"};
            std::ranges::transform(simple_types, std::back_inserter(names),
                                   [](FieldType type) { return std::string{name_of(type)}; });
            reader.problem(reader.line("type"), fmt::format("there is no type '{}'", text),
                           "Known are: " + joined(names, ", "));
        }
    }

    void read_states(Register& made) {
        const toml::table* table = top_.table("states");
        if (table == nullptr) {
            top_.problem(top_.line(), "the register has no states",
                         "Write [states] with order = [\"new\", \"done\"] and start = \"new\"");
            return;
        }
        TableReader reader{*table, file_};
        made.states = reader.texts("order");
        made.start = reader.needed_text("start");
        made.final_states = reader.texts("final");
        made.hidden_states = reader.texts("hidden");
        for (const std::string& state : made.states) {
            if (!is_name(state)) {
                reader.problem(reader.line("order"), fmt::format("'{}' is no name", state),
                               "Write small letters, digits and hyphens, a letter first");
            }
        }
        top_.take(reader.end());
    }

    Move read_move(const toml::table& table, const Register& made) {
        TableReader reader{table, file_};
        Move move;
        move.line = reader.line();
        move.from = reader.texts("from");
        move.to = reader.texts("to");
        move.by = reader.texts("by");
        for (const std::string& guard : reader.texts("needs")) {
            move.needs.push_back(guard_call(guard));
        }
        if (const std::string when = reader.text("when"); !when.empty()) {
            move.when = guard_call(when);
        }
        move.asks = reader.texts("asks");
        move.tells = reader.texts("tells");
        move.reason = reader.flag("reason");
        if (const toml::table* within = reader.table("within")) {
            move.within = read_clock(*within, made);
        }
        if (move.from.empty() || move.to.empty()) {
            reader.problem(move.line, "a move needs where it leads from and to",
                           "Write from = \"made\" and to = \"accepted\"");
        }
        if (move.by.empty() == !move.when.has_value()) {
            reader.problem(move.line, "a move is made by somebody or by the clock, not both",
                           "Write by = [\"officer\"], or when = \"after: due\"");
        }
        top_.take(reader.end());
        return move;
    }

    Within read_clock(const toml::table& table, const Register& made) {
        constexpr std::array<std::pair<std::string_view, Term::Unit>, 5> units{{
            {"days", Term::Unit::days},
            {"working_days", Term::Unit::working_days},
            {"clear_days", Term::Unit::clear_days},
            {"months", Term::Unit::months},
            {"years", Term::Unit::years},
        }};
        TableReader reader{table, file_};
        Within clock;
        int terms = 0;
        for (const auto& [key, unit] : units) {
            const toml::node* node = reader.find(key);
            if (node == nullptr) {
                continue;
            }
            ++terms;
            clock.term = {amount(reader, key, *node, made), unit};
        }
        clock.from = reader.text("from");
        clock.before = reader.text("before");
        clock.then = reader.text("else");
        if (terms != 1) {
            reader.problem(reader.line(), "a clock needs one span of time",
                           "Write within = { working_days = 40 }");
        }
        top_.take(reader.end());
        return clock;
    }

    /// A number, or the name of a setting, which the authority may set otherwise.
    static int amount(TableReader& reader,
                      std::string_view key,
                      const toml::node& node,
                      const Register& made) {
        if (!node.is_string()) {
            return reader.whole(key, 0, 36'500).value_or(0);
        }
        const std::string setting = reader.text(key);
        const auto known = made.settings.find(setting);
        if (known == made.settings.end()) {
            reader.problem(reader.line(key), fmt::format("there is no setting '{}'", setting),
                           fmt::format("Write {} = 90 under [settings]", setting));
            return 0;
        }
        return known->second;
    }

    std::string file_;
    TableReader top_;
    const std::map<std::string, int>& own_;
};

} // namespace

Result<Register> parse_register(const std::string& text,
                                const std::filesystem::path& file,
                                const std::map<std::string, int>& settings) {
    const auto table = parse_toml(text, file.string());
    return table ? Reader{*table, file.string(), settings}.read(text) : pass(table.error());
}

} // namespace mf::registers
