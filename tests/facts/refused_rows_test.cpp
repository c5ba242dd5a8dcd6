#include "facts/fact_writer.hpp"
#include "store/database.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace mf::facts {
namespace {

TEST(RefusedRows, CanBeReadWhateverTheirBytes) {
    const test::Folder folder;
    const auto file = folder.path() / "refused.parquet";
    RefusedWriter writer{file};
    ASSERT_TRUE(writer.add(2, "", "not-text", "a,\x81"));
    ASSERT_TRUE(writer.add(3, "", "nul-byte", std::string_view{"a,\0", 3}));
    ASSERT_TRUE(writer.close());
    const auto database = store::Database::open();
    ASSERT_TRUE(database);
    const auto found = database->query("SELECT \"text\" FROM read_parquet(" +
                                       store::sql_text(file.string()) + ") ORDER BY line");
    ASSERT_TRUE(found) << sentence(found.error());
    EXPECT_EQ(found->rows, (std::vector<std::vector<store::Value>>{{"a,%81"}, {"a,%00"}}));
}

} // namespace
} // namespace mf::facts
