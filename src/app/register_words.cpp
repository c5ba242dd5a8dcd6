#include "app/register_words.hpp"

#include <CLI/CLI.hpp>

#include <limits>

namespace mf::app {

namespace {

using Answer = Result<int> (*)(const Context&, const RegisterCommand&);

/// What is the same for every one of these commands.
struct Adding {
    const Context& context;
    RegisterCommand& command;
    std::function<void(std::function<Result<int>()>)> choose;

    CLI::App* add(CLI::App& to,
                  const std::string& name,
                  const std::string& what,
                  const std::string& example,
                  Answer answer) const {
        CLI::App* made = to.add_subcommand(name, what);
        made->footer("Example:\n  " + example);
        made->fallthrough();
        made->callback([*this, answer] {
            choose([&shown = context, &given = command, answer] { return answer(shown, given); });
        });
        return made;
    }
};

void add_reading(CLI::App& app, const Adding& adding) {
    RegisterCommand& c = adding.command;
    auto* list =
        adding.add(app, "list", "The registers, or the records of one",
                   "metforward register list questions --state open --role public", register_list);
    list->add_option("register", c.in, "its id; left out: all registers");
    list->add_option("--state", c.states, "only records in this state");
    list->add_option("--where", c.where, "only where a field is so: owner=\"district commander\"");
    list->add_option("--search", c.words, "only where these words stand");
    list->add_option("--offset", c.offset, "so many are passed over");
    auto* show = adding.add(app, "show", "A record, and what is due",
                            "metforward register show questions 2026-17", register_show);
    auto* history = adding.add(app, "history", "Each event of a record: when, who, why",
                               "metforward register history questions 2026-17", register_history);
    for (CLI::App* one : {show, history}) {
        one->add_option("register", c.in, "its id")->required();
        one->add_option("id", c.id, "the record's")->required();
    }
    auto* work =
        adding.add(app, "work", "What a role or a post has to do, and by when",
                   "metforward register work --post \"district commander\"", register_work);
    for (CLI::App* one : {list, work}) {
        one->add_option("--limit", c.limit, "at most so many");
    }
    for (CLI::App* one : {list, show, history, work}) {
        one->add_option("--format", c.format, "table, csv or json");
    }
    auto* out =
        adding.add(app, "export", "All records of a register as CSV",
                   "metforward register export recommendations --role public", register_export);
    out->add_option("register", c.in, "its id")->required();
    for (CLI::App* one : {list, show, history, work, out}) {
        one->add_option("--role", c.role, "as this role sees it; left out: officer");
        one->add_option("--post", c.post, "as this post sees it");
    }
}

void add_writing(CLI::App& app, const Adding& adding) {
    RegisterCommand& c = adding.command;
    auto* add = adding.add(app, "add", "Opens a record",
                           "metforward register add questions text=\"Why did burglary rise?\" "
                           "asked_as=member --role member --post \"Member for the east\"",
                           register_add);
    add->add_option("--id", c.id, "its id; left out: the year and the next number");
    auto* change = adding.add(app, "change", "Gives fields of a record another value",
                              "metforward register change questions 2026-17 area=CODE --post "
                              "\"records officer\"",
                              register_change);
    auto* move = adding.add(app, "move", "Brings a record into another state",
                            "metforward register move questions 2026-17 open owner=\"Borough "
                            "commander\" due=2026-04-30 --post \"records officer\"",
                            register_move);
    auto* erase =
        adding.add(app, "erase", "Destroys what a record holds about a person",
                   "metforward register erase questions 2026-17 name reach --why \"she asked "
                   "for it\" --post \"records officer\"",
                   register_erase);
    auto* in =
        adding.add(app, "import", "Opens a record for each row of a CSV file",
                   "metforward register import actions actions.csv --post \"records officer\"",
                   register_import);
    for (CLI::App* one : {add, change, move, erase, in}) {
        one->add_option("register", c.in, "its id")->required();
    }
    in->add_option("file", c.file, "a header with names of fields, and id, happened, why, evidence")
        ->required();
    for (CLI::App* one : {change, move, erase}) {
        one->add_option("id", c.id, "the record's")->required();
    }
    move->add_option("state", c.to, "which it is to enter")->required();
    erase->add_option("fields", c.fields, "which")->required();
    for (CLI::App* one : {add, change, move}) {
        one->add_option("values", c.values, "field=value, as many as needed");
        one->add_option("--evidence", c.evidence,
                        "a link, record:REGISTER/ID, or what `attach` printed");
        one->add_option("--happened", c.happened, "the day on which it came to be; left out: now");
    }
    for (CLI::App* one : {change, move}) {
        one->add_option("--version", c.version, "that you have looked at; another is busy (5)")
            ->check(CLI::Range(std::int64_t{1}, std::numeric_limits<std::int64_t>::max()));
    }
    for (CLI::App* one : {add, change, move, erase, in}) {
        one->add_option("--post", c.post, "who does it: a post, no name");
        one->add_option("--role", c.role, "in which role; left out: officer");
        one->add_option("--why", c.why, "the reason");
    }
    auto* attach = adding.add(app, "attach", "Keeps a file, and prints how a field names it",
                              "metforward register attach minutes.pdf", register_attach);
    attach->add_option("file", c.file, "PDF, picture, document or plain text")->required();
    auto* simulate = adding.add(app, "simulate", "Writes a demonstration's made-up records",
                                "metforward register simulate", register_simulate);
    simulate->add_option("folder", c.file, "of the story; left out: definitions/demo/records");
}

} // namespace

void add_register_words(CLI::App& app,
                        const Context& context,
                        RegisterCommand& command,
                        const std::function<void(std::function<Result<int>()>)>& choose) {
    const Adding adding{context, command, choose};
    CLI::App* records =
        app.add_subcommand("register", "What was promised, asked, answered, decided");
    records->footer("Example:\n  metforward register list");
    records->fallthrough();
    records->require_subcommand(1);
    add_reading(*records, adding);
    add_writing(*records, adding);
    auto* refresh_now =
        adding.add(app, "refresh", "Makes what the clock has brought: late, lapsed, erased",
                   "metforward refresh", refresh);
    refresh_now->add_option("--at", command.at, "as if it were then: 2026-04-01T00:00:00Z");
    refresh_now->add_option("--format", command.format, "table, csv or json");
}

} // namespace mf::app
