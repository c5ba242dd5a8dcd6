#include "pages/feed.hpp"

#include "base/hash.hpp"
#include "pages/addresses.hpp"
#include "pages/area_sections.hpp"
#include "pages/markup.hpp"
#include "pages/sentences.hpp"
#include "pages/signal_sentences.hpp"
#include "pages/today.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace mf::pages {

namespace {

/// Named limit: a feed has at most so many entries.
constexpr std::size_t entries_max = 100;

/// A name for good, made of what it is the name of.
std::string urn_of(const std::string& key) {
    const std::string hash = sha256(key);
    return fmt::format("urn:uuid:{}-{}-{}-{}-{}", hash.substr(0, 8), hash.substr(8, 4),
                       hash.substr(12, 4), hash.substr(16, 4), hash.substr(20, 12));
}

/// A day as a moment.
std::string moment_of(const std::string& day) {
    return day + "T00:00:00Z";
}

void order(Feed& feed) {
    std::ranges::stable_sort(feed.entries, std::ranges::greater{}, &FeedEntry::updated);
    if (feed.entries.size() > entries_max) {
        feed.entries.resize(entries_max);
    }
}

FeedEntry entry_of(const Asked& asked, const release::CorrectionInfo& one) {
    const Words& words = asked.words;
    const release::AreaInfo* area = asked.release.area(one.area);
    const std::string place = area != nullptr    ? area->name
                              : one.area.empty() ? words("corrections.everywhere")
                                                 : one.area;
    return {"correction " + one.measure + one.area + one.period + one.day + one.reason,
            words("feed.correction",
                  {{"title", measure_word(words, one.measure, "title")}, {"place", place}}),
            moment_of(one.day), "/corrections",
            words("feed.was_is", {{"was", one.was}, {"is", one.is}, {"reason", one.reason}})};
}

Feed start_feed(const Asked& asked, const std::string& page, std::string title) {
    return {page == "/" ? "/feed" : page + "/feed",
            page,
            asked.words.language(),
            std::move(title),
            asked.release.authority.empty()
                ? asked.words("frame.name.light") + asked.words("frame.name.bold")
                : asked.release.authority,
            {}};
}

std::string newest_moment(const Asked& asked) {
    return asked.release.publications.empty() ? moment_of(asked.release.made)
                                              : asked.release.publications.back().opened;
}

} // namespace

std::span<const SiteFeed> site_feeds() {
    static constexpr std::array feeds{SiteFeed{"/feed", site_feed},
                                      SiteFeed{"/areas/{}/feed", area_feed},
                                      SiteFeed{"/today/feed", today_feed}};
    return feeds;
}

Result<Feed> site_feed(const Asked& asked) {
    const Words& words = asked.words;
    Feed feed = start_feed(asked, "/", words("feed.site"));
    for (const release::PublicationInfo& one : asked.release.publications) {
        constexpr std::size_t day = 10;
        feed.entries.push_back(
            {"release " + one.hash,
             words("feed.release", {{"day", words.day(one.opened.substr(0, day))}}), one.opened,
             release_address(one.hash), words("feed.release_note")});
    }
    for (const release::CorrectionInfo& one : asked.release.corrections) {
        feed.entries.push_back(entry_of(asked, one));
    }
    order(feed);
    return feed;
}

Result<Feed> area_feed(const Asked& asked) {
    const auto area = area_asked(asked);
    if (!area) {
        return pass(area.error());
    }
    const Words& words = asked.words;
    const std::string& code = (*area)->code;
    Feed feed =
        start_feed(asked, area_address(code), words("feed.area", {{"place", (*area)->name}}));
    for (const release::CorrectionInfo& one : asked.release.corrections) {
        if (one.area.empty() || one.area == code) {
            feed.entries.push_back(entry_of(asked, one));
        }
    }
    for (const release::MeasureInfo& measure : asked.release.measures) {
        const auto* signal = signal_of(asked.release, measure.id, code);
        if (signal == nullptr || (signal->word != release::SignalWord::higher &&
                                  signal->word != release::SignalWord::lower)) {
            continue;
        }
        feed.entries.push_back(
            {fmt::format("signal {} {} {} {}", measure.id, code, signal->period.text(),
                         name(signal->rule)),
             words("feed.signal", {{"title", measure_word(words, measure.id, "title")},
                                   {"word", signal_word(words, signal->word)},
                                   {"period", words.period(signal->period)}}),
             newest_moment(asked), area_measure_address(code, measure.id),
             signal_sentence(words, asked.release, *signal)});
    }
    order(feed);
    return feed;
}

std::string atom(const Feed& feed) {
    Markup xml;
    xml.xml_declaration();
    xml.open("feed", {{"xmlns", "http://www.w3.org/2005/Atom"}, {"xml:lang", feed.language}})
        .line();
    xml.element("id", {}, urn_of("feed " + feed.address)).line();
    xml.element("title", {}, feed.title).line();
    const std::string newest =
        feed.entries.empty() ? "1970-01-01T00:00:00Z" : feed.entries.front().updated;
    xml.element("updated", {}, newest).line();
    xml.open("author").element("name", {}, feed.author).close().line();
    xml.single("link", {{"rel", "self"}, {"href", feed.address}}).line();
    xml.single("link", {{"rel", "alternate"}, {"href", feed.page}}).line();
    for (const FeedEntry& entry : feed.entries) {
        xml.open("entry").line();
        xml.element("id", {}, urn_of(entry.key)).line();
        xml.element("title", {}, entry.title).line();
        xml.element("updated", {}, entry.updated).line();
        xml.single("link", {{"rel", "alternate"}, {"href", entry.address}}).line();
        xml.element("summary", {}, entry.summary).line();
        xml.close().line();
    }
    xml.close().line();
    return std::move(xml).done().text();
}

} // namespace mf::pages
