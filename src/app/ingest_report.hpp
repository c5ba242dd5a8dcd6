// What became of the files of an ingest, for people and for programs.
#pragma once

#include "facts/ingest.hpp"
#include "facts/odd_places.hpp"

#include <map>
#include <string>

namespace mf::app {

/// By edition: places that cannot be where they are said to be.
using OddByEdition = std::map<std::string, facts::OddPlaces>;

/// A JSON line a file, and one with the sums.
std::string ingest_json(const facts::IngestReport& report, const OddByEdition& odd);

/// A line a file, what is to be looked at indented below it, and one with the sums.
std::string ingest_lines(const facts::IngestReport& report, const OddByEdition& odd);

} // namespace mf::app
