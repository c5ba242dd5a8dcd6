#include "serve/same_site.hpp"

#include <gtest/gtest.h>

namespace mf::serve {
namespace {

bool from_here(const std::string& origin, const std::string& fetch_site) {
    PersonalRequest request;
    request.host = "example.org:8080";
    request.origin = origin;
    request.fetch_site = fetch_site;
    return is_from_here(request);
}

TEST(AFormOfThisSite, IsKnownByItsOrigin) {
    EXPECT_TRUE(from_here("http://example.org:8080", ""));
    EXPECT_TRUE(from_here("https://EXAMPLE.org:8080", "same-origin"));
    EXPECT_TRUE(from_here("", "same-origin"));
}

TEST(AFormOfAnotherSite, IsKnownByItsOrigin) {
    for (const char* origin :
         {"null", "http://example.org", "http://example.org:8081", "http://example.org:8080.evil",
          "http://evil/example.org:8080", "example.org:8080", "ftp://example.org:8080",
          "http://example.org:8080, http://evil"}) {
        EXPECT_FALSE(from_here(origin, "")) << origin;
    }
}

TEST(AFormOfAnotherSite, IsKnownByWhatTheBrowserSays) {
    for (const char* site : {"cross-site", "same-site", "none", "same-origin, same-origin"}) {
        EXPECT_FALSE(from_here("http://example.org:8080", site)) << site;
    }
}

TEST(AFormOfWhichNothingIsKnown, IsOfAnotherSite) {
    EXPECT_FALSE(from_here("", ""));
}

TEST(AnAddressOfThisSite, BeginsWithOneSlash) {
    EXPECT_TRUE(is_own_address("/staff?x=1"));
    for (const char* text : {"", "staff", "//evil", "/\\evil", "https://evil", "/a\r\nb",
                             "/%2F/evil", "/../x", "javascript:1"}) {
        EXPECT_FALSE(is_own_address(text)) << text;
    }
}

} // namespace
} // namespace mf::serve
