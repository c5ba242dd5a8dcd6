// What is asked and answered when somebody signs in.
#pragma once

#include "people/account.hpp"
#include "people/moment.hpp"
#include "people/password_rules.hpp"

#include <chrono>
#include <cstddef>
#include <string>

namespace mf::people {

inline constexpr std::chrono::minutes session_idle_max{30};
inline constexpr std::chrono::hours session_age_max{12};
inline constexpr std::chrono::minutes code_wait_max{5}; ///< between the two steps
inline constexpr std::size_t attempts_max = 5;          ///< that failed, in attempts_window
inline constexpr std::chrono::minutes attempts_window{15};
inline constexpr std::chrono::days device_age_max{180}; ///< a device is known for so long

struct SignInAsked {
    std::string name;
    std::string password;
    std::string address;          ///< of the client: counted, kept only as a hash
    std::string device = {};      ///< token of a known device, "" for none
    std::string old_session = {}; ///< token that the client still has
};

struct CodeAsked {
    std::string session; ///< token that waits for a code
    std::string code;
    std::string address;
    std::string device = {};
};

enum class SignInOutcome {
    signed_in,
    needs_code, ///< `session` waits for the second step
    refused,    ///< name, password or code: which, is not told
    too_often,
};

struct SignedIn {
    SignInOutcome outcome = SignInOutcome::refused;
    std::string session = {};     ///< token: its only copy
    std::string device = {};      ///< token of a device that is known from now on
    std::chrono::seconds wait{0}; ///< when it was too often
};

struct Session {
    Identity identity;
    bool needs_second_step = false; ///< some of its roles do not hold before it has one
    bool must_change_password = false;
    bool has_second_step = false;
};

struct OpenSession {
    std::string id; ///< beginning of the token's kept form: tells it apart and opens nothing
    Moment began{};
    Moment seen{};
};

enum class ChangeFault {
    wrong_password,
    too_often,
    too_short,
    too_long,
    not_text,
    known,
    own_words
};

struct CodeSecret {
    std::string grouped; ///< for typing
    std::string address; ///< otpauth://…, for an app
};

} // namespace mf::people
