// Runs a file of SQL in DuckDB with its own defaults but the number of threads: the peer of a measurement.
// Usage: duckdb_sql THREADS FILE [NAME=VALUE…]     each $NAME in the file is replaced by its value
#include "store/database.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace {

std::string replaced(std::string text, const std::string& name, const std::string& value) {
    for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
        text.replace(at, name.size(), value);
        at += value.size();
    }
    return text;
}

} // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::fputs("duckdb_sql THREADS FILE [NAME=VALUE...]\n", stderr);
        return 2;
    }
    std::ifstream file{arguments[2]};
    std::string sql{std::istreambuf_iterator<char>{file}, {}};
    for (int i = 3; i < count; ++i) {
        const std::string given = arguments[i];
        const auto equals = given.find('=');
        sql = replaced(std::move(sql), "$" + given.substr(0, equals), given.substr(equals + 1));
    }
    mf::store::DatabaseOptions options;
    options.threads = std::atoi(arguments[1]);
    options.memory_bytes_max = std::uint64_t{8} << 30;
    const auto database = mf::store::Database::open(options);
    const auto done = database ? database->run(sql) : mf::Done{mf::pass(database.error())};
    if (!done) {
        std::fprintf(stderr, "%s\n", sentence(done.error()).c_str());
        return 1;
    }
    return 0;
}
