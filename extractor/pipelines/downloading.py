"""One file from an https address to disk: of bounded size, with time limits, and never half of it unnoticed."""

from __future__ import annotations

from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
    getproxies,
)

from extractor.errors import PipelineError

if TYPE_CHECKING:
    from http.client import HTTPResponse

Progress = Callable[[int, int], None]
# Seconds without any byte.
TIMEOUT = 30
_BLOCK = 256 * 1024


def download(url: str, target: Path, *, limit: int, progress: Progress | None = None) -> None:
    """Write what lies at an https address to a file.

    Args:
        url: The address; it may redirect, but to https only.
        target: A file that is made or replaced.
        limit: The number of bytes at which a file is too large.
        progress: Called with the bytes that are there and those that are expected.

    Raises:
        PipelineError: There is no network, the server refuses or breaks off, or the file is too large.
        OSError: The file cannot be written.
    """
    with target.open("wb") as file, _open(url) as response:
        length = response.headers.get("Content-Length") or ""
        expected = int(length) if length.isdecimal() else 0
        done = 0
        while done < limit and (block := _read(response, url)):
            done += file.write(block)
            if progress is not None:
                progress(done, expected or limit)
    if done >= limit or expected >= limit:
        raise PipelineError(_failure(url, "it is larger than the release is"))
    if done < expected:
        raise PipelineError(_failure(url, f"the server broke off after {done} of {expected} bytes"))


def _open(url: str) -> HTTPResponse:
    request = Request(url, headers={"User-Agent": "extractor", "Accept": "application/octet-stream"})  # noqa: S310
    try:
        response: HTTPResponse = opener().open(request, timeout=TIMEOUT)
    except HTTPError as error:
        error.close()
        raise PipelineError(_failure(url, f"the server answers {error.code} {error.reason}")) from error
    except (OSError, HTTPException, ValueError) as error:
        raise PipelineError(_failure(url, _reason(error))) from error
    return response


def _read(response: HTTPResponse, url: str) -> bytes:
    try:
        return response.read(_BLOCK)
    except (OSError, HTTPException, ValueError) as error:
        raise PipelineError(_failure(url, _reason(error))) from error


def opener() -> OpenerDirector:
    """What opens addresses: it knows https and nothing else, so that no redirect leads to http or a file."""
    director = OpenerDirector()
    for handler in (
        ProxyHandler({scheme: proxy for scheme, proxy in getproxies().items() if scheme == "https"}),
        UnknownHandler(),
        HTTPDefaultErrorHandler(),
        HTTPRedirectHandler(),
        HTTPErrorProcessor(),
        HTTPSHandler(),
    ):
        director.add_handler(handler)
    return director


def _reason(error: Exception) -> str:
    cause = error.reason if isinstance(error, URLError) else error
    return (cause.strerror if isinstance(cause, OSError) else None) or str(cause) or type(cause).__name__


def _failure(url: str, reason: str) -> str:
    return f"cannot download {url}: {reason}; download it by other means and give it with --from FILE"
