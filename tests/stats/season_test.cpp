#include "stats/near.hpp"
#include "stats/season.hpp"

#include <vector>

namespace mf::stats {
namespace {

/// Box and Jenkins, series G: airline passengers a month, 1949 to 1960, in thousands.
const std::vector<double> passengers{
    112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149,
    170, 170, 158, 133, 114, 140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166,
    171, 180, 193, 181, 183, 218, 230, 242, 209, 191, 172, 194, 196, 196, 236, 235, 229, 243,
    264, 272, 237, 211, 180, 201, 204, 188, 235, 227, 234, 264, 302, 293, 259, 229, 203, 229,
    242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278, 284, 277, 317, 313, 318, 374,
    413, 405, 355, 306, 271, 306, 315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336,
    340, 318, 362, 348, 363, 435, 491, 505, 404, 359, 310, 337, 360, 342, 406, 396, 420, 472,
    548, 559, 463, 407, 362, 405, 417, 391, 419, 461, 472, 535, 622, 606, 508, 461, 390, 432};

TEST(Season, OfTheAirlinePassengersIsThePublishedOne) {
    const std::vector<double> published{0.9102304, 0.8836253, 1.0073663, 0.9759060,
                                        0.9813780, 1.1127758, 1.2265555, 1.2199110,
                                        1.0604919, 0.9217572, 0.8011781, 0.8988244};
    const auto factors = value_of(seasonal_factors(passengers, 12));
    ASSERT_EQ(factors.size(), published.size());
    for (std::size_t i = 0; i < factors.size(); ++i) {
        EXPECT_NEAR(factors[i], published[i], 5e-8) << i;
    }
}

TEST(Season, IsNoneWhereTheLevelIsStraight) {
    std::vector<double> values;
    for (int i = 0; i < 40; ++i) {
        values.push_back(100.0 + i);
    }
    for (const double factor : value_of(seasonal_factors(values, 12))) {
        EXPECT_NEAR(factor, 1.0, 1e-12);
    }
}

TEST(Season, OfAnOddCycleIsCentredToo) {
    const std::vector<double> values{1, 2, 3, 1, 2, 3, 1, 2, 3};
    const auto factors = value_of(seasonal_factors(values, 3));
    expect_near(0.5, factors[0]);
    expect_near(1.0, factors[1]);
    expect_near(1.5, factors[2]);
}

TEST(Season, NeedsTwoCyclesThatAreNotNothing) {
    EXPECT_EQ(kind_of(seasonal_factors(std::vector<double>(23, 1.0), 12)), ErrorKind::invalid);
    EXPECT_EQ(kind_of(seasonal_factors(std::vector<double>(24, 0.0), 12)), ErrorKind::invalid);
    EXPECT_EQ(kind_of(seasonal_factors(std::vector<double>(24, -1.0), 12)), ErrorKind::invalid);
}

} // namespace
} // namespace mf::stats
