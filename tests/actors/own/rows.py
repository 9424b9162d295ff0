"""Own actors for tests, written as short texts: ``id | name | aliases | type | country``."""

from __future__ import annotations

from extractor.actors import Actors, find_actors
from extractor.actors.own.catalogue import OwnActors, load_actors
from tests.actors.markup import parse

CAST = """
P1 | Lena Falk             | @lenafalk           | person         | DE
P2 | Jonas Falk            |                     | person         |
P3 | Iwan Petrow           | Der Wolf, Petrow    | person         | RU
O1 | Petronorte            | PN                  | organisation   | CL
O2 | Deutsche Flussbank    | Bank                | organisation   | DE
O3 | Rotes Segel           |                     | organisation   |
O4 | Falk                  |                     | organisation   |
S1 | Rapido                |                     | payment_system | BR
L1 | Kap Sturmhorn         |                     | place          |
"""


def load(lines: str) -> OwnActors:
    """The actors of lines; aliases are parted by commas."""
    rows = []
    for line in filter(None, map(str.strip, lines.splitlines())):
        cells = [cell.strip() for cell in line.split("|")] + [""] * 5
        aliases = [alias.strip() for alias in cells[2].split(",") if alias.strip()]
        rows.append({"id": cells[0], "name": cells[1], "aliases": aliases, "type": cells[3], "country": cells[4]})
    return load_actors(rows)


def own_actors_of(markup: str, own: OwnActors, *, lang: str = "de") -> Actors:
    """The actors of a marked-up line, the user's among them."""
    raw, parsed = parse(markup, lang=lang)
    return find_actors(raw, [part.segment for part in parsed], parsed, own)


def named(actors: Actors) -> dict[str, tuple[str, ...]]:
    """Id -> surface forms, as far as they name."""
    return {e.id: tuple(m.text for m in e.mentions if m.kind not in {"role", "pronoun"}) for e in actors.entities}
