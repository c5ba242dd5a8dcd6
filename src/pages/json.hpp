// A page as JSON: the same value as its HTML, for programs.
//
// {"title", "finding", "lead": [text], "note", "address", "language", "release", "authority", "made",
//  "published": bool, "simulated": bool, "licences": [text], "breadcrumb": [{"text", "address"}],
//  "notices": [notice], "blocks": [block]}
//
// A block is an object with "kind":
//   heading     text, note, level
//   paragraph   text, links: [{"text", "address"}]
//   figure      label, number: {measure, version, definition, area, period, value, symbol, interval},
//               words: [text], check
//   chart       id, description, caption, measure, version, area, segments: [{definition, regime, categories,
//               boundaries, why_it_ends, points: [{period, value, symbol, interval}]}]
//   table       id, caption, main, columns: [{id, title, type}], groups: [{heading, rows: [{column id: cell}]}], note
//   links       items: [{text, address, note}]
//   notice      about: "plain" | "demonstration" | "unpublished", title, body
//   definition  caption, language, code
//   search      label, action, field, value
//   facts       items: [{name, value, links}]
//
// A number is {"value": 12, "symbol": ""}; one that is missing is {"value": null, "symbol": "[x]"}, never 0. A cell
// of text is the text itself, one with a link {"text", "address"}; a count is a number; a period is "2026-06". "interval" is null or
// {"lower", "upper"}. Points of two segments are never in one list. Members are only ever added.
#pragma once

#include "pages/page.hpp"

#include <string>

namespace mf::pages {

std::string json(const Page& page);

} // namespace mf::pages
