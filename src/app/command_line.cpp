#include "app/command_line.hpp"

#include "app/commands.hpp"
#include "app/people_commands.hpp"
#include "app/register_words.hpp"
#include "measures/suggest.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <functional>

namespace mf::app {

namespace {

/// definitions/ is looked for in METFORWARD_HOME, then from the program's own folder upwards, then where
/// `cmake --install` puts it.
facts::Home find_home() {
    const char* home = std::getenv("METFORWARD_HOME"); // NOLINT(concurrency-mt-unsafe)
    if (home != nullptr && *home != '\0') {
        return {home};
    }
    std::error_code ignored;
    std::filesystem::path folder =
        std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
    for (; !folder.empty(); folder = folder.parent_path()) {
        for (const auto& place : {folder, folder / "share/metforward"}) {
            if (std::filesystem::is_directory(place / "definitions", ignored)) {
                return {place};
            }
        }
        if (folder == folder.root_path()) {
            break;
        }
    }
    return {"."};
}

/// Everything that the command line can hold, and what is to be done.
struct Words {
    Context context;
    InitCommand init;
    IngestCommand ingest;
    SqlCommand sql;
    SeriesCommand series;
    SignalsCommand signals;
    EditionsCommand editions;
    HeldCommand held;
    ListCommand list;
    AreasCommand areas;
    LookupsCommand lookups;
    ServeCommand serve;
    DemoCommand demo;
    ReleaseCommand release;
    CopyCommand copy;
    RegisterCommand records;
    PeopleWords people;
    std::function<Result<int>()> command;
};

CLI::App* add(CLI::App& app,
              Words& words,
              const std::string& name,
              const std::string& what,
              const std::string& example,
              std::function<Result<int>()> run) {
    CLI::App* command = app.add_subcommand(name, what);
    command->footer("Example:\n  " + example);
    command->fallthrough();
    command->callback([&words, run = std::move(run)] { words.command = run; });
    return command;
}

void add_format(CLI::App* command, std::string& format) {
    command->add_option("--format", format, "table, csv or json");
}

void add_loading(CLI::App& app, Words& words) {
    Words& w = words;
    auto* init =
        add(app, w, "init", "Makes a workspace", "metforward init workspace --authority london",
            [&w] { return app::init(w.context, w.init); });
    init->add_option("folder", w.init.folder, "the new folder")->required();
    init->add_option("--authority", w.init.authority,
                     "a folder of authorities/; without one only what is general");

    auto* ingest =
        add(app, w, "ingest", "Reads published files: files, folders, ZIP and gzip archives",
            "metforward ingest --published 2026-10-31 2026-09.zip",
            [&w] { return app::ingest(w.context, w.ingest); });
    ingest->add_option("path", w.ingest.paths, "files, folders, archives")->required();
    ingest->add_option("--published", w.ingest.published,
                       "the day on which all of it was published");
    ingest->add_option("--editions", w.ingest.editions,
                       "a table of publication days that stands elsewhere");
    ingest->add_option("--threads", w.ingest.threads, "how many files are read at once")
        ->check(CLI::Range(1, 64));

    add(app, w, "rebuild",
        "Reads again, from the originals, what is missing or was read by an older definition",
        "metforward rebuild", [&w] { return app::rebuild(w.context); });

    auto* demo =
        add(app, w, "demo", "Writes a made-up city's files in the publishers' formats",
            "metforward demo files --months 36", [&w] { return app::demo(w.context, w.demo); });
    demo->add_option("folder", w.demo.folder, "a new folder")->required();
    demo->add_option("--months", w.demo.months, "how many months");
    demo->add_option("--rows", w.demo.rows, "about how many crimes");
    demo->add_option("--seed", w.demo.seed, "equal seeds give equal bytes");

    auto* backup =
        add(app, w, "backup", "Copies the workspace into a new folder, while it is in use",
            "metforward backup copies/2026-11-25", [&w] { return app::backup(w.context, w.copy); });
    backup->add_option("folder", w.copy.folder, "the new folder")->required();
    auto* restore = add(app, w, "restore", "Makes the workspace from a backup",
                        "metforward -w workspace restore copies/2026-11-25",
                        [&w] { return app::restore(w.context, w.copy); });
    restore->add_option("folder", w.copy.folder, "the backup")->required();
}

void add_looking(CLI::App& app, Words& words) {
    Words& w = words;
    auto* editions = add(app, w, "editions", "What is held, from when, and what replaced what",
                         "metforward editions --source police-street",
                         [&w] { return app::editions(w.context, w.editions); });
    editions->add_option("--source", w.editions.source, "only this source");
    editions->add_option("--asof", w.editions.asof, "as it was known on that day");
    editions
        ->add_option("--compare", w.editions.compare,
                     "two editions: what changed from the first to the second")
        ->expected(2);
    editions->add_flag("--moved", w.editions.moved,
                       "counts that a later file no longer has where it still has the category");
    editions->add_option("--choose", w.editions.choose,
                         "the edition that counts where several tie");
    editions->add_option("--post", w.editions.post, "who decides: a post, no name");
    editions->add_option("--reason", w.editions.reason, "why");
    add_format(editions, w.editions.format);

    auto* refused =
        add(app, w, "refused", "The rows that were refused: file, line, column, reason, text",
            "metforward refused --format csv", [&w] { return app::refused(w.context, w.list); });
    auto* held = add(app, w, "held", "Rows that are kept apart until somebody decides",
                     "metforward held --accept ID --post \"data officer\" --reason \"the publisher "
                     "confirmed it\"",
                     [&w] { return app::held(w.context, w.held); });
    held->add_option("--accept", w.held.accept, "the id of what shall count from now on");
    held->add_option("--post", w.held.post, "who decides: a post, no name");
    held->add_option("--reason", w.held.reason, "why");
    add_format(held, w.held.format);

    auto* coverage =
        add(app, w, "coverage", "What was supplied and what not, by source, force and month",
            "metforward coverage --source police-street",
            [&w] { return app::coverage(w.context, w.list); });
    auto* fitness =
        add(app, w, "fitness", "How complete the newest files are, against their own history",
            "metforward fitness", [&w] { return app::fitness(w.context, w.list); });
    for (CLI::App* command : {refused, coverage, fitness}) {
        command->add_option("--source", w.list.source, "only this source");
        add_format(command, w.list.format);
    }
    refused->add_option("--limit", w.list.limit, "at most so many rows");
}

void add_places(CLI::App& app, Words& words) {
    Words& w = words;
    auto* areas = add(app, w, "areas", "The areas that are known, by code, and their boundaries",
                      "metforward areas --level ward --format csv",
                      [&w] { return app::areas(w.context, w.areas); });
    areas->add_option("--level", w.areas.level, "only this level");
    areas->add_option("--area", w.areas.area,
                      "only this one: CODE, or CODE@VINTAGE where the code alone could be several");
    add_format(areas, w.areas.format);
    auto* lookups =
        add(app, w, "lookups", "What leads from one set of areas to another, and by which weights",
            "metforward lookups --from ward@2014 --to ward@2018 --format csv",
            [&w] { return app::lookups(w.context, w.lookups); });
    lookups->add_option("--from", w.lookups.from, "the set that numbers come from: LEVEL@VINTAGE");
    lookups->add_option("--to", w.lookups.to, "the set that they go to: LEVEL@VINTAGE");
    add_format(lookups, w.lookups.format);
}

void add_asking(CLI::App& app, Words& words) {
    Words& w = words;
    auto* measures =
        add(app, w, "measures", "What is counted, by which rule, at which levels",
            "metforward measures --format csv", [&w] { return app::measures(w.context, w.list); });
    add_format(measures, w.list.format);
    auto* series = add(app, w, "series", "A measure over time",
                       "metforward series burglary --level district --format csv",
                       [&w] { return app::series(w.context, w.series); });
    series->add_option("measure", w.series.measure, "its id")->required();
    series->add_option("--version", w.series.version, "an earlier version of its rule")
        ->check(CLI::PositiveNumber);
    series->add_option("--area", w.series.area,
                       "an area's code, or CODE@VINTAGE; a force's is its short name");
    series->add_option("--level", w.series.level, "all areas of a level");
    series->add_option("--onto", w.series.onto,
                       "brought to the areas of another set: LEVEL@VINTAGE; what is parted is [e]");
    series->add_option("--by", w.series.by, "split by this field");
    series->add_option("--from", w.series.from, "first period");
    series->add_option("--to", w.series.to, "last period");
    series->add_option("--asof", w.series.asof, "as it was known on that day");
    series->add_flag("--evidence", w.series.evidence, "file, line and text of each row counted");
    add_format(series, w.series.format);

    auto* signals = add(
        app, w, "signals", "What stands out in the newest figures, and what does not",
        "metforward signals --level district", [&w] { return app::signals(w.context, w.signals); });
    signals->add_option("--measure", w.signals.measure, "only this measure");
    signals->add_option("--area", w.signals.area, "only the area with this code");
    signals->add_option("--level", w.signals.level, "only areas of this level");
    signals->add_option("--asof", w.signals.asof, "as it was known on that day");
    signals->add_flag("--all", w.signals.all,
                      "also what does not stand out, and why nothing can be said");
    add_format(signals, w.signals.format);

    auto* sql = add(app, w, "sql", "A question to the facts, and to nothing else",
                    "metforward sql \"SELECT month, count(*) FROM police_street GROUP BY month\"",
                    [&w] { return app::sql(w.context, w.sql); });
    sql->add_option("query", w.sql.sql, "one SELECT; `SHOW TABLES` lists what there is")
        ->required();
    sql->add_option("--seconds", w.sql.seconds_max, "it is stopped after so many seconds")
        ->check(CLI::Range(1, 86'400));
    add_format(sql, w.sql.format);

    auto* serve = add(app, w, "serve", "Serves the site", "metforward serve --port 8080",
                      [&w] { return app::serve(w.context, w.serve); });
    serve->add_option("--host", w.serve.host, "address to listen on");
    serve->add_option("--port", w.serve.port, "port to listen on");
    serve->add_flag("--behind-proxy", w.serve.behind_proxy,
                    "a proxy speaks TLS to the readers, and says in X-Forwarded-For who they are");

    add(app, w, "check",
        "Reads all definitions and every byte of the workspace and says what is wrong",
        "metforward check", [&w] { return app::check(w.context); });
}

void add_release_steps(CLI::App& release, Words& words) {
    Words& w = words;
    auto* prepare = add(release, w, "prepare", "Freezes what the facts say now; prints its hash",
                        "metforward release prepare --post \"data officer\"",
                        [&w] { return app::release_prepare(w.context, w.release); });
    auto* check =
        add(release, w, "check", "Reads every byte of a release and says what to mind",
            "metforward release check", [&w] { return app::release_check(w.context, w.release); });
    auto* publish = add(release, w, "publish", "Opens a release for everyone at one second",
                        "metforward release publish --at 2026-12-01T09:30 --early \"chair: 24\"",
                        [&w] { return app::release_publish(w.context, w.release); });
    publish->add_option("--at", w.release.at, "when it opens, UTC; left out: now");
    publish->add_option("--early", w.release.early,
                        "a post that sees it before, and how many hours: \"chair: 24\"");
    for (CLI::App* one : {check, publish}) {
        one->add_option("hash", w.release.hash,
                        "the release, or how its hash begins; left out: the newest prepared");
    }
    prepare->add_option("--threads", w.release.threads, "how many threads count")
        ->check(CLI::Range(1, 64));
    for (CLI::App* one : {prepare, publish}) {
        one->add_option("--post", w.release.post, "who does it: a post, no name");
    }
}

void add_release_records(CLI::App& release, Words& words) {
    Words& w = words;
    auto* list = add(release, w, "list", "Which releases there are, and who saw them when",
                     "metforward release list --format csv",
                     [&w] { return app::release_list(w.context, w.release); });
    auto* diff = add(release, w, "diff", "Each value that changed between two releases, and why",
                     "metforward release diff 3f2a 9b1c --format csv",
                     [&w] { return app::release_diff(w.context, w.release); });
    diff->add_option("older", w.release.hash, "left out: the one that everyone reads now");
    diff->add_option("newer", w.release.other, "left out: the newest prepared");
    diff->add_option("--measure", w.release.measure, "only this measure");
    auto* correct =
        add(release, w, "correct", "Says what was wrong in a published release",
            "metforward release correct --measure burglary --area CODE --period 2026-03 "
            "--is 141 --reason \"the force sent a file twice\" --post \"data officer\"",
            [&w] { return app::release_correct(w.context, w.release); });
    correct->add_option("hash", w.release.hash, "left out: the one that everyone reads now");
    correct->add_option("--measure", w.release.measure, "which measure")->required();
    correct->add_option("--area", w.release.area, "which area; left out: everywhere");
    correct->add_option("--period", w.release.period, "which period; left out: all of them");
    correct->add_option("--is", w.release.is, "what is right");
    correct->add_option("--reason", w.release.reason, "why it was wrong");
    correct->add_option("--effect", w.release.effect, "what it led a reader to believe");
    correct->add_option("--post", w.release.post, "who says so: a post, no name");
    for (CLI::App* one : {list, diff}) {
        add_format(one, w.release.format);
    }
}

void add_plan(CLI::App& app, Words& words) {
    Words& w = words;
    CLI::App* plan = app.add_subcommand("plan", "What was promised, and where it is shown");
    plan->footer("Example:\n  metforward plan coverage");
    plan->fallthrough();
    plan->require_subcommand(1);
    auto* coverage = add(
        *plan, w, "coverage", "Each row of the mission with its page, measures and registers",
        "metforward plan coverage --json", [&w] { return app::plan_coverage(w.context, w.list); });
    CLI::App* report = app.add_subcommand("report", "Reports for a meeting");
    report->footer("Example:\n  metforward report progress");
    report->fallthrough();
    report->require_subcommand(1);
    auto* progress = add(*report, w, "progress", "Where each promise stands, and why",
                         "metforward report progress --format csv",
                         [&w] { return app::report_progress(w.context, w.list); });
    for (CLI::App* one : {coverage, progress}) {
        add_format(one, w.list.format);
    }
}

void add_releases(CLI::App& app, Words& words) {
    Words& w = words;
    CLI::App* release = app.add_subcommand("release", "From facts to what everyone reads");
    release->footer("Example:\n  metforward release prepare");
    release->fallthrough();
    release->require_subcommand(1);
    add_release_steps(*release, words);
    add_release_records(*release, words);
    auto* verify = add(app, w, "verify",
                       "Recomputes every hash, and every figure of a release from the originals",
                       "metforward verify", [&w] { return app::verify(w.context, w.release); });
    verify->add_option("hash", w.release.hash,
                       "the release; left out: the one that everyone reads, else the newest");
    verify->add_option("--head", w.release.head,
                       "a head of the records that you kept: its number, a colon, its hash");
}

int report(const Context& context, const Result<int>& result) {
    if (result) {
        return *result;
    }
    fmt::print(stderr, "metforward: {}\n", sentence(result.error()));
    (void)context;
    return exit_code(result.error().kind);
}

/// Without definitions nothing is recognised, and nobody would know why.
Done home_exists(const facts::Home& home) {
    if (std::filesystem::is_directory(home.folder / "definitions")) {
        return {};
    }
    return fail(ErrorKind::not_found, "the folder definitions/ is not found", home.folder.string(),
                "Set METFORWARD_HOME to the folder that it stands in");
}

/// "help serve" is "serve --help".
std::vector<std::string> without_help_command(std::vector<std::string> arguments) {
    if (arguments.size() > 1 && arguments[1] == "help") {
        arguments.erase(arguments.begin() + 1);
        if (arguments.size() > 1 && arguments[1] == "help") {
            arguments.resize(1);
        }
        arguments.emplace_back("--help");
    }
    return arguments;
}

/// A command or option that there is not, and what may have been meant; "" when something else is wrong.
std::string misspelt(const CLI::App& app) {
    const std::vector<std::string> left = app.remaining(true);
    const auto chosen = app.get_subcommands();
    const auto option = std::ranges::find_if(
        left, [](const std::string& word) { return word.size() > 1 && word[0] == '-'; });
    std::vector<std::string> known;
    if (chosen.empty() && !left.empty() && left.front()[0] != '-') {
        for (const CLI::App* command : app.get_subcommands(nullptr)) {
            known.push_back(command->get_name());
        }
        return fmt::format("there is no command '{}'. {}", left.front(),
                           measures::suggestion(left.front(), known));
    }
    if (option == left.end()) {
        return "";
    }
    for (const CLI::App* owner : chosen.empty() ? std::vector<const CLI::App*>{&app}
                                                : std::vector<const CLI::App*>{chosen[0], &app}) {
        for (const CLI::Option* one : owner->get_options()) {
            for (const std::string& name : one->get_lnames()) {
                known.push_back("--" + name);
            }
        }
    }
    const std::string word = option->substr(0, option->find('='));
    return fmt::format("there is no option '{}'. {}", word, measures::suggestion(word, known));
}

int wrong_words(const CLI::App& app, const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {
        return app.exit(error); // --help and --version
    }
    if (const std::string words = misspelt(app); !words.empty()) {
        fmt::print(stderr, "metforward: {}\n", words);
        return wrong_usage;
    }
    app.exit(error);
    return wrong_usage;
}

} // namespace

int run(const std::vector<std::string>& arguments) {
    Words words;
    words.context.home = find_home();
    words.context.clock = Clock::system();
    CLI::App app{
        "metforward: lets the public judge its police, from the police's own published figures"};
    app.require_subcommand(1);
    app.set_help_all_flag("--help-all", "help for every command");
    app.set_version_flag("--version", "metforward 0.1.0");
    words.context.workspace = "workspace";
    app.add_option("-w,--workspace", words.context.workspace, "the folder of the workspace")
        ->envname("METFORWARD_WORKSPACE");
    app.add_flag("--json", words.context.json, "answers as JSON");
    app.add_flag("--quiet", words.context.quiet, "no messages");
    app.add_flag("--no-progress", words.context.no_progress, "no progress bar");
    add_loading(app, words);
    add_looking(app, words);
    add_places(app, words);
    add_asking(app, words);
    add_releases(app, words);
    add_register_words(
        app, words.context, words.records,
        [&words](std::function<Result<int>()> run) { words.command = std::move(run); });
    add_people(app, words.context, words.people,
               [&words](std::function<Result<int>()> run) { words.command = std::move(run); });
    add_plan(app, words);
    app.footer("Example:\n  metforward init workspace --authority london\n"
               "`metforward help COMMAND` tells more, with an example.");
    const std::vector<std::string> words_given = without_help_command(arguments);
    std::vector<std::string> reversed{words_given.rbegin(), words_given.rend() - 1};
    try {
        app.parse(reversed);
    } catch (const CLI::ParseError& error) {
        return wrong_words(app, error);
    }
    if (auto found = home_exists(words.context.home); !found) {
        return report(words.context, pass(found.error()));
    }
    return report(words.context, words.command());
}

} // namespace mf::app
