# cmake --install: the program, its data, the libraries with their headers, and a package configuration
# (find_package(PledgeGraph) gives PledgeGraph::extract, ::graph and ::model).
include(CMakePackageConfigHelpers)

set(PLEDGEGRAPH_PACKAGE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/PledgeGraph)

install(TARGETS pledgegraph RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS pledgegraph_model pledgegraph_graph pledgegraph_extract pledgegraph_cld2
        EXPORT PledgeGraphTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT PledgeGraphTargets NAMESPACE PledgeGraph:: DESTINATION ${PLEDGEGRAPH_PACKAGE_DIR})
foreach(part model graph extract cld2)
  set_target_properties(pledgegraph_${part} PROPERTIES EXPORT_NAME ${part})
endforeach()

# Includes read "graph/model/record.hpp" as in the source tree.
install(DIRECTORY graph extract DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/pledgegraph MESSAGE_NEVER FILES_MATCHING PATTERN "*.hpp"
        PATTERN languages EXCLUDE PATTERN world EXCLUDE PATTERN weights EXCLUDE)
install(DIRECTORY extract/world extract/languages extract/weights DESTINATION ${CMAKE_INSTALL_DATADIR}/pledgegraph MESSAGE_NEVER)
install(FILES LICENSE README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

configure_package_config_file(cmake/PledgeGraphConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/PledgeGraphConfig.cmake
                              INSTALL_DESTINATION ${PLEDGEGRAPH_PACKAGE_DIR} PATH_VARS CMAKE_INSTALL_DATADIR)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/PledgeGraphConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/PledgeGraphConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/PledgeGraphConfigVersion.cmake
        DESTINATION ${PLEDGEGRAPH_PACKAGE_DIR})
