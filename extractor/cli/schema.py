"""``extractor schema``: the JSON Schema of the document record."""

from __future__ import annotations

from extractor.cli.messages import errors_as_sentences, put


def command() -> None:
    """Print the JSON Schema of the document record."""
    with errors_as_sentences():
        import json

        from extractor.serialise import json_schema

        put(json.dumps(json_schema(), indent=2, ensure_ascii=False))
