#include "geo/areas.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace mf::geo {
namespace {

const std::string forces =
    "slug,code,name,aliases,territorial,country\n"
    "north-shire,F2,North Shire Police,North Shire & Dale Police,true,England\n"
    "capital,F1,Capital Police,,true,England\n"
    "rail,,Rail Police,,false,\n";
const std::string districts = "code,name,aliases,force,successor,from,to\n"
                              "D3,Midtown,,north-shire,D4,,2019-03-31\n"
                              "D1,Oldtown,Old Town|Oldton,north-shire,D3,,\n"
                              "D4,Greater Midtown,,north-shire,,2019-04-01,\n"
                              "D2,\"Port, City of\",,capital,,,\n"
                              "D5,Recoded,,capital,D6,,\n"
                              "D6,Recoded,,capital,,,\n";
const std::string regions = "code,name,aliases\nR1,The North,North\n";
const std::string vintages =
    "level,first,last,note\nlsoa2021,X01500,X01999,from the census of 2021\n";

/// A folder with the four lists, each of which may be given otherwise.
class AreasTest : public testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::path{testing::TempDir()} /
                  testing::UnitTest::GetInstance()->current_test_info()->name();
        std::filesystem::create_directories(folder_);
        write("forces.csv", forces);
        write("districts.csv", districts);
        write("regions.csv", regions);
        write("vintages.csv", vintages);
    }

    void TearDown() override { std::filesystem::remove_all(folder_); }

    void write(const std::string& name, const std::string& text) const {
        std::ofstream{folder_ / name, std::ios::binary} << text;
    }

    Areas load() const {
        auto areas = Areas::load(folder_);
        EXPECT_TRUE(areas) << (areas ? "" : sentence(areas.error()));
        return areas ? std::move(*areas) : Areas{};
    }

    Error error() const {
        const auto areas = Areas::load(folder_);
        return areas ? Error{ErrorKind::internal, "it loads", "", ""} : areas.error();
    }

    /// Where the error is, from the file's name on.
    std::string where() const { return std::filesystem::path{error().where}.filename().string(); }

    std::filesystem::path folder_;
};

TEST_F(AreasTest, ForcesAreFoundBySlug) {
    const Areas areas = load();
    ASSERT_NE(areas.force("capital"), nullptr);
    EXPECT_EQ(areas.force("capital")->code, "F1");
    EXPECT_EQ(areas.force("nowhere"), nullptr);
}

TEST_F(AreasTest, ForcesAreFoundByNameAndAliasInAnySpelling) {
    const Areas areas = load();
    ASSERT_NE(areas.force_named("NORTH SHIRE AND DALE POLICE"), nullptr);
    EXPECT_EQ(areas.force_named("north shire police")->slug, "north-shire");
}

TEST_F(AreasTest, AForceMayHaveNoTerritory) {
    const Areas areas = load();
    EXPECT_TRUE(areas.force("capital")->territorial);
    EXPECT_FALSE(areas.force("rail")->territorial);
}

TEST_F(AreasTest, DistrictsAreFoundByEachAlias) {
    const Areas areas = load();
    for (const char* name : {"Oldtown", "Old Town", "oldton"}) {
        ASSERT_NE(areas.district_named(name), nullptr) << name;
        EXPECT_EQ(areas.district_named(name)->code, "D1");
    }
    EXPECT_EQ(areas.district_named("Newtown"), nullptr);
}

TEST_F(AreasTest, ADistrictHasThoseThatItTookOverAtAnyRemove) {
    const Areas areas = load();
    EXPECT_EQ(areas.with_predecessors("D4"), (std::vector<std::string>{"D1", "D3", "D4"}));
    EXPECT_EQ(areas.with_predecessors("D1"), (std::vector<std::string>{"D1"}));
}

TEST_F(AreasTest, ADistrictThatWasCodedAnewIsFoundByItsNewestCode) {
    EXPECT_EQ(load().district_named("Recoded")->code, "D6");
}

TEST_F(AreasTest, OnlyTheRangesOfTheNewerSetAreItsAlone) {
    const Areas areas = load();
    EXPECT_TRUE(areas.is_2021_only("X01500"));
    EXPECT_TRUE(areas.is_2021_only("X01999"));
    EXPECT_FALSE(areas.is_2021_only("X01499"));
    EXPECT_FALSE(areas.is_2021_only("X02000"));
    EXPECT_FALSE(areas.is_2021_only("X0150"));
}

TEST_F(AreasTest, ADistrictHasItsAliasesAndDays) {
    const Areas areas = load();
    EXPECT_EQ(areas.district("D1")->aliases, (std::vector<std::string>{"Old Town", "Oldton"}));
    EXPECT_EQ(areas.district("D3")->to->text(), "2019-03-31");
    EXPECT_EQ(areas.district("D4")->from->text(), "2019-04-01");
    EXPECT_FALSE(areas.district("D1")->from);
}

TEST_F(AreasTest, RegionsAreListed) {
    const Areas areas = load();
    ASSERT_EQ(areas.regions().size(), 1U);
    EXPECT_EQ(areas.regions()[0].code, "R1");
    EXPECT_EQ(areas.regions()[0].aliases, (std::vector<std::string>{"North"}));
}

TEST_F(AreasTest, AnAuthoritysOwnAliasesAreNamesToo) {
    write("aliases.csv", "level,code,aliases\ndistrict,D1,The Old Place\n"
                         "force,capital,The Yard\nward,W1,Soho|The Hill\n");
    const auto areas = Areas::load(folder_, folder_ / "aliases.csv");
    ASSERT_TRUE(areas) << sentence(areas.error());
    ASSERT_NE(areas->district_named("the old place"), nullptr);
    EXPECT_EQ(areas->district_named("the old place")->code, "D1");
    EXPECT_EQ(areas->district("D1")->aliases.back(), "The Old Place");
    ASSERT_NE(areas->force_named("The Yard"), nullptr);
    EXPECT_EQ(areas->own_aliases(Level::ward, "W1"),
              (std::vector<std::string>{"Soho", "The Hill"}));
}

TEST_F(AreasTest, AnAliasThatIsAnothersNameIsAnError) {
    write("aliases.csv", "level,code,aliases\ndistrict,D2,Oldton\n");
    const auto areas = Areas::load(folder_, folder_ / "aliases.csv");
    ASSERT_FALSE(areas);
    EXPECT_EQ(areas.error().message, "two districts are called 'Oldton'");
}

TEST_F(AreasTest, AnAliasOfNoAreaIsAnErrorWithItsLine) {
    write("aliases.csv", "level,code,aliases\nforce,capital,The Yard\nforce,navy,The Fleet\n");
    const auto areas = Areas::load(folder_, folder_ / "aliases.csv");
    ASSERT_FALSE(areas);
    EXPECT_EQ(areas.error().message, "there is no force 'navy'");
    EXPECT_TRUE(areas.error().where.ends_with("aliases.csv:3")) << areas.error().where;
}

TEST_F(AreasTest, TwoDistrictsOfOneNameAreAnErrorWhereTheyAreTwoPlaces) {
    write("districts.csv",
          "code,name,aliases,force,successor,from,to\nD1,Town,,,,,\nD2,Town,,,,,\n");
    EXPECT_EQ(where(), "districts.csv:3");
}

TEST_F(AreasTest, ADistrictCannotComeAfterItself) {
    write("districts.csv",
          "code,name,aliases,force,successor,from,to\nD1,Town,,,D2,,\nD2,Village,,,D1,,\n");
    EXPECT_EQ(error().message, "'D1' comes after itself");
}

TEST_F(AreasTest, ASuccessorMustBeADistrict) {
    write("districts.csv", "code,name,aliases,force,successor,from,to\nD1,Town,,,D9,,\n");
    EXPECT_EQ(error().message, "there is no district 'D9'");
}

TEST_F(AreasTest, ADistrictsForceMustBeAForce) {
    write("districts.csv", "code,name,aliases,force,successor,from,to\nD1,Town,,navy,,,\n");
    EXPECT_EQ(where(), "districts.csv:2");
}

TEST_F(AreasTest, AForceStandsOnce) {
    write("forces.csv", "slug,code,name,aliases,territorial,country\na,,A,,true,\na,,B,,true,\n");
    EXPECT_EQ(where(), "forces.csv:3");
}

TEST_F(AreasTest, TerritorialIsTrueOrFalse) {
    write("forces.csv", "slug,code,name,aliases,territorial,country\na,,A,,yes,\n");
    EXPECT_EQ(error().message, "'territorial' should be true or false");
}

TEST_F(AreasTest, ARegionStandsOnce) {
    write("regions.csv", "code,name,aliases\nR1,North,\nR1,South,\n");
    EXPECT_EQ(where(), "regions.csv:3");
}

TEST_F(AreasTest, ARangeRunsUpwards) {
    write("vintages.csv", "level,first,last,note\nlsoa2021,X2,X1,\n");
    EXPECT_EQ(where(), "vintages.csv:2");
}

TEST_F(AreasTest, AMissingListIsToldByItsPath) {
    std::filesystem::remove(folder_ / "regions.csv");
    EXPECT_EQ(error().kind, ErrorKind::not_found);
    EXPECT_EQ(where(), "regions.csv");
}

} // namespace
} // namespace mf::geo
