"""Pictures: what is in them, that all of it can be read, and that they are the same each time."""

from __future__ import annotations

import subprocess
import sys
import warnings
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import Corpus
from extractor.display.colours import BLUE, ENTITY_COLOURS, GREY, PURPLE, QUAD_COLOURS, VERMILION
from extractor.errors import ExtractorError, InputError, OutputError
from extractor.plots import PLOTS, NothingToDrawError, Options, draw, figure
from extractor.plots.canvas import shown
from extractor.plots.layout import places
from extractor.plots.words import _words, word
from extractor.records import Entity
from extractor.topics.lexicon import TOPICS
from tests.corpus.test_merging import parts_of
from tests.graph.conftest import document, entity, relation

NAMES = {
    "country:RU": "🇷🇺 Россия $x^2$",
    "country:DE": "Größenwahn & Übermut ẞ",
    "organisation:a": "Bundesministerium für wirtschaftliche Zusammenarbeit und Entwicklung",
    "organisation:b": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "person:c": "習近平",
    "person:d": "<script>alert(1)</script>",
    "person:e": "🫠🫠",
    "person:f": "محمد بن سلمان",
    "person:g": "_privat_ \\frac{a}{b} %d {0}",
    "organisation:h": "a\nb\tc\u202e",
}
TYPES = ("AID", "ACCUSE", "ASSAULT", "CONSULT", "HOLDS_OFFICE")


@pytest.fixture
def strange(tmp_path: Path) -> Corpus:
    """Actors with all kinds of names."""
    told = [
        relation(f"{one} {TYPES[at % 5]} {other}", at=at * 10, topics=(("energy", "mein_$thema$", "🫠")[at % 3],), date=f"20{10 + at % 9}-03")
        for at, (one, other) in enumerate(combinations(NAMES, 2))
        if at % 3 != 1
    ]  # fmt: skip
    listed = tuple(Entity(actor, actor.partition(":")[0], name) for actor, name in NAMES.items())  # type: ignore[arg-type]
    return Corpus.open(parts_of([document("a", *told, entities=listed)], tmp_path / "run", parts=1))


@pytest.fixture
def small(tmp_path: Path) -> Corpus:
    """What can be counted by hand."""
    made = document(
        "a",
        relation("country:CU AID country:CL", at=1, date="2020-01-05", topics=("energy", "trade")),
        relation("country:CU AID country:CL", at=2, date="2020-03", topics=("energy",)),
        relation("country:CL ACCUSE country:CU", at=3, date="2020-01-07"),
        relation("country:CL ASSAULT organisation:oas", at=4, date="2020-02-01", topics=("trade",)),
        relation("country:CU CONSULT organisation:oas", at=5, symmetric=True),
        relation("country:CU AID organisation:oas", at=6, modality="planned", date="2020-01"),
        relation("country:CU ACCUSE organisation:oas", at=7, date="2020-02-02"),
        relation("person:paz-ana HOLDS_OFFICE country:CL", at=8, date="2020-02-02"),
    )
    return Corpus.open(parts_of([made], tmp_path / "small", parts=1))


@pytest.mark.parametrize("kind", PLOTS)
def test_pictures_are_the_same_each_time_and_nothing_warns(strange: Corpus, kind: str, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        files = [draw(strange, kind, tmp_path / f"{turn}.{end}", lang="de") for end in ("png", "svg") for turn in "ab"]
    data = [path.read_bytes() for path in files]
    assert data[0] == data[1]
    assert data[2] == data[3]
    assert data[0].startswith(b"\x89PNG")
    assert b"Software" not in data[0]
    assert not [word for word in (b"<script", b"<dc:date", b"http-equiv", b"<text") if word in data[2]]


@pytest.mark.parametrize("kind", PLOTS)
@pytest.mark.parametrize("which", ["strange", "small"])
def test_nothing_is_cut_off(which: str, kind: str, request: pytest.FixtureRequest) -> None:
    found = figure(request.getfixturevalue(which), kind, lang="de")
    found.canvas.draw()
    box, (width, height) = found.get_tightbbox(), found.get_size_inches()
    assert box.x0 >= -0.01
    assert box.y0 >= -0.01
    assert box.x1 <= width + 0.01
    assert box.y1 <= height + 0.01


def test_no_name_lies_on_another(strange: Corpus) -> None:
    found = figure(strange, "network", modalities="all")
    found.canvas.draw()
    boxes = [item.get_bbox_patch().get_window_extent() for item in found.axes[0].texts]
    assert len(boxes) == 10
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 50),
    number=st.integers(1, 40),
    sizes=st.lists(st.tuples(st.integers(20, 160), st.integers(12, 40)), min_size=1, max_size=5),
)
def test_boxes_have_places_of_their_own(seed: int, number: int, sizes: list[tuple[float, float]]) -> None:
    ties = nx.relabel_nodes(nx.gnm_random_graph(number, number, seed=seed), str)
    boxes = {node: sizes[at % len(sizes)] for at, node in enumerate(ties)}
    found = places(ties, boxes, width=1400, height=1000, gap=4)
    assert found == places(ties, boxes, width=1400, height=1000, gap=4)
    for node, (x, y) in found.items():
        assert boxes[node][0] / 2 - 0.01 <= x <= 1400 - boxes[node][0] / 2 + 0.01
        assert boxes[node][1] / 2 - 0.01 <= y <= 1000 - boxes[node][1] / 2 + 0.01
    for one, other in combinations(found, 2):
        apart = np.abs(np.subtract(found[one], found[other])) - np.add(boxes[one], boxes[other]) / 2
        assert apart.max() >= -0.01


def test_the_network(small: Corpus) -> None:
    from matplotlib.colors import to_rgba
    from matplotlib.patches import FancyArrowPatch

    found = figure(small, "network")
    assert sorted(item.get_text() for item in found.axes[0].texts) == ["Ana Paz", "Chile", "Kuba", "OAS"]
    arrows = [item for item in found.axes[0].patches if isinstance(item, FancyArrowPatch)]
    kinds = Counter((item.get_edgecolor(), item.get_arrowstyle().__class__.__name__) for item in arrows)
    assert kinds == {
        (to_rgba(BLUE), "CurveFilledAB"): 1,  # Chile and Kuba: two helped, one accused
        (to_rgba(VERMILION), "CurveFilledB"): 1,  # Chile attacked the OAS
        (to_rgba(PURPLE), "CurveFilledAB"): 1,  # Kuba met the OAS and accused it
        (to_rgba(GREY), "CurveFilledA"): 1,  # an office, of the second in the alphabet
    }
    around = figure(small, "network", actors="Ana Paz")
    assert sorted(item.get_text() for item in around.axes[0].texts) == ["Ana Paz", "Chile"]
    assert len(figure(small, "network", top=2).axes[0].texts) == 2


def test_of_many_ties_the_strongest_are_drawn(tmp_path: Path) -> None:
    told = [
        relation(f"person:p{one} AID person:p{other}", at=at)
        for one, other in combinations(range(15), 2)
        for at in range(3 if other == 14 else 1)
    ]
    found = figure(Corpus.open(parts_of([document("a", *told, entities=())], tmp_path, parts=1)), "network")
    assert found.get_supxlabel() == "reported as fact; actors: 15; ties: the 60 strongest of 105"
    assert len(found.axes[0].patches) == 60
    assert sum(patch.get_linewidth() > 2.5 for patch in found.axes[0].patches) == 14


def bars(found: Any, quad: str) -> list[float]:
    from matplotlib.colors import to_rgba

    return [bar.get_height() for bar in found.axes[0].patches if bar.get_facecolor() == to_rgba(QUAD_COLOURS[quad])]


def test_the_timeline_of_a_pair(small: Corpus) -> None:
    found = figure(small, "timeline", actors=("Kuba", "Chile"), lang="de")
    assert found.axes[0].get_title(loc="left") == "Kooperation und Konflikt: Kuba – Chile"
    assert bars(found, "material_cooperation") == [1, 0, 1]
    assert bars(found, "verbal_conflict") == [-1, 0, 0]
    assert bars(found, "verbal_cooperation") == bars(found, "material_conflict") == [0, 0, 0]
    assert found.axes[0].lines[0].get_ydata().tolist() == [0, 0, 1]
    assert [item.get_text() for item in found.axes[0].get_xticklabels()] == ["2020-01", "2020-02", "2020-03"]


def test_other_timelines(small: Corpus) -> None:
    whole = figure(small, "timeline")
    assert bars(whole, "material_conflict") == [0, -1, 0]
    assert whole.get_supxlabel() == "statements: 5; reported as fact; without a date that says the period: 1"
    assert bars(figure(small, "timeline", actors=["OAS"], modalities="all"), "material_cooperation") == [1, 0]
    assert bars(figure(small, "timeline", freq="year", topic="energy"), "material_cooperation") == [2]
    with pytest.raises(ExtractorError, match="a timeline is of two actors at most"):
        figure(small, "timeline", actors=("Kuba", "Chile", "OAS"))
    with pytest.raises(ExtractorError, match="too many for a picture; choose longer ones"):
        figure(
            Corpus.open(parts_of([document("a", *(relation("country:CU AID country:CL", date=f"{year}-01-01") for year in (2000, 2020)))], small.folder.parent / "long")),
            "timeline",
            freq="day",
        )  # fmt: skip


def test_the_topics(small: Corpus) -> None:
    axes = figure(small, "topics", lang="de").axes[0]
    assert [item.get_text() for item in axes.get_xticklabels()] == ["Energie", "Handel"]
    assert [item.get_text() for item in axes.get_yticklabels()] == ["Chile", "Kuba", "OAS"]
    cells = {(round(item.get_position()[1]), round(item.get_position()[0])): item.get_text() for item in axes.texts}
    assert cells == {(0, 0): "2", (0, 1): "2", (1, 0): "2", (1, 1): "1", (2, 1): "1"}
    one = figure(small, "topics", actors="OAS").axes[0]
    assert [item.get_text() for item in one.get_yticklabels()] == ["OAS"]


def test_the_actors(small: Corpus) -> None:
    axes = figure(small, "actors").axes[0]
    assert [item.get_text() for item in axes.get_yticklabels()] == ["Kuba", "Chile", "OAS"]
    widths = [bar.get_width() for bar in axes.patches]
    assert [widths[at : at + 3] for at in (0, 3, 6)] == [[3, 2, 0], [1, 0, 1], [1, 2, 2]]
    offices = figure(small, "actors", types="static").axes[0]
    assert [item.get_text() for item in offices.get_yticklabels()] == ["Chile", "Ana Paz"]


@pytest.mark.parametrize("kind", PLOTS)
def test_nothing_to_draw(kind: str, tmp_path: Path) -> None:
    found = Corpus.open(parts_of([document("a", relation("country:CU AID country:CL", modality="planned"))], tmp_path))
    with pytest.raises(
        NothingToDrawError, match=f"there is nothing to draw for {kind}: no statement counts; ask for more, such as"
    ):
        draw(found, kind, tmp_path / "a.png")
    assert not (tmp_path / "a.png").exists()


@pytest.mark.parametrize(
    ("asked", "error", "message"),
    [
        ({"kind": "map"}, ExtractorError, "'map' is no picture; choose from: network, timeline, topics, actors"),
        ({"out": "a.pdf"}, OutputError, r"'a\.pdf' names no kind of picture; end it with \.png or \.svg"),
        ({"top": 0}, ExtractorError, "has room for 1 to 60 actors, not 0"),
        ({"lang": "es"}, ExtractorError, "have words in en and de; there is no language 'es'"),
        ({"actors": "Nobody"}, InputError, "no actor of this run is called 'Nobody'"),
        ({"topic": "sport"}, InputError, "its topics are: energy, trade"),
        ({"since": "gestern"}, InputError, "is no date"),
        ({"modalities": "sure"}, ExtractorError, "'sure' is no modality"),
        ({"kind": "timeline", "freq": "decade"}, ExtractorError, "'decade' is no length of a period"),
    ],
)
def test_what_cannot_be_drawn(small: Corpus, asked: dict[str, Any], error: type, message: str, tmp_path: Path) -> None:
    options = dict(asked)
    kind, name = options.pop("kind", "actors"), options.pop("out", "a.png")
    with pytest.raises(error, match=message):
        draw(small, kind, tmp_path / name, **options)


def test_settings_of_the_user_change_nothing_and_are_kept(small: Corpus, tmp_path: Path) -> None:
    import matplotlib as mpl

    before = draw(small, "network", tmp_path / "a.svg").read_bytes()
    own = {
        "font.size": 30.0,
        "text.parse_math": True,
        "svg.fonttype": "none",
        "axes.facecolor": "black",
        "savefig.dpi": 10,
    }
    with mpl.rc_context(own):
        assert draw(small, "network", tmp_path / "b.svg").read_bytes() == before
        assert {name: mpl.rcParams[name] for name in own} == own


@pytest.mark.parametrize(
    ("text", "width", "seen"),
    [
        ("🇷🇺 Russland", None, "Russland"),
        ("Ελλάδα Россия ẞ", None, "Ελλάδα Россия ẞ"),
        ("習近平", None, "□□□"),
        ("u\u0308ber", None, "\u00fcber"),
        ("a\x1b[31m\n\tb", None, "a\ufffd[31m b"),
        ("Österreichische Volkspartei", 16, "Österreichische\nVolkspartei"),
        ("eins zwei drei vier fünf", 9, "eins zwei\ndrei vie…"),
        ("", 9, ""),
    ],
)
def test_texts_as_the_font_has_them(text: str, width: int | None, seen: str) -> None:
    assert shown(text, width=width) == seen


def test_words_are_in_both_languages() -> None:
    assert all(len(words) == 2 and all(words) for words in _words().values())
    assert {*TOPICS, *QUAD_COLOURS, *ENTITY_COLOURS} <= set(_words())
    assert word("left_out", "de", number=3) == "ohne Datum, das den Zeitraum nennt: 3"


def test_options_say_what_offices_are() -> None:
    assert not Options().static
    assert Options(types=("HOLDS_OFFICE",)).static
    assert Options(modalities=("all",)).ways == ("asserted", "planned", "possible", "demanded")


def test_a_missing_library_is_one_sentence_and_none_is_loaded_early(tmp_path: Path) -> None:
    out = parts_of([document("a", relation("country:CU AID country:CL"), entities=(entity("country:CU"),))], tmp_path)
    code = (
        "import sys, extractor, extractor.plots; from extractor import Corpus;"
        "print(sorted({'matplotlib', 'pandas', 'networkx'} & set(sys.modules)));"
        "sys.modules['matplotlib'] = None\n"
        f"try:\n    extractor.plots.draw(Corpus.open({str(out)!r}), 'network', 'a.png')\n"
        "except extractor.ExtractorError as error:\n    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", 'matplotlib is not installed; run pip install "extractor[plot]"']
