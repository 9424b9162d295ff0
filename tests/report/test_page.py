"""The page: one file, in which data stay data and nothing but its own scripts can run."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import pytest

from extractor import records
from extractor.report.labels import LANGUAGES, load_labels
from extractor.report.links import web_address
from extractor.report.page import SCRIPTS, escaped, render

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]>",
    "\u2028\u2029",
    "\ud800",
    "'\"`${alert(1)}",
    "&lt;b&gt;",
    "\x00\x1b[31m",
]
LABELS = load_labels()


class Elements(HTMLParser):
    """The elements of a page with their texts."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.found: list[tuple[str, dict[str, str | None], str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), ""))
        self.inside = True

    def handle_endtag(self, _: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            tag, attributes, text = self.found[-1]
            self.found[-1] = (tag, attributes, text + data)


def elements(page: str) -> list[tuple[str, dict[str, str | None], str]]:
    parser = Elements()
    parser.feed(page)
    return parser.found


def scripts(page: str) -> list[str]:
    return [text for tag, attributes, text in elements(page) if tag == "script" and "type" not in attributes]


@pytest.mark.parametrize("text", HOSTILE)
def test_data_come_back_as_they_were_and_open_no_element(text: str) -> None:
    plain, hostile = render({"a": [""]}), render({text: [text]})
    assert [tag for tag, _, _ in elements(plain)] == [tag for tag, _, _ in elements(hostile)]
    (data,) = [text for _, attributes, text in elements(hostile) if attributes.get("id") == "data"]
    assert json.loads(data) == {text: [text], "lang": None}
    assert hostile.encode("utf-8").decode("utf-8") == hostile


def test_escaped_has_nothing_that_ends_a_script_or_a_line() -> None:
    assert not re.search("[<>&\u2028\u2029\ud800-\udfff]", escaped(HOSTILE))


def test_the_policy_lets_only_the_scripts_and_styles_of_the_page_run() -> None:
    page = render({})
    (policy,) = [
        html.unescape(attributes["content"] or "")
        for tag, attributes, _ in elements(page)
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in policy
    assert "http" not in policy

    def digest(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    assert rules["script-src"].split() == [digest(text) for text in scripts(page)]
    assert rules["style-src"].split() == [digest(text) for tag, _, text in elements(page) if tag == "style"]
    # The policy comes before all that it is about.
    assert page.index("Content-Security-Policy") < min(page.index("<style"), page.index("<script"))


def test_the_page_names_no_other_file() -> None:
    found = elements(render({}))
    addresses = [
        value
        for _, attributes, _ in found
        for name, value in attributes.items()
        if name in {"src", "href", "srcset", "action"}
    ]
    assert addresses == ["data:,"]
    assert not [text for tag, _, text in found if tag == "style" and re.search(r"url\(|@import", text)]


def test_no_script_sets_markup_or_styles_that_the_policy_refuses() -> None:
    for name in SCRIPTS:
        text = files("extractor.report").joinpath("assets", name).read_text("utf-8")
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|setAttribute\(.style|javascript:",
            text,
        ), name


def test_every_word_of_the_scripts_is_in_both_languages() -> None:
    used = set()
    for name in SCRIPTS:
        used |= set(
            re.findall(
                r"""\bt\("([\w.]+)"[,)]""", files("extractor.report").joinpath("assets", name).read_text("utf-8")
            )
        )
    assert len(used) > 80
    for lang in LANGUAGES:
        assert not {key for key in used if key not in LABELS[lang]}
    assert set(LABELS["de"]) == set(LABELS["en"])
    assert not [key for lang in LANGUAGES for key, words in LABELS[lang].items() if not words.strip()]


@pytest.mark.parametrize(
    ("prefix", "values"),
    [
        ("type", get_args(records.RelationType)),
        ("quad", (*get_args(records.Quad), "static")),
        ("modality", get_args(records.Modality)),
        ("entity", get_args(records.EntityType)),
        ("sector", get_args(records.Sector)),
        ("segment", get_args(records.SegmentKind)),
    ],
)
def test_every_name_of_a_record_has_words(prefix: str, values: tuple[str, ...]) -> None:
    assert not [value for value in values if f"{prefix}.{value}" not in LABELS["de"]]


def test_every_shipped_topic_has_words() -> None:
    from extractor.topics.lexicon import topics_of

    assert not [name for name in topics_of() if f"topic.{name}" not in LABELS["de"]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_language_may_be_fixed(lang: str) -> None:
    page = render({}, lang=lang)
    assert f'<html lang="{lang}">' in page
    (data,) = [text for _, attributes, text in elements(page) if attributes.get("id") == "data"]
    assert json.loads(data)["lang"] == lang


WEB: list[tuple[Any, bool]] = [
    ("https://example.org/a?b=c#d", True),
    ("HTTP://example.org", True),
    ("https://example.org/ä/日本", True),
    ("javascript:alert(1)", False),
    ("java\nscript:alert(1)", False),
    (" javascript:alert(1)", False),
    ("\x01javascript:alert(1)", False),
    ("data:text/html,<script>", False),
    ("vbscript:x", False),
    ("file:///etc/passwd", False),
    ("//example.org", False),
    ("https://example.org/\x00", False),
    ('https://example.org/"onclick="alert(1)', False),
    ("https://example.org/<script>", False),
    ("https://" + "a" * 3000, False),
    ("", False),
    (None, False),
]


@pytest.mark.parametrize(("address", "kept"), WEB)
def test_only_addresses_of_the_web_become_links(address: str | None, kept: bool) -> None:
    assert web_address(address) == (address if kept else None)


def test_the_notice_names_the_version_that_is_shipped() -> None:
    text = files("extractor.report").joinpath("assets", "cytoscape.min.js").read_text("utf-8")
    notice = (Path(__file__).parents[2] / "NOTICE").read_text("utf-8")
    (version,) = re.findall(r"Cytoscape\.js (\d+\.\d+\.\d+)", notice)
    assert f'"{version}"' in text
