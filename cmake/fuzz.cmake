# fuzz/<name>_fuzz.cpp makes the libFuzzer program <name>_fuzz; its corpus is fuzz/corpus/<name>/.
# Everything is compiled with clang's coverage, so that the fuzzer sees into the rooms.

if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "The fuzz targets need clang: use the preset 'fuzz'.")
endif()
target_compile_options(mf_settings INTERFACE -fsanitize=fuzzer-no-link)
target_link_options(mf_settings INTERFACE -fsanitize=fuzzer-no-link)

# Clang's `undefined` leaves out a number that does not fit where it is put. These two rooms read numbers.
foreach(room facts measures)
    target_compile_options(mf_${room} PRIVATE -fsanitize=float-cast-overflow)
endforeach()

# Of these rooms, which are slow to compile, a target gets only the .cpp beside each header that it includes.
set(MF_FUZZED_IN_PARTS serve)

# A target has the rooms that its includes name, and what these rooms may use: nothing else is built for it.
function(mf_fuzz_target name source)
    add_executable(${name} "${source}")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${source}")
    file(STRINGS "${source}" lines REGEX "^#include \"[a-z]+/")
    foreach(line IN LISTS lines)
        string(REGEX MATCH "\"(([a-z]+)/.*)\\.hpp\"" found "${line}")
        set(room "${CMAKE_MATCH_2}")
        if(room IN_LIST MF_FUZZED_IN_PARTS)
            target_sources(${name} PRIVATE "${CMAKE_SOURCE_DIR}/src/${CMAKE_MATCH_1}.cpp")
            set(room base)
        endif()
        target_link_libraries(${name} PRIVATE mf_${room})
    endforeach()
    target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}/src" "${CMAKE_SOURCE_DIR}/fuzz")
    # Libraries that the code under test does not reach (DuckDB) are not loaded.
    target_link_options(${name} PRIVATE -fsanitize=fuzzer -Wl,--as-needed)
    target_link_libraries(${name} PRIVATE mf_settings)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/fuzz")
endfunction()

file(GLOB fuzzers CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/fuzz/*_fuzz.cpp")
foreach(source IN LISTS fuzzers)
    get_filename_component(name "${source}" NAME_WE)
    mf_fuzz_target(${name} "${source}")
    list(APPEND MF_FUZZERS ${name})
endforeach()
add_custom_target(fuzzers DEPENDS ${MF_FUZZERS})
