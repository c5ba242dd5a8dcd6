# tests/<room>/*.cpp make test_<room>; tests/journeys/*.cpp make test_journeys, which runs the
# built program. tests/support/ holds what several of them use. Each runs from the repository's root.

find_package(GTest QUIET CONFIG)
if(NOT GTest_FOUND)
    message(FATAL_ERROR "GoogleTest is missing. Run `tools/setup test` first.")
endif()

# An answer that is not ours, for areas: tests only.
mf_package(geos)
set(MF_TEST_LIBRARIES_geo PkgConfig::geos)

set(MF_TEST_ENVIRONMENT
    "METFORWARD_HOME=${CMAKE_SOURCE_DIR}"
    "METFORWARD_BIN=$<IF:$<TARGET_EXISTS:metforward>,${CMAKE_BINARY_DIR}/metforward,>"
    "ASAN_OPTIONS=halt_on_error=1:detect_leaks=1:detect_stack_use_after_return=1:strict_string_checks=1"
    "UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1"
    "LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/sanitizers/leaks.txt:print_suppressions=0"
    "TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1:suppressions=${CMAKE_SOURCE_DIR}/tests/sanitizers/threads.txt")

add_library(mf_test_flags INTERFACE)
target_include_directories(mf_test_flags INTERFACE
    "${CMAKE_SOURCE_DIR}/src" "${CMAKE_SOURCE_DIR}/tests")
target_compile_definitions(mf_test_flags INTERFACE
    MF_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data")
target_link_libraries(mf_test_flags INTERFACE mf_settings GTest::gtest GTest::gmock)
# The tests themselves are compiled twice as fast without optimisation; the rooms keep theirs.
target_compile_options(mf_test_flags INTERFACE -O0)
add_library(mf_test_settings INTERFACE)
target_link_libraries(mf_test_settings INTERFACE mf_test_flags)

file(GLOB_RECURSE support CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/support/*.cpp")
if(support)
    add_library(mf_test_support STATIC ${support})
    target_link_libraries(mf_test_support PUBLIC mf_test_settings ${MF_ROOM_TARGETS})
    target_link_libraries(mf_test_settings INTERFACE $<LINK_ONLY:mf_test_support>)
endif()

# Runs test_<name> as the ctest entry given; what follows are more settings of its environment.
function(mf_run name entry)
    add_test(NAME ${entry} COMMAND test_${name} WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}")
    set_tests_properties(${entry} PROPERTIES ENVIRONMENT "${MF_TEST_ENVIRONMENT};${ARGN}")
endfunction()

function(mf_test name)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/${name}/*.cpp")
    if(NOT sources)
        return()
    endif()
    add_executable(test_${name} ${sources})
    target_link_libraries(test_${name} PRIVATE ${ARGN} mf_test_settings GTest::gtest_main)
    mf_precompile(test_${name} tests)
    if(NOT DEFINED MF_SHARES_${name})
        mf_run(${name} ${name})
        return()
    endif()
    # Several entries share the tests among them, so that the cores of the machine share the work.
    math(EXPR last "${MF_SHARES_${name}} - 1")
    foreach(share RANGE ${last})
        mf_run(${name} ${name}_${share} GTEST_TOTAL_SHARDS=${MF_SHARES_${name}} GTEST_SHARD_INDEX=${share})
    endforeach()
endfunction()

# A room's tests may use what the room may: other rooms and libraries.
foreach(room IN LISTS MF_ROOMS)
    if(TARGET mf_${room})
        mf_test(${room} mf_${room} ${MF_LIBRARIES_${room}} ${MF_TEST_LIBRARIES_${room}})
    endif()
endforeach()
set(MF_SHARES_journeys 2)
mf_test(journeys ${MF_ROOM_TARGETS} ${MF_LIBRARIES_app} ${MF_LIBRARIES_store})
if(TARGET test_journeys AND TARGET metforward)
    add_dependencies(test_journeys metforward)
endif()

# The house's own checks, which need no compiler; tests/house/ tests the checks.
add_test(NAME house COMMAND "${CMAKE_SOURCE_DIR}/tools/tidy")
add_test(NAME house_self_test COMMAND "${CMAKE_SOURCE_DIR}/tools/tidy" --self-test)

# Code that must not compile, and its twin that must: tests/compile/README.md.
file(GLOB tried CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/compile/*.cpp")
foreach(file IN LISTS tried)
    get_filename_component(name "${file}" NAME)
    string(REGEX REPLACE "\\.cpp$" "" name "${name}")
    add_test(NAME compile_${name} COMMAND "${CMAKE_SOURCE_DIR}/tests/compile/try" "${CMAKE_CXX_COMPILER}" "${file}")
endforeach()
