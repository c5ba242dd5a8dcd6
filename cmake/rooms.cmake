# Reads src/rooms.txt and makes one library mf_<room> of each room that has files, linked to the
# rooms it may use. A room that has no file yet is left out.

# The libraries of others that each room has. A room keeps them behind its .cpp files: who uses the room
# does not see their headers.
set(MF_LIBRARIES_base PkgConfig::libcrypto PkgConfig::fmt PkgConfig::tomlplusplus)
set(MF_LIBRARIES_stats PkgConfig::fmt Boost::headers)
set(MF_LIBRARIES_geo PkgConfig::proj)
set(MF_LIBRARIES_store mf_duckdb PkgConfig::sqlite3 PkgConfig::libzip PkgConfig::libdeflate
    PkgConfig::libzstd PkgConfig::zlib nlohmann_json::nlohmann_json Threads::Threads)
set(MF_LIBRARIES_facts PkgConfig::tomlplusplus nlohmann_json::nlohmann_json PkgConfig::icu-uc
    PkgConfig::icu-i18n Threads::Threads)
set(MF_LIBRARIES_measures PkgConfig::tomlplusplus)
set(MF_LIBRARIES_registers PkgConfig::sqlite3 PkgConfig::tomlplusplus nlohmann_json::nlohmann_json PkgConfig::fmt
    Threads::Threads)
set(MF_LIBRARIES_release nlohmann_json::nlohmann_json)
set(MF_LIBRARIES_publish PkgConfig::tomlplusplus PkgConfig::clp nlohmann_json::nlohmann_json)
set(MF_LIBRARIES_people PkgConfig::tomlplusplus PkgConfig::libsodium PkgConfig::liboath
    nlohmann_json::nlohmann_json)
set(MF_LIBRARIES_pages PkgConfig::icu-uc PkgConfig::icu-i18n PkgConfig::tomlplusplus
    nlohmann_json::nlohmann_json)
set(MF_LIBRARIES_serve mf_boost PkgConfig::libdeflate
    PkgConfig::libbrotlienc PkgConfig::libbrotlidec)
set(MF_LIBRARIES_demo PkgConfig::tomlplusplus Threads::Threads
    nlohmann_json::nlohmann_json)
set(MF_LIBRARIES_app CLI11::CLI11 PkgConfig::tomlplusplus nlohmann_json::nlohmann_json
    Threads::Threads)

# The table: MF_ROOMS is the list of rooms, MF_MAY_USE_<room> what each may use.
set(MF_ROOMS_FILE "${CMAKE_SOURCE_DIR}/src/rooms.txt")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${MF_ROOMS_FILE}")
file(STRINGS "${MF_ROOMS_FILE}" MF_ROOM_LINES REGEX "^[a-z]")
set(MF_ROOMS "")
foreach(line IN LISTS MF_ROOM_LINES)
    if(NOT line MATCHES "^([a-z]+) *:(.*)$")
        message(FATAL_ERROR "src/rooms.txt: cannot read '${line}'; write it as 'facts: base geo'")
    endif()
    set(room "${CMAKE_MATCH_1}")
    string(STRIP "${CMAKE_MATCH_2}" uses)
    string(REGEX REPLACE " +" ";" uses "${uses}")
    if(uses STREQUAL "all")
        set(uses ${MF_ROOMS})
    endif()
    foreach(used IN LISTS uses)
        if(NOT used IN_LIST MF_ROOMS)
            message(FATAL_ERROR "src/rooms.txt: '${room}' uses '${used}', which no line above names")
        endif()
    endforeach()
    list(APPEND MF_ROOMS "${room}")
    set(MF_MAY_USE_${room} "${uses}")
endforeach()

# Rooms whose tests wait longer for the compiler than for the code: without optimisation, where the preset says so, they
# compile in half the time. The others count rows, and under the sanitizers that takes long enough.
set(MF_PLAIN_ROOMS release publish registers people pages serve demo app)

# The libraries. The list of files is read again at each build, so a new file needs no command.
foreach(room IN LISTS MF_ROOMS)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/${room}/*.cpp")
    file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/${room}/*.hpp")
    # The program's own entry is no part of the library, so that tests can link the room.
    list(REMOVE_ITEM sources "${CMAKE_SOURCE_DIR}/src/app/main.cpp")
    if(sources)
        add_library(mf_${room} STATIC ${sources})
        if(MF_PLAIN AND room IN_LIST MF_PLAIN_ROOMS)
            target_compile_options(mf_${room} PRIVATE -O0)
            mf_precompile(mf_${room} plain)
        else()
            mf_precompile(mf_${room} rooms)
        endif()
        set(scope PUBLIC)
        set(libraries_scope PRIVATE)
    elseif(headers)
        add_library(mf_${room} INTERFACE)
        set(scope INTERFACE)
        set(libraries_scope INTERFACE)
    else()
        continue()
    endif()
    target_include_directories(mf_${room} ${scope} "${CMAKE_SOURCE_DIR}/src")
    target_link_libraries(mf_${room} ${scope} mf_settings)
    target_link_libraries(mf_${room} ${libraries_scope} ${MF_LIBRARIES_${room}})
    foreach(used IN LISTS MF_MAY_USE_${room})
        if(TARGET mf_${used})
            target_link_libraries(mf_${room} ${scope} mf_${used})
        endif()
    endforeach()
endforeach()

set(MF_ROOM_TARGETS "")
foreach(room IN LISTS MF_ROOMS)
    if(TARGET mf_${room})
        list(APPEND MF_ROOM_TARGETS mf_${room})
    endif()
endforeach()

# mf_link_rooms(<target> <source>): the rooms that the source's includes name, so that nothing else is built for it.
function(mf_link_rooms target source)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${source}")
    file(STRINGS "${source}" lines REGEX "^#include \"[a-z]+/")
    foreach(line IN LISTS lines)
        string(REGEX MATCH "\"([a-z]+)/" found "${line}")
        set(room "${CMAKE_MATCH_1}")
        if(TARGET mf_${room})
            target_link_libraries(${target} PRIVATE mf_${room})
        endif()
    endforeach()
endfunction()

file(GLOB MF_MAIN CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/app/main.cpp")
if(MF_MAIN)
    add_executable(metforward "${MF_MAIN}")
    target_link_libraries(metforward PRIVATE ${MF_ROOM_TARGETS} ${MF_LIBRARIES_app} mf_settings)
    target_include_directories(metforward PRIVATE "${CMAKE_SOURCE_DIR}/src")
    set_target_properties(metforward PROPERTIES
        RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}"
        INSTALL_RPATH "$ORIGIN/../lib")
endif()
