# Everything we link, from the system's packages (scripts/lib/packages.txt names them).
find_package(PkgConfig REQUIRED)
find_package(Boost 1.81 REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS i18n uc data)
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)
find_package(LibXml2 REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(Threads REQUIRED)
find_package(RapidJSON REQUIRED)
pkg_check_modules(CGRAPH REQUIRED IMPORTED_TARGET libcgraph libgvc)
pkg_check_modules(HUNSPELL REQUIRED IMPORTED_TARGET hunspell)

# CLD2 has no package configuration.
find_path(CLD2_INCLUDE_DIR cld2/public/compact_lang_det.h REQUIRED)
find_library(CLD2_LIBRARY cld2 REQUIRED)
add_library(pledgegraph_cld2 INTERFACE)
target_include_directories(pledgegraph_cld2 SYSTEM INTERFACE ${CLD2_INCLUDE_DIR})
target_link_libraries(pledgegraph_cld2 INTERFACE ${CLD2_LIBRARY})

# Debian's RapidJSON configuration sets a variable only.
add_library(pledgegraph_rapidjson INTERFACE)
target_include_directories(pledgegraph_rapidjson SYSTEM INTERFACE ${RapidJSON_INCLUDE_DIRS} ${RAPIDJSON_INCLUDE_DIRS})
