"""Topics: what a document is about, by words and compounds of an editable taxonomy."""

from extractor.topics.find import find_terms, find_topics, topics_in
from extractor.topics.lexicon import TOPICS

__all__ = ["TOPICS", "find_terms", "find_topics", "topics_in"]
