# What nearly every file includes, compiled once: a sixth less for a build from nothing. Off where a compiler cache does better:
# a cache cannot tell that two checkouts have the same precompiled header. The headers step of tools/check finds what a file
# forgot to include.
option(MF_PRECOMPILE "Compile the usual headers once" OFF)

set(MF_PRECOMPILED_rooms <algorithm> <array> <cstdint> <expected> <filesystem> <functional> <map> <memory> <optional> <ranges>
    <set> <span> <string> <string_view> <utility> <variant> <vector> <fmt/format.h>)
set(MF_PRECOMPILED_plain ${MF_PRECOMPILED_rooms})
set(MF_PRECOMPILED_tests ${MF_PRECOMPILED_rooms} <gmock/gmock.h> <gtest/gtest.h>)

# mf_precompile(<target> rooms|plain|tests): a target of its own compiles the headers, with the settings alone: what another
# target defines besides does not matter to them, what the owner had defined would.
function(mf_precompile target kind)
    if(NOT MF_PRECOMPILE OR NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        return()
    endif()
    set(owner mf_precompiled_${kind})
    if(NOT TARGET ${owner})
        file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/${owner}.cpp" CONTENT "// Compiled for its headers.\n")
        add_library(${owner} OBJECT "${CMAKE_BINARY_DIR}/${owner}.cpp")
        if(kind STREQUAL "tests")
            target_link_libraries(${owner} PRIVATE mf_test_flags)
            set_target_properties(${owner} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
        else()
            target_link_libraries(${owner} PRIVATE mf_settings)
        endif()
        if(kind STREQUAL "plain")
            target_compile_options(${owner} PRIVATE -O0)
        endif()
        target_precompile_headers(${owner} PRIVATE ${MF_PRECOMPILED_${kind}})
    endif()
    if(kind STREQUAL "tests") # a program's own flag for this is another than a library's
        set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
    endif()
    target_precompile_headers(${target} REUSE_FROM ${owner})
endfunction()
