// Graphviz in this process: dot's source text in, a laid-out graph, its measures and its bytes out.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace pledgegraph {

/// A graph laid out by one of Graphviz's engines. What Graphviz would print to stderr is kept for the exception.
/// Not thread-safe: Graphviz keeps global state.
class LaidOutGraph {
 public:
  /// @throws InternalError with Graphviz's words if the source does not parse or the engine fails.
  LaidOutGraph(const std::string& source, const std::string& engine);
  ~LaidOutGraph();
  LaidOutGraph(const LaidOutGraph&) = delete;
  LaidOutGraph& operator=(const LaidOutGraph&) = delete;

  /// Of the whole picture without its margin, in points (72 an inch).
  double width() const;
  double height() const;
  /// A node's width in points; 0 if there is none of that name.
  double width_of(const std::string& node) const;
  /// The vertical place of a node's centre in points, upwards; 0 if there is none of that name.
  double y_of(const std::string& node) const;

  /// "svg", "png".
  /// @throws InternalError if the plugin for the format is missing.
  std::string rendered(const std::string& format) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace pledgegraph
