// What each command is asked, and the function that answers it. Data go to standard output, messages to standard
// error; the number returned is the exit code of a command that did its work.
#pragma once

#include "app/output.hpp"
#include "base/clock.hpp"
#include "base/progress.hpp"
#include "facts/workspace.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mf::app {

/// Exit codes: the contract that scripts rely on.
enum ExitCode : int {
    done = 0,
    failed = 1,
    wrong_usage = 2,
    findings = 3,
    integrity_broken = 4,
    busy = 5
};

int exit_code(ErrorKind kind);

/// What holds for every command.
struct Context {
    facts::Home home;
    std::filesystem::path workspace;
    Clock clock{Day::at(0), ""};
    bool json = false;
    bool quiet = false;
    bool no_progress = false;

    Result<facts::Workspace> open() const { return facts::Workspace::open(workspace, home); }
    /// A sentence for people on standard error, unless they asked for silence.
    void say(const std::string& sentence) const;
    Progress::When progress() const {
        return quiet || no_progress || json ? Progress::When::never : Progress::When::on_terminal;
    }
};

struct InitCommand {
    std::filesystem::path folder;
    std::string authority;
};
struct IngestCommand {
    std::vector<std::filesystem::path> paths;
    std::string published;
    std::filesystem::path editions;
    int threads = 2;
};
struct SqlCommand {
    std::string sql;
    int seconds_max =
        60; ///< a question that takes longer is more likely a mistake than worth the wait
    std::string format = "table";
};
struct SeriesCommand {
    std::string measure;
    int version = 0; ///< 0: the newest
    std::string area;
    std::string level;
    std::string onto; ///< another set of areas: "ward@2018"
    std::string by;
    std::string from;
    std::string to;
    std::string asof;
    std::string format = "table";
    bool evidence = false;
};
struct EditionsCommand {
    std::string source;
    std::vector<std::string> compare; ///< none, or two editions
    bool moved = false;
    std::string choose;
    std::string post;
    std::string reason;
    std::string asof;
    std::string format = "table";
};
struct HeldCommand {
    std::string accept;
    std::string post;
    std::string reason;
    std::string format = "table";
};
struct ListCommand {
    std::string source;
    std::string format = "table";
    std::uint64_t limit = 1000;
};
struct SignalsCommand {
    std::string measure;
    std::string area;
    std::string level;
    std::string asof;
    bool all = false; ///< also what does not stand out
    std::string format = "table";
};
struct AreasCommand {
    std::string level; ///< "" for all
    std::string area;  ///< CODE or CODE@VINTAGE; "" for all
    std::string format = "table";
};
struct LookupsCommand {
    std::string
        from; ///< "ward@2014"; with `to` the links between the two, else the list of lookups
    std::string to;
    std::string format = "table";
};
struct ServeCommand {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8080;
    bool behind_proxy = false; ///< which speaks TLS to the readers
};
struct DemoCommand {
    std::filesystem::path folder;
    int months = 36;
    std::int64_t rows = 2'000'000;
    std::uint64_t seed = 1;
};
struct ReleaseCommand {
    std::string hash;               ///< or its beginning; "": the newest that fits
    std::string at;                 ///< when it opens
    std::vector<std::string> early; ///< "post: hours"
    std::string post;
    std::string measure;
    std::string area;
    std::string period;
    std::string is;
    std::string reason;
    std::string effect;
    std::string other; ///< the second of two releases that are compared
    std::string head;  ///< of the records, as somebody kept it: "17:<hash>"
    int threads = 2;
    std::string format = "table";
};
struct CopyCommand {
    std::filesystem::path folder;
};

Result<int> init(const Context& context, const InitCommand& command);
Result<int> ingest(const Context& context, const IngestCommand& command);
Result<int> rebuild(const Context& context);
Result<int> sql(const Context& context, const SqlCommand& command);
Result<int> measures(const Context& context, const ListCommand& command);
Result<int> series(const Context& context, const SeriesCommand& command);
Result<int> signals(const Context& context, const SignalsCommand& command);
Result<int> editions(const Context& context, const EditionsCommand& command);
Result<int> refused(const Context& context, const ListCommand& command);
Result<int> held(const Context& context, const HeldCommand& command);
Result<int> coverage(const Context& context, const ListCommand& command);
Result<int> fitness(const Context& context, const ListCommand& command);
Result<int> areas(const Context& context, const AreasCommand& command);
Result<int> lookups(const Context& context, const LookupsCommand& command);
Result<int> check(const Context& context);
Result<int> plan_coverage(const Context& context, const ListCommand& command);
Result<int> report_progress(const Context& context, const ListCommand& command);
Result<int> serve(const Context& context, const ServeCommand& command);
Result<int> demo(const Context& context, const DemoCommand& command);
Result<int> release_prepare(const Context& context, const ReleaseCommand& command);
Result<int> release_check(const Context& context, const ReleaseCommand& command);
Result<int> release_publish(const Context& context, const ReleaseCommand& command);
Result<int> release_list(const Context& context, const ReleaseCommand& command);
Result<int> release_diff(const Context& context, const ReleaseCommand& command);
Result<int> release_correct(const Context& context, const ReleaseCommand& command);
Result<int> verify(const Context& context, const ReleaseCommand& command);
Result<int> backup(const Context& context, const CopyCommand& command);
Result<int> restore(const Context& context, const CopyCommand& command);

/// Prints to standard output; `io` when it cannot (a closed pipe, a full disk).
Done print(const std::string& text);

} // namespace mf::app
