# tests/validation/*.cpp make the program build/<preset>/validate, which holds src/stats, src/geo and src/publish against published
# answers that lie beside the repository; only when it is asked for (tests/real/validation.check).

file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/validation/*.cpp")
add_executable(validate EXCLUDE_FROM_ALL ${sources})
target_include_directories(validate PRIVATE "${CMAKE_SOURCE_DIR}/tests")
target_link_libraries(validate PRIVATE mf_stats mf_geo mf_publish PkgConfig::fmt nlohmann_json::nlohmann_json mf_settings)
set_target_properties(validate PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")
