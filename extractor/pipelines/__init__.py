"""The spaCy pipelines: found, loaded once per process, asked what they can do, run over segments.

Importing this package does not import spaCy.
"""

from extractor.pipelines.capabilities import Capabilities, capabilities
from extractor.pipelines.loading import find_pipelines, load
from extractor.pipelines.parsing import ParsedSegment, parse
from extractor.pipelines.places import find_installed, resolve
from extractor.pipelines.schemes import Scheme

__all__ = [
    "Capabilities",
    "ParsedSegment",
    "Scheme",
    "capabilities",
    "find_installed",
    "find_pipelines",
    "load",
    "parse",
    "resolve",
]
