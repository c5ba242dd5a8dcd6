#include "publish/cbc.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <limits>

namespace mf::test {

namespace {

/// The count that is shown or can be reckoned from what is.
Cell count_in(const Panel& panel, std::size_t area, int period) {
    const auto parts = panel.parts(area, period);
    return parts ? parts->numerator : panel.number(area, period);
}

std::string name_of(const std::string& measure, const std::string& area) {
    return measure + "_" + area;
}

} // namespace

Attack::Attack(const release::Release& shown,
               const release::Release& open,
               std::vector<publish::Relation> relations,
               int period) {
    add_shown(shown, open, period);
    add_sums(open, relations);
}

void Attack::add_shown(const release::Release& shown, const release::Release& open, int period) {
    for (std::size_t i = 0; i < open.panels.size(); ++i) {
        const Panel& panel = open.panels[i];
        for (std::size_t area = 0; area < panel.shape().areas.size(); ++area) {
            const std::string name = name_of(panel.shape().measure, panel.shape().areas[area]);
            all_[name] = *count_in(panel, area, period).value();
            const Cell told = count_in(shown.panels[i], area, period);
            if (told.is_number()) {
                constraints_ += fmt::format(" {} = {}\n", name, *told.value());
            } else {
                true_numbers_[name] = all_[name];
            }
        }
    }
}

void Attack::add_sum(const std::string& whole, const std::vector<std::string>& parts) {
    double beside = all_.at(whole);
    constraints_ += " " + whole;
    for (const std::string& part : parts) {
        constraints_ += " - " + part;
        beside -= all_.at(part);
    }
    constraints_ += fmt::format(" = {}\n", beside);
}

void Attack::add_sums(const release::Release& open,
                      const std::vector<publish::Relation>& relations) {
    std::map<std::string, std::vector<std::string>> parts;
    for (const Panel& panel : open.panels) {
        const std::string& measure = panel.shape().measure;
        for (const std::string& code : panel.shape().areas) {
            const release::AreaInfo* area = open.area(code);
            if (area != nullptr && !area->parent.empty()) {
                parts[name_of(measure, area->parent)].push_back(name_of(measure, code));
            }
            for (const publish::Relation& relation : relations) {
                if (relation.whole == measure) {
                    std::vector<std::string> kinds;
                    for (const std::string& kind : relation.parts) {
                        kinds.push_back(name_of(kind, code));
                    }
                    add_sum(name_of(measure, code), kinds);
                }
            }
        }
    }
    for (const auto& [whole, all] : parts) {
        add_sum(whole, all);
    }
}

double Attack::bound(const std::string& name, const std::string& which) const {
    const auto file = folder_.write(
        "attack.lp", fmt::format("{}\n obj: {}\nSubject To\n{}End\n", which, name, constraints_));
    const auto answer = folder_.path() / "answer.txt";
    const std::string command =
        fmt::format("cbc {} solve solution {} >/dev/null", file.string(), answer.string());
    EXPECT_EQ(std::system(command.c_str()), 0); // NOLINT(cert-env33-c,concurrency-mt-unsafe)
    std::ifstream in{answer};
    std::string line;
    std::getline(in, line); // "Optimal - objective value 14.00000000"
    if (line.starts_with("Unbounded")) {
        return std::numeric_limits<double>::infinity();
    }
    EXPECT_TRUE(line.starts_with("Optimal")) << line;
    return std::abs(std::stod(line.substr(line.rfind(' '))));
}

bool Attack::pins(const std::string& name) const {
    return bound(name, "Maximize") - bound(name, "Minimize") < 1;
}

bool Attack::pins_something() const {
    return std::ranges::any_of(true_numbers_,
                               [&](const auto& one) { return this->pins(one.first); });
}

void Attack::expect_protected(double below) const {
    for (const auto& [name, number] : true_numbers_) {
        EXPECT_FALSE(pins(name)) << name;
        if (number > 0 && number < below) {
            EXPECT_LT(bound(name, "Minimize"), 1e-6) << name;
            EXPECT_GT(bound(name, "Maximize"), below - 1e-6) << name;
        }
    }
}

} // namespace mf::test
