"""Put the parts of a run together, out of core: tables and graph files, of all of it or of a selection."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.corpus.parts import RECORDS, part_folders
from extractor.corpus.selection import Selection
from extractor.corpus.stored import stored_graph
from extractor.corpus.tallies import put_together
from extractor.database import database
from extractor.errors import InputError
from extractor.graph.export import exporter
from extractor.graph.files import staging
from extractor.graph.formats.writer import write_rows

if TYPE_CHECKING:
    import duckdb

    from extractor.graph.plain import PlainGraph

PARTS = "parts"
MEMORY_LIMIT = "2GB"
