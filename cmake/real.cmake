# tests/real/<name>.cpp makes the program build/<preset>/real/<name>, for tests/real/<name>.check, only when the target
# `real` is asked for.

file(GLOB real_checks CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/real/*.cpp")
set(MF_REAL_CHECKS "")
foreach(source IN LISTS real_checks)
    get_filename_component(name "${source}" NAME_WE)
    add_executable(real_${name} EXCLUDE_FROM_ALL "${source}")
    mf_link_rooms(real_${name} "${source}")
    target_link_libraries(real_${name} PRIVATE mf_settings)
    set_target_properties(real_${name} PROPERTIES
        OUTPUT_NAME ${name} RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/real")
    list(APPEND MF_REAL_CHECKS real_${name})
endforeach()
add_custom_target(real DEPENDS ${MF_REAL_CHECKS})
