#include "serve/page_cache.hpp"

#include <gtest/gtest.h>

namespace mf::serve {

namespace {

PagePtr page_of(std::size_t bytes) {
    Reply reply;
    reply.body.assign(bytes, 'x');
    return std::make_shared<const Page>(reply, HeadStyle{}, Effort::page);
}

constexpr std::size_t plenty = 1 << 20;

} // namespace

TEST(APageCache, GivesBackWhatWasPut) {
    PageCache cache{plenty};
    cache.find("state", "/a");
    const auto page = page_of(10);
    cache.put("state", "/a", page);
    EXPECT_EQ(cache.find("state", "/a"), page);
    EXPECT_EQ(cache.find("state", "/b"), nullptr);
}

TEST(APageCache, DropsAllWhenTheStateChanges) {
    PageCache cache{plenty};
    cache.find("one", "/a");
    cache.put("one", "/a", page_of(10));
    EXPECT_EQ(cache.find("two", "/a"), nullptr);
    EXPECT_EQ(cache.pages(), 0U);
    EXPECT_EQ(cache.bytes(), 0U);
    EXPECT_EQ(cache.find("one", "/a"), nullptr);
}

TEST(APageCache, TakesNoPageOfAnotherState) {
    PageCache cache{plenty};
    cache.find("two", "/a");
    cache.put("one", "/a", page_of(10));
    EXPECT_EQ(cache.pages(), 0U);
}

TEST(APageCache, IsNotChangedByAPeekOfAnotherState) {
    PageCache cache{plenty};
    cache.find("one", "/a");
    const auto page = page_of(10);
    cache.put("one", "/a", page);
    EXPECT_EQ(cache.peek("two", "/a"), nullptr);
    EXPECT_EQ(cache.peek("one", "/a"), page);
}

TEST(APageCache, ForgetsThePageThatWasUnusedForLongest) {
    PageCache cache{40'000};
    cache.find("state", "");
    for (const auto* key : {"/a", "/b", "/c", "/d"}) {
        cache.put("state", key, page_of(7'000));
    }
    ASSERT_NE(cache.find("state", "/a"), nullptr); // now the newest
    cache.put("state", "/e", page_of(7'000));
    EXPECT_NE(cache.find("state", "/a"), nullptr);
    EXPECT_EQ(cache.find("state", "/b"), nullptr);
    EXPECT_NE(cache.find("state", "/e"), nullptr);
    EXPECT_LE(cache.bytes(), 40'000U);
}

TEST(APageCache, TakesNoPageOfMoreThanAQuarter) {
    PageCache cache{40'000};
    cache.find("state", "");
    cache.put("state", "/a", page_of(12'000));
    EXPECT_EQ(cache.pages(), 0U);
}

TEST(APageCache, CountsAPageThatIsReplacedOnce) {
    PageCache cache{plenty};
    cache.find("state", "");
    cache.put("state", "/a", page_of(1'000));
    const auto before = cache.bytes();
    cache.put("state", "/a", page_of(1'000));
    EXPECT_EQ(cache.bytes(), before);
    EXPECT_EQ(cache.pages(), 1U);
}

} // namespace mf::serve
