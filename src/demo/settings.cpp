#include "demo/settings.hpp"

#include <toml++/toml.h>

namespace mf::demo {

/// From the library's tree to ours.
class SettingReader {
public:
    explicit SettingReader(std::string file) : file_{std::move(file)} {}

    Setting from(const toml::node& node) const {
        Setting out;
        out.where_ = file_ + ":" + std::to_string(node.source().begin.line);
        if (const auto* table = node.as_table()) {
            out.kind_ = Setting::Kind::table;
            for (const auto& [key, value] : *table) {
                out.table_.emplace_back(std::string{key.str()}, from(value));
            }
        } else if (const auto* list = node.as_array()) {
            out.kind_ = Setting::Kind::list;
            for (const auto& value : *list) {
                out.list_.push_back(from(value));
            }
        } else {
            set_value(node, out);
        }
        return out;
    }

private:
    static void set_value(const toml::node& node, Setting& out) {
        if (const auto* text = node.as_string()) {
            out.kind_ = Setting::Kind::text;
            out.text_ = text->get();
        } else if (const auto* flag = node.as_boolean()) {
            out.kind_ = Setting::Kind::flag;
            out.flag_ = flag->get();
        } else if (const auto* whole = node.as_integer()) {
            out.kind_ = Setting::Kind::whole;
            out.whole_ = whole->get();
            out.number_ = static_cast<double>(whole->get());
        } else if (const auto* number = node.as_floating_point()) {
            out.kind_ = Setting::Kind::number;
            out.number_ = number->get();
        }
    }

    std::string file_;
};

Result<Setting> Setting::read(const std::filesystem::path& file) {
    const std::string name = file.filename().string();
    if (!std::filesystem::exists(file)) {
        return fail(ErrorKind::not_found,
                    "The table '" + name + "' of the demonstration is not there", file.string(),
                    "Give the folder that holds it, usually definitions/demo");
    }
    try {
        return SettingReader{name}.from(toml::parse_file(file.string()));
    } catch (const toml::parse_error& problem) {
        return fail(ErrorKind::invalid, std::string{problem.description()},
                    name + ":" + std::to_string(problem.source().begin.line));
    }
}

void Trouble::note(std::string message, std::string where) {
    if (!first_) {
        first_ = Error{ErrorKind::invalid, std::move(message), std::move(where), ""};
    }
}

void Setting::expect(Kind kind, std::string_view word, Trouble& trouble) const {
    const bool fits = kind_ == kind || (kind == Kind::number && kind_ == Kind::whole);
    if (!fits) {
        trouble.note("Here must stand " + std::string{word}, where_);
    }
}

const Setting& Setting::at(std::string_view name, Trouble& trouble) const {
    static const Setting nothing;
    for (const auto& [key, value] : table_) {
        if (key == name) {
            return value;
        }
    }
    trouble.note("'" + std::string{name} + "' is missing", where_);
    return nothing;
}

const Setting& Setting::at(std::size_t place, Trouble& trouble) const {
    static const Setting nothing;
    if (place < list_.size()) {
        return list_[place];
    }
    trouble.note("This list must have " + std::to_string(place + 1) + " entries or more", where_);
    return nothing;
}

bool Setting::has(std::string_view name) const {
    for (const auto& [key, value] : table_) {
        if (key == name) {
            return true;
        }
    }
    return false;
}

double Setting::number(Trouble& trouble) const {
    expect(Kind::number, "a number", trouble);
    return number_;
}

std::int64_t Setting::whole(Trouble& trouble) const {
    expect(Kind::whole, "a whole number", trouble);
    return whole_;
}

std::string Setting::text(Trouble& trouble) const {
    expect(Kind::text, "a text in quotes", trouble);
    return text_;
}

bool Setting::flag(Trouble& trouble) const {
    expect(Kind::flag, "true or false", trouble);
    return flag_;
}

const std::vector<Setting>& Setting::list(Trouble& trouble) const {
    expect(Kind::list, "a list", trouble);
    return list_;
}

const std::vector<std::pair<std::string, Setting>>& Setting::table(Trouble& trouble) const {
    expect(Kind::table, "a table", trouble);
    return table_;
}

std::vector<double> Setting::numbers(Trouble& trouble) const {
    std::vector<double> all;
    for (const Setting& one : list(trouble)) {
        all.push_back(one.number(trouble));
    }
    return all;
}

std::vector<std::string> Setting::texts(Trouble& trouble) const {
    std::vector<std::string> all;
    for (const Setting& one : list(trouble)) {
        all.push_back(one.text(trouble));
    }
    return all;
}

} // namespace mf::demo
