"""The spaCy pipelines: found, loaded once per process, asked what they can do, run over segments.

Importing this package does not import spaCy.
"""

from extractor.pipelines.capabilities import Capabilities, Scheme, capabilities
from extractor.pipelines.loading import find_pipelines, load
from extractor.pipelines.parsing import ParsedSegment, parse

__all__ = ["Capabilities", "ParsedSegment", "Scheme", "capabilities", "find_pipelines", "load", "parse"]
