// Reading HTML in tests, without a parser of others: enough for what the writers make.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mf::pages {

/// An element's opening tag: its name and what stands in the tag after it.
struct Tag {
    std::string name;
    std::string attributes;
};

/// All opening tags, in order.
std::vector<Tag> tags(std::string_view html);
/// The value of an attribute, still escaped; "" when it is not there.
std::string attribute(const Tag& tag, std::string_view name);
/// "" when every element is closed in order and no tag is cut off, else what is wrong.
std::string unbalanced(std::string_view html);
/// All words that are not in tags, in order, still escaped; what <pre> and <code> hold is left out.
std::string words_of(std::string_view html);
/// How often `part` stands in `text`.
std::size_t times(std::string_view text, std::string_view part);
/// The text with every occurrence replaced.
std::string replaced(std::string text, std::string_view part, std::string_view by);

} // namespace mf::pages
