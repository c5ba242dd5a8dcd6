// What an authority set out to change, read from its file.
#include "publish/aims.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace mf::publish {
namespace {

class AimsFile : public testing::Test {
protected:
    std::filesystem::path file(const std::string& text) { return folder_.write("aims.toml", text); }

private:
    test::Folder folder_;
};

TEST_F(AimsFile, GivesAimsAndTestsInTheirOrder) {
    const auto aims =
        load_aims(file("[[aim]]\nid = 'value'\ntitle = 'Value'\nsays = 'better value'\n"
                       "where = 'The plan'\ngap = 'Nobody knows.'\n"
                       "[[aim]]\nid = 'crime'\ntitle = 'Crime'\nsays = 'less'\n"
                       "where = 'The plan'\nmeasure = 'all-crime'\n"
                       "[[test]]\nid = 'asked'\nsays = 'they believe it'\n"
                       "where = 'The plan'\nasks = 'Do you?'\nfound = 'Not asked.'\n"));
    ASSERT_TRUE(aims) << aims.error().message;
    ASSERT_EQ(aims->aims.size(), 2U);
    EXPECT_EQ(aims->aims[0].gap, "Nobody knows.");
    EXPECT_EQ(aims->aims[1].measure, "all-crime");
    ASSERT_EQ(aims->tests.size(), 1U);
    EXPECT_EQ(aims->tests[0].gap, "Not asked.");
    EXPECT_EQ(aims->tests[0].asks, "Do you?");
}

TEST_F(AimsFile, ThatIsNotThereHasNone) {
    const auto aims = load_aims("/no/such/file.toml");
    ASSERT_TRUE(aims);
    EXPECT_TRUE(aims->aims.empty());
}

TEST_F(AimsFile, NeedsANumberOrWhyThereIsNone) {
    const auto aims = load_aims(
        file("[[aim]]\nid = 'crime'\ntitle = 'Crime'\nsays = 'less'\nwhere = 'The plan'\n"));
    ASSERT_FALSE(aims);
    EXPECT_EQ(aims.error().kind, ErrorKind::invalid);
}

TEST_F(AimsFile, PutsNoNumberInPlaceOfWhatNobodyAsked) {
    const auto aims = load_aims(file("[[test]]\nid = 'asked'\nsays = 'they believe it'\n"
                                     "where = 'The plan'\nfound = 'Not asked.'\n"
                                     "measure = 'all-crime'\n"));
    EXPECT_FALSE(aims);
}

TEST(Aims, NameMeasuresThatThereAre) {
    const Aims aims{{{"crime", "Crime", "less", "The plan", "all-crime", "", ""}}, {}};
    EXPECT_TRUE(problems(aims, {"all-crime"}, "aims.toml").empty());
    EXPECT_EQ(problems(aims, {"burglary"}, "aims.toml").size(), 1U);
}

} // namespace
} // namespace mf::publish
