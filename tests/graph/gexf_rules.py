"""The rules of GEXF 1.3, as its published grammar has them: which elements and attributes stand where, and their types."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from xml.etree import ElementTree as ET

SPACE, VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
ATOMS = "integer long double float boolean bigdecimal biginteger byte char short".split()
TYPES = {*ATOMS, "string", "anyURI", *(f"list{atom}" for atom in ATOMS), "liststring"}

Check = Callable[[str], object]


def one_of(*words: str) -> Check:
    return lambda text: text in words


def number(text: str) -> bool:
    return bool(re.fullmatch(r"-?\d+(\.\d+)?([eE][-+]?\d+)?", text))


def byte(text: str) -> bool:
    return text.isdigit() and int(text) < 256


def day(text: str) -> object:
    return date.fromisoformat(text) and len(text) == 10


ANY: Check = lambda _: True  # noqa: E731
# Element → (attributes it must have, attributes it may have, elements it may hold).
Rule = tuple[Mapping[str, Check], Mapping[str, Check], frozenset[str]]


def rule(must: Mapping[str, Check], may: Mapping[str, Check], *children: str) -> Rule:
    return must, may, frozenset(children)


TIME = {"start": day, "end": day}
RULES: Mapping[str, Rule] = {
    f"{SPACE}gexf": rule({"version": one_of("1.3")}, {"variant": ANY}, f"{SPACE}meta", f"{SPACE}graph"),
    f"{SPACE}meta": rule({}, {"lastmodifieddate": day}, *(f"{SPACE}{name}" for name in ("creator", "keywords", "description"))),
    f"{SPACE}creator": rule({}, {}),
    f"{SPACE}graph": rule(
        {},
        {
            "defaultedgetype": one_of("directed", "undirected", "mutual"),
            "idtype": one_of("string", "integer"),
            "mode": one_of("static", "dynamic", "slice"),
            "timeformat": one_of("integer", "double", "date", "dateTime"),
            "timerepresentation": one_of("interval", "timestamp"),
        },
        *(f"{SPACE}{name}" for name in ("attributes", "nodes", "edges")),
    ),
    f"{SPACE}attributes": rule({"class": one_of("node", "edge")}, {}, f"{SPACE}attribute"),
    f"{SPACE}attribute": rule({"id": ANY, "title": ANY, "type": one_of(*TYPES)}, {}),
    f"{SPACE}nodes": rule({}, {"count": str.isdigit}, f"{SPACE}node"),
    f"{SPACE}edges": rule({}, {"count": str.isdigit}, f"{SPACE}edge"),
    f"{SPACE}node": rule(
        {"id": ANY}, {"label": ANY, **TIME}, f"{SPACE}attvalues", f"{SPACE}spells", f"{VIZ}color", f"{VIZ}size"
    ),
    f"{SPACE}edge": rule(
        {"source": ANY, "target": ANY},
        {"id": ANY, "label": ANY, "kind": ANY, "weight": number, "type": one_of("directed", "undirected", "mutual"), **TIME},
        f"{SPACE}attvalues",
        f"{SPACE}spells",
    ),
    f"{SPACE}attvalues": rule({}, {}, f"{SPACE}attvalue"),
    f"{SPACE}attvalue": rule({"for": ANY, "value": ANY}, TIME),
    f"{SPACE}spells": rule({}, {}, f"{SPACE}spell"),
    f"{SPACE}spell": rule({}, TIME),
    f"{VIZ}color": rule({"r": byte, "g": byte, "b": byte}, {"a": number, "hex": ANY}),
    f"{VIZ}size": rule({"value": number}, {}),
}  # fmt: skip


def faults(root: ET.Element) -> list[str]:
    """What of a file is against the rules."""
    found = [fault for element in root.iter() for fault in _element_faults(element)]
    for of in ("node", "edge"):
        declared = [
            item.get("id", "")
            for group in root.iter(f"{SPACE}attributes")
            if group.get("class") == of
            for item in group
        ]
        used = {
            item.get("for", "") for element in root.iter(f"{SPACE}{of}") for item in element.iter(f"{SPACE}attvalue")
        }
        found += [f"{of} attribute {name} is not declared" for name in used - set(declared)]
        found += [f"{of} attribute {name} is declared twice" for name in declared if declared.count(name) > 1]
        elements = [element.get("id") for element in root.iter(f"{SPACE}{of}")]
        found += [f"{of} id {name} is there twice" for name in elements if elements.count(name) > 1]
    nodes = {node.get("id") for node in root.iter(f"{SPACE}node")}
    edges = list(root.iter(f"{SPACE}edge"))
    found += [
        f"{end} is no node" for edge in edges for end in (edge.get("source"), edge.get("target")) if end not in nodes
    ]
    kinds = [(edge.get("source"), edge.get("target"), edge.get("kind")) for edge in edges]
    found += [f"{kind} is there twice" for kind in kinds if kinds.count(kind) > 1]
    for of, count in (("nodes", len(nodes)), ("edges", len(edges))):
        found += [f"{of} are {count}" for group in root.iter(f"{SPACE}{of}") if group.get("count") != str(count)]
    return found


def _element_faults(element: ET.Element) -> list[str]:
    if element.tag not in RULES:
        return [f"{element.tag} is no element"]
    must, may, children = RULES[element.tag]
    given = {name: value for name, value in element.attrib.items() if "XMLSchema-instance" not in name}
    found = [f"{element.tag} lacks {name}" for name in must if name not in given]
    for name, value in given.items():
        check = must.get(name) or may.get(name)
        if check is None or not check(value):
            found.append(f"{element.tag} has {name}={value!r}")
    return found + [f"{child.tag} is in {element.tag}" for child in element if child.tag not in children]
