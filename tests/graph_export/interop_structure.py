"""The rules of the GraphML schema and of our own profile, checked without the schema (which is not ours to ship)."""
import re
import xml.etree.ElementTree as ET

from interop_common import NS, SENTENCE, counts, files

NMTOKEN = re.compile(r"^[A-Za-z0-9._:-]+$")
TYPES = {"string", "int", "long", "double"}
ATTRIBUTES = {  # what graphml.xsd allows
    "key": {"id", "for", "attr.name", "attr.type"},
    "graph": {"id", "edgedefault"},
    "node": {"id"},
    "edge": {"id", "source", "target", "directed"},
    "data": {"key", "id"},
    "desc": set(),
}


def local(element):
    assert element.tag.startswith(NS), element.tag
    return element.tag[len(NS):]


for name, variant, path in files():
    raw = path.read_bytes()
    assert b"<!DOCTYPE" not in raw and raw.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
    root = ET.fromstring(raw)
    strict = variant == "graphml-strict"
    assert local(root) == "graphml"
    assert [local(c) for c in root] == ["key"] * (len(root) - 1) + ["graph"], "keys first, then the graph"
    keys = {}
    for key in root.findall(NS + "key"):
        assert key.get("id") not in keys
        keys[key.get("id")] = key
        assert key.get("for") in {"graph", "node", "edge"}
        assert key.get("attr.type") in TYPES or (variant == "graphml-yed" and key.get("id").endswith("graphics"))
    for id_ in ("labels", "nlabel", "label", "interaction", "weight"):
        assert id_ in keys
    assert keys["nlabel"].get("attr.name") == "label"
    graph = root.find(NS + "graph")
    assert graph.get("edgedefault") == "directed"
    order = [local(c) for c in graph]
    assert order == sorted(order, key=["data", "node", "edge"].index), "data, nodes, edges"
    nodes = [n.get("id") for n in graph.findall(NS + "node")]
    edges = graph.findall(NS + "edge")
    edge_ids = [e.get("id") for e in edges]
    assert nodes == sorted(nodes) and len(set(nodes)) == len(nodes)
    assert edge_ids == sorted(edge_ids) and len(set(edge_ids)) == len(edge_ids)
    assert all(e.get(end) in set(nodes) for e in edges for end in ("source", "target"))
    for element in list(graph.findall(NS + "node")) + edges:
        children = [local(c) for c in element]
        if local(element) == "node":
            assert children[0] == "desc" and element[0].text
        assert set(children[1:] if children[0] == "desc" else children) == {"data"}
        used = [d.get("key") for d in element.findall(NS + "data")]
        assert len(set(used)) == len(used)
        for data in element.findall(NS + "data"):
            key = keys[data.get("key")]
            assert key.get("for") == local(element)
            if key.get("attr.type") == "double":
                float(data.text)
            if key.get("attr.type") == "int":
                int(data.text)
        if strict:
            assert NMTOKEN.match(element.get("id")), element.get("id")
        else:
            assert element.get("labels" if local(element) == "node" else "label"), "for Neo4j"
    if strict:
        for element in root.iter():
            if local(element) != "graphml":
                assert set(element.attrib) <= ATTRIBUTES[local(element)], element.attrib
    if name == "small" and variant != "graphml-collapse":
        assert SENTENCE in [s for d in root.iter(NS + "data") if d.get("key") == "sentence" for s in d.text.split("\n")]
    print(path.name, *counts(path))
