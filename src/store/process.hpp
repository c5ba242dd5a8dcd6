// Running another program: no shell, a time limit, bounded output.
#pragma once

#include "base/error.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace mf::store {

struct ProcessOptions {
    std::chrono::seconds time_max{120};
    std::uint64_t output_bytes_max = std::uint64_t{256} << 20;
    std::uint64_t memory_bytes_max = std::uint64_t{2} << 30; ///< RLIMIT_AS of the child
    std::vector<std::string> environment;                    ///< "NAME=value", added to ours
};

struct ProcessOutput {
    int exit_code = 0;
    std::string out;
    std::string err;
};

/// Runs `program` (looked up in PATH) with its arguments, its input closed, and waits. `not_found` when it is
/// not installed, `limit` when it took too long or said too much (it is killed, with all that it started).
Result<ProcessOutput> run(const std::string& program,
                          const std::vector<std::string>& arguments,
                          const ProcessOptions& options = {});

/// Which workbook this is, told by its bytes.
enum class Workbook { none, xlsx, ods, old_binary };
Workbook workbook_of(std::string_view first_bytes_of_file);

/// The sheets of a workbook, and one sheet as CSV (comma, LF, every row, first row as it is), by ogr2ogr.
Result<std::vector<std::string>> sheets(const std::filesystem::path& workbook);
Result<std::string> sheet_as_csv(const std::filesystem::path& workbook, const std::string& sheet);

} // namespace mf::store
