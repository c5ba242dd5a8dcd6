// The site as one immutable value, and how requests become its pages.
#pragma once

#include "app/commands.hpp"
#include "app/measures_of.hpp"
#include "geo/level.hpp"
#include "pages/site_pages.hpp"
#include "pages/words.hpp"
#include "publish/chart_tracks.hpp"
#include "registers/plan.hpp"
#include "release/release.hpp"
#include "serve/options.hpp"
#include "serve/reply.hpp"
#include "serve/request.hpp"
#include "serve/route.hpp"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace mf::app {

/// Everything that pages of one state are made from. Many threads read it; its database is asked by one at a time.
class Site {
public:
    /// The published release, or the newest facts, without the areas that are smaller than `smallest`.
    static Result<std::shared_ptr<const Site>>
    make(const Context& context, const pages::Words& words, geo::Level smallest);

    const release::Release& release() const { return release_; }
    /// The reply for a matched address; an error becomes a page (or a problem, in JSON) that helps.
    /// `records`: nullptr where there are none to be had.
    serve::Reply reply(const serve::Request& request,
                       const serve::Routes& routes,
                       const registers::PublicRecords* records) const;
    /// Makes what many pages share before anybody asks: the charts of the larger areas.
    void warm() const;
    /// The page for a status that no handler was asked for.
    serve::Reply error_reply(int status, const std::string& address) const;

    /// What lies outside the release, opened only when somebody asks for it.
    struct Doors {
        std::function<Result<Measured>()> behind; ///< called once unless it fails
        pages::ChangesOf changes;
        std::function<Result<std::string>(const std::string& hash, const std::string& name)> file;
    };

    Site(release::Release release, pages::Words words, Doors doors, registers::Plan plan = {});

private:
    Result<const Measured*> behind() const; ///< pre: mutex_ is held
    /// Remembered: a release that has opened does not change.
    Result<release::ReleaseChanges> changes_in(const std::string& hash) const;
    /// One request, and what it is answered from beside the release.
    struct Wish {
        const serve::Request& request;
        const serve::Match& match;
        const registers::PublicRecords* records;
    };
    serve::Reply page(const Wish& wish) const;
    serve::Reply feed(const Wish& wish) const;
    /// What is no page: a file of a release.
    serve::Reply download(const Wish& wish) const;
    /// What is no page: meetings for other programs, an attached file.
    serve::Reply exported(const Wish& wish) const;
    serve::Reply
    error_of(const Error& error, const serve::Request& request, serve::Format format) const;
    Result<release::Rows> rows_behind(const std::string& measure,
                                      const std::string& area,
                                      const Period& period,
                                      std::size_t rows_max) const;

    Result<std::vector<release::PlacedRows>>
    places_behind(const std::string& measure, const std::string& area, const Period& period) const;
    /// What the number of a measure in an area was counted from. pre: mutex_ is held.
    struct Counted {
        const Measured& from;
        const measures::Plan& plan;
        geo::Level level;
    };
    Result<Counted> counted(const std::string& measure, const std::string& area) const;

    pages::Asked asked(const Wish& wish) const;

    release::Release release_;
    registers::Plan plan_; ///< of the authority; empty where there is none
    pages::Words words_;
    Doors doors_;
    mutable std::mutex mutex_; ///< of what follows
    mutable std::optional<Measured> behind_;
    mutable std::mutex changes_mutex_; ///< of what follows
    mutable std::map<std::string, release::ReleaseChanges> changes_;
    mutable std::mutex charts_mutex_; ///< of what follows
    mutable publish::ChartTracks charts_;
};

/// The table of addresses, from the pages' own list.
Result<serve::Routes> site_routes();

} // namespace mf::app
