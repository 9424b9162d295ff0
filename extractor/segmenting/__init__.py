"""Segmenting: title, lead, body, captions, posts, teasers and quotations, each with its language."""

from extractor.segmenting.language import LanguageIdentifier, default_identifier
from extractor.segmenting.segmenter import segment

__all__ = ["LanguageIdentifier", "default_identifier", "segment"]
