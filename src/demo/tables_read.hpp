// The parts of load_tables, a function a file.
#pragma once

#include "demo/settings.hpp"
#include "demo/tables.hpp"

namespace mf::demo {

/// The place of the force with this slug; notes when there is none.
std::size_t force_named(const Tables& tables, const Setting& slug, Trouble& trouble);
/// The place of the type with this name; notes when there is none.
std::size_t type_named(const Tables& tables,
                       const std::string& name,
                       const std::string& where,
                       Trouble& trouble);
/// The choice by these weights; notes when there is no weight above nought, or one below.
Choice choice_of(const std::vector<double>& weights, const std::string& where, Trouble& trouble);

/// Each needs what the earlier ones read: forces, boroughs, then crime, then the rest.
void read_forces(const Setting& file, Tables& tables, Trouble& trouble);
Result<std::vector<BoroughRow>> read_boroughs(const std::filesystem::path& file,
                                              const Tables& tables);
void read_crime(const Setting& file, Tables& tables, Trouble& trouble);
void read_traps(const Setting& file, Tables& tables, Trouble& trouble);
void read_stops(const Setting& file, Tables& tables, Trouble& trouble);
void read_survey(const Setting& file, Tables& tables, Trouble& trouble);
void read_files(const Setting& file, Tables& tables, Trouble& trouble);
void read_names(const Setting& file, Tables& tables, Trouble& trouble);

} // namespace mf::demo
