"""The exceptions of the package; every text is one sentence that says what to do."""


class ExtractorError(Exception):
    """Base of every error the package raises on purpose."""


class InputError(ExtractorError):
    """A document cannot be read: missing, empty, binary or of the wrong encoding."""


class OutputError(ExtractorError):
    """A result cannot be written: unknown format, or something stands in the way."""


class PipelineError(ExtractorError):
    """A spaCy pipeline is missing, broken or lacks what a stage needs."""


class LexiconError(ExtractorError):
    """A language data file is malformed; the text names file and line."""


class RecordError(ExtractorError):
    """A document record does not have the form of the schema."""


class ExtractorWarning(UserWarning):
    """Something of the input was left out; the text names it."""
