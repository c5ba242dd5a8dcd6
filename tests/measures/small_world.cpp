#include "measures/small_world.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace mf::test {

namespace {

constexpr const char* source_text = R"(
id          = "counts"
title       = "Counts"
publisher   = "Somebody"
licence     = "OGL-3.0"
link        = "https://example.org/"
unit        = "crime"
names       = ["{month}-{force}-counts.csv"]
slice       = ["force", "month"]
published   = "unknown"

[[column]]
name = "Month"
as   = "month"
type = "month"

[[column]]
name = "Force"
as   = "force"
type = "force"

[[column]]
name  = "District"
as    = "district"
type  = "district"
blank = "allowed"

[[column]]
name  = "LSOA"
as    = "lsoa"
type  = "code"
blank = "allowed"

[[column]]
name = "Kind"
as   = "category"
type = "category"

[[column]]
name  = "Amount"
as    = "amount"
type  = "number"
blank = "allowed"

[[category-set]]
id = "old"
[category-set.values]
"Burglary" = "burglary"
"Other"    = "other"

[[category-set]]
id     = "renewed"
recast = ["other"]
[category-set.values]
"Burglary"      = "burglary"
"Other"         = "other"
"Bicycle theft" = "bicycle-theft"
)";

template <class T>
T must(Result<T> result) {
    if (!result) {
        throw std::runtime_error(sentence(result.error()));
    }
    return std::move(*result);
}

void must(const Done& done) {
    if (!done) {
        throw std::runtime_error(sentence(done.error()));
    }
}

} // namespace

SmallWorld::SmallWorld() : database_{must(store::Database::open())} {
    state_.sources.push_back(must(facts::parse_source(source_text, "counts.toml")));
    state_.areas = must(geo::Areas::load("definitions/areas"));
    must(database_.run("CREATE TABLE counts (month VARCHAR, force VARCHAR, district VARCHAR, lsoa "
                       "VARCHAR, category VARCHAR, amount DOUBLE)"));
}

void SmallWorld::supply(const std::string& force,
                        const std::string& month,
                        const std::string& set) {
    const std::string id = force + month;
    facts::Edition edition;
    edition.manifest.edition = id;
    edition.manifest.source = "counts";
    edition.manifest.category_set = set;
    edition.manifest.levels = {"district", "lsoa2011", "lsoa2021"};
    edition.manifest.slices.push_back({{force, month}, 1, 0, id, "", {}});
    state_.editions.emplace(id, std::move(edition));
    state_.by_source["counts"].push_back(id);
    facts::decide_current(state_, std::nullopt);
}

void SmallWorld::supply_cut(const std::string& force,
                            const std::string& month,
                            std::vector<std::string> categories) {
    supply(force, month);
    state_.editions.at(force + month).scope = {false, "cut", std::move(categories)};
    facts::decide_current(state_, std::nullopt);
}

void SmallWorld::add(const std::vector<Row>& rows) {
    const auto text = [](const std::string& value) {
        return value.empty() ? store::Value{} : store::Value{value};
    };
    std::vector<std::vector<store::Value>> values;
    for (const Row& row : rows) {
        values.push_back({row.month, row.force, text(row.district), text(row.lsoa), row.category,
                          row.amount ? store::Value{*row.amount} : store::Value{}});
    }
    must(database_.append("counts", values));
}

measures::Plan SmallWorld::plan(const std::string& where, const std::string& levels) const {
    return defined("kind = \"count\"\ncounts = { source = \"counts\", where = \"" + where +
                   "\" }\nlevels = [" + levels + "]\n");
}

measures::Plan SmallWorld::defined(const std::string& rule) const {
    const std::string text = "id = \"m\"\nversion = 1\nquestion = \"q\"\n" + rule;
    return must(measures::make_plan(must(measures::parse_definition(text, "m.toml")),
                                    state_.sources.front(), state_.sources));
}

std::vector<measures::Answer> SmallWorld::ask(const measures::Plan& plan,
                                              const measures::Question& question) const {
    return must(measures::ask(plan, setting(), question));
}

} // namespace mf::test
