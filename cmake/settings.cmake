# Compiler settings that hold for every target of ours.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# Compiling again what has not changed is the largest cost of a day's work.
find_program(MF_CCACHE ccache)
if(MF_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${MF_CCACHE}")
endif()

# A quicker linker only where it is there; the result is the same program.
find_program(MF_MOLD mold)
find_program(MF_LLD ld.lld)
if(MF_MOLD)
    add_link_options(-fuse-ld=mold)
elseif(MF_LLD)
    add_link_options(-fuse-ld=lld)
endif()

# Every target of ours links this; libraries of others never see these flags.
add_library(mf_settings INTERFACE)
target_compile_options(mf_settings INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 reports -Wrestrict on plain std::string concatenation at -O2: its bug 105651.
    target_compile_options(mf_settings INTERFACE -Wno-restrict)
endif()
if(MF_WERROR)
    target_compile_options(mf_settings INTERFACE -Werror)
endif()

if(MF_SANITIZE)
    target_compile_options(mf_settings INTERFACE
        -fsanitize=${MF_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(mf_settings INTERFACE -fsanitize=${MF_SANITIZE})
    target_compile_definitions(mf_settings INTERFACE _GLIBCXX_ASSERTIONS)
endif()

find_package(Threads REQUIRED)
