"""What both graph libraries must find in the fixture, read from the file by a plain XML parser."""
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

NS = "{http://graphml.graphdrawing.org/xmlns}"
AMOUNT = 3712345678.91
SENTENCE = "«\u00a0L\u2019Ukraine a été livrée\u00a0», a dit Mme Lambrecht & <Berlin>."
VARIANTS = ["graphml", "graphml-strict", "graphml-yed", "graphml-documents"]


def files():
    """(name, variant, path) of every GraphML file in the folder given on the command line."""
    folder = Path(sys.argv[1])
    for name in ("small", "desk"):
        for variant in VARIANTS + ["graphml-collapse"]:
            path = folder / f"{name}.{variant}.graphml"
            assert path.exists(), path
            yield name, variant, path


def counts(path):
    graph = ET.parse(path).getroot().find(NS + "graph")
    return len(graph.findall(NS + "node")), len(graph.findall(NS + "edge"))


def check_small(nodes, edges):
    """`nodes`: id -> attributes, `edges`: list of attributes, as the library gives them."""
    commitments = [a for a in nodes.values() if a.get("type") == "commitment"]
    assert len(commitments) == 16, len(commitments)
    us = [a for a in commitments if a.get("donor") == "country:US"]
    assert len(us) == 1 and round(us[0]["amount"] * 100) == round(AMOUNT * 100), us
    assert us[0]["approximate"] == "true"
    gepard = [a for a in commitments if a.get("item") == "weapon:gepard"][0]
    assert SENTENCE in gepard["sentence"].split("\n"), gepard["sentence"]
    assert gepard["quantity"] == 50
    assert nodes["country:DE"]["label"] == "Germany"
    gives = [a for a in edges if a.get("commitment") and a.get("amount") and round(a["amount"] * 100) == round(AMOUNT * 100)]
    assert len(gives) == 1 and gives[0]["label"] == "PLEDGED" and gives[0]["interaction"] == "pledged", gives
