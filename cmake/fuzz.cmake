# fuzz/<name>_fuzz.cpp makes the libFuzzer program <name>_fuzz; its corpus is fuzz/corpus/<name>/.
# Everything is compiled with clang's coverage, so that the fuzzer sees into the rooms.

if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "The fuzz targets need clang: use the preset 'fuzz'.")
endif()
target_compile_options(mf_settings INTERFACE -fsanitize=fuzzer-no-link)
target_link_options(mf_settings INTERFACE -fsanitize=fuzzer-no-link)

file(GLOB fuzzers CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/fuzz/*_fuzz.cpp")
foreach(source IN LISTS fuzzers)
    get_filename_component(name "${source}" NAME_WE)
    add_executable(${name} "${source}")
    target_link_libraries(${name} PRIVATE ${MF_ROOM_TARGETS} mf_settings)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/fuzz")
    list(APPEND MF_FUZZERS ${name})
endforeach()
add_custom_target(fuzzers DEPENDS ${MF_FUZZERS})
