# The libraries of others. Each one gets a name here; cmake/rooms.cmake says which room has it.
# Imported targets: their headers count as SYSTEM, so their warnings are not ours.

find_package(PkgConfig REQUIRED)

# mf_package(<pkg-config name>): makes PkgConfig::<name>, or says how to get it.
function(mf_package name)
    pkg_check_modules(${name} QUIET IMPORTED_TARGET GLOBAL ${name})
    if(NOT ${name}_FOUND)
        message(FATAL_ERROR "The library '${name}' is missing. Run `tools/setup run` (or `make setup`) "
            "first: it installs what the build needs.")
    endif()
endfunction()

foreach(name libcrypto fmt sqlite3 libzip libdeflate libzstd zlib libbrotlienc libbrotlidec icu-uc
        icu-i18n tomlplusplus proj clp libsodium liboath)
    mf_package(${name})
endforeach()

find_package(nlohmann_json QUIET CONFIG)
find_package(CLI11 QUIET CONFIG)
find_package(Boost 1.74 QUIET CONFIG)
foreach(name nlohmann_json CLI11 Boost)
    if(NOT ${name}_FOUND)
        message(FATAL_ERROR "The library '${name}' is missing. Run `tools/setup run` (or `make setup`) "
            "first: it installs what the build needs.")
    endif()
endforeach()

# Asio 1.74 uses std::exchange without including <utility>, which g++ 12 no longer brings by chance.
add_library(mf_boost INTERFACE)
target_link_libraries(mf_boost INTERFACE Boost::headers Threads::Threads)
target_compile_options(mf_boost INTERFACE "SHELL:-include utility")
# ThreadSanitizer does not know Asio's memory fences. They order nothing here: each of our loops is run by one
# thread, and what other threads hand it goes through the loop's mutex.
target_compile_definitions(mf_boost INTERFACE BOOST_ASIO_DISABLE_FENCED_BLOCK)

# DuckDB: the library as npm delivers it, its C header as tools/duckdb-header extracts it.
set(MF_DUCKDB_LIBRARY
    "${CMAKE_SOURCE_DIR}/node_modules/@duckdb/node-bindings-linux-x64/libduckdb.so")
set(MF_DUCKDB_INCLUDE "${CMAKE_SOURCE_DIR}/build/third_party/duckdb")
foreach(file "${MF_DUCKDB_LIBRARY}" "${MF_DUCKDB_INCLUDE}/duckdb.h")
    if(NOT EXISTS "${file}")
        message(FATAL_ERROR "DuckDB is not set up: ${file} is not there. Run `tools/setup run` (or "
            "`make setup`) first.")
    endif()
endforeach()
add_library(mf_duckdb SHARED IMPORTED GLOBAL)
set_target_properties(mf_duckdb PROPERTIES
    IMPORTED_LOCATION "${MF_DUCKDB_LIBRARY}"
    IMPORTED_SONAME libduckdb.so
    INTERFACE_INCLUDE_DIRECTORIES "${MF_DUCKDB_INCLUDE}")
