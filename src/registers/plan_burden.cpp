#include "registers/plan_burden.hpp"

#include "base/table_reader.hpp"
#include "store/files.hpp"

#include <toml++/toml.h>

#include <algorithm>

namespace mf::registers {

Result<std::map<std::string, int>>
register_minutes(const std::vector<std::filesystem::path>& folders) {
    std::map<std::string, int> minutes;
    for (const auto& folder : folders) {
        std::error_code ignored;
        for (const auto& entry : std::filesystem::directory_iterator{folder, ignored}) {
            if (entry.path().extension() != ".toml") {
                continue;
            }
            const auto text = store::read_file(entry.path());
            const auto table = text ? parse_toml(*text, entry.path().string()) : pass(text.error());
            if (!table) {
                return pass(table.error());
            }
            if (const auto id = (*table)["id"].value<std::string>()) {
                minutes[*id] = (*table)["minutes"].value_or(0);
            }
        }
    }
    return minutes;
}

void set_minutes(Plan& plan, const std::map<std::string, int>& minutes) {
    for (PlanRegister& one : plan.registers) {
        if (const auto found = minutes.find(one.id); found != minutes.end() && !one.table) {
            one.minutes = found->second;
        }
    }
}

} // namespace mf::registers
