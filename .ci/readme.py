#!/usr/bin/env python3
"""Print a code block of the README: ``readme.py bash 1`` is the first shell block.

The commands a reader is told to run are the commands that CI runs.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"


def blocks(text: str, language: str) -> list[str]:
    """The contents of the fenced blocks of a language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def main(arguments: list[str]) -> int:
    language, number = arguments
    print(blocks(README.read_text(encoding="utf-8"), language)[int(number) - 1], end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
