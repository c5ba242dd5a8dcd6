# bench/<name>.cpp makes the program build/<preset>/bench/<name>, only when the target `bench` is asked for.

file(GLOB benches CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/bench/*.cpp")
set(MF_BENCHES "")
# What we are measured against, where it is installed (tools/setup test): GEOS.
pkg_check_modules(geos QUIET IMPORTED_TARGET GLOBAL geos)
set(MF_BENCH_LIBRARIES_point_in_area PkgConfig::geos)
foreach(source IN LISTS benches)
    get_filename_component(name "${source}" NAME_WE)
    if(name STREQUAL "point_in_area" AND NOT TARGET PkgConfig::geos)
        continue()
    endif()
    add_executable(bench_${name} EXCLUDE_FROM_ALL "${source}")
    mf_link_rooms(bench_${name} "${source}")
    target_link_libraries(bench_${name} PRIVATE ${MF_BENCH_LIBRARIES_${name}} mf_settings)
    set_target_properties(bench_${name} PROPERTIES
        OUTPUT_NAME ${name} RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bench")
    list(APPEND MF_BENCHES bench_${name})
endforeach()
add_custom_target(bench DEPENDS ${MF_BENCHES})
