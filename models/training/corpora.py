"""Readers of the training corpora: every one yields sentences with the layers the corpus really has.

A layer that a corpus lacks stays ``None`` and becomes a missing annotation in spaCy, so that corpora with different
layers train one pipeline.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

OPENING = frozenset("([{„‚«¿¡")
CLOSING = frozenset(".,;:!?)]}%…“”’»")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a corpus; ``None`` marks a layer the corpus does not have."""

    words: list[str]
    spaces: list[bool]
    id: str = ""
    document: str = ""
    pos: list[str] | None = None
    tags: list[str] | None = None
    lemmas: list[str] | None = None
    morphs: list[str] | None = None
    heads: list[int] | None = None
    deps: list[str] | None = None
    ents: list[str] | None = None


@dataclass(slots=True)
class Row:
    """One syntactic word of a CoNLL-U sentence."""

    form: str
    lemma: str
    pos: str
    tag: str
    morph: str
    head: int
    dep: str
    space: bool = True
    parts: list[str] = field(default_factory=list)


def guess_spaces(words: Sequence[str]) -> list[bool]:
    """Where a space follows a token, for corpora that do not tell.

    Example:
        >>> guess_spaces(["(", "EU", ")", ",", '"', "ja", '"', "."])
        [False, False, False, True, False, False, False, True]
    """
    spaces = [True] * len(words)
    quote_open = False
    for index, word in enumerate(words):
        if word == '"':
            quote_open = not quote_open
            if quote_open:
                spaces[index] = False
            elif index:
                spaces[index - 1] = False
        elif word in OPENING:
            spaces[index] = False
        elif (word in CLOSING or word == "...") and index:
            spaces[index - 1] = False
    return spaces


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Read a CoNLL-U file; a multiword token (im = in + dem, del = de + el) becomes one token."""
    document = ""
    for number, (comments, lines) in enumerate(_blocks(path), start=1):
        values = dict(line[1:].split("=", 1) for line in comments if "=" in line)
        values = {key.strip(): value.strip() for key, value in values.items()}
        document = values.get("newdoc id", document)
        yield _sentence(_merged(lines), values.get("sent_id", str(number)), document)


def _blocks(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    comments: list[str] = []
    lines: list[str] = []
    with path.open(encoding="utf-8") as stream:
        for raw in stream:
            line = raw.rstrip("\n")
            if line.startswith("#"):
                comments.append(line)
            elif line:
                lines.append(line)
            elif lines:
                yield comments, lines
                comments, lines = [], []
    if lines:
        yield comments, lines


def _merged(lines: Sequence[str]) -> list[Row]:
    """The tokens of a sentence as they are written; heads count from 1, 0 is the root, -1 is unknown."""
    rows: dict[int, Row] = {}
    ranges: list[tuple[int, int, str, bool]] = []
    for line in lines:
        cells = line.split("\t")
        space = "SpaceAfter=No" not in cells[9]
        if "." in cells[0]:
            continue
        if "-" in cells[0]:
            first, last = map(int, cells[0].split("-"))
            ranges.append((first, last, cells[1], space))
            continue
        head = int(cells[6]) if cells[6].isdigit() else -1
        empty = ["" if cell == "_" else cell for cell in cells]
        # The form and lemma "_" are real tokens only where the form is "_" itself.
        lemma = cells[2] if cells[2] != "_" or cells[1] == "_" else ""
        rows[int(cells[0])] = Row(cells[1], lemma, empty[3], empty[4], empty[5], head, empty[7], space)
    owner = {number: number for number in rows}
    for first, last, form, space in ranges:
        root = _merge(rows, first, last, form, space=space)
        owner.update(dict.fromkeys(range(first, last + 1), root))
    kept = sorted({owner[number] for number in rows})
    position = {number: index for index, number in enumerate(kept, start=1)}
    for number in kept:
        row = rows[number]
        row.head = position[owner[row.head]] if row.head > 0 else row.head
    return [rows[number] for number in kept]


def _merge(rows: dict[int, Row], first: int, last: int, form: str, *, space: bool) -> int:
    """Fold the parts first..last into the one whose head lies outside; return its number."""
    span = range(first, last + 1)
    outside = [number for number in span if rows[number].head not in span]
    verbs = [number for number in outside if rows[number].pos in {"VERB", "AUX"}]
    root = (verbs or outside or [first])[0]
    merged, others = rows[root], [rows[number] for number in span if number != root]
    merged.form, merged.space = form, space
    if any(row.pos == "DET" for row in others) and rows[first].pos == "ADP":
        # Preposition and article: the article brings case, number and gender, as the STTS tag APPRART says.
        article = next(row for row in others if row.pos == "DET")
        merged.pos, merged.morph = "ADP", article.morph
        merged.lemma = rows[first].lemma
        merged.tag = "APPRART" if merged.tag == "APPR" else merged.tag
    return root


def _sentence(rows: Sequence[Row], name: str, document: str) -> Sentence:
    words = [row.form for row in rows]
    known = any(not row.space for row in rows)
    heads = deps = None
    if all(row.head >= 0 for row in rows):
        # spaCy heads are absolute positions; a root is its own head.
        heads = [row.head - 1 if row.head else index for index, row in enumerate(rows)]
        deps = ["ROOT" if row.head == 0 else row.dep for row in rows]
    return Sentence(
        words=words,
        spaces=[row.space for row in rows] if known else guess_spaces(words),
        id=name,
        document=document,
        pos=[row.pos for row in rows],
        tags=[row.tag for row in rows] if any(row.tag for row in rows) else None,
        lemmas=[row.lemma for row in rows] if any(row.lemma for row in rows) else None,
        morphs=[row.morph or "_" for row in rows],
        heads=heads,
        deps=deps,
    )


def read_columns(path: Path, *, column: int, separator: str | None = "\t") -> Iterator[Sentence]:
    """Read one token a line with a named-entity column in BIO, IO or bare types; IO becomes BIO."""
    document = ""
    for comments, lines in _blocks_with_documents(path):
        document = comments or document
        cells = [line.split(separator) for line in lines]
        # A line without its columns is damaged; the sentence is left out.
        if any(len(cell) <= column for cell in cells):
            continue
        words = [cell[0] for cell in cells]
        yield Sentence(words, guess_spaces(words), document=document, ents=to_bio([cell[column] for cell in cells]))


def _blocks_with_documents(path: Path) -> Iterator[tuple[str, list[str]]]:
    name, lines = "", list[str]()
    with path.open(encoding="utf-8") as stream:
        for raw in stream:
            line = raw.rstrip("\n")
            if line.startswith(("# doc", "-DOCSTART-")):
                name = line
            elif line.strip():
                lines.append(line)
            elif lines:
                yield name, lines
                lines = []
    if lines:
        yield name, lines


def to_bio(labels: Sequence[str]) -> list[str]:
    """Labels of any of the corpora as BIO over PER, LOC, ORG and MISC.

    Example:
        >>> to_bio(["PERSON", "PERSON", "O", "I-ORG", "B-location-city", "B-date"])
        ['B-PER', 'I-PER', 'O', 'B-ORG', 'B-LOC', 'O']
    """
    result: list[str] = []
    previous = "O"
    for label in labels:
        prefix, _, name = label.partition("-") if label[:2] in {"B-", "I-"} else ("I", "-", label)
        kind = _coarse(name)
        starts = prefix == "B" or kind != previous
        result.append("O" if kind == "O" else f"{'B' if starts else 'I'}-{kind}")
        previous = kind
    return result


def _coarse(name: str) -> str:
    lower = name.lower()
    for start, kind in (("per", "PER"), ("loc", "LOC"), ("misc", "MISC")):
        if lower.startswith(start) and lower != "percent":
            return kind
    return "ORG" if lower in {"org", "organization", "organization-company"} else "O"


def read_empirist(path: Path) -> Iterator[Sentence]:
    """EmpiriST: STTS tags (extended ones left out) and lemmas of web and chat German."""
    lines: list[list[str]] = []
    with path.open(encoding="utf-8") as stream:
        for raw in stream:
            if raw.startswith("</s>") and lines:
                words = [cells[0] for cells in lines]
                tags = [cells[1] if cells[1] in STTS else "" for cells in lines]
                content = ("NN", "VV", "VA", "VM", "ADJ", "ADV")
                lemmas = [cells[5] if cells[1].startswith(content) else "" for cells in lines]
                yield Sentence(words, guess_spaces(words), tags=tags, lemmas=lemmas)
                lines = []
            elif not raw.startswith("<"):
                lines.append(raw.rstrip("\n").split("\t"))


def read_pado_tags(path: Path) -> Iterator[Sentence]:
    """Europarl with the STTS tags it carries (automatic, TreeTagger) beside the entities."""
    sentences = read_columns(path, column=4)
    with path.open(encoding="utf-8") as stream:
        blocks = [block.split("\n") for block in stream.read().split("\n\n")]
    tags = {tuple(line.split("\t")[0] for line in block if line): block for block in blocks}
    for sentence in sentences:
        block = tags.get(tuple(sentence.words))
        if block is None:
            yield sentence
            continue
        found = [line.split("\t")[2] for line in block if line]
        yield replace(
            sentence, tags=[STTS_NAMES.get(tag, tag) if STTS_NAMES.get(tag, tag) in STTS else "" for tag in found]
        )


# Other names of the same class: GSD has PAV and PIAT.
STTS_NAMES = {"PROAV": "PAV", "PIDAT": "PIAT", "$[": "$("}
STTS = frozenset(
    "ADJA ADJD ADV APPR APPRART APPO APZR ART CARD FM ITJ KOUI KOUS KON KOKOM NN NE PDS PDAT PIS PIAT PPER PPOSS PPOSAT "
    "PRELS PRELAT PRF PWS PWAT PWAV PAV PTKZU PTKNEG PTKVZ PTKANT PTKA TRUNC VVFIN VVIMP VVINF VVIZU VVPP VAFIN VAIMP "
    "VAINF VAPP VMFIN VMINF VMPP XY $, $. $(".split()
)
