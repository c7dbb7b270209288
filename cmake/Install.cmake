# cmake --install: program, data, headers, package configuration.
