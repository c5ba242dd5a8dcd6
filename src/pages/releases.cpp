// /releases and /releases/{hash}: what was published when, what changed in it and why, and all of it to download.
#include "pages/addresses.hpp"
#include "pages/page_start.hpp"
#include "pages/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace mf::pages {

namespace {

constexpr std::size_t fingerprint_shown = 16;
/// Named limit: so many changed values are shown; all are in the CSV.
constexpr std::size_t changes_shown = 500;

std::string short_of(const std::string& hash) {
    return hash.substr(0, fingerprint_shown);
}

/// "31 March 2026 at 09:30:00 UTC".
std::string moment_in_words(const Words& words, const std::string& moment) {
    constexpr std::size_t day = 10;
    constexpr std::size_t time_begins = 11;
    constexpr std::size_t time = 8;
    if (moment.size() < time_begins + time) {
        return moment;
    }
    return words("releases.moment", {{"day", words.day(moment.substr(0, day))},
                                     {"time", moment.substr(time_begins, time)}});
}

std::string early_in_words(const Words& words, const release::PublicationInfo& one) {
    std::string text;
    for (const auto& [post, hours] : one.early) {
        text += (text.empty() ? "" : "; ") +
                words("releases.early_one", {{"post", post}, {"n", std::int64_t{hours}}});
    }
    return text.empty() ? words("releases.early_none") : text;
}

std::string or_nobody(const Words& words, const std::string& post) {
    return post.empty() ? words("releases.no_post") : post;
}

Table list_of(const Asked& asked) {
    using Type = Column::Type;
    const Words& words = asked.words;
    Table table;
    table.id = "releases";
    table.caption = words("releases.caption");
    table.main = true;
    table.columns = {{"release", words("releases.release"), Type::link},
                     {"opened", words("releases.opened"), Type::text},
                     {"prepared_by", words("releases.prepared_by"), Type::text},
                     {"published_by", words("releases.published_by"), Type::text},
                     {"seen_early_by", words("releases.early"), Type::text},
                     {"hash", words("measures.fingerprint"), Type::code, true},
                     {"opened_utc", words("releases.opened"), Type::code, true}};
    RowGroup group;
    const auto& all = asked.release.publications;
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
        group.rows.push_back({Text{link(short_of(one->hash), release_address(one->hash))},
                              Text{moment_in_words(words, one->opened)},
                              Text{or_nobody(words, one->prepared_by)},
                              Text{or_nobody(words, one->post)}, Text{early_in_words(words, *one)},
                              Text{one->hash}, Text{one->opened}});
    }
    table.groups.push_back(std::move(group));
    return table;
}

std::string cause_in_words(const Words& words, const std::string& cause) {
    std::string key = "releases.cause." + cause;
    for (char& c : key) {
        c = c == ' ' ? '_' : c;
    }
    return words.has(key) ? words(key) : cause;
}

std::vector<TableCell> change_row(const Asked& asked, const release::ValueChange& one) {
    const Words& words = asked.words;
    const release::AreaInfo* area = asked.release.area(one.area);
    const auto was = one.was.value();
    const auto is = one.is.value();
    return {Text{link(area == nullptr ? one.area : area->name, area_address(one.area))},
            Text{link(measure_word(words, one.measure, "title"), measure_address(one.measure))},
            one.period,
            NumberCell{one.was},
            NumberCell{one.is, {}, check_address(one.measure, one.area, one.period)},
            NumberCell{was && is ? Cell{*is - *was} : Cell{Missing::not_applicable}},
            Text{one.reason.empty() ? cause_in_words(words, one.cause) : one.reason},
            Text{one.cause},
            Text{one.area},
            Text{std::string{geo::name(one.level)}},
            Text{one.measure}};
}

Table changes_table(const Asked& asked,
                    const std::vector<release::ValueChange>& changes,
                    std::size_t rows_max) {
    using Type = Column::Type;
    const Words& words = asked.words;
    Table table;
    table.id = "changes";
    table.caption = words("releases.changes.caption");
    table.columns = {{"area", words("table.area"), Type::link},
                     {"title", words("table.measure"), Type::link},
                     {"period", words("area.rest.period"), Type::period},
                     {"was", words("releases.changes.was"), Type::number},
                     {"is", words("releases.changes.is"), Type::number},
                     {"difference", words("releases.changes.difference"), Type::number},
                     {"why", words("releases.changes.why"), Type::text},
                     {"cause", words("releases.changes.why"), Type::code, true},
                     {"code", words("table.code"), Type::code, true},
                     {"level", words("table.level"), Type::code, true},
                     {"measure", words("table.code"), Type::code, true}};
    RowGroup group;
    SymbolNotes symbols;
    for (const release::ValueChange& one : changes) {
        if (group.rows.size() == rows_max) {
            break;
        }
        symbols.see(one.was, {});
        symbols.see(one.is, {});
        group.rows.push_back(change_row(asked, one));
    }
    table.groups.push_back(std::move(group));
    table.note = symbols.text(words);
    return table;
}

void add_causes(Page& page, const Words& words, const std::vector<release::ValueChange>& changes) {
    std::map<std::string, std::int64_t> causes;
    for (const release::ValueChange& one : changes) {
        ++causes[one.cause];
    }
    Facts facts;
    for (const auto& [cause, n] : causes) {
        facts.items.emplace_back(cause_in_words(words, cause),
                                 words("releases.changes.values", {{"n", n}}));
    }
    if (!facts.items.empty()) {
        page.blocks.emplace_back(Heading{words("releases.changes.causes"), {}});
        page.blocks.emplace_back(std::move(facts));
    }
}

void add_changes(Page& page, const Asked& asked, const release::ReleaseChanges& changes) {
    const Words& words = asked.words;
    add_causes(page, words, changes.changes);
    if (changes.changes.empty()) {
        return;
    }
    page.blocks.emplace_back(Heading{words("releases.changes.heading"), {}});
    Table shown = changes_table(asked, changes.changes,
                                asked.as_data ? changes.changes.size() : changes_shown);
    shown.main = true;
    if (!asked.as_data && changes.changes.size() > changes_shown) {
        page.blocks.emplace_back(
            Paragraph{words("releases.changes.first",
                            {{"n", static_cast<std::int64_t>(changes_shown)},
                             {"total", static_cast<std::int64_t>(changes.changes.size())}}),
                      true});
    }
    page.blocks.emplace_back(std::move(shown));
}

void add_files(Page& page, const Asked& asked, const release::ReleaseChanges& changes) {
    using Type = Column::Type;
    const Words& words = asked.words;
    const std::string& hash = changes.publication.hash;
    page.blocks.emplace_back(
        Heading{words("releases.files.heading"), words("releases.files.note"), 2, false, "files"});
    page.blocks.emplace_back(Paragraph{
        words.text("releases.files.manifest",
                   {{"file", link("release.json", release_address(hash) + "/manifest.json")}})});
    Table table;
    table.id = "files";
    table.caption = words("releases.files.caption");
    table.columns = {{"file", words("sources.file"), Type::link},
                     {"bytes", words("releases.files.bytes"), Type::count},
                     {"sha256", words("check.rows.fingerprint"), Type::code}};
    table.folded = words("table.files", {{"n", static_cast<std::int64_t>(changes.files.size())}});
    RowGroup group;
    for (const release::DownloadInfo& file : changes.files) {
        group.rows.push_back(
            {Text{link(file.name, fmt::format("{}/files/{}", release_address(hash), file.sha256))},
             NumberCell{static_cast<double>(file.bytes)}, Text{file.sha256}});
    }
    table.groups.push_back(std::move(group));
    page.blocks.emplace_back(std::move(table));
    page.blocks.emplace_back(Definition{
        words("releases.files.check"), "shell",
        fmt::format("sha256sum release.json\nzstd -dc FILE | sha256sum\nmetforward verify {}",
                    short_of(hash))});
}

void add_facts(Page& page, const Words& words, const release::ReleaseChanges& changes) {
    const release::PublicationInfo& one = changes.publication;
    Facts facts;
    facts.items.emplace_back(words("releases.opened"), moment_in_words(words, one.opened));
    facts.items.emplace_back(words("releases.prepared_by"), or_nobody(words, one.prepared_by));
    facts.items.emplace_back(words("releases.published_by"), or_nobody(words, one.post));
    facts.items.emplace_back(words("releases.early"), early_in_words(words, one));
    facts.items.emplace_back(words("measures.fingerprint"), code(one.hash));
    if (one.head_number > 0) {
        facts.items.emplace_back(
            words("releases.head"),
            words.text("releases.head_of",
                       {{"n", one.head_number},
                        {"moment", moment_in_words(words, one.head_at)},
                        {"hash", code(fmt::format("{}:{}", one.head_number, one.head))}}));
    }
    if (!changes.before.empty()) {
        facts.items.emplace_back(words("releases.before"),
                                 link(short_of(changes.before), release_address(changes.before)));
    }
    page.blocks.emplace_back(std::move(facts));
}

} // namespace

Result<Page> releases_page(const Asked& asked) {
    const Words& words = asked.words;
    Page page = start_page(asked.release, words, "/releases", "about", words("releases.title"));
    const auto n = static_cast<std::int64_t>(asked.release.publications.size());
    page.finding = words("releases.finding", {{"n", n}});
    page.lead.emplace_back(words("releases.lead"));
    if (n > 0) {
        page.blocks.emplace_back(Heading{words("releases.heading"), words("releases.note")});
        page.blocks.emplace_back(list_of(asked));
    }
    page.blocks.emplace_back(Heading{words("releases.how.heading"), {}});
    page.blocks.emplace_back(Paragraph{words("releases.how.steps")});
    page.blocks.emplace_back(Paragraph{words("releases.how.early")});
    page.blocks.emplace_back(
        Definition{words("releases.how.command"), "shell", "metforward release list"});
    return page;
}

Result<Page> release_page(const Asked& asked) {
    const std::string& hash = asked.names.at(0);
    const auto changes = asked.changes ? asked.changes(hash)
                                       : fail(ErrorKind::not_found, "no release was opened yet");
    if (!changes) {
        return pass(changes.error());
    }
    const Words& words = asked.words;
    Page page = start_page(asked.release, words, release_address(hash), "about",
                           words("releases.one", {{"hash", short_of(hash)}}));
    page.breadcrumb = {{words("releases.title"), "/releases"}, {short_of(hash), ""}};
    const auto n = static_cast<std::int64_t>(changes->changes.size());
    page.finding =
        changes->before.empty() ? words("releases.first") : words("releases.changed", {{"n", n}});
    page.lead.emplace_back(words("releases.one_lead"));
    add_facts(page, words, *changes);
    add_changes(page, asked, *changes);
    add_files(page, asked, *changes);
    return page;
}

Result<Page> corrections_page(const Asked& asked) {
    using Type = Column::Type;
    const Words& words = asked.words;
    Page page =
        start_page(asked.release, words, "/corrections", "about", words("corrections.title"));
    const auto n = static_cast<std::int64_t>(asked.release.corrections.size());
    page.finding = words("corrections.finding", {{"n", n}});
    page.lead.emplace_back(words("corrections.lead"));
    if (n == 0) {
        return page;
    }
    Table table;
    table.id = "corrections";
    table.caption = words("corrections.caption");
    table.main = true;
    table.columns = {{"day", words("corrections.day"), Type::text},
                     {"title", words("table.measure"), Type::link},
                     {"area", words("table.area"), Type::link},
                     {"period", words("area.rest.period"), Type::text},
                     {"was", words("releases.changes.was"), Type::text},
                     {"is", words("releases.changes.is"), Type::text},
                     {"reason", words("corrections.reason"), Type::text},
                     {"effect", words("corrections.effect"), Type::text},
                     {"post", words("corrections.post"), Type::text}};
    RowGroup group;
    for (const release::CorrectionInfo& one : asked.release.corrections) {
        const release::AreaInfo* area = asked.release.area(one.area);
        const std::string name = area == nullptr ? one.area : area->name;
        group.rows.push_back(
            {Text{words.day(one.day)},
             Text{link(measure_word(words, one.measure, "title"), measure_address(one.measure))},
             one.area.empty() ? Text{words("corrections.everywhere")}
                              : Text{link(name, area_address(one.area))},
             Text{one.period.empty() ? words("corrections.always") : words.iso(one.period)},
             Text{one.was}, Text{one.is}, Text{one.reason}, Text{one.effect}, Text{one.post}});
    }
    table.groups.push_back(std::move(group));
    page.blocks.emplace_back(Heading{words("corrections.heading"), words("corrections.note")});
    page.blocks.emplace_back(std::move(table));
    return page;
}

} // namespace mf::pages
