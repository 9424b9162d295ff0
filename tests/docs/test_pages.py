"""Every block of the documentation runs and prints what the page shows; every link leads somewhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

import extractor.corpus.running
from extractor.cli.main import app
from extractor.corpus import Recipe
from extractor.corpus.pool import Here
from extractor.corpus.progress import Tally
from tests.docs.pages import DOCS, ROOT, Session, anchors, links, pages

pytestmark = pytest.mark.skipif(not DOCS.exists(), reason="the archive of the sources ships the tests and not the docs")


def call(arguments: list[str]) -> tuple[int, str]:
    done = CliRunner().invoke(app, arguments, prog_name="extractor")
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.output


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like a clone to a reader; runs are done in this process, whose pipelines are loaded once."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(DOCS / "articles", tmp_path / "docs" / "articles")
    monkeypatch.setattr(extractor.corpus.running, "_engine", here)
    monkeypatch.setenv("EXTRACTOR_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def here(recipe: Recipe, _: object, tally: Tally) -> Here:
    return Here(recipe.make(), report=tally.advance)


@pytest.mark.model
@pytest.mark.parametrize("page", pages(), ids=lambda path: str(path.relative_to(ROOT)))
def test_page(page: Path, clone: Path) -> None:
    Session(page, call).run()
    assert Path.cwd() == clone


@pytest.mark.parametrize("page", pages(), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_of_page(page: Path) -> None:
    for path, target in links([page]):
        name, _, anchor = target.partition("#")
        found = (path.parent / name).resolve() if name else path
        assert found.exists(), f"{target} is not there"
        assert not anchor or found.suffix != ".md" or anchor in anchors(found), f"{target} has no such heading"


def test_every_page_is_reached_from_the_first() -> None:
    seen, waiting = set(), [DOCS / "README.md"]
    while waiting:
        page = waiting.pop()
        if page.suffix == ".md" and page not in seen:
            seen.add(page)
            waiting += [(path.parent / target.partition("#")[0]).resolve() for path, target in links([page])]
    assert set(DOCS.rglob("*.md")) <= seen


def test_pictures_are_small_and_shown() -> None:
    pictures = sorted((DOCS / "images").glob("*.png"))
    assert all(picture.stat().st_size <= 300_000 for picture in pictures)
    assert sum(picture.stat().st_size for picture in pictures) <= 1_500_000
    shown = {(page.parent / target).resolve() for page, target in links(pages())}
    assert set(pictures) <= shown


def test_a_wrong_page_fails(tmp_path: Path) -> None:
    page = tmp_path / "wrong.md"
    page.write_text("```python\nprint(1)\n```\n\n```text\n2\n```\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="line 5"):
        Session(page, call).run()
    page.write_text("```console\n$ extractor no-such-command\n```\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="No such command"):
        Session(page, call).run()


def test_a_block_that_is_not_run_says_why(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("```cypher\nMATCH (a) RETURN a\n```\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="a block of cypher is not run"):
        Session(page, call).run()
    page.write_text('<!-- skip: next "needs a server" -->\n\n```cypher\nMATCH (a) RETURN a\n```\n', encoding="utf-8")
    Session(page, call).run()


def test_a_skipped_block_gives_its_reason(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        '<!-- skip: next "needs a server" -->\n\n```bash\nfalse\n```\n\n```bash\ntrue\n```\n', encoding="utf-8"
    )
    session = Session(page, call)
    session.run()
    assert session.skipped == ["needs a server"]
