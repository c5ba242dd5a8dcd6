# cmake --install: the program in bin/, DuckDB's library in lib/, what the program is told in
# share/metforward/ (set METFORWARD_HOME to that folder, or keep it beside the program).

include(GNUInstallDirs)
if(TARGET metforward)
    install(TARGETS metforward RUNTIME DESTINATION bin)
    install(FILES "${MF_DUCKDB_LIBRARY}" DESTINATION lib)
endif()
foreach(folder definitions authorities site)
    if(IS_DIRECTORY "${CMAKE_SOURCE_DIR}/${folder}")
        install(DIRECTORY "${CMAKE_SOURCE_DIR}/${folder}" DESTINATION share/metforward)
    endif()
endforeach()
