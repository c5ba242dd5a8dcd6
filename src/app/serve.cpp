#include "app/commands.hpp"
#include "app/current_site.hpp"
#include "app/people_of.hpp"
#include "app/records_clock.hpp"
#include "app/releases.hpp"
#include "app/shown_records.hpp"
#include "app/shown_release.hpp"
#include "app/sign_in.hpp"
#include "base/text.hpp"
#include "serve/server.hpp"
#include "serve/static_files.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <memory>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>

namespace mf::app {

namespace {

/// site/files.txt: address, path from the home, content type.
Result<std::vector<serve::StaticFile>> site_files(const facts::Home& home) {
    const auto list = store::read_file(home.folder / "site/files.txt");
    if (!list) {
        return pass(list.error());
    }
    std::vector<serve::StaticFile> files;
    for (const std::string_view line : split(*list, '\n')) {
        const auto parts = split(line, ',');
        if (parts.size() != 3 || line.starts_with('#')) {
            continue;
        }
        auto bytes = store::read_file(home.folder / trimmed(parts[1]));
        if (!bytes) {
            return pass(bytes.error());
        }
        std::string_view address = trimmed(parts[0]);
        address.remove_prefix(std::min(address.size(), std::string_view{"/site/"}.size()));
        files.push_back({std::string{address}, std::string{trimmed(parts[2])}, std::move(*bytes)});
    }
    return files;
}

/// The pages that show forces, districts and sources alone.
bool needs_no_small_area(std::string_view path) {
    constexpr std::array<std::string_view, 7> begins{
        "/sources", "/about", "/accessibility", "/coverage", "/releases", "/corrections", "/words"};
    return path == "/" || std::ranges::any_of(begins, [&](std::string_view begin) {
               return path.starts_with(begin);
           });
}

/// What the site shows at this moment, told apart from what it showed before; "" when it cannot be read just now.
std::string mark_of_shown(const Context& context) {
    const auto shown = shown_release(context);
    return shown ? shown->mark : "";
}

/// What is new in the records is shown; what cannot be read now is tried again a second later.
void show_newer(ShownRecords& records, Current& current) {
    if (auto newer = records.newer(); newer && *newer) {
        current.set(**std::move(newer));
    }
}

/// Fetches the small areas too, then looks every second whether something else is to be shown: a release that opened,
/// a correction, or, before anything is published, new facts.
void refresh(const std::stop_token& stop,
             const Context& context,
             const pages::Words& words,
             std::string shown,
             std::optional<ShownRecords>& records,
             Current& current) {
    if (auto site = Site::make(context, words, geo::Level::lsoa2021)) {
        current.set(*site);
        (*site)->warm();
    } else {
        context.say(fmt::format("The small areas cannot be shown: {}", sentence(site.error())));
        current.let_go();
    }
    while (!stop.stop_requested()) {
        std::this_thread::sleep_for(std::chrono::seconds{1});
        if (records) {
            show_newer(*records, current);
        }
        const std::string now = mark_of_shown(context);
        if (now.empty() || now == shown) {
            continue;
        }
        shown = now;
        auto site = Site::make(context, words, geo::Level::lsoa2021);
        if (site) {
            (*site)->warm();
            current.set(std::move(*site));
            context.say("There is something new: the site shows it now.");
        } else {
            context.say(fmt::format("What is new cannot be shown: {}", sentence(site.error())));
        }
    }
}

/// Its release, for as long as somebody holds it.
std::shared_ptr<const release::Release> release_of(std::shared_ptr<const Site> site) {
    const release::Release* release = site ? &site->release() : nullptr;
    return {std::move(site), release};
}

/// Who signs in is let in by this desk; without one the site is for reading alone, as on a copy that cannot be written.
std::optional<SignInDesk> desk_of(const Context& context,
                                  const pages::Words& words,
                                  const serve::Routes& routes,
                                  const Current& current) {
    auto desk = sign_in_desk(
        context, words,
        {[&] { return release_of(current.get()); },
         [&](int status, const std::string& address) {
             return current.get()->error_reply(status, address);
         },
         [&](const serve::Target& target) { return routes.match(target).has_value(); }});
    if (!desk) {
        context.say(fmt::format("Nobody can sign in: {}", sentence(desk.error())));
        return std::nullopt;
    }
    return std::move(*desk);
}

/// The records, unless the workspace cannot be written: then the site does without them, and says so here.
std::optional<ShownRecords> records_of(const Context& context) {
    auto records = ShownRecords::open(context);
    if (!records) {
        context.say(fmt::format("No records are shown: {}", sentence(records.error())));
        return std::nullopt;
    }
    return std::move(*records);
}

/// One sign-in for each role, where the figures are simulated and nobody else can reach the server.
void show_sign_ins(const Context& context,
                   const ServeCommand& command,
                   bool simulated,
                   people::People& people) {
    const auto now = moment_of(context);
    const auto lines =
        now ? demonstration_sign_ins(people, may_show_sign_ins(simulated, command), *now)
            : pass(now.error());
    if (!lines) {
        context.say(fmt::format("No accounts for the demonstration: {}", sentence(lines.error())));
        return;
    }
    for (const std::string& line : *lines) {
        context.say("Sign in as " + line);
    }
}

/// Waits for Ctrl-C or a request to end. The signals must be blocked before any thread starts.
sigset_t block_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

} // namespace

Result<int> serve(const Context& context, const ServeCommand& command) {
    const sigset_t signals = block_signals();
    const auto releases = open_releases(context);
    const Done kept = releases ? definitions_kept(*releases) : pass(releases.error());
    if (!kept) {
        return pass(kept.error());
    }
    auto words = pages::Words::load(context.home.folder / "definitions/words/en.toml", "en");
    auto routes = site_routes();
    auto files = site_files(context.home);
    if (!words || !routes || !files) {
        return pass(!words ? words.error() : !routes ? routes.error() : files.error());
    }
    // Before the site is made: what comes between the two is then shown a second later, and not missed.
    const std::string shown = mark_of_shown(context);
    auto site = Site::make(context, *words, geo::Level::district);
    if (!site) {
        return pass(site.error());
    }
    auto records = records_of(context);
    auto first = records ? records->newer() : Result<std::optional<registers::PublicRecords>>{};
    if (!first) {
        return pass(first.error());
    }
    Current current{std::move(*site), std::move(*first)};
    serve::ServerOptions options;
    options.host = command.host;
    options.port = command.port;
    options.behind_proxy = command.behind_proxy;
    options.behind_tls = command.behind_proxy;
    options.site = std::move(*files);
    options.error_page = [&](int status) { return current.get()->error_reply(status, ""); };
    options.access_log = [&](std::string_view line) {
        if (!context.quiet) {
            fmt::print(stderr, "{}\n", line);
        }
    };
    options.error_log = [&](std::string_view line) { fmt::print(stderr, "{}\n", line); };
    const auto desk = desk_of(context, *words, *routes, current);
    if (desk) {
        open_gate(*desk, options);
    }
    auto server = serve::Server::start(
        std::move(options),
        [&](const serve::Request& request) {
            const auto shown_now =
                needs_no_small_area(request.target.path) ? current.shown() : current.whole();
            return shown_now->site->reply(request, *routes, shown_now->known());
        },
        [&] { return current.shown()->state; });
    if (!server) {
        return pass(server.error());
    }
    context.say(fmt::format("Serving http://{}:{}", command.host, server->port()));
    std::jthread refresher{[&](const std::stop_token& stop) {
        refresh(stop, context, *words, shown, records, current);
    }};
    std::jthread clock{[&](const std::stop_token& stop) {
        // The first look does not wait for the small areas: it is blind to measures.
        keep_records_moving(stop, context, [&, first = true]() mutable {
            return release_of(std::exchange(first, false) ? nullptr : current.complete());
        });
    }};
    if (desk) {
        show_sign_ins(context, command, current.get()->release().simulated, *desk->people);
    }
    int signal = 0;
    sigwait(&signals, &signal);
    server->stop();
    return done;
}

} // namespace mf::app
