#include "people/password_rules.hpp"

#include "base/text.hpp"
#include "store/files.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

namespace mf::people {

namespace {

std::size_t characters(const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// "abcabc" is "abc" twice.
bool repeats(std::string_view text, std::string_view part) {
    if (part.empty() || text.size() % part.size() != 0) {
        return false;
    }
    for (std::size_t at = 0; at < text.size(); at += part.size()) {
        if (text.substr(at, part.size()) != part) {
            return false;
        }
    }
    return true;
}

Result<bool> is_known(const std::string& small, const PasswordRules& rules) {
    for (const auto& file : rules.known) {
        const auto list = store::read_file(file);
        if (!list) {
            return fail(list.error().kind, "the list of known passwords cannot be read",
                        file.string(),
                        "Install the package cracklib-runtime, or name another list "
                        "in definitions/people.toml");
        }
        for (const std::string_view line : split(*list, '\n')) {
            if (repeats(small, lower(trimmed(line)))) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

Result<PasswordRules> read_password_rules(const std::filesystem::path& file) {
    const auto text = store::read_file(file);
    if (!text) {
        return pass(text.error());
    }
    PasswordRules rules;
    try {
        const toml::table table = toml::parse(*text);
        const auto* list = table["known_passwords"].as_array();
        if (list == nullptr || list->empty()) {
            return fail(ErrorKind::invalid, "no list of known passwords is named", file.string(),
                        "Write known_passwords = [\"path of a list\"]");
        }
        for (const auto& one : *list) {
            rules.known.emplace_back(one.value_or(std::string{}));
        }
    } catch (const toml::parse_error& problem) {
        return fail(ErrorKind::invalid, std::string{problem.description()},
                    fmt::format("{}:{}", file.string(), problem.source().begin.line));
    }
    return rules;
}

Result<std::optional<PasswordFault>> fault_of(const std::string& password,
                                              bool has_second_step,
                                              const std::vector<std::string>& own_words,
                                              const PasswordRules& rules) {
    if (password.size() > password_bytes_max) {
        return PasswordFault::too_long;
    }
    if (!is_utf8(password) || password.find('\0') != std::string::npos) {
        return PasswordFault::not_text;
    }
    if (characters(password) <
        (has_second_step ? password_characters_min_with_code : password_characters_min)) {
        return PasswordFault::too_short;
    }
    const std::string small = lower(password);
    for (const std::string& own : own_words) {
        if (repeats(small, lower(own))) {
            return PasswordFault::own_words;
        }
    }
    const auto known = is_known(small, rules);
    if (!known) {
        return pass(known.error());
    }
    return *known ? std::optional{PasswordFault::known} : std::nullopt;
}

std::string name(PasswordFault fault) {
    switch (fault) {
    case PasswordFault::too_short:
        return "too_short";
    case PasswordFault::too_long:
        return "too_long";
    case PasswordFault::not_text:
        return "not_text";
    case PasswordFault::known:
        return "known";
    case PasswordFault::own_words:
        break;
    }
    return "own_words";
}

std::string sentence(PasswordFault fault) {
    switch (fault) {
    case PasswordFault::too_short:
        return fmt::format("the password has fewer than {} characters", password_characters_min);
    case PasswordFault::too_long:
        return fmt::format("the password has more than {} bytes", password_bytes_max);
    case PasswordFault::not_text:
        return "the password is no text";
    case PasswordFault::known:
        return "the password is on a list of passwords that are known";
    case PasswordFault::own_words:
        break;
    }
    return "the password is the account's own name or post";
}

} // namespace mf::people
