#include "serve/static_files.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace mf::serve {

namespace {

namespace fs = std::filesystem;

class AFolderOfFiles : public testing::Test {
protected:
    AFolderOfFiles() { fs::remove_all(folder_); }

    ~AFolderOfFiles() override { fs::remove_all(folder_); }

    void write(const std::string& name, std::string_view text) const {
        fs::create_directories((folder_ / name).parent_path());
        std::ofstream{folder_ / name, std::ios::binary} << text;
    }

    const fs::path folder_ =
        fs::temp_directory_path() /
        (std::string{"serve_"} + testing::UnitTest::GetInstance()->current_test_info()->name());
};

} // namespace

TEST_F(AFolderOfFiles, IsLoadedInTheOrderOfPaths) {
    write("js/map.js", "map");
    write("css/site.css", "a{}");
    const auto files = load_static_files(folder_);
    ASSERT_TRUE(files);
    ASSERT_EQ(files->size(), 2U);
    EXPECT_EQ((*files)[0].path, "css/site.css");
    EXPECT_EQ((*files)[0].content_type, "text/css; charset=utf-8");
    EXPECT_EQ((*files)[0].bytes, "a{}");
    EXPECT_EQ((*files)[1].path, "js/map.js");
}

TEST_F(AFolderOfFiles, GivesNothingHiddenAndNothingLinked) {
    write("a.txt", "a");
    write(".secret", "b");
    write(".git/config", "c");
    fs::create_symlink("/etc/hostname", folder_ / "link.txt");
    const auto files = load_static_files(folder_);
    ASSERT_TRUE(files);
    ASSERT_EQ(files->size(), 1U);
    EXPECT_EQ((*files)[0].path, "a.txt");
}

TEST_F(AFolderOfFiles, ThatIsNotThereIsNotFound) {
    const auto files = load_static_files(folder_);
    ASSERT_FALSE(files);
    EXPECT_EQ(files.error().kind, ErrorKind::not_found);
}

TEST(TheAddressOfAFile, ChangesWithItsContent) {
    const StaticFile one{"css/my site.css", "text/css", "a{}"};
    const StaticFile two{"css/my site.css", "text/css", "b{}"};
    EXPECT_TRUE(address_of(one).starts_with("/site/css/my%20site.css?v="));
    EXPECT_NE(address_of(one), address_of(two));
}

TEST(TheTypeOfAFile, IsThatOfItsEnding) {
    EXPECT_EQ(content_type_of("a/b.svg"), "image/svg+xml");
    EXPECT_EQ(content_type_of("a/b.woff2"), "font/woff2");
    EXPECT_EQ(content_type_of("a/b"), "application/octet-stream");
}

} // namespace mf::serve
