"""NetworkX opens every variant and finds what we wrote."""
import sys

try:
    import networkx
except ImportError:
    print("python3-networkx is not installed")
    sys.exit(77)

from interop_common import check_small, counts, files

for name, variant, path in files():
    graph = networkx.read_graphml(path)
    assert graph.is_directed()
    nodes, edges = counts(path)
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (nodes, edges), path
    ids = [d.get("id", k) for _, _, k, d in graph.edges(keys=True, data=True)] if graph.is_multigraph() else [
        d["id"] for _, _, d in graph.edges(data=True)]
    assert len(set(ids)) == edges, path
    assert all(d["weight"] >= 1 for _, _, d in graph.edges(data=True)), path
    if name == "small" and variant != "graphml-collapse":
        check_small(dict(graph.nodes(data=True)), [d for _, _, d in graph.edges(data=True)])
    print(path.name, nodes, edges)
