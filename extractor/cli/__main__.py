"""``python -m extractor.cli``."""

from __future__ import annotations

from extractor.cli.main import app

if __name__ == "__main__":
    app(prog_name="extractor")
