// editions.csv: a small table beside files that says when they were published and what they were cut to.
#pragma once

#include "facts/edition.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mf::facts {

struct SidecarRow {
    std::string glob;
    Published published;
    Scope scope;
};

/// Columns glob, earliest, latest, scope. Days as 2026-03-31 or months as 2026-03 (then its first day, or its last);
/// scope is "whole" or "cut: what it is cut to". Errors name file and line.
Result<std::vector<SidecarRow>> parse_sidecar(const std::string& text, const std::string& file);

/// The first row that fits a file: its glob is held against "container/name", the container, the name, and the
/// name's last part, each also with the folder in front.
std::optional<SidecarRow> sidecar_row(const std::vector<SidecarRow>& rows,
                                      const std::string& folder,
                                      const std::string& container,
                                      const std::string& name);

} // namespace mf::facts
