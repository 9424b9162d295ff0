"""Segments of whole texts: kinds, languages, order, nesting."""

from __future__ import annotations

from extractor.reading import raw_text
from extractor.records import Segment
from extractor.segmenting import segment

TITLE = "Minister vereinbaren engere Zusammenarbeit der Häfen"
LEAD = "Die Minister beider Länder haben sich in Lima getroffen. Es ging um die Häfen."
CREDIT = "Quelle: Agentur © ANA RUIZ"
FIRST = "Am Montag sprachen die Minister lange über die Häfen der beiden Länder und über neue Wege zum Meer."
POST = (
    "🇵🇪 Hoy nos reunimos para hablar de los puertos de la región. pic.twitter.com/aB3 — Ana Gil (@anagil) March 8, 2022"
)
SECOND = (
    'Danach sagte der Minister: "Wir haben heute sehr viel für unsere Länder erreicht." Er nannte das "historisch".'
)
GLUED = "Regierung senkt Steuern: Firmen atmen auf"
THIRD = "Darüber hinaus wollen die Länder ihre Schiffe gemeinsam bauen."
MORE = "Mehr zum Thema - Streit um Inseln: Lima verurteilt Erklärung"
ARTICLE = f" date 2022-03 {TITLE}\n\n{LEAD}\n\n{CREDIT}\n\n{FIRST} {POST} {SECOND} {GLUED} {THIRD} {MORE}\n"


def parts(text: str, **given: str) -> list[tuple[str, str, str]]:
    raw = raw_text(text, id="a", **given)
    return [(part.kind, part.lang, text[part.start : part.end]) for part in segment(raw)]


def test_an_article_with_everything() -> None:
    assert parts(ARTICLE) == [
        ("title", "de", TITLE),
        ("lead", "de", LEAD),
        ("caption", "de", CREDIT),
        ("body", "de", FIRST),
        ("post", "es", POST),
        ("body", "de", SECOND),
        ("quote", "de", "Wir haben heute sehr viel für unsere Länder erreicht."),
        ("teaser", "de", GLUED),
        ("body", "de", THIRD),
        ("teaser", "de", MORE),
    ]


def test_ids_count_in_text_order_and_posts_carry_their_fields() -> None:
    segments = segment(raw_text(ARTICLE, id="a"))
    assert [part.id for part in segments] == [f"s{number}" for number in range(len(segments))]
    (post,) = [part for part in segments if part.kind == "post"]
    assert (post.handle, post.date, post.url, post.author) == (
        "@anagil",
        "2022-03-08",
        "https://pic.twitter.com/aB3",
        None,
    )
    assert ARTICLE[slice(*post.prose_span)] == "🇵🇪 Hoy nos reunimos para hablar de los puertos de la región."
    assert post.signature is not None
    assert post.signature.name == "Ana Gil"


def test_no_lead_without_title_or_longer_body() -> None:
    assert [kind for kind, _, _ in parts(f"{LEAD}\n\n{FIRST}")] == ["body", "body"]
    assert [kind for kind, _, _ in parts(f"{TITLE}\n\n{FIRST}\n\n{LEAD}")] == ["title", "body", "body"]


def test_short_and_nameless_segments_inherit_the_language() -> None:
    assert parts(f"{FIRST}\n\nJosé María González\n\nFoto: EFE") == [
        ("body", "de", FIRST),
        ("body", "de", "José María González"),
        ("caption", "de", "Foto: EFE"),
    ]


def test_a_spanish_paragraph_and_quotation_keep_their_language() -> None:
    spanish = "El ministro dijo que las empresas de la región van a crecer mucho este año."
    found = parts(f"{FIRST}\n\n{spanish}\n\n{SECOND} Dann rief er: „El pueblo no se rinde ante nadie.“")
    assert [(kind, lang) for kind, lang, _ in found] == [
        ("body", "de"), ("body", "es"), ("body", "de"), ("quote", "de"), ("quote", "es"),
    ]  # fmt: skip


def test_headlines_below_a_prefix_are_teasers() -> None:
    found = parts(
        f"{FIRST}\n\nLesen Sie auch:\n- Firmen atmen nach Urteil auf\n- Streit um Inseln geht weiter\n\n{LEAD}"
    )
    assert [kind for kind, _, _ in found] == ["body", "teaser", "teaser", "teaser", "body"]


def test_very_long_paragraphs_are_cut_at_sentence_ends() -> None:
    text = f"{FIRST} " * 1000
    segments = segment(raw_text(text, id="a"))
    assert len(segments) > 4
    assert all(text[part.end - 1] == "." and part.end - part.start <= 20_000 for part in segments)


def test_the_identifier_can_be_replaced() -> None:
    class Always:
        def identify(self, text: str) -> tuple[str, float]:
            return ("es", 1.0) if text else ("de", 1.0)

    segments: tuple[Segment, ...] = segment(raw_text(FIRST, id="a"), identify=Always())
    assert {part.lang for part in segments} == {"es"}
