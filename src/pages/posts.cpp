#include "pages/posts.hpp"

#include <fmt/format.h>

namespace mf::pages {

namespace {

constexpr int levels_max = 10; // a circle in the data must end

bool is_at_home(const release::Release& release, const release::AreaInfo& area) {
    const release::AreaInfo* at = &area;
    for (int level = 0; at != nullptr && level < levels_max; ++level) {
        if (at->code == release.home) {
            return true;
        }
        at = release.area(at->parent);
    }
    return false;
}

/// Whose post it is: the largest area above, this one included, for which the same post answers.
const release::AreaInfo& place_of_post(const Asked& asked,
                                       const release::MeasureInfo& measure,
                                       const release::AreaInfo& area,
                                       const std::string& post) {
    const release::AreaInfo* place = &area;
    const release::AreaInfo* at = asked.release.area(area.parent);
    for (int level = 0; at != nullptr && level < levels_max; ++level) {
        const auto above = measure.answers.find(std::string{geo::name(at->level)});
        if (above != measure.answers.end() && above->second == post) {
            place = at;
        }
        at = asked.release.area(at->parent);
    }
    return *place;
}

} // namespace

std::string post_in_words(const release::Release& release,
                          const Words& words,
                          const std::string& post,
                          bool at_home) {
    const auto own = release.posts.find(post);
    if (at_home && own != release.posts.end()) {
        return own->second;
    }
    std::string key = "post." + post;
    for (char& c : key) {
        c = c == '-' ? '_' : c;
    }
    return words.has(key) ? words(key) : post;
}

std::string post_in_words(const Asked& asked, const std::string& post, bool at_home) {
    return post_in_words(asked.release, asked.words, post, at_home);
}

std::optional<std::string> who_answers(const Asked& asked,
                                       const release::MeasureInfo& measure,
                                       const release::AreaInfo& area) {
    const bool at_home = is_at_home(asked.release, area);
    const release::AreaInfo* at = &area;
    for (int level = 0; at != nullptr && level < levels_max; ++level) {
        const auto post = measure.answers.find(std::string{geo::name(at->level)});
        if (post != measure.answers.end()) {
            return asked.words("answers.post",
                               {{"post", post_in_words(asked, post->second, at_home)},
                                {"place", place_of_post(asked, measure, *at, post->second).name}});
        }
        at = asked.release.area(at->parent);
    }
    return std::nullopt;
}

} // namespace mf::pages
