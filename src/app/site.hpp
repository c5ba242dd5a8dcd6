// The site as one immutable value, and how requests become its pages.
#pragma once

#include "app/commands.hpp"
#include "app/measures_of.hpp"
#include "geo/level.hpp"
#include "pages/words.hpp"
#include "release/release.hpp"
#include "serve/options.hpp"
#include "serve/reply.hpp"
#include "serve/request.hpp"
#include "serve/route.hpp"

#include <functional>
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
    serve::Reply reply(const serve::Request& request, const serve::Routes& routes) const;
    /// The page for a status that no handler was asked for.
    serve::Reply error_reply(int status, const std::string& address) const;

    /// Opens what the rows behind a number are asked from.
    using OpenBehind = std::function<Result<Measured>()>;

    /// `open` is called when rows are asked for, once unless it fails.
    Site(release::Release release, pages::Words words, OpenBehind open);

private:
    Result<const Measured*> behind() const; ///< pre: mutex_ is held
    Result<release::Rows> rows_behind(const std::string& measure,
                                      const std::string& area,
                                      const Period& period,
                                      std::size_t rows_max) const;

    release::Release release_;
    pages::Words words_;
    OpenBehind open_;
    mutable std::mutex mutex_; ///< of what follows
    mutable std::optional<Measured> behind_;
};

/// The table of addresses, from the pages' own list.
Result<serve::Routes> site_routes();

} // namespace mf::app
