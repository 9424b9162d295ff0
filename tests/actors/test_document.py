"""Whole documents: posts and captions, places that do not act, acronyms, ids, and inputs without annotation."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractor.actors import find_actors
from extractor.pipelines.parsing import ParsedSegment
from extractor.records import RawText, Segment, Signature
from tests.actors.markup import actors_of, parse

BLANK = {lang: spacy.blank(lang) for lang in ("de", "es")}


def post(prose: str, name: str, handle: str) -> tuple[RawText, Segment]:
    """A text that is one Spanish post with its signature."""
    text = f"{prose} — {name} ({handle})"
    start = text.index("— ") + 2
    at = text.rindex(handle)
    signature = Signature(name, start, start + len(name), handle, at, at + len(handle))
    return RawText("post", text), Segment(
        "s0", "post", "es", 1.0, 0, len(text), handle=handle, prose=(0, len(prose)), signature=signature
    )  # fmt: skip


def test_author_of_a_post_is_a_person_with_the_handle() -> None:
    raw, segment = post("Buenos días.", "Ana Ruiz", "@anaruiz")
    actors = find_actors(raw, [segment], [])
    [person] = actors.entities
    assert (person.id, person.aliases) == ("person:ruiz-ana", ("Ana Ruiz", "@anaruiz"))
    assert actors.segments[0].author == "person:ruiz-ana"


def test_author_of_a_post_may_be_a_medium() -> None:
    raw, segment = post("Buenos días.", "Noticias del Valle", "@valle_n")
    actors = find_actors(raw, [segment], [])
    [medium] = actors.entities
    assert (medium.type, medium.aliases) == ("organisation", ("Noticias del Valle", "@valle_n"))
    assert actors.segments[0].author == medium.id


def test_author_joins_the_person_of_the_article() -> None:
    article = "Gestern sprach Ána Ruiz."
    raw, segment = post("Buenos días.", "Ana Ruiz", "@anaruiz")
    raw = RawText("both", f"{article} {raw.text}")
    shift = len(article) + 1
    signature = segment.signature
    assert signature is not None
    moved = Signature(
        signature.name, signature.start + shift, signature.end + shift, signature.handle,
        signature.handle_start + shift, signature.handle_end + shift,
    )  # fmt: skip
    body = Segment("s0", "body", "de", 1.0, 0, len(article))
    second = Segment(
        "s1", "post", "es", 1.0, shift, len(raw.text), handle="@anaruiz", prose=(shift, shift + 12), signature=moved
    )
    _, [parsed] = parse("Gestern *sprach {Ána Ruiz} .")
    actors = find_actors(raw, [body, second], [ParsedSegment(body, parsed.doc, 0)])
    assert [entity.aliases for entity in actors.entities] == [("Ána Ruiz", "Ana Ruiz", "@anaruiz")]


def test_handle_in_the_text_joins_or_names_a_person() -> None:
    raw, parsed = parse("El presidente @NicolasPrieto *viajó .", lang="es")
    actors = find_actors(raw, [p.segment for p in parsed], parsed)
    assert [(e.id, e.name, e.aliases) for e in actors.entities] == [
        ("person:prieto-nicolas", "Nicolas Prieto", ("@NicolasPrieto",))
    ]


def test_caption_names_medium_and_photographer() -> None:
    text = "Quelle: Bildwerk © MAX MUSTERMANN"
    segment = Segment("s0", "caption", "de", 1.0, 0, len(text))
    found = find_actors(RawText("caption", text), [segment], [])
    assert {(e.id, e.name) for e in found.entities} == {
        ("organisation:bildwerk", "Bildwerk"),
        ("person:mustermann-max", "Max Mustermann"),
    }


def test_full_name_and_acronym_are_one_organisation() -> None:
    actors = actors_of("Das *meldet <Global River Watch> ( GRW ) . Die <GRW> *klagt .")
    [organisation] = [entity for entity in actors.entities if entity.type == "organisation"]
    assert organisation.aliases == ("Global River Watch", "GRW")
    assert organisation.id == "organisation:global-river-watch"


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ("Der Fernsehsender Kanalwelt *meldet das .", ""),
        ("Die Zeitung „ Morgenblick “ *meldet das .", "Morgenblick"),
        ("Das Oberverwaltungsgericht *urteilt .", "Oberverwaltungsgericht"),
        ("Die <Berliner Bevölkerung> *wartet .", ""),
        ("Der <Vertrag von Genf> *gilt .", ""),
    ],
)
def test_organisations_by_their_class(markup: str, name: str) -> None:
    found = [entity.name for entity in actors_of(markup).entities if entity.type == "organisation"]
    assert found == ([name] if name else [])


def test_a_capital_where_things_happen_is_a_place() -> None:
    actors = actors_of("Das Treffen in Oslo *dauerte .")
    assert [entity.type for entity in actors.entities] == ["place"]
    assert [site.acts for site in actors.sites] == [False]


TEXTS = st.lists(
    st.sampled_from(
        ["Der", "norwegische", "Präsident", "Anna", "Bauer", "Bauers", "von", "der", "@AnnaBauer", "(SPD)", "SPD-Chef", "Oslo",
         "die", "beiden", "Länder", ",", "und", "er", "Außenminister", "Kenia", "🇳🇴", "\n\n", "„", "“", "presidente", "de", "ONU."]
    ),
    max_size=30,
)  # fmt: skip


@given(TEXTS, st.sampled_from(["de", "es"]))
def test_any_pipeline_any_words(words: list[str], lang: str) -> None:
    """A pipeline without tagger, parser and recogniser gives few actors, right offsets, ids by content, and no crash."""
    text = " ".join(words)
    doc = BLANK[lang](text)
    segment = Segment("s0", "body", lang, 1.0, 0, len(text))
    raw = RawText("any", text)
    actors = find_actors(raw, [segment], [ParsedSegment(segment, doc, 0)] if len(doc) else [])
    ids = [entity.id for entity in actors.entities]
    assert len(ids) == len(set(ids))
    for entity in actors.entities:
        assert entity.id.startswith(f"{entity.type}:")
        for mention in entity.mentions:
            assert text[mention.start : mention.end] == mention.text
    assert list(actors.sites) == sorted(actors.sites, key=lambda site: (site.start, -site.end, site.entity_ids))
    assert {identity for site in actors.sites for identity in site.entity_ids} <= set(ids)
    assert find_actors(raw, [segment], [ParsedSegment(segment, doc, 0)] if len(doc) else []) == actors
