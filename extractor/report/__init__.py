"""Reports: a run as one HTML file that needs no network."""

from __future__ import annotations

from extractor.report.writing import Report, write_report

__all__ = ["Report", "write_report"]
