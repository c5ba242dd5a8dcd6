// A made-up source of two forces with its rows in a database, for questions to measures.
#pragma once

#include "measures/series.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mf::test {

struct Row {
    std::string month;
    std::string force;
    std::string district; ///< code, "" for none
    std::string lsoa;     ///< code, "" for none
    std::string category;
    std::optional<double> amount = {};
};

/// The facts of one test: supply is stated, rows are put into the view's place.
class SmallWorld {
public:
    SmallWorld();

    /// A month of a force is supplied whole, in this category set.
    void
    supply(const std::string& force, const std::string& month, const std::string& set = "renewed");
    /// The month is cut to these categories.
    void supply_cut(const std::string& force,
                    const std::string& month,
                    std::vector<std::string> categories);
    void add(const std::vector<Row>& rows);

    measures::Plan plan(const std::string& where, const std::string& levels) const;
    /// The same of a rule as definitions write it: kind, counts, levels.
    measures::Plan defined(const std::string& rule) const;
    measures::Setting setting() const { return {state_, database_, regimes}; }
    const geo::Areas& areas() const { return state_.areas; }
    std::vector<measures::Answer> ask(const measures::Plan& plan,
                                      const measures::Question& question) const;

    measures::Regimes regimes;

private:
    facts::State state_;
    store::Database database_;
};

} // namespace mf::test
