// Usage: release_series RELEASES HASH: reads a frozen release, then asks it for the whole history of one area, of every measure,
// again and again. Prints milliseconds: reading the release, and the worst and the mean of one history.
#include "base/error.hpp"
#include "publish/freeze.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>

int main(int count, char** arguments) {
    if (count != 3) {
        std::puts("Usage: release_series RELEASES HASH");
        return 2;
    }
    using Clock = std::chrono::steady_clock;
    const auto milliseconds = [](Clock::duration time) {
        return std::chrono::duration<double, std::milli>(time).count();
    };
    const auto begin = Clock::now();
    const auto release = mf::publish::thaw(arguments[1], arguments[2]);
    if (!release) {
        std::fprintf(stderr, "%s\n", sentence(release.error()).c_str());
        return 1;
    }
    const double reading = milliseconds(Clock::now() - begin);
    double worst = 0;
    double sum = 0;
    std::size_t asked = 0;
    std::size_t points = 0;
    for (const mf::release::MeasureInfo& measure : release->measures) {
        for (std::size_t i = 0; i < release->areas.size(); i += 7) {
            const auto start = Clock::now();
            const auto series = release->series(measure.id, release->areas[i].code);
            const double taken = milliseconds(Clock::now() - start);
            worst = std::max(worst, taken);
            sum += taken;
            ++asked;
            points += series ? series->segments.size() : 0;
        }
    }
    std::printf("%.0f %.3f %.5f %zu %zu\n", reading, worst, sum / static_cast<double>(asked), asked,
                points);
    return 0;
}
