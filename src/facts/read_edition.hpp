// Reads the records of one recognised file into an edition's folder.
#pragma once

#include "facts/csv.hpp"
#include "facts/edition.hpp"
#include "facts/field.hpp"
#include "facts/layout.hpp"

#include <filesystem>

namespace mf::facts {

/// Cells that a wide file may have: they are held in memory until its last row is read (17 bytes each).
constexpr std::uint64_t wide_cells_max = 60'000'000;

/// Reads all records after the header. Writes part-0.parquet, refused.parquet and held.parquet (each only when it has a
/// row; part-0 always) into `folder`. The manifest lacks the edition's id and the input's hash. Every record is
/// kept, held or refused. Memory: one row group, the different texts of the file, and what wide_cells_max says.
Result<Manifest> read_edition(CsvReader& reader,
                              const Recognised& recognised,
                              const FieldContext& context,
                              const std::filesystem::path& folder);

} // namespace mf::facts
