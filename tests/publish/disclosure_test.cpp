#include "publish/disclosure.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace mf::publish {
namespace {

/// Rows of counts, with a known total of each row and each column.
Cells table_of(const std::vector<std::vector<double>>& rows) {
    Cells cells;
    const std::size_t columns = rows.front().size();
    const auto add = [&](double value, bool fixed) {
        cells.values.push_back(value);
        cells.hidden.push_back(false);
        cells.fixed.push_back(fixed);
    };
    for (const auto& row : rows) {
        for (const double value : row) {
            add(value, false);
        }
    }
    const auto sum = [&](const std::vector<std::size_t>& parts) {
        double total = 0;
        for (const std::size_t part : parts) {
            total += cells.values[part];
        }
        cells.sums.push_back({cells.values.size(), parts, 0});
        add(total, true);
    };
    for (std::size_t row = 0; row < rows.size(); ++row) {
        std::vector<std::size_t> parts;
        for (std::size_t column = 0; column < columns; ++column) {
            parts.push_back(row * columns + column);
        }
        sum(parts);
    }
    for (std::size_t column = 0; column < columns; ++column) {
        std::vector<std::size_t> parts;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            parts.push_back(row * columns + column);
        }
        sum(parts);
    }
    return cells;
}

Cells hiding(Cells cells, const std::vector<std::size_t>& hidden) {
    for (const std::size_t cell : hidden) {
        cells.hidden[cell] = true;
    }
    return cells;
}

TEST(Attack, FindsACellThatIsAloneInItsSum) {
    const Cells cells = hiding(table_of({{3, 9}, {7, 11}}), {0});
    EXPECT_NEAR(attack(cells, 0)->lower, 3, 1e-9);
    EXPECT_NEAR(attack(cells, 0)->upper, 3, 1e-9);
}

TEST(Attack, KnowsARectangleOnlyAsFarAsNoughtAllows) {
    const Cells cells = hiding(table_of({{3, 9}, {7, 11}}), {0, 1, 2, 3});
    EXPECT_NEAR(attack(cells, 0)->lower, 0, 1e-9);
    EXPECT_NEAR(attack(cells, 0)->upper, 10, 1e-9);
}

TEST(Attack, SeesThroughRowsThatEachHideTwo) {
    // The hidden sum of the first two rows, less that of the first two columns, is the cell between.
    const Cells cells =
        hiding(table_of({{4, 2, 30, 25}, {3, 9, 6, 22}, {28, 33, 7, 4}, {1, 2, 2, 8}}),
               {0, 1, 4, 5, 6, 10, 11, 14, 15});
    EXPECT_NEAR(attack(cells, 6)->lower, 6, 1e-6);
    EXPECT_NEAR(attack(cells, 6)->upper, 6, 1e-6);
}

TEST(Attack, TakesWhatLiesBesideThePartsAsKnown) {
    Cells cells{{10, 3}, {false, true}, {false, false}, {{0, {1}, 7}}};
    EXPECT_NEAR(attack(cells, 1)->upper, 3, 1e-9);
}

TEST(Attack, OfACellInNoSumTellsNothing) {
    const Cells cells{{3}, {true}, {false}, {}};
    EXPECT_EQ(attack(cells, 0)->lower, 0);
    EXPECT_TRUE(std::isinf(attack(cells, 0)->upper));
}

TEST(Protect, HidesTheCheapestThatIsEnough) {
    const std::vector<std::size_t> primary{0};
    const auto safe =
        protect(hiding(table_of({{3, 9, 50}, {7, 11, 60}, {80, 90, 70}}), primary), primary);
    ASSERT_TRUE(safe);
    EXPECT_EQ(safe->hidden,
              hiding(table_of({{3, 9, 50}, {7, 11, 60}, {80, 90, 70}}), {0, 1, 3, 4}).hidden);
}

TEST(Protect, NeverHidesWhatIsFixed) {
    const std::vector<std::size_t> primary{0};
    const auto safe = protect(hiding(table_of({{3, 9}, {7, 11}}), primary), primary);
    ASSERT_TRUE(safe);
    for (std::size_t cell = 0; cell < safe->hidden.size(); ++cell) {
        EXPECT_FALSE(safe->hidden[cell] && safe->fixed[cell]) << cell;
    }
}

TEST(Protect, RefusesWhatCannotBeProtected) {
    const std::vector<std::size_t> primary{0};
    const auto safe = protect(hiding(table_of({{1, 1}, {1, 0}}), primary), primary);
    ASSERT_FALSE(safe);
    EXPECT_EQ(safe.error().kind, ErrorKind::refused);
}

TEST(Protect, LeavesNothingToldInAnyTable) {
    std::mt19937 chance{11};
    std::uniform_int_distribution<int> count{0, 40};
    for (int round = 0; round < 25; ++round) {
        std::vector<std::vector<double>> rows(6, std::vector<double>(6));
        for (auto& row : rows) {
            for (double& cell : row) {
                cell = count(chance);
            }
        }
        Cells cells = table_of(rows);
        std::vector<std::size_t> primary;
        for (std::size_t cell = 0; cell < 36; ++cell) {
            if (cells.values[cell] > 0 && cells.values[cell] < 5) {
                primary.push_back(cell);
            }
        }
        const auto safe = protect(hiding(cells, primary), primary);
        ASSERT_TRUE(safe) << round;
        for (const std::size_t cell : primary) {
            const auto known = *attack(*safe, cell);
            EXPECT_LT(known.lower, 1e-6) << round << ", cell " << cell;
            EXPECT_GT(known.upper, 5 - 1e-6) << round << ", cell " << cell;
        }
    }
}

} // namespace
} // namespace mf::publish
