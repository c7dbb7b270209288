// What Graphviz 2.42, Pango and Fontconfig never free is not ours to fix: the leak sanitizer reads this list and still
// tells of our own leaks. Without the sanitizer the function is never called.
extern "C" const char* __lsan_default_suppressions();  // NOLINT: the sanitizer's name

extern "C" const char* __lsan_default_suppressions() {
  return "leak:libgvc.so\n"
         "leak:libcgraph.so\n"
         "leak:libgvplugin\n"
         "leak:libpango\n"
         "leak:libglib\n"
         "leak:libcairo\n"
         "leak:libfontconfig\n";
}
