// Wide files: a row a thing, a column a period. Each cell becomes a row of the lake.
#pragma once

#include "facts/csv.hpp"
#include "facts/edition.hpp"
#include "facts/field.hpp"
#include "facts/layout.hpp"

#include <filesystem>
#include <optional>
#include <string_view>

namespace mf::facts {

/// A row is kept if any of its cells is; cells are counted apart. A period whose sum is a small share of what is
/// usual in the file is held, when the definition says so.
Result<Manifest> read_wide_edition(CsvReader& reader,
                                   const Layout& layout,
                                   const FieldContext& context,
                                   const std::filesystem::path& folder);

/// Why a record cannot be read at all, before any field is looked at; nothing when it can.
std::optional<std::string_view> unreadable_record(const CsvRecord& record, std::size_t width);

/// Writes down what was odd about the file's form.
void note_form(const CsvReader& reader, bool unended, const Layout& layout, Manifest& manifest);

} // namespace mf::facts
