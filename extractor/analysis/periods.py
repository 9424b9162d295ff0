"""Over time: how a pair of actors goes on, and what differs between two periods."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, Unpack

from extractor.analysis.counting import QUADS, Counting, Statement, counted, label, rule, statements
from extractor.analysis.dyads import PAIR, signed
from extractor.analysis.frames import EXTRA, tidy
from extractor.errors import ExtractorError
from extractor.extras import library
from extractor.graph.formats.dates import span
from extractor.records import QUAD_CLASS

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

Freq = Literal["day", "week", "month", "quarter", "year"]
FREQS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
SIGNED = {
    **dict.fromkeys((*QUADS, "cooperation", "conflict", "balance"), "int64"),
    "tone": "float64",
}
CHANGE = {
    "before": "float64",
    "after": "float64",
    "difference": "float64",
    "share_before": "float64",
    "share_after": "float64",
    "balance_before": "float64",
    "balance_after": "float64",
    "g2": "float64",
}
# So many empty periods are filled in; a single date of the year 200 must not make millions.
MAX_PERIODS = 100_000


def timeline(
    relations: pd.DataFrame,
    one: str | None = None,
    other: str | None = None,
    *,
    freq: Freq = "month",
    directed: bool = False,
    **what: Unpack[Counting],
) -> pd.DataFrame:
    """Cooperation and conflict by period: of two actors with each other, of one with all others, or of all.

    Columns: ``period`` (a pandas period), the four quad classes of PLOVER, ``cooperation``, ``conflict``, ``balance``
    (their difference) and ``tone`` (from -1 to 1). Counted are statements, each once a document. Periods without any lie
    between the first and the last as zeros. A statement whose date does not say the period (a year where months are
    asked for), or that has none, is left out; ``attrs["left_out"]`` tells how many.

    Args:
        relations: Such as ``Corpus.relations``, or some rows of it.
        one: Id of an actor.
        other: Id of another.
        freq: Length of the periods.
        directed: Only what ``one`` does (to ``other``).
        **what: What counts; see :class:`~extractor.analysis.Counting`. Static relations are no events and never count.

    Raises:
        ExtractorError: An option is none, the frame lacks a column, or pandas is not installed.

    Example:
        >>> from extractor.analysis.frames import tidy
        >>> columns = {"source": "str", "type": "str", "target": "str", "negated": "bool", "modality": "str", "date": "str"}
        >>> rows = [("country:RU", "AID", "country:VE", False, "asserted", date) for date in ("2021-01-05", "2021-03")]
        >>> timeline(tidy(columns, rows), "country:RU", "country:VE")["balance"].tolist()
        [1, 0, 1]
    """
    if freq not in FREQS:
        raise ExtractorError(f"{freq!r} is no length of a period; choose from: {', '.join(FREQS)}")
    pandas = library("pandas", extra=EXTRA)
    found = _between(counted(relations, rule(**what), "date"), one, other, directed=directed)
    found = found[found["type"].isin(list(QUAD_CLASS))]
    known = {date: _period(pandas, date, FREQS[freq]) for date in found["date"].unique()}
    counts: dict[Any, Counter[str]] = {}
    left_out = 0
    for date, kind in zip(found["date"], found["type"], strict=True):
        period = known[date]
        if period is None:
            left_out += 1
        else:
            counts.setdefault(period, Counter())[QUAD_CLASS[kind]] += 1
    rows = [(period, *signed(counts.get(period, {}))) for period in _all_periods(pandas, counts)]
    return tidy({"period": f"period[{FREQS[freq]}]", **SIGNED}, rows, attrs={"left_out": left_out})


def _between(found: pd.DataFrame, one: str | None, other: str | None, *, directed: bool) -> pd.DataFrame:
    if one is None:
        if other is not None or directed:
            raise ExtractorError("name the first of the two actors too")
        return found
    there = (found["source"] == one) & ((found["target"] == other) if other is not None else True)
    back = (found["target"] == one) & ((found["source"] == other) if other is not None else True)
    if directed:
        mutual = found["symmetric"].astype(bool) if "symmetric" in found.columns else False
        return found[there | (back & mutual)]
    return found[there | back]


def _period(pandas: Any, date: Any, freq: str) -> Any:
    """The period of a date; None where the date does not say it."""
    days = span(date) if isinstance(date, str) else None
    if days is None:
        return None
    first, last = (pandas.Period(day, freq) for day in days)
    return first if first == last else None


def _all_periods(pandas: Any, counts: Iterable[Any]) -> Iterable[Any]:
    """The periods from the first to the last, or only those with something where that are too many."""
    found = sorted(counts)
    if not found or (found[-1] - found[0]).n >= MAX_PERIODS:
        return found
    return list(pandas.period_range(found[0], found[-1]))


def change(
    before: nx.Graph,
    after: nx.Graph,
    *,
    by: Literal["pair", "actor", "type"] = "pair",
    **what: Unpack[Counting],
) -> pd.DataFrame:
    """What differs between two graphs, such as those of two periods; what is least like chance first.

    Columns: of the pair (``one``, ``one_name``, ``other``, ``other_name``), the ``actor`` and ``name``, or the ``type`` of
    relation; ``before``, ``after`` (sentences), ``difference``; ``share_before``, ``share_after`` of all sentences of each
    graph, since one period may have more news; ``balance_before``, ``balance_after`` (cooperation minus conflict);
    ``g2``, the log-likelihood ratio of the two shares (Dunning 1993, *Computational Linguistics* 19): above 3.84 a single
    one is unlikely to be chance (5 %), of hundreds some always are.

    Args:
        before: Of ``build_graph`` or ``Corpus.graph(until=…)``.
        after: The same, such as ``Corpus.graph(since=…)``.
        by: What is compared.
        **what: What counts; see :class:`~extractor.analysis.Counting`.

    Raises:
        ExtractorError: A graph is aggregated, an option is none, or pandas is not installed.

    Example:
        >>> import networkx as nx
        >>> old, new = nx.MultiDiGraph(), nx.MultiDiGraph()
        >>> _ = old.add_edge("a", "b", relation="AID", weight=2), new.add_edge("a", "b", relation="ACCUSE", weight=3)
        >>> change(old, new)[["before", "after", "balance_before", "balance_after"]].values.tolist()
        [[2.0, 3.0, 2.0, -3.0]]
    """
    keys = {"pair": PAIR, "actor": {"actor": "str", "name": "str"}, "type": {"type": "str"}}
    if by not in keys:
        raise ExtractorError(f"{by!r} cannot be compared; choose from: {', '.join(keys)}")
    chosen = rule(**what)
    tallies = [_tally(statements(graph, chosen), by) for graph in (before, after)]
    # Shares are of all sentences, also where each counts for both of its actors.
    totals = [sum(found.weight for found in statements(graph, chosen)) for graph in (before, after)]
    names = {node: label(graph, node) for graph in (before, after) for node in graph}
    rows = []
    for key in sorted({*tallies[0], *tallies[1]}):
        (weight, good), (weight_now, good_now) = (tally.get(key, (0.0, 0.0)) for tally in tallies)
        about = key if by == "type" else [word for node in key for word in (node, names[node])]
        shares = [part / total if total else 0.0 for part, total in zip((weight, weight_now), totals, strict=True)]
        ratio = log_likelihood(weight, totals[0], weight_now, totals[1])
        rows.append((*about, weight, weight_now, weight_now - weight, *shares, good, good_now, ratio))
    rows.sort(key=lambda row: -round(row[-1], 9))  # keys that are equally unlike chance in their order
    return tidy({**keys[by], **CHANGE}, rows)


def _tally(found: Iterator[Statement], by: str) -> dict[tuple[str, ...], tuple[float, float]]:
    """Weight and balance by what is compared."""
    tally: dict[tuple[str, ...], tuple[float, float]] = {}
    for statement in found:
        ends = (statement.source, statement.target)
        keys: list[tuple[str, ...]] = [(min(ends), max(ends))]
        if by != "pair":
            keys = [(end,) for end in ends] if by == "actor" else [(statement.type,)]
        side = 0 if statement.quad is None else 1 if statement.quad.endswith("cooperation") else -1
        for key in keys:
            weight, good = tally.get(key, (0.0, 0.0))
            tally[key] = (weight + statement.weight, good + side * statement.weight)
    return tally


def log_likelihood(one: float, of_one: float, other: float, of_other: float) -> float:
    """How unlike chance it is that ``one`` of ``of_one`` and ``other`` of ``of_other`` have one rate (Dunning's G²).

    Example:
        >>> round(log_likelihood(10, 100, 20, 100), 2), log_likelihood(0, 0, 3, 9)
        (3.99, 0.0)
    """
    total = of_one + of_other
    if not of_one or not of_other:
        return 0.0
    found = 0.0
    for part, whole in ((one, of_one), (other, of_other)):
        for seen, all_seen in ((part, one + other), (whole - part, total - one - other)):
            expected = whole * all_seen / total
            if seen > 0 and expected > 0:
                found += seen * math.log(seen / expected)
    return 2 * found
