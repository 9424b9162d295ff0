"""The page in a real browser: what a reader does, what a hostile document tries, what leaves the file (nothing)."""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.records import Segment
from extractor.report import write_report
from tests.report.browser import chromium, complaints, requests, why_not
from tests.report.made import ACCUSES, HOLDS, MEETS, REJECTS, TEXT, document, entity, lines, run_of, three

REASON = why_not()
pytestmark = [pytest.mark.browser, pytest.mark.skipif(REASON is not None, reason=str(REASON))]

EVIL = "<img src=x onerror=hack()><script>hack()</script> Kuba kritisiert Chile."
EVIL_NAME = "</script><b onclick=hack()>Kuba"


@pytest.fixture(scope="module")
def driver() -> Iterator[Any]:
    """One browser for all tests of the module."""
    profile = Path(tempfile.mkdtemp(prefix="extractor-browser-"))
    try:
        with chromium(profile) as started:
            yield started
    finally:
        shutil.rmtree(profile, ignore_errors=True)


Open = Callable[..., "Page"]


@pytest.fixture
def opened(driver: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens the report of a run; at the end nothing has left the file and the browser has not complained."""
    pages = []

    def open_(run: Path, *, size: tuple[int, int] = (1366, 768), **options: Any) -> Page:
        path = write_report(run, tmp_path / "report.html", **{"lang": "en", **options}).path
        driver.set_window_size(*size)
        complaints(driver)
        requests(driver)
        driver.get(path.as_uri())
        pages.append(path)
        return Page(driver)

    yield open_
    assert complaints(driver) == []
    # "data:" are pictures that the browser itself has in its buttons.
    asked = {address for address in requests(driver) if not address.startswith("data:")}
    assert asked == {path.as_uri() for path in pages}


class Page:
    """What a test does with a page."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def all(self, selector: str) -> list[Any]:
        return [found for found in self.driver.find_elements("css selector", selector) if found.is_displayed()]

    def one(self, selector: str) -> Any:
        (found,) = self.all(selector)
        return found

    def run(self, script: str, *arguments: Any) -> Any:
        return self.driver.execute_script(script, *arguments)

    def texts(self, selector: str) -> list[str]:
        return [found.text for found in self.all(selector)]

    def press(self, *keys: str) -> None:
        from selenium.webdriver import ActionChains
        from selenium.webdriver.common.keys import Keys

        for key in keys:
            ActionChains(self.driver).send_keys(getattr(Keys, key) if hasattr(Keys, key) else key).perform()

    def tap(self, identity: str) -> None:
        """Click where the picture has a node, or the middle of an edge."""
        from selenium.webdriver import ActionChains

        x, y = self.run(
            """const one = report.cy.getElementById(arguments[0]);
            const at = one.isNode() ? one.renderedPosition() : one.renderedMidpoint();
            return [at.x - report.cy.width() / 2, at.y - report.cy.height() / 2];""",
            identity,
        )
        canvas = self.one(".canvas")
        ActionChains(self.driver).move_to_element_with_offset(canvas, round(x), round(y)).click().perform()
        self.wait(lambda: self.all(".panel"))

    def shown_edges(self) -> int:
        return int(self.run("return report.cy.edges(':visible').length"))

    def shows(self, edges: int) -> None:
        """Wait until so many edges are shown; a busy machine draws them late."""
        self.wait(lambda: self.shown_edges() == edges)

    def wait(self, test: Callable[[], Any]) -> None:
        limit = time.monotonic() + 10
        while not test():
            assert time.monotonic() < limit
            time.sleep(0.02)

    def focused(self) -> str:
        return str(
            self.run(
                "return document.activeElement.textContent.trim() || document.activeElement.getAttribute('aria-label') || ''"
            )
        )


def plain(text: str) -> str:
    """On one line, without the flags that a machine may lack the letters for."""
    return " ".join(re.sub("[\U0001f1e6-\U0001f1ff]", "", text).split())


def number_of(page: Page, label: str) -> int:
    return int(page.run("return report.data.actors.findIndex((actor) => actor.label === arguments[0])", label))


@pytest.fixture
def page(opened: Open, tmp_path: Path) -> Page:
    """The report of three documents."""
    return opened(three(tmp_path / "run"))


def test_a_click_on_an_edge_shows_its_sentences(page: Page) -> None:
    number = page.run("return report.data.edges.findIndex((edge) => edge.type === 'ACCUSE' && !edge.negated)")
    page.tap(f"e{number}")
    assert page.texts(".panel blockquote") == ["Kuba kritisiert Chile."] * 2
    assert page.texts(".panel mark") == ["kritisiert"]
    first, second = page.texts(".panel .evidence")
    for word in ("Streit über Handel", "Blatt", "Mar 1, 2021", "90%", "test", "Trade", "„kritisiert“"):
        assert word in first
    assert "Said by\nAna Paz" in second
    link = page.one(".panel a.out")
    assert (link.get_attribute("href"), link.get_attribute("rel"), link.get_attribute("target")) == (
        "https://example.org/a",
        "noopener noreferrer",
        "_blank",
    )


def test_a_click_on_a_node_shows_its_profile(page: Page) -> None:
    page.tap(f"a{number_of(page, 'Ana Paz')}")
    assert page.one(".panel h2").text == "Ana Paz"
    sections = dict(zip(page.texts(".panel h3"), page.all(".panel section"), strict=True))
    assert "Ministerin · Chile" in plain(sections["Offices and memberships"].text)
    assert "OAS" in sections["Top partners"].text
    assert "Kuba accuses Chile" in plain(sections["Speaks about"].text)
    page.press("ESCAPE")
    assert page.all(".panel") == []


def test_search_finds_actors_without_accents_documents_and_sentences(page: Page) -> None:
    field = page.one(".search input")
    field.send_keys("STREIT UBER")
    assert [text.split("\n")[0] for text in page.texts(".results [role=option]")] == ["Streit über Handel"]
    field.clear()
    field.send_keys("wies das")
    assert len(page.texts(".results [role=option]")) == 1
    field.clear()
    field.send_keys("ana pa")
    page.press("ENTER")
    assert page.one(".panel h2").text == "Ana Paz"


def tick(page: Page, key: str) -> None:
    page.run("arguments[0].click()", page.driver.find_element("css selector", f'.filters input[data-key="{key}"]'))


def test_filters_leave_what_they_let_through(page: Page) -> None:
    page.shows(6)
    tick(page, "ACCUSE")
    page.shows(2)
    assert page.one(".status").text == "2 of 6 relations"
    tick(page, "verbal_conflict")
    page.shows(3)
    page.one('[data-key="reset"]').click()
    page.shows(6)
    tick(page, "0")  # the topic
    page.shows(1)
    tick(page, "0")
    tick(page, "planned")
    page.shows(1)
    tick(page, "planned")
    select(page, "negation", "yes")
    page.shows(1)
    select(page, "negation", "no")
    page.shows(5)
    select(page, "negation", "")
    select(page, "speaker", str(number_of(page, "Ana Paz")))
    page.shows(1)
    select(page, "speaker", "none")
    page.shows(5)


def select(page: Page, key: str, value: str) -> None:
    from selenium.webdriver.support.select import Select

    Select(page.driver.find_element("css selector", f'select[data-key="{key}"]')).select_by_value(value)


def test_what_is_asked_for_must_hold_for_one_statement(page: Page) -> None:
    """Chile is accused in March about trade, and in May by Ana Paz: not in May about trade."""
    tick(page, "0")
    select(page, "speaker", str(number_of(page, "Ana Paz")))
    page.shows(0)
    assert page.one(".status").text == "0 of 6 relations"


def test_dates_by_bars_and_by_fields(page: Page) -> None:
    assert len(page.all(".bar")) == 3
    page.all(".bar")[0].click()
    page.shows(3)  # what is dated to March
    page.run(
        "const field = document.querySelector('.range [data-key=since]'); field.value = '2021-05-01';"
        "field.dispatchEvent(new Event('change')); const to = document.querySelector('.range [data-key=until]');"
        "to.value = '2021-05-31'; to.dispatchEvent(new Event('change'));"
    )
    page.shows(2)
    page.one(".range .quiet").click()
    page.shows(6)
    assert "2 sentences without a date" in page.one(".range .note").text


def test_german_and_english(page: Page) -> None:
    assert page.texts("[role=tab]") == ["Graph", "Relations", "Actors", "Documents"]
    page.one('.languages [lang="de"]').click()
    assert page.texts("[role=tab]") == ["Graph", "Beziehungen", "Akteure", "Dokumente"]
    assert page.run("return document.documentElement.lang") == "de"
    assert page.focused() == "DE"
    assert page.run("return report.cy.edges().map((edge) => edge.data('label')).includes('kritisiert')")


def test_the_language_is_that_of_the_browser(opened: Open, tmp_path: Path) -> None:
    page = opened(three(tmp_path / "run"), lang=None)
    assert page.run("return [document.documentElement.lang, navigator.language.slice(0, 2)]") == ["en", "en"]


def test_everything_can_be_reached_by_keyboard(page: Page) -> None:
    page.press("/")
    assert page.focused() == "Search: actor, title, sentence"
    page.press("TAB", "TAB", "TAB")
    page.wait(lambda: page.focused() in {"EN", "DE"})
    while page.focused() != "Graph":
        page.press("TAB")
    page.press("ARROW_RIGHT")
    assert page.focused() == "Relations"
    for _ in range(60):
        page.press("TAB")
        if page.run("return document.activeElement.dataset.edge"):
            break
    page.press("ENTER")
    assert page.run("return document.activeElement.closest('.panel') !== null")
    assert page.texts(".panel blockquote")
    page.press("ESCAPE")
    assert page.all(".panel") == []
    assert page.run("return document.activeElement.dataset.edge")  # back where it was opened


def test_what_has_the_focus_is_seen(page: Page) -> None:
    page.press("TAB", "TAB")
    assert page.run("return getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_a_document_leads_to_its_edges_and_back(opened: Open, tmp_path: Path) -> None:
    from extractor import corpus
    from tests.report.made import Reader

    corpus.run([lines(tmp_path / "a.jsonl", TEXT)], tmp_path / "run", recipe=Reader(), formats=["json"])
    page = opened(tmp_path / "run")
    page.one("#tab-documents").click()
    assert page.one(".document .text").text.replace("1Kuba", "Kuba") == TEXT
    assert page.texts(".mention.is-country.piece") == ["Kuba", "Chile", "Chile"]
    page.one(".mark-button").click()
    assert "Kuba accuses Chile" in plain(page.one(".panel .lines").text)
    page.one(".panel .edge-line").click()
    assert page.texts(".panel blockquote") == ["Kuba kritisiert Chile."]
    page.one("#tab-graph").click()
    page.one(".panel .source").click()
    assert page.one("#tab-documents").get_attribute("aria-selected") == "true"
    assert "".join(page.texts(".piece.chosen")) == "Kuba kritisiert Chile."
    page.all(".piece.mention")[0].click()
    assert page.one(".panel h2").text.endswith("Kuba")


def test_texts_that_are_not_at_hand_are_told(page: Page) -> None:
    page.one("#tab-documents").click()
    assert "The text is not in this report" in page.one(".document .notice").text
    page.one(".notices summary").click()
    assert "The texts of 3 documents were not at hand" in page.one(".notices").text


def test_tables_are_sorted_by_their_heads(page: Page) -> None:
    page.one("#tab-relations").click()
    assert page.one('th[aria-sort="descending"]').text.startswith("Sentences")
    page.one("#view-relations th [data-key=source]").click()
    names = [plain(cell.text) for cell in page.all("#view-relations tbody tr td:first-child")]
    assert names == sorted(names)
    page.one("#tab-actors").click()
    assert len(page.all("#view-actors tbody tr")) == 4


def test_a_hostile_document_stays_a_string(opened: Open, tmp_path: Path) -> None:
    entities = [entity("country:CU", EVIL, name="Kuba"), entity("country:CL", EVIL)]
    entities[0] = type(entities[0])(
        "country:CU", "country", EVIL_NAME, country="CU", aliases=(EVIL,), mentions=entities[0].mentions
    )
    post = Segment("s0", "post", '"><script>', 1.0, 0, len(EVIL), handle="@<i>", date="<u>", url="javascript:hack()")
    evil = document(
        '"><script>hack()</script>',
        (ACCUSES[0], EVIL, {"cues": ("<script>hack()</script>",), "topics": ("<b>topic",), "speaker": "constructor:<i>x"}),
        text=EVIL, entities=entities, segments=[post], title="<svg onload=hack()>", source="<b>", date="2021-<b>",
        url="javascript:hack()", languages=("<x>",),
    )  # fmt: skip
    page = opened(run_of(tmp_path / "run", evil), title="<script>hack()</script>", lang="de")
    page.run("window.hacked = 0; window.hack = () => { window.hacked += 1; };")
    for name in ("graph", "relations", "actors", "documents"):
        page.one(f"#tab-{name}").click()
        page.run("report.select('edge', 0)")
        page.run("report.select('actor', 0)")
        page.run("report.select('sentence', 0)")
    page.run("report.select('actor', report.data.actors.findIndex((actor) => actor.type === 'constructor'))")
    assert page.one(".panel h2").text == "constructor:<i>x"
    page.run("report.select('sentence', 0)")
    page.one(".search input").send_keys("script")
    assert page.texts(".results [role=option]")
    page.run("window.dispatchEvent(new Event('beforeprint'))")
    assert page.one("h1").text == "<script>hack()</script>"
    assert page.one(".document h2").text == "<svg onload=hack()>"
    assert page.one(".panel blockquote").text == EVIL
    assert page.all('a[href^="javascript"]') == []
    inside = page.run(
        "return [...document.querySelectorAll('#app img, #app script, #app b[onclick], #app u, #app i, #app svg[onload]')].length"
    )
    assert (inside, page.run("return window.hacked")) == (0, 0)


def test_the_policy_stops_scripts_of_others(opened: Open, tmp_path: Path, driver: Any) -> None:
    page = opened(three(tmp_path / "run"))
    page.run(
        "window.ran = 0; const script = document.createElement('script'); script.textContent = 'window.ran = 1';"
        "document.body.append(script); fetch('https://example.org/').catch(() => {});"
        "const picture = new Image(); picture.src = 'https://example.org/x.png';"
    )
    time.sleep(0.3)
    assert page.run("return window.ran") == 0
    refused = complaints(driver)
    assert len(refused) >= 3
    assert all("Content Security Policy" in text for text in refused)
    requests(driver)  # refused before they leave; the browser notes them all the same
    driver.get(driver.current_url)


@pytest.mark.parametrize("size", [(1366, 768), (820, 1100), (500, 800)])
def test_no_width_cuts_anything_off(size: tuple[int, int], opened: Open, tmp_path: Path) -> None:
    page = opened(three(tmp_path / "run"), size=size)
    for name in ("graph", "relations", "actors", "documents"):
        page.one(f"#tab-{name}").click()
        assert page.run("return document.documentElement.scrollWidth <= window.innerWidth")
        view = page.one(f"#view-{name}")
        assert view.size["height"] > 150
    page.run("report.select('edge', 0)")
    panel = page.one(".panel")
    assert panel.rect["x"] >= 0
    assert panel.rect["x"] + panel.rect["width"] <= page.run("return window.innerWidth") + 1


def test_on_paper_each_edge_has_its_sentences(page: Page, driver: Any) -> None:
    page.run("window.dispatchEvent(new Event('beforeprint'))")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert len(page.all(".print-edge")) == 6
        assert (
            page.texts(".print-edge blockquote").count(
                "Kuba kritisiert Chile.\nStreit über Handel · Blatt · Mar 1, 2021 · 90%"
            )
            == 1
        )
        assert page.one("#print img").size["width"] > 100
        assert page.all("#app") == []
    finally:
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    page.run("window.dispatchEvent(new Event('afterprint'))")
    assert page.run("return document.getElementById('print')") is None


def test_no_relations(opened: Open, tmp_path: Path) -> None:
    page = opened(run_of(tmp_path / "run", document("a")))
    assert page.one(".graph .nothing").text == "There are no relations in this report."
    assert page.one(".timeline").text == "There are no dates in this report."
    for name in ("relations", "actors", "documents"):
        page.one(f"#tab-{name}").click()
        assert "Nothing found." in page.one(f"#view-{name}").text


def test_one_document_of_one_date(opened: Open, tmp_path: Path) -> None:
    page = opened(run_of(tmp_path / "run", document("a", HOLDS, REJECTS, MEETS, date="2021-03")))
    assert page.one(".timeline").text == "All is dated: March 2021."
    assert page.all(".bar") == []
    assert "1 document · 4 actors · 3 relations" in page.one(".top").text


@pytest.mark.parametrize(
    ("dates", "bars"),
    [
        (["2021-03-01", "2021-03-04"], 4),  # days
        (["2021-03-01", "2021-09"], 7),  # months
        (["2001-03-01", "2021"], 21),  # years
        (["1205", "2020", "2021"], 2),  # one far away
        (
            [*(f"2021-{month:02}-05" for month in (3, 4, 6) for _ in range(20)), "1980"],
            4,
        ),  # what is rare does not decide
        (["9999", "0001", "2021-99", "gestern", "2021-03-01"], 0),  # one that can be counted
    ],
)
def test_the_timeline_counts_days_months_or_years(dates: list[str], bars: int, opened: Open, tmp_path: Path) -> None:
    page = opened(run_of(tmp_path / "run", *(document(f"d{n}", ACCUSES, date=date) for n, date in enumerate(dates))))
    assert len(page.all(".bar")) == bars
    assert page.texts(".panel") == []


def test_a_thousand_edges_are_soon_there(opened: Open, tmp_path: Path) -> None:
    """A generous bound, for machines that are busy; benchmarks/report.py measures."""
    from tests.report.many import many_edges

    page = opened(run_of(tmp_path / "run", *many_edges(1000)))
    assert page.shown_edges() >= 1000
    assert page.run("return report.ready") < 10_000
