"""Web pages: the article, its metadata, and the posts embedded in it. All pages are made up."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest

from extractor.segmenting import segment
from tests.reading.reading import read, read_stdin

LEAD = "Die Außenminister der beiden Länder haben sich am Donnerstag getroffen, um über den Handel zu sprechen."
BODY = "In der Hauptstadt hat ein Treffen zwischen den Ministern stattgefunden. Sie erörterten die Lage und das Verhältnis der Staaten."
LAST = "Die Gespräche sollen im kommenden Monat fortgesetzt werden. Mehr Einzelheiten wurden nicht bekannt, teilte das Amt mit."
SPANISH = (
    '<blockquote class="twitter-tweet" data-lang="de"><p lang="es" dir="ltr">🇻🇪🇷🇺 Con nuestra visita venimos a ratificar la voluntad del '
    'gobierno del presidente <a href="https://twitter.com/Pres?ref_src=twsrc%5Etfw">@Pres</a> de seguir trabajando.<br><br>Compartimos '
    'los mismos principios. <a href="https://t.co/phBic">pic.twitter.com/phBic</a></p>&mdash; Ana Gil (@anagil) '
    '<a href="https://twitter.com/anagil/status/1725234567890123776?ref_src=twsrc%5Etfw">November 16, 2023</a></blockquote>'
)
GERMAN = (
    '<blockquote class="twitter-tweet"><p lang="de" dir="ltr">Wir haben viel erreicht.<br>Der Minister war dabei.<br>Das Abkommen kommt '
    'noch in diesem Jahr!</p>&mdash; Max Muster 🇩🇪 (@maxmuster) <a href="https://x.com/maxmuster/status/1725299999990123776">vor 3 Std.</a>'
    "</blockquote>"
)
HEAD = (
    '<meta charset="utf-8"><title>Gipfel endet - Beispielblatt</title><meta property="og:title" content="Gipfel endet">'
    '<meta property="og:site_name" content="Beispielblatt"><link rel="canonical" href="https://www.blatt.example/politik/1.html">'
    '<meta property="article:published_time" content="2023-11-16T18:05:00+01:00">'
)
AROUND = '<nav><ul><li><a href="/">Start</a></li><li><a href="/p">Politik</a></li></ul></nav>'
AFTER = "<aside><h3>Meistgelesen</h3><ul><li><a href='/1'>Eins ist heute das Thema</a></li></ul></aside><footer>Impressum</footer>"


def page(*blocks: str, head: str = HEAD, title: str = "<h1>Gipfel endet</h1>") -> str:
    article = "".join(block if block.startswith("<") else f"<p>{block}</p>" for block in blocks)
    return f"<!DOCTYPE html><html lang=de><head>{head}</head><body>{AROUND}<main><article>{title}{article}</article></main>{AFTER}</body></html>"


def test_article_and_metadata(tmp_path: Path) -> None:
    found = read(tmp_path / "a.html", page(LEAD, BODY, "<h2>Wie es weitergeht</h2>", LAST))
    (raw,) = found.raws
    assert raw.text == f"Gipfel endet\n\n{LEAD}\n\n{BODY}\n\nWie es weitergeht\n\n{LAST}"
    assert (raw.id, raw.title, raw.date, raw.source) == ("a", "Gipfel endet", "2023-11-16", "Beispielblatt")
    assert raw.url == "https://www.blatt.example/politik/1.html"
    assert raw.title_span == (0, 12)
    assert not found.notices


def test_a_title_that_is_not_in_the_article_goes_before_it(tmp_path: Path) -> None:
    (raw,) = read(tmp_path / "a.html", page(LEAD, BODY, LAST, title="")).raws
    assert raw.text.startswith(f"Gipfel endet\n\n{LEAD}")


@pytest.mark.parametrize(
    "wrapped",
    ["{}", '<div class="embed embed--twitter"><div>{}</div><script src="x.js"></script></div>', "<figure>{}</figure>"],
)
def test_embedded_posts_come_out_with_author_handle_date_and_url(tmp_path: Path, wrapped: str) -> None:
    (raw,) = read(
        tmp_path / "a.html", page(LEAD, BODY, wrapped.format(SPANISH), BODY, wrapped.format(GERMAN), LAST)
    ).raws
    spanish, german = (part for part in segment(raw) if part.kind == "post")
    assert (spanish.lang, spanish.handle, spanish.date) == ("es", "@anagil", "2023-11-16T19:29:08Z")
    assert spanish.url == "https://twitter.com/anagil/status/1725234567890123776"
    assert spanish.signature is not None
    assert spanish.signature.name == "Ana Gil"
    assert raw.text[slice(*spanish.prose_span)] == (
        "🇻🇪🇷🇺 Con nuestra visita venimos a ratificar la voluntad del gobierno del presidente @Pres de seguir trabajando. "
        "Compartimos los mismos principios."
    )
    assert (german.lang, german.handle, german.date) == ("de", "@maxmuster", "2023-11-16T23:49:09Z")
    assert raw.text[slice(*german.prose_span)].startswith("Wir haben viel erreicht. Der Minister war dabei.")
    assert german.url == "https://x.com/maxmuster/status/1725299999990123776"


def test_quotations_and_unsigned_posts_stay_text(tmp_path: Path) -> None:
    unsigned = '<blockquote class="twitter-tweet"><p>Ein Beitrag ohne Absender, der im Artikel steht und lang genug ist.</p></blockquote>'
    quoted = "<blockquote><p>Ein gewöhnliches Zitat ohne Absender, das im Artikel hervorgehoben wird.</p></blockquote>"
    (raw,) = read(tmp_path / "a.html", page(LEAD, BODY, quoted, unsigned, LAST)).raws
    assert "Ein gewöhnliches Zitat" in raw.text
    assert "Ein Beitrag ohne Absender" in raw.text
    assert not [part for part in segment(raw) if part.kind == "post"]


def test_posts_outside_the_article_are_told(tmp_path: Path) -> None:
    found = read(
        tmp_path / "a.html", page(LEAD, BODY, LAST).replace("<footer>", f"<footer><div class=timeline>{SPANISH}</div>")
    )
    assert "Ana Gil" not in found.texts[0]
    assert found.notices == [f"{tmp_path / 'a.html'}: 1 embedded posts are outside the article and were left out"]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("iso-8859-15", "iso8859-15"),
        ("iso-8859-1", "utf-8"),  # declared wrongly
        ("nonsense", "utf-8"),
        ("nonsense", "cp1252"),
        ("utf-8", "utf-16"),  # the mark goes first
    ],
)
def test_encodings(tmp_path: Path, declared: str, encoding: str) -> None:
    data = (
        page(LEAD, BODY, LAST, head=f'<meta charset="{declared}">')
        .replace("Donnerstag", "Montag für 5 €")
        .encode(encoding)
    )
    (raw,) = read(tmp_path / "a.html", data).raws
    assert "Die Außenminister der beiden Länder haben sich am Montag für 5 € getroffen" in raw.text


def test_xhtml_with_a_declaration(tmp_path: Path) -> None:
    data = '<?xml version="1.0" encoding="iso-8859-1"?>' + page(LEAD, BODY, LAST, head="<title>T</title>")
    assert "Außenminister" in read(tmp_path / "a.xhtml", data.encode("latin-1")).texts[0]


@pytest.mark.parametrize(
    "data",
    [
        "<html><head><script>var a = 'Sanktionen';</script></head><body><div id=app></div><script>load()</script></body></html>",
        "<script>" + "document.write('Die Minister trafen sich am Montag in der Hauptstadt.');" * 50 + "</script>",
        "<html></html>",
        "<!-- nichts -->",
        "<html><body><p></p></body></html>",
    ],
)
def test_a_page_that_is_all_script(tmp_path: Path, data: str) -> None:
    (error,) = read(tmp_path / "a.html", data).errors
    assert "a.html" in error
    assert "has no article" in error or "is no HTML page" in error


def test_hostile_pages(tmp_path: Path) -> None:
    deep = "<div>" * 5000 + LEAD + "</div>" * 5000
    posts = page(LEAD, *[SPANISH] * 300, LAST)
    assert read(tmp_path / "a.html", deep).items
    assert read(tmp_path / "a.html", posts).texts[0].count("@anagil") == 300
    entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>' + page(
        f"&b;{LEAD}", BODY, LAST
    )
    assert LEAD in read(tmp_path / "a.html", entities).texts[0]
    local = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + page(f"&e;{LEAD}", BODY, LAST)
    assert "root:" not in read(tmp_path / "a.html", local).texts[0]
    nul = page(LEAD, BODY.replace("Treffen", "Tref\0fen\x0b"), LAST)
    assert LAST in read(tmp_path / "a.html", nul).texts[0]
    markup = page(
        "Der Minister sagte &lt;script&gt;alert(1)&lt;/script&gt; und ging danach ohne ein weiteres Wort nach Hause.",
        BODY,
        LAST,
    )
    assert "<script>alert(1)</script>" in read(tmp_path / "a.html", markup).texts[0]


def test_nothing_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    read(tmp_path / "a.html", "<html></html>")
    read(tmp_path / "a.html", page("Kurz."))
    assert capfd.readouterr() == ("", "")


def test_a_page_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.reading.html.MAX_PAGE", 1000)
    assert "is larger than" in read(tmp_path / "a.html", page(LEAD * 20)).errors[0]


def test_standard_input() -> None:
    assert LEAD in read_stdin(page(LEAD, BODY, LAST).encode(), format="html").texts[0]


@pytest.mark.parametrize("missing", ["lxml", "trafilatura"])
def test_without_the_extra_a_sentence_says_what_to_install(
    tmp_path: Path, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = builtins.__import__

    def without(name: str, *arguments: Any) -> Any:
        if name.partition(".")[0] == missing:
            raise ImportError(name)
        return find(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", without)
    (error,) = read(tmp_path / "a.html", page(LEAD)).errors
    assert error == f"{tmp_path / 'a.html'} is a web page: install what reads it with pip install 'extractor[html]'."
