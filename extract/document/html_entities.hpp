// Character references that HTML 5 knows and libxml2 does not ("&ccaron;", "&edot;", "&comma;").
#pragma once

#include <string>

namespace pledgegraph {

/// Replaces them in a text out of the parser, and what stands for Windows-1252's signs ("&#150;" gives U+0096).
void replace_entities(std::string& text);

}  // namespace pledgegraph
