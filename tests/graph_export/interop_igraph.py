"""igraph opens every variant and finds what we wrote."""
import math
import sys

try:
    import igraph
except ImportError:
    print("python3-igraph is not installed")
    sys.exit(77)

from interop_common import check_small, counts, files


def present(attributes):
    return {k: v for k, v in attributes.items() if v != "" and v is not None and not (isinstance(v, float) and math.isnan(v))}


for name, variant, path in files():
    graph = igraph.Graph.Read_GraphML(str(path))
    assert graph.is_directed()
    nodes, edges = counts(path)
    assert (graph.vcount(), graph.ecount()) == (nodes, edges), path
    assert len(set(graph.vs["id"])) == nodes and len(set(graph.es["id"])) == edges, path
    if name == "small" and variant != "graphml-collapse":
        check_small({v["id"]: present(v.attributes()) for v in graph.vs}, [present(e.attributes()) for e in graph.es])
    print(path.name, nodes, edges)
