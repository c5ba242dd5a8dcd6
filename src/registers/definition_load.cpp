// All registers of an authority, with its own settings.
#include "base/hash.hpp"
#include "base/table_reader.hpp"
#include "registers/definition.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::registers {

namespace {

/// What an authority sets: numbers by register, the calendar, and the text that they stand in.
struct Settings {
    std::map<std::string, std::map<std::string, int>> numbers;
    std::string calendar;
    std::string text;
};

std::vector<std::filesystem::path> files_in(const std::vector<std::filesystem::path>& folders) {
    std::vector<std::filesystem::path> files;
    std::error_code ignored;
    for (const auto& folder : folders) {
        for (const auto& entry : std::filesystem::directory_iterator{folder, ignored}) {
            if (entry.path().extension() == ".toml") {
                files.push_back(entry.path());
            }
        }
    }
    std::ranges::sort(files);
    return files;
}

Result<Settings> settings_in(const std::filesystem::path& file) {
    std::error_code ignored;
    if (file.empty() || !std::filesystem::exists(file, ignored)) {
        return Settings{};
    }
    const auto text = store::read_file(file);
    const auto table = text ? parse_toml(*text, file.string()) : pass(text.error());
    if (!table) {
        return pass(table.error());
    }
    Settings settings;
    settings.text = *text;
    TableReader top{*table, file.string()};
    settings.calendar = top.text("calendar");
    for (const auto& [key, value] : *table) {
        const toml::table* own = key.str() == "calendar" ? nullptr : top.table(key.str());
        if (own == nullptr) {
            continue;
        }
        TableReader reader{*own, file.string()};
        for (const auto& [name, number] : *own) {
            settings.numbers[std::string{key.str()}][std::string{name.str()}] =
                reader.whole(name.str(), 0, 36'500).value_or(0);
        }
        top.take(reader.end());
    }
    if (auto error = top.end()) {
        return pass(*error);
    }
    return settings;
}

/// The id that a file's name promises; definitions are looked for by it.
std::map<std::string, int> own_settings(const Settings& settings,
                                        const std::filesystem::path& file) {
    const auto found = settings.numbers.find(file.stem().string());
    return found == settings.numbers.end() ? std::map<std::string, int>{} : found->second;
}

} // namespace

std::vector<Error> check_definitions(const std::vector<std::filesystem::path>& folders,
                                     const std::filesystem::path& settings,
                                     const std::vector<std::string>& roles) {
    std::vector<Error> errors;
    const auto own = settings_in(settings);
    if (!own) {
        return {own.error()};
    }
    std::vector<Register> all;
    for (const auto& file : files_in(folders)) {
        const auto text = store::read_file(file);
        auto read =
            text ? parse_register(*text, file, own_settings(*own, file)) : pass(text.error());
        if (!read) {
            errors.push_back(read.error());
        } else if (read->id != file.stem()) {
            errors.push_back(
                {ErrorKind::invalid,
                 fmt::format("the register '{}' stands in a file of another name", read->id),
                 fmt::format("{}:1", file.string()),
                 fmt::format("Call the file {}.toml", read->id)});
        } else if (std::ranges::find(all, read->id, &Register::id) != all.end()) {
            errors.push_back({ErrorKind::invalid,
                              fmt::format("the register '{}' is defined twice", read->id),
                              fmt::format("{}:1", file.string()), "Give one of them another id"});
        } else {
            all.push_back(std::move(*read));
        }
    }
    for (const auto& [id, numbers] : own->numbers) {
        if (std::ranges::find(all, id, &Register::id) == all.end()) {
            errors.push_back({ErrorKind::invalid, fmt::format("there is no register '{}'", id),
                              fmt::format("{}:1", settings.string()), "Take the table out"});
        }
    }
    for (const Register& one : all) {
        const auto found = problems(one, all, roles);
        errors.insert(errors.end(), found.begin(), found.end());
    }
    return errors;
}

Result<Definitions> load_definitions(const std::vector<std::filesystem::path>& folders,
                                     const std::filesystem::path& settings) {
    if (const auto errors = check_definitions(folders, settings, {}); !errors.empty()) {
        return pass(errors.front());
    }
    const auto own = settings_in(settings);
    if (!own) {
        return pass(own.error());
    }
    Definitions made;
    for (const auto& file : files_in(folders)) {
        const auto text = store::read_file(file);
        auto read =
            text ? parse_register(*text, file, own_settings(*own, file)) : pass(text.error());
        if (!read) {
            return pass(read.error());
        }
        made.registers.push_back(std::move(*read));
    }
    std::ranges::sort(made.registers, {}, &Register::id);
    Sha256 hash;
    for (const Register& one : made.registers) {
        hash.add(one.text);
    }
    hash.add(own->text);
    made.calendar = own->calendar;
    made.hash = hex(hash.digest());
    return made;
}

} // namespace mf::registers
