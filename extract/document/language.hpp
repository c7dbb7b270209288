// Which language a text is in, by letter statistics (CLD2). Thread-safe.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "extract/document/function_words.hpp"

namespace pledgegraph {

/// ISO 639-1 of the language most of `text` is in; `hint` (a page's own word, may be empty) decides where the letters
/// do not. Where the letters of a short text speak for a language that is not among `known` (or for none), the likeliest
/// of `known` that they do not speak against is taken: brief Spanish looks like Galician; and the small words of a short text, if given, are asked first. Empty if nothing can tell.
std::string detect_language(std::string_view text, std::string_view hint = {}, std::span<const std::string> known = {},
                            const FunctionWords* small_words = nullptr);

/// The language of a passage inside a document of language `document_language`: that one, unless the passage is long
/// enough to be plainly another.
std::string language_of(std::string_view passage, std::string_view document_language);

}  // namespace pledgegraph
