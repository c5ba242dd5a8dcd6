# What nearly every file includes, compiled once: a sixth less for a build from nothing. Off where a compiler cache does better:
# a cache cannot tell that two checkouts have the same precompiled header. The headers step of tools/check finds what a file
# forgot to include.
option(MF_PRECOMPILE "Compile the usual headers once" OFF)

set(MF_PRECOMPILED_rooms <algorithm> <array> <cstdint> <expected> <filesystem> <functional> <map> <memory> <optional> <ranges>
    <set> <span> <string> <string_view> <utility> <variant> <vector> <fmt/format.h>)
set(MF_PRECOMPILED_tests ${MF_PRECOMPILED_rooms} <gmock/gmock.h> <gtest/gtest.h>)

# mf_precompile(<target> rooms|tests): the first target of a kind compiles the headers, the others use its.
function(mf_precompile target kind)
    if(NOT MF_PRECOMPILE)
        return()
    endif()
    get_property(owner GLOBAL PROPERTY MF_PRECOMPILED_BY_${kind})
    if(owner)
        target_precompile_headers(${target} REUSE_FROM ${owner})
    else()
        target_precompile_headers(${target} PRIVATE ${MF_PRECOMPILED_${kind}})
        set_property(GLOBAL PROPERTY MF_PRECOMPILED_BY_${kind} ${target})
    endif()
endfunction()
