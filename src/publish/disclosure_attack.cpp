#include "publish/disclosure.hpp"

#include <coin/Clp_C_Interface.h>

#include <limits>
#include <map>
#include <memory>
#include <set>

namespace mf::publish {

namespace {

struct FreeModel {
    void operator()(Clp_Simplex* model) const { Clp_deleteModel(model); }
};

/// The hidden cells that hang together with one, and the sums that bind them.
struct Component {
    std::map<std::size_t, int> column; ///< of a cell
    std::vector<const Sum*> sums;
};

bool touches(const Cells& cells, const Sum& sum, const std::map<std::size_t, int>& column) {
    if (column.contains(sum.total)) {
        return true;
    }
    for (const std::size_t part : sum.parts) {
        if (cells.hidden[part] && column.contains(part)) {
            return true;
        }
    }
    return false;
}

Component component_of(const Cells& cells, std::size_t cell) {
    Component component;
    component.column.emplace(cell, 0);
    std::set<const Sum*> used;
    for (bool grew = true; grew;) {
        grew = false;
        for (const Sum& sum : cells.sums) {
            if (used.contains(&sum) || !touches(cells, sum, component.column)) {
                continue;
            }
            used.insert(&sum);
            component.sums.push_back(&sum);
            grew = true;
            const auto add = [&](std::size_t one) {
                if (cells.hidden[one]) {
                    component.column.try_emplace(one, static_cast<int>(component.column.size()));
                }
            };
            add(sum.total);
            for (const std::size_t part : sum.parts) {
                add(part);
            }
        }
    }
    return component;
}

/// parts - total = -beside, with what is open on the right.
struct Row {
    std::map<int, double> factors; ///< by column
    double right = 0;
};

Row row_of(const Cells& cells, const Component& component, const Sum& sum) {
    Row row{{}, -sum.beside};
    const auto add = [&](std::size_t cell, double factor) {
        if (cells.hidden[cell]) {
            row.factors[component.column.at(cell)] += factor;
        } else {
            row.right -= factor * cells.values[cell];
        }
    };
    add(sum.total, -1);
    for (const std::size_t part : sum.parts) {
        add(part, 1);
    }
    return row;
}

class Program {
public:
    Program(const Cells& cells, const Component& component)
        : model_{Clp_newModel()}, columns_{component.column.size()} {
        Clp_setLogLevel(model_.get(), 0);
        std::vector<std::map<int, double>> by_column(columns_);
        for (std::size_t i = 0; i < component.sums.size(); ++i) {
            const Row row = row_of(cells, component, *component.sums[i]);
            right_.push_back(row.right);
            for (const auto& [column, factor] : row.factors) {
                by_column[static_cast<std::size_t>(column)][static_cast<int>(i)] = factor;
            }
        }
        starts_.push_back(0);
        for (const auto& factors : by_column) {
            for (const auto& [row, factor] : factors) {
                rows_.push_back(row);
                factors_.push_back(factor);
            }
            starts_.push_back(static_cast<CoinBigIndex>(rows_.size()));
        }
    }

    /// The least (direction 1) or the most (-1) of a column; infinite when nothing bounds it.
    Result<double> bound(int column, double direction) {
        std::vector<double> objective(columns_);
        objective[static_cast<std::size_t>(column)] = 1;
        const std::vector<double> lower(columns_);
        const std::vector<double> upper(columns_, std::numeric_limits<double>::max());
        Clp_loadProblem(model_.get(), static_cast<int>(columns_), static_cast<int>(right_.size()),
                        starts_.data(), rows_.data(), factors_.data(), lower.data(), upper.data(),
                        objective.data(), right_.data(), right_.data());
        Clp_setOptimizationDirection(model_.get(), direction);
        Clp_initialSolve(model_.get());
        switch (Clp_status(model_.get())) {
        case 0:
            return Clp_getColSolution(model_.get())[column];
        case 2:
            return direction > 0 ? 0 : std::numeric_limits<double>::infinity();
        default:
            return fail(ErrorKind::internal, "the sums of withheld numbers contradict each other");
        }
    }

private:
    std::unique_ptr<Clp_Simplex, FreeModel> model_;
    std::size_t columns_;
    std::vector<CoinBigIndex> starts_;
    std::vector<int> rows_;
    std::vector<double> factors_;
    std::vector<double> right_;
};

} // namespace

Result<Interval> attack(const Cells& cells, std::size_t cell) {
    const Component component = component_of(cells, cell);
    if (component.sums.empty()) {
        return Interval{0, std::numeric_limits<double>::infinity()};
    }
    Program program{cells, component};
    const int column = component.column.at(cell);
    const auto lower = program.bound(column, 1);
    const auto upper = program.bound(column, -1);
    if (!lower || !upper) {
        return pass(lower ? upper.error() : lower.error());
    }
    return Interval{*lower, *upper};
}

} // namespace mf::publish
