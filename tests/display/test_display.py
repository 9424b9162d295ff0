"""What notebooks show: everything of a text escaped, nothing that runs or loads."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import networkx as nx
import pytest

from extractor import Corpus, build_graph, cooccurrence_graph
from extractor.display import Html, load_ipython_extension, show, to_displacy
from extractor.display.markup import Stretch, highlighted
from extractor.errors import ExtractorError
from extractor.records import Document, Entity, Evidence, Mention, Relation, Segment, TopicHit
from tests.corpus.test_merging import parts_of

TEXT = "Titel\n\nKuba hilft Chile. Ana Paz sagt: \u201eGut so.\u201c\n\nHola @chile \u2014 Ana Paz (@paz)\nRest"
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u202e"


def place(text: str, at: str, *, kind: str = "name", within: str = TEXT, lang: str = "de") -> Mention:
    start = within.index(at)
    return Mention(text, start, start + len(text), lang, "s1", kind)  # type: ignore[arg-type]


def made(**options: Any) -> Document:
    sentence = "Kuba hilft Chile."
    start = TEXT.index(sentence)
    shown = Evidence(sentence, start, start + len(sentence), "s1")
    return Document(**{  # type: ignore[arg-type]
        "id": "a",
        "title": "Titel",
        "date": "2021-03-01",
        "languages": ("de", "es"),
        "segments": (
            Segment("s0", "title", "de", 1.0, 0, 5),
            Segment("s1", "body", "de", 1.0, 7, TEXT.index("\n\nHola")),
            Segment("s2", "quote", "de", 1.0, TEXT.index("\u201e"), TEXT.index("\u201c") + 1),
            Segment("s3", "post", "es", 1.0, TEXT.index("Hola"), TEXT.index("\nRest"), handle="@paz"),
        ),
        "entities": (
            Entity("country:CU", "country", "Kuba", "CU", mentions=(place("Kuba", "Kuba"),)),
            Entity("country:CL", "country", "Chile", "CL", mentions=(place("Chile", "Chile."),)),
            Entity("person:paz-ana", "person", "Ana Paz", mentions=(place("Ana Paz", "Ana Paz"), place("Paz", "Paz"))),
        ),
        "relations": (
            Relation(
                "country:CU", "AID", "country:CL", (shown,), "verb:helfen",
                quad="material_cooperation", cues=("hilft",), speaker="person:paz-ana", modality="planned",
            ),
        ),
        "topics": (TopicHit("trade", 0.5, ()),),
        **options,
    })  # fmt: skip


class Checker(HTMLParser):
    """Reads HTML back: the text that is seen, and a list of what must not be there."""

    ALLOWED = frozenset("div span b mark details summary table thead tbody tr th td".split())

    def __init__(self) -> None:
        super().__init__()
        self.seen = ""
        self.open: list[str] = []
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        if tag not in self.ALLOWED:
            self.bad.append(tag)
        self.bad += [name for name, _ in attrs if name not in {"style", "title", "open"}]
        self.bad += [str(value) for name, value in attrs if name == "style" and "url" in str(value)]

    def handle_endtag(self, tag: str) -> None:
        if self.open.pop() != tag:
            self.bad.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.seen += data


def check(html: str) -> str:
    """The text of well-formed harmless HTML."""
    checker = Checker()
    checker.feed(html)
    checker.close()
    assert checker.bad == []
    assert checker.open == []
    return checker.seen


def marks(html: str) -> list[str]:
    return re.findall(r"<mark [^>]*>([^<]*)</mark>", html)


def test_a_document_with_its_text() -> None:
    html = show(made(), text=TEXT).html
    seen = check(html)
    assert all(line in seen for line in TEXT.replace("\n\n", "\n").splitlines())
    assert marks(html)[:5] == ["Kuba", " hilft ", "Chile", ".", "Ana "]
    assert "post · es · @paz" in seen
    assert "1 relation" in seen
    assert "<details>" in html
    assert seen.count("Hola") == seen.count("Rest") == 1


def test_a_document_without_its_text_shows_its_sentences() -> None:
    html = made()._repr_html_()
    seen = check(html)
    assert "Kuba AID → Chile" in seen
    assert marks(html) == ["Kuba", "hilft", "Chile"]
    assert "planned · said by Ana Paz · published 2021-03-01 · confidence 1.00" in seen
    assert "2021-03-01 · de/es · trade 0.50" in seen
    assert "<details open>" in html


def test_a_document_with_nothing() -> None:
    assert check(Document(id="a")._repr_html_()) == "ano relations"
    assert check(show(Document(id="a"), text="").html) == "ano relations"


def test_of_many_relations_some_are_shown() -> None:
    many = made(relations=made().relations * 60)
    seen = check(show(many).html)
    assert "60 relations" in seen
    assert "and 10 more" in seen


def test_the_text_of_another_document_is_refused() -> None:
    with pytest.raises(ExtractorError, match="the text is not that of a: it has not 'Kuba' at 7"):
        show(made(), text=TEXT[1:])
    with pytest.raises(ExtractorError, match="is not that of a"):
        to_displacy(made(), "")


def test_a_relation_alone() -> None:
    seen = check(made().relations[0]._repr_html_())
    assert seen.startswith("country:CU AID → country:CL")
    told = Relation("a", "CONSULT", "b", (), "rule", negated=True, symmetric=True)
    assert "not CONSULT — b" in check(show(told).html)


def test_hostile_text_stays_text() -> None:
    shown = Evidence(EVIL, 0, len(EVIL), EVIL)
    evil = Document(
        id=EVIL,
        title=EVIL,
        date=EVIL,
        source=EVIL,
        languages=(EVIL,),
        segments=(Segment("s", "post", EVIL, 1.0, 0, len(EVIL), handle=EVIL, date=EVIL),),
        entities=(
            Entity(EVIL, EVIL, EVIL, mentions=(Mention(EVIL, 0, len(EVIL), "de", "s", "name"),)),  # type: ignore[arg-type]
            Entity("country:CU", "country", "<i>", mentions=(Mention("<scr", 0, 4, "de", "s", EVIL),)),  # type: ignore[arg-type]
        ),
        relations=(
            Relation(
                EVIL, EVIL, "country:CU", (shown,), EVIL, role=EVIL, speaker=EVIL, date=EVIL, topics=(EVIL,),  # type: ignore[arg-type]
                modality=EVIL, cues=("alert",), quad=EVIL,  # type: ignore[arg-type]
            ),
        ),
        topics=(TopicHit(EVIL, 1.0, ()),),
    )  # fmt: skip
    graph = build_graph([evil])
    for html in (
        show(evil).html,
        show(evil, text=EVIL).html,
        evil.relations[0]._repr_html_(),
        show(graph).html,
        show(build_graph([evil], aggregate=True, topics=True, documents_as_nodes=True)).html,
        show(cooccurrence_graph([evil])).html,
    ):
        seen = check(html)
        assert "<script>alert(1)</script>" in seen
        assert "\u202e" not in html


def test_overlapping_marks_keep_the_text() -> None:
    stretches = [Stretch(0, 6, "#000000", "a"), Stretch(3, 9, "#111111", "b", line=True), Stretch(4, 4, "#222222", "c")]
    html = highlighted("abcdefghij", stretches)
    assert check(html) == "abcdefghij"
    assert marks(html) == ["abc", "def", "ghi"]
    assert check(highlighted("abcdefghij", stretches, start=2, end=5)) == "cde"


def test_a_graph() -> None:
    graph = build_graph([made()])
    seen = check(show(graph).html)
    assert "3 actors, 1 edge" in seen
    assert "Kuba hilft Chile." in seen
    assert "AID (planned)" in seen
    many = nx.MultiDiGraph()
    many.add_node("x", entity_type="person")
    many.add_edges_from(("x", number, {"weight": number, "label": "AID"}) for number in range(30))
    seen = check(show(many).html)
    assert "the strongest 20 edges" in seen
    assert "xAID29" in seen
    assert "xAID9" not in seen


def test_a_corpus(tmp_path: Path) -> None:
    seen = check(show(Corpus.open(parts_of([made()], tmp_path / "<out>", parts=1))).html)
    assert f"{tmp_path}/<out>: 1 document" in seen
    assert "country 2, person 1" in seen
    assert "AID 1" in seen


def test_what_cannot_be_shown() -> None:
    with pytest.raises(ExtractorError, match="a list cannot be shown; give a document"):
        show([made()])  # type: ignore[arg-type]
    with pytest.raises(ExtractorError, match="a text belongs to a document"):
        show(build_graph([]), text="x")


def test_notebooks_show_graphs_once_asked_to() -> None:
    known: dict[tuple[str, str], Any] = {}
    formatter = SimpleNamespace(
        for_type_by_name=lambda module, name, function: known.update({(module, name): function})
    )
    load_ipython_extension(SimpleNamespace(display_formatter=SimpleNamespace(formatters={"text/html": formatter})))
    ((module, name), function) = known.popitem()
    assert getattr(__import__(module, fromlist=[name]), name) is nx.Graph
    assert "3 actors" in function(build_graph([made()]))
    assert function(nx.path_graph(3)) is None


def test_the_real_formatter_of_notebooks() -> None:
    shell = pytest.importorskip("IPython.core.formatters", reason="IPython is not installed")
    formatter = shell.DisplayFormatter()
    load_ipython_extension(SimpleNamespace(display_formatter=formatter))
    data, _ = formatter.format(build_graph([made()]))
    assert "3 actors, 1 edge" in data["text/html"]
    assert "text/html" not in formatter.format(nx.path_graph(3))[0]
    assert "Kuba" in formatter.format(made())[0]["text/html"]


# --- displaCy


def test_displacy_draws_the_mentions() -> None:
    from spacy import displacy

    found = to_displacy(made(), TEXT)
    assert [(TEXT[one["start"] : one["end"]], one["label"]) for one in found["ents"]] == [
        ("Kuba", "country"),
        ("Chile", "country"),
        ("Ana Paz", "person"),
    ]
    html = displacy.render(found, style="ent", manual=True, jupyter=False)
    assert html.count("<mark") == 3
    seen = re.sub(r"\s+", " ", re.sub(r"<span[^>]*>.*?</span>|<[^>]+>", " ", html))
    assert re.sub(r"\s+", " ", TEXT).replace(" .", ".") in seen.replace(" .", ".")


def test_displacy_draws_spans_over_each_other() -> None:
    from spacy import displacy

    found = to_displacy(made(), TEXT, style="span")
    words = [("".join(found["tokens"][one["start_token"] : one["end_token"]]), one["label"]) for one in found["spans"]]
    assert words == [
        ("Kuba", "country"),
        ("KubahilftChile.", "AID"),
        ("Chile", "country"),
        ("AnaPaz", "person"),
        ("Paz", "person"),
    ]
    assert "".join(found["tokens"]) == re.sub(r"\s", "", TEXT)
    html = displacy.render(found, style="span", manual=True, jupyter=False)
    assert all(word in html for word in ("AID", "country", "person", "Hola"))


def test_displacy_gets_no_markup() -> None:
    from spacy import displacy

    named = Entity("x:y", "person", EVIL, mentions=(Mention(EVIL, 0, len(EVIL), "de", "s", "name"),))
    shown = Evidence(EVIL, 0, len(EVIL), "s")
    told = Relation("x:y", "AID", "x:z", (shown,), "rule")
    evil = Document(id="a", title=EVIL, languages=('de"><script>',), entities=(named,), relations=(told,))
    for style in ("ent", "span"):
        found = to_displacy(evil, EVIL, style=style)  # type: ignore[arg-type]
        html = displacy.render(found, style=style, manual=True, jupyter=False, page=True)
        assert not re.search(r"<(script|img)", html)
        assert '<html lang="de"' in html


def test_displacy_has_two_styles() -> None:
    with pytest.raises(ExtractorError, match="'dep' is no style; choose ent or span"):
        to_displacy(made(), TEXT, style="dep")  # type: ignore[arg-type]


def test_html_is_its_source() -> None:
    assert str(Html("<b>x</b>")) == Html("<b>x</b>")._repr_html_() == "<b>x</b>"
