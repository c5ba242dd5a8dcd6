#include "store/database.hpp"

#include <gtest/gtest.h>

namespace mf::store {
namespace {

class LockedDatabase : public testing::TestWithParam<const char*> {
protected:
    LockedDatabase() : database{Database::open().value()} {
        EXPECT_TRUE(database.run("CREATE TABLE facts (a BIGINT)").has_value());
        EXPECT_TRUE(database.run("INSERT INTO facts VALUES (7)").has_value());
        EXPECT_TRUE(database.lock_down({"/no/such/folder"}).has_value());
    }

    Database database;
};

TEST_P(LockedDatabase, RefusesWhatIsNoQuestionToItsTables) {
    const auto answer = database.query(GetParam());
    EXPECT_FALSE(answer.has_value());
    const auto facts = database.query("SELECT sum(a), count(*) FROM facts");
    ASSERT_TRUE(facts.has_value()) << sentence(facts.error());
    EXPECT_EQ(facts->rows.at(0).at(1), Value{std::int64_t{1}});
}

INSTANTIATE_TEST_SUITE_P(Files,
                         LockedDatabase,
                         testing::Values("COPY facts TO 'stolen.csv'",
                                         "COPY (SELECT 1) TO '/dev/stdout'",
                                         "COPY facts FROM '/etc/passwd'",
                                         "EXPORT DATABASE 'all'",
                                         "IMPORT DATABASE 'all'",
                                         "ATTACH 'new.duckdb'",
                                         "DETACH memory",
                                         "USE memory",
                                         "SELECT * FROM read_csv('/etc/passwd')",
                                         "SELECT * FROM read_csv_auto('/etc/passwd')",
                                         "SELECT * FROM sniff_csv('/etc/passwd')",
                                         "SELECT * FROM read_json('/etc/passwd')",
                                         "SELECT * FROM read_parquet('x.parquet')",
                                         "SELECT * FROM parquet_metadata('x.parquet')",
                                         "SELECT * FROM read_text('/etc/passwd')",
                                         "SELECT * FROM read_blob('/etc/passwd')",
                                         "SELECT * FROM glob('/etc/*')",
                                         "FROM '/etc/passwd'",
                                         "FROM \"/etc/passwd\"",
                                         "SELECT * FROM 'x.csv'",
                                         "SELECT (SELECT count(*) FROM read_text('/etc/passwd'))",
                                         "WITH x AS (FROM glob('/etc/*')) SELECT * FROM x",
                                         "DESCRIBE '/etc/passwd'",
                                         "SUMMARIZE '/etc/passwd'",
                                         "EXPLAIN SELECT * FROM read_text('/etc/passwd')"));

INSTANTIATE_TEST_SUITE_P(Settings,
                         LockedDatabase,
                         testing::Values("INSTALL httpfs",
                                         "LOAD httpfs",
                                         "SET threads = 1",
                                         "SET enable_external_access = true",
                                         "RESET threads",
                                         "PRAGMA database_list",
                                         "PRAGMA threads = 1",
                                         "CALL pragma_version()",
                                         "CHECKPOINT",
                                         "SELECT getenv('HOME')",
                                         "SELECT current_setting('threads')",
                                         "SELECT * FROM duckdb_settings()",
                                         "SELECT * FROM duckdb_secrets()"));

INSTANTIATE_TEST_SUITE_P(Changes,
                         LockedDatabase,
                         testing::Values("CREATE TABLE mine AS SELECT 1",
                                         "CREATE OR REPLACE TABLE facts (a BIGINT)",
                                         "CREATE VIEW mine AS SELECT 1",
                                         "CREATE MACRO mine() AS 1",
                                         "INSERT INTO facts VALUES (8)",
                                         "UPDATE facts SET a = 8",
                                         "DELETE FROM facts",
                                         "TRUNCATE facts",
                                         "ALTER TABLE facts ADD COLUMN b BIGINT",
                                         "DROP TABLE facts",
                                         "BEGIN TRANSACTION",
                                         "PREPARE p AS SELECT 1",
                                         "VACUUM"));

INSTANTIATE_TEST_SUITE_P(Words,
                         LockedDatabase,
                         testing::Values("",
                                         "SELEC 1",
                                         "SELECT 1; SELECT 2",
                                         "SELECT 1; DROP TABLE facts",
                                         "SELECT * FROM query('SELECT 1')",
                                         "SELECT * FROM query_table('facts')"));

TEST_F(LockedDatabase, AnswersQuestionsToItsTables) {
    for (const char* question :
         {"SELECT a FROM facts", "FROM facts", "SHOW TABLES", "DESCRIBE facts", "SUMMARIZE facts",
          "EXPLAIN SELECT a FROM facts", "WITH x AS (SELECT a FROM facts) SELECT * FROM x;",
          "VALUES (1)"}) {
        const auto answer = database.query(question);
        EXPECT_TRUE(answer.has_value()) << question;
    }
}

} // namespace
} // namespace mf::store
