// Accounts in a folder of their own, with a keeper of passwords that is quick and counts its work.
#pragma once

#include "people/people.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

namespace mf::people {

/// What was done with passwords so far.
struct Work {
    int made = 0;
    int checked = 0;
};

/// Keeps a password as "kept:…": for tests of everything but the keeping.
inline PasswordKeeper counting_keeper(const std::shared_ptr<Work>& work) {
    return {[work](const std::string& password) -> Result<std::string> {
                ++work->made;
                return "kept:" + password;
            },
            [work](const std::string& kept, const std::string& password) {
                ++work->checked;
                return kept == "kept:" + password || kept == "old:" + password;
            },
            [](const std::string& kept) { return kept.starts_with("old:"); }};
}

inline const std::string good_password = "correct horse battery staple";
inline const Moment noon = moment_at(1'790'000'000);

class SamplePeople {
public:
    explicit SamplePeople(Roles need_second_step = {})
        : work{std::make_shared<Work>()}, people{opened(std::move(need_second_step))} {}

    /// "jo", an analyst, unless said otherwise.
    Account add(const std::string& name = "jo", const Roles& roles = {Role::analyst}) {
        const auto made = people.add({name, "data officer of " + name, roles, "", good_password},
                                     {"command line", ""}, noon);
        EXPECT_TRUE(made) << (made ? "" : sentence(made.error()));
        return made ? made->account : Account{};
    }

    SignedIn sign_in(const std::string& name,
                     const std::string& password,
                     Moment now = noon,
                     const std::string& address = "192.0.2.1",
                     const std::string& device = "") {
        const auto tried = people.sign_in({name, password, address, device, ""}, now);
        EXPECT_TRUE(tried) << (tried ? "" : sentence(tried.error()));
        return tried ? *tried : SignedIn{};
    }

    /// Sets up codes for the account and gives the secret.
    std::string set_up_codes(const std::string& name, Moment now = noon);

    std::filesystem::path journal() const { return folder.path() / "journal.sqlite"; }

    test::Folder folder;
    std::shared_ptr<Work> work;
    People people;

private:
    People opened(Roles need_second_step) {
        PeopleOptions options;
        options.journal = journal();
        options.rules.known = {folder.write("known.txt", "password\n1234567890123456\nsecret\n")};
        options.keeper = counting_keeper(work);
        options.need_second_step = std::move(need_second_step);
        return std::move(*People::open(std::move(options)));
    }
};

} // namespace mf::people
