# Warnings and sanitizers for our own targets: link `pledgegraph_options` privately.
add_library(pledgegraph_options INTERFACE)
target_compile_options(pledgegraph_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                                                     -Wnon-virtual-dtor -Wold-style-cast)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 sees overlaps in std::string's operator+ that are not there (GCC bug 105651).
  target_compile_options(pledgegraph_options INTERFACE -Wno-restrict)
endif()
if(PLEDGEGRAPH_WERROR)
  target_compile_options(pledgegraph_options INTERFACE -Werror)
endif()
if(PLEDGEGRAPH_SANITIZE)
  target_compile_options(pledgegraph_options INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer)
  target_link_options(pledgegraph_options INTERFACE -fsanitize=address,undefined)
endif()
