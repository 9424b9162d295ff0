"""One HTML file out of the data and the assets: nothing in it is fetched, and only its own scripts run."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from extractor.report.labels import LANGUAGES, load_labels

# In the order in which they are run; each is a function of its own that adds to the object ``report``.
SCRIPTS = (
    *("base.js", "model.js", "filters.js", "timeline.js", "legend.js", "graph.js", "evidence.js", "profile.js"),
    *("panels.js", "tables.js", "documents.js", "print.js", "search.js", "main.js"),
)
# Cytoscape.js adds a style sheet of one rule unless there is an element of this id, and the policy would refuse that.
_CYTOSCAPE_STYLE = "__________cytoscape_stylesheet"
_CYTOSCAPE_RULE = ".__________cytoscape_container { position: relative; }"

# What ends a script element or a line of JavaScript, and what UTF-8 cannot hold.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def render(data: Mapping[str, Any], *, lang: str | None = None) -> str:
    """The page of a payload.

    Args:
        data: As :func:`extractor.report.payload.build_payload` gives it.
        lang: ``de`` or ``en``; by default as the reader's browser says.

    Example:
        >>> page = render({"title": "</script><script>alert(1)</script>"})
        >>> "alert(1)</script>" in page, "Content-Security-Policy" in page
        (False, True)
    """
    style = _asset("report.css")
    scripts = [_asset("cytoscape.min.js"), *map(_asset, SCRIPTS)]
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_digest, scripts))}",
            f"style-src {_digest(style)} {_digest(_CYTOSCAPE_RULE)}",
            "img-src data:",  # the picture of the graph on paper
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    head = (
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="generator" content="extractor">',
        '<link rel="icon" href="data:,">',
        "<title>extractor</title>",
        f"<style>{style}</style>",
        f'<style id="{_CYTOSCAPE_STYLE}">{_CYTOSCAPE_RULE}</style>',
    )
    body = (
        "<noscript>Dieser Bericht braucht JavaScript. This report needs JavaScript.</noscript>",
        '<div id="app"></div>',
        f'<script type="application/json" id="labels">{escaped(load_labels())}</script>',
        f'<script type="application/json" id="data">{escaped({**data, "lang": lang})}</script>',
        *(f"<script>{script}</script>" for script in scripts),
    )
    language = lang or LANGUAGES[0]
    return "\n".join(
        ("<!DOCTYPE html>", f'<html lang="{language}">', "<head>", *head, "</head>", "<body>", *body, "</body>", "</html>", "")
    )  # fmt: skip


def escaped(data: Any) -> str:
    r"""JSON that stays data inside a script element, whatever is in it.

    Example:
        >>> print(escaped("</script> & \u2028"))
        "\u003c/script\u003e \u0026 \u2028"
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _asset(name: str) -> str:
    """A file of the page; line ends are those that browsers hash."""
    text = files("extractor.report").joinpath("assets", name).read_text(encoding="utf-8").replace("\r\n", "\n")
    # Would end the element early.
    assert "</script" not in text.lower()
    assert "</style" not in text.lower()
    return text


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
