// See graphviz.hpp. The only file that includes Graphviz's headers.
#include "graph/render/graphviz.hpp"

#include <fmt/format.h>
#include <graphviz/gvc.h>

#include "graph/model/error.hpp"

// Graphviz's accessors are macros with C casts.
#pragma GCC diagnostic ignored "-Wold-style-cast"

namespace pledgegraph {
namespace {

/// Where Graphviz's messages go: its callback has no argument for a context.
thread_local std::string graphviz_said;

int listen(char* message) {
  graphviz_said += message;
  return 0;
}

[[noreturn]] void fail(std::string_view what) {
  throw InternalError(fmt::format("Graphviz {}: {}", what, graphviz_said.empty() ? "no reason given" : graphviz_said));
}

struct FreeContext {
  void operator()(GVC_t* context) const { gvFreeContext(context); }
};

/// The one context of the process. Graphviz's text plugin remembers the last font's name, which belongs to a context,
/// from one layout to the next: a second context would read what the first has freed.
GVC_t* shared_context() {
  static const std::unique_ptr<GVC_t, FreeContext> context(gvContext());
  if (!context) throw InternalError("Graphviz gives no context");
  return context.get();
}

struct CloseGraph {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};

}  // namespace

struct LaidOutGraph::State {
  GVC_t* context = nullptr;
  std::unique_ptr<Agraph_t, CloseGraph> graph;
  bool laid_out = false;
  agusererrf listener = nullptr;

  Agnode_t* node(std::string name) const { return agnode(graph.get(), name.data(), 0); }

  ~State() {
    if (laid_out) gvFreeLayout(context, graph.get());
    graph.reset();
    agseterrf(listener);
  }
};

LaidOutGraph::LaidOutGraph(const std::string& source, const std::string& engine) : state_(std::make_unique<State>()) {
  graphviz_said.clear();
  state_->listener = agseterrf(listen);
  state_->context = shared_context();
  state_->graph.reset(agmemread(source.c_str()));
  if (!state_->graph) fail("could not read its own source");
  if (gvLayout(state_->context, state_->graph.get(), engine.c_str()) != 0) {
    fail(fmt::format("has no layout \"{}\"", engine));
  }
  state_->laid_out = true;
}

LaidOutGraph::~LaidOutGraph() = default;

double LaidOutGraph::width() const {
  const boxf box = GD_bb(state_->graph.get());
  return box.UR.x - box.LL.x;
}

double LaidOutGraph::height() const {
  const boxf box = GD_bb(state_->graph.get());
  return box.UR.y - box.LL.y;
}

double LaidOutGraph::width_of(const std::string& node) const {
  Agnode_t* found = state_->node(node);
  return found == nullptr ? 0 : ND_width(found) * 72;
}

double LaidOutGraph::y_of(const std::string& node) const {
  Agnode_t* found = state_->node(node);
  return found == nullptr ? 0 : ND_coord(found).y;
}

std::string LaidOutGraph::rendered(const std::string& format) const {
  char* bytes = nullptr;
  unsigned length = 0;
  if (gvRenderData(state_->context, state_->graph.get(), format.c_str(), &bytes, &length) != 0 ||
      bytes == nullptr) {
    fail(fmt::format("cannot write {}", format));
  }
  std::string out(bytes, length);
  gvFreeRenderData(bytes);
  return out;
}

}  // namespace pledgegraph
