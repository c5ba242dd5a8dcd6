// Usage: validate FOLDER Holds src/stats, src/geo and src/publish against the published answers in FOLDER's folders. Ends with 0 when
// all are reproduced to the tolerance they state, 1 when one is not, 2 when they cannot be read.
#include "validation/score.hpp"

#include <cstdio>

int main(int count, char** arguments) {
    if (count != 2) {
        std::puts("Usage: validate FOLDER");
        return 2;
    }
    using namespace mf::validation;
    const std::filesystem::path folder{arguments[1]};
    bool all = control_charts(folder / "control-charts");
    all = funnels(folder / "funnel") && all;
    all = rates(folder / "rates") && all;
    all = surveys(folder / "survey") && all;
    all = disproportionality(folder / "disproportionality") && all;
    all = geometry(folder / "geometry") && all;
    all = disclosure(folder / "disclosure") && all;
    return all ? 0 : 1;
}
