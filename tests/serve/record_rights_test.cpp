// Every cell of what the registers say: each role, each register, each state, each way and each field, by the addresses.
#include "people/rights.hpp"
#include "serve/cookies.hpp"
#include "serve/register_rights.hpp"
#include "serve/sample_gate.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace mf::serve {
namespace {

const std::string their_post = "post of council-partner";
const std::string their_area = "E09000007";

/// A value that fits the field; of a closed one a mark that is looked for on the page.
std::string value_of(const registers::Field& field) {
    switch (field.type) {
    case registers::FieldType::post:
    case registers::FieldType::posts:
        return their_post;
    case registers::FieldType::date:
        return "2026-12-01";
    case registers::FieldType::number:
        return "7";
    case registers::FieldType::choice:
        return field.choices.front();
    case registers::FieldType::reference:
    case registers::FieldType::evidence:
    case registers::FieldType::measure_test:
        return "";
    default:
        return field.name == registers::area_field ? their_area : "mark-of-" + field.name;
    }
}

/// No state is an address of its own: "new" is one.
std::string id_of(const std::string& state) {
    return "in-" + state;
}

class TheRegisters : public testing::Test {
protected:
    TheRegisters()
        : rights{sample.gate().rights().with(register_rights(sample.records().definitions()))} {
        for (const registers::Register& in : all()) {
            registers::Values values;
            for (const registers::Field& field : in.fields) {
                values[field.name] = value_of(field);
            }
            for (const std::string& state : in.states) {
                sample.place(in.id, id_of(state), state, values);
            }
        }
    }

    const std::vector<registers::Register>& all() {
        return sample.records().definitions().registers;
    }

    struct Somebody {
        people::Identity identity;
        std::string cookie;
    };

    Somebody somebody(people::Role role) {
        const std::string name{people::name(role)};
        const bool has_area = role == people::Role::borough_commander;
        sample.add(name, {role}, has_area ? their_area : "");
        Browser browser{sample.port()};
        EXPECT_EQ(browser.sign_in(name).status, 303) << name;
        const std::string token = browser.cookie(std::string{session_cookie});
        const auto session = sample.people().session(token, sample.now());
        EXPECT_TRUE(session && *session) << name;
        return {(*session)->identity, fmt::format("{}={}", session_cookie, token)};
    }

    Reply get(const Somebody& who, const std::string& address) {
        PersonalRequest request;
        request.target = *parse_target(address);
        request.cookie = who.cookie;
        return sample.gate().answer(request);
    }

    bool may(const Somebody& who, const std::string& what) const {
        return rights.allows(who.identity, {what, their_area, {}, {their_post}});
    }

    /// Whoever has to do with it in some state may find it while it is hidden.
    bool finds(const Somebody& who, const registers::Register& in, const std::string& state) const {
        if (!in.is_hidden(state) || may(who, in.id + ".hidden") || may(who, in.id + ".change")) {
            return true;
        }
        return std::ranges::any_of(in.moves, [&](const registers::Move& move) {
            return !move.when && std::ranges::any_of(move.from, [&](const std::string& from) {
                return may(who, move_right(in, from, move.to.front()));
            });
        });
    }

    template <class Look>
    void each(Look look) {
        for (const people::Role role : people::all_roles().subspan(1)) {
            const Somebody who = somebody(role);
            for (const registers::Register& in : all()) {
                look(who, in);
            }
        }
    }

    SampleGate sample;
    people::Rights rights;
};

TEST_F(TheRegisters, ShowEachRecordToThoseWhoMayFindIt) {
    each([&](const Somebody& who, const registers::Register& in) {
        for (const std::string& state : in.states) {
            const auto reply = get(who, record_address(in.id, id_of(state)));
            EXPECT_EQ(reply.status == 200, finds(who, in, state))
                << in.id << " " << state << " " << who.identity.name << " " << reply.status;
        }
    });
}

TEST_F(TheRegisters, ShowWhatIsHiddenByteForByteAsWhatIsNotThere) {
    each([&](const Somebody& who, const registers::Register& in) {
        const auto none = get(who, record_address(in.id, "is-not-there"));
        EXPECT_EQ(none.status, 404);
        for (const std::string& state : in.states) {
            const auto reply = get(who, record_address(in.id, id_of(state)));
            if (reply.status == 404) {
                EXPECT_EQ(reply.body, none.body);
                EXPECT_EQ(reply.content_type, none.content_type);
                EXPECT_EQ(reply.cookies, none.cookies);
                EXPECT_EQ(reply.route, none.route);
            }
        }
    });
}

TEST_F(TheRegisters, OpenAFormForThoseWhoMayAddARecord) {
    each([&](const Somebody& who, const registers::Register& in) {
        EXPECT_EQ(get(who, record_address(in.id) + "/new").status == 200, may(who, in.id + ".open"))
            << in.id << " " << who.identity.name;
    });
}

TEST_F(TheRegisters, OpenAFormForThoseWhoMayChangeARecord) {
    each([&](const Somebody& who, const registers::Register& in) {
        for (const std::string& state : in.states) {
            EXPECT_EQ(get(who, record_address(in.id, id_of(state)) + "/change").status == 200,
                      finds(who, in, state) && may(who, in.id + ".change"))
                << in.id << " " << state << " " << who.identity.name;
        }
    });
}

TEST_F(TheRegisters, OpenAFormForThoseWhoMayMoveARecord) {
    each([&](const Somebody& who, const registers::Register& in) {
        for (const std::string& state : in.states) {
            for (std::size_t i = 0; i < in.moves.size(); ++i) {
                const registers::Move& move = in.moves[i];
                for (const std::string& to : move.to) {
                    const bool leads = std::ranges::find(move.from, state) != move.from.end();
                    const people::Rights of_move{register_rights({{[&] {
                                                                      registers::Register one = in;
                                                                      one.moves = {move};
                                                                      return one;
                                                                  }()},
                                                                  {},
                                                                  {}})};
                    const bool allowed = of_move.allows(
                        who.identity, {move_right(in, state, to), their_area, {}, {their_post}});
                    const auto reply =
                        get(who, fmt::format("{}/move/{}?to={}",
                                             record_address(in.id, id_of(state)), i, to));
                    EXPECT_EQ(reply.status == 200, leads && allowed && finds(who, in, state))
                        << in.id << " " << state << " " << i << " " << to << " "
                        << who.identity.name;
                }
            }
        }
    });
}

TEST_F(TheRegisters, OpenAFormToEraseForThoseWhoMay) {
    each([&](const Somebody& who, const registers::Register& in) {
        for (const std::string& state : in.states) {
            const bool sees = std::ranges::any_of(in.fields, [&](const registers::Field& field) {
                return field.erasable && may(who, field_right(in, field.name));
            });
            EXPECT_EQ(get(who, record_address(in.id, id_of(state)) + "/erase").status == 200,
                      finds(who, in, state) && sees && may(who, in.id + ".erase"))
                << in.id << " " << state << " " << who.identity.name;
        }
    });
}

TEST_F(TheRegisters, ShowAFieldToThoseAloneWhoMayReadIt) {
    each([&](const Somebody& who, const registers::Register& in) {
        const auto shown = std::ranges::find_if(
            in.states, [&](const std::string& state) { return finds(who, in, state); });
        if (shown == in.states.end()) {
            return;
        }
        std::string pages = get(who, record_address(in.id, id_of(*shown))).body +
                            get(who, record_address(in.id)).body +
                            get(who, record_address(in.id, id_of(*shown)) + "/change").body;
        for (const registers::Field& field : in.fields) {
            if (value_of(field).starts_with("mark-of-")) {
                EXPECT_EQ(pages.find("mark-of-" + field.name) != std::string::npos,
                          may(who, field_right(in, field.name)))
                    << in.id << " " << field.name << " " << who.identity.name;
            }
        }
    });
}

TEST_F(TheRegisters, FindNothingByWordsThatStandInAClosedField) {
    each([&](const Somebody& who, const registers::Register& in) {
        for (const registers::Field& field : in.fields) {
            if (field.is_public || may(who, field_right(in, field.name))) {
                continue;
            }
            const auto list = get(who, record_address(in.id) + "?q=mark-of-" + field.name);
            for (const std::string& state : in.states) {
                EXPECT_EQ(list.body.find("href=\"" + record_address(in.id, id_of(state)) + "\""),
                          std::string::npos)
                    << in.id << " " << field.name << " " << who.identity.name;
            }
            EXPECT_EQ(get(who, record_address(in.id) + "?" + field.name + "=x").status, 404);
        }
    });
}

TEST_F(TheRegisters, HaveARowForEachThingThatSomebodyMayDo) {
    for (const registers::Register& in : all()) {
        for (const std::string& role : in.opened_by) {
            EXPECT_TRUE(rights.allows(*people::role_of(role), in.id + ".open")) << in.id;
        }
        EXPECT_FALSE(rights.allows(people::Role::everyone, in.id + ".change")) << in.id;
    }
}

} // namespace
} // namespace mf::serve
