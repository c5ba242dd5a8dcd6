// What a stranger's query may name. For this room only.
#pragma once

#include "base/error.hpp"

#include <set>
#include <string>
#include <string_view>

namespace mf::store {

/// The statement that EXPLAIN or EXPLAIN ANALYZE is asked about; otherwise `sql` as it is.
std::string_view without_explain(std::string_view sql);

/// Looks through the parse tree that DuckDB's json_serialize_sql gives. `refused` unless it is one SELECT that names
/// only tables and views (never a file), only table functions that read nothing, and none of `internal` (DuckDB's own
/// views, which tell the paths of files) nor functions that tell settings.
Done check_query_tree(std::string_view tree, const std::set<std::string, std::less<>>& internal);

} // namespace mf::store
