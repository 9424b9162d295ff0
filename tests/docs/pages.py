"""The pages of the documentation as sessions: their blocks run in order, and print what the page shows.

Sybil (MIT) finds the blocks, keeps one namespace a page and knows ``<!-- skip: next "reason" -->``; what runs commands, and
compares, stands here. In a page

- a ``python`` block is executed; a ``text`` block behind it is what it prints;
- a ``console`` block has commands behind ``$``, each with the lines that it prints, if any are shown; in a ``bash`` block every
  line is a command. ``extractor …`` runs in this process, everything else in a shell;
- a block behind ``<!-- file: NAME -->`` is the content of that file;
- ``…`` in what is shown stands for anything, also over lines.

A command whose output is not shown must succeed, and a block of another language must be a file or skipped.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from unittest import SkipTest

from sybil import Document, Example, Region
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown import CodeBlockParser, SkipParser
from sybil.parsers.markdown.lexers import FencedCodeBlockLexer

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
_FILE = re.compile(r"^<!-- file: (\S+) -->\n+```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_RUN = frozenset({"python", "text", "console", "bash"})
_OPERATORS = frozenset("|&;<>")
ANYTHING = "…"


def pages() -> list[Path]:
    """The README and all pages."""
    return [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]


@dataclass(slots=True)
class Session:
    """What runs the blocks of one page.

    Attributes:
        call: Runs ``extractor`` with arguments in this process; gives exit code and output.
        skipped: The reasons given for blocks that were not run.
    """

    path: Path
    call: Callable[[list[str]], tuple[int, str]]
    skipped: list[str] = field(default_factory=list)
    _printed: str | None = None

    def run(self) -> None:
        """Run the page in the current folder.

        Raises:
            AssertionError: A block fails, or prints something else than the page shows.
        """
        parsers = [
            SkipParser(),
            self._files,
            CodeBlockParser("python", self._python),
            CodeBlockParser("text", self._text),
            CodeBlockParser("console", self._console),
            CodeBlockParser("bash", self._bash),
            self._others,
        ]
        for example in Document.parse(str(self.path), *parsers):
            try:
                example.evaluate()
            except SkipTest as skip:
                self.skipped.append(str(skip))
                self._printed = None

    def _files(self, document: Document) -> Iterator[Region]:
        for match in _FILE.finditer(document.text):
            yield Region(match.start(), match.end(), match.groups(), self._write)

    def _others(self, document: Document) -> Iterator[Region]:
        """Blocks that nothing here runs."""
        files = [match.span() for match in _FILE.finditer(document.text)]
        for region in FencedCodeBlockLexer(r"\S+")(document):
            known = region.lexemes["language"] in _RUN
            if not known and not any(start <= region.start < end for start, end in files):
                yield Region(region.start, region.end, region.lexemes["language"], self._unknown)

    @staticmethod
    def _unknown(example: Example) -> str:
        return (
            f'a block of {example.parsed} is not run; mark it with <!-- file: NAME --> or <!-- skip: next "reason" -->'
        )

    def _write(self, example: Example) -> None:
        name, text = example.parsed
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def _python(self, example: Example) -> None:
        out = io.StringIO()
        with redirect_stdout(out):
            PythonEvaluator()(example)
        self._printed = out.getvalue()

    def _text(self, example: Example) -> str | None:
        printed, self._printed = self._printed, None
        return None if printed is None else difference(str(example.parsed), printed)

    def _console(self, example: Example) -> str | None:
        self._printed = None
        return "\n".join(filter(None, (self._command(*pair) for pair in commands(str(example.parsed))))) or None

    def _bash(self, example: Example) -> str | None:
        self._printed = None
        lines = str(example.parsed).replace("\\\n", " ").splitlines()
        return "\n".join(filter(None, (self._command(line, "") for line in lines if line.strip()))) or None

    def _command(self, command: str, shown: str) -> str | None:
        words = shlex.split(command, comments=True)
        if not words:
            return None
        if words[0] == "extractor" and not is_shell(command):
            code, printed = self.call(words[1:])
        else:
            code, printed = in_shell(command)
        if shown.strip():
            wrong = difference(shown, printed)
            return f"{command}\n{wrong}" if wrong else None
        return f"{command}\nexit code {code}: {printed}" if code else None


def in_shell(command: str) -> tuple[int, str]:
    """Exit code and output of a command that bash runs, in which ``extractor`` is the one of this environment."""
    function = 'extractor() { "$PYTHON" -m extractor.cli "$@"; }'
    environment = {**os.environ, "PYTHON": sys.executable, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["bash", "-c", f"{function}; {command}"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, env=environment,
    )  # fmt: skip
    return done.returncode, done.stdout


def commands(block: str) -> Iterator[tuple[str, str]]:
    r"""The commands of a console block with what is shown of their output.

    Example:
        >>> list(commands("$ extractor schema \\\n    --help   # help\nUsage: …\n$ ls\n"))
        [('extractor schema      --help   # help', 'Usage: …\n'), ('ls', '')]
    """
    command: str | None = None
    shown: list[str] = []
    for line in block.replace("\\\n", " ").splitlines(keepends=True):
        if line.startswith("$ "):
            if command is not None:
                yield command, "".join(shown)
            command, shown = line[2:].rstrip(), []
        else:
            shown.append(line)
    if command is not None:
        yield command, "".join(shown)


def is_shell(command: str) -> bool:
    """Whether a command needs a shell: a pipe, a redirection, several commands.

    Example:
        >>> is_shell("extractor read a.html > a.jsonl"), is_shell("extractor explain a.txt --actor 'A & B'")
        (True, False)
    """
    return any(set(word) <= _OPERATORS for word in shlex.shlex(command, posix=True, punctuation_chars="|&;<>"))


def difference(shown: str, printed: str) -> str | None:
    """What is wrong with what a page shows; None where it fits.

    Example:
        >>> difference("3 done, …\\n", "3 done, 2 of them new\\n") is None, difference("3", "4") is None
        (True, False)
    """
    want, have = tidy(shown), tidy(printed)
    pattern = ".*?".join(re.escape(part) for part in want.split(ANYTHING))
    if re.fullmatch(pattern, have, re.DOTALL):
        return None
    return f"the page shows\n{indented(want)}\nand what is printed is\n{indented(have)}"


def tidy(text: str) -> str:
    """Text without blanks at the ends of lines and of the whole."""
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())


def indented(text: str) -> str:
    """Text moved in."""
    return "\n".join(f"    {line}" for line in text.splitlines())


def links(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """The links of pages to files and headings here."""
    for path in paths:
        text = re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if not re.match(r"[a-z]+:", target):
                yield path, target


def anchors(path: Path) -> set[str]:
    """The names of the headings of a page, as GitHub makes them."""
    text = re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
