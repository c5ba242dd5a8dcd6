# cmake --install: the program in bin/, DuckDB's library in lib/metforward/, what the program is told and shows in
# share/metforward/, where it looks for it.

include(GNUInstallDirs)
if(TARGET metforward)
    set_target_properties(metforward PROPERTIES INSTALL_RPATH "$ORIGIN/../lib/metforward")
    install(TARGETS metforward RUNTIME DESTINATION bin)
    install(FILES "${MF_DUCKDB_LIBRARY}" DESTINATION lib/metforward)
endif()
foreach(folder definitions authorities site)
    if(IS_DIRECTORY "${CMAKE_SOURCE_DIR}/${folder}")
        install(DIRECTORY "${CMAKE_SOURCE_DIR}/${folder}" DESTINATION share/metforward)
    endif()
endforeach()
install(FILES "${CMAKE_SOURCE_DIR}/node_modules/vega-datasets/data/londonBoroughs.json" DESTINATION share/metforward/demo)
set(fonts node_modules/@fontsource-variable/source-sans-3)
install(DIRECTORY "${CMAKE_SOURCE_DIR}/${fonts}/files" DESTINATION share/metforward/${fonts}
        FILES_MATCHING PATTERN "*-wght-normal.woff2")
install(FILES "${CMAKE_SOURCE_DIR}/${fonts}/LICENSE" DESTINATION share/metforward/${fonts})
