// An attack by a program that is not ours: all that a release shows of one period goes into a linear program, and CBC looks
// for what it tells of what was withheld.
#pragma once

#include "publish/related.hpp"
#include "release/release.hpp"
#include "support/program.hpp"

#include <map>
#include <string>
#include <vector>

namespace mf::test {

class Attack {
public:
    /// `open`: the same release before anything was withheld. Whoever attacks knows of it what lies in none of the parts of a sum,
    /// and nothing else.
    Attack(const release::Release& shown,
           const release::Release& open,
           std::vector<publish::Relation> relations,
           int period);

    std::size_t withheld() const { return true_numbers_.size(); }
    /// Nothing withheld is told to less than one; what is from 1 to `below` - 1 may be nought, and may be `below`.
    void expect_protected(double below) const;
    bool pins_something() const;

private:
    void add_shown(const release::Release& shown, const release::Release& open, int period);
    void add_sum(const std::string& whole, const std::vector<std::string>& parts);
    void add_sums(const release::Release& open, const std::vector<publish::Relation>& relations);
    /// What CBC says: the least ("Minimize") or the most ("Maximize") that it may be.
    double bound(const std::string& name, const std::string& which) const;
    bool pins(const std::string& name) const;

    std::map<std::string, double> all_;          ///< the true count by name, "measure_area"
    std::map<std::string, double> true_numbers_; ///< of those that are withheld
    std::string constraints_;
    Folder folder_;
};

} // namespace mf::test
