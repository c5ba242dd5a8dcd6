// One file from its container into the lake; used by ingest and by rebuild.
#pragma once

#include "facts/edition.hpp"
#include "facts/ingest.hpp"
#include "facts/lookup_definition.hpp"
#include "facts/source.hpp"
#include "geo/areas.hpp"
#include "store/input.hpp"
#include "store/originals.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace mf::facts {

struct LoadContext {
    const std::vector<SourceDefinition>& sources;
    const geo::Areas& areas;
    const store::Originals& originals;
    std::filesystem::path lake;
    std::filesystem::path scratch; ///< a folder of its own for each call
    std::function<Result<store::Reader>()> open;
    std::string file_name;         ///< the name's last part
    std::filesystem::path on_disk; ///< where the plain file stands, "" when it is inside an archive
    bool likely_known = false; ///< met before under this name: look at its hash before reading it
    const std::vector<LookupDefinition>& lookups; ///< of what no source describes
    std::filesystem::path geo;                    ///< where they are prepared
};

/// An edition a recognised table: one for a text file, one for each recognised sheet of a workbook; a lookup each
/// definition that fits where no source does. Reports of outcome `loaded` have their folder in the lake or under geo/, not
/// yet forced to disk. Errors are those of the disk; what is wrong with
/// the file itself is in the report.
Result<std::vector<FileReport>> load_file(const LoadContext& context);

/// The CSV text of a Parquet file or of a workbook's sheet ("" for the former), as load_file reads it.
Result<std::string> text_of_binary(const std::filesystem::path& file,
                                   const std::string& sheet,
                                   const std::filesystem::path& scratch);

} // namespace mf::facts
