"""Downloads from a server in the test; the real opener speaks https only."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.request import build_opener

import pytest

from extractor.errors import PipelineError
from extractor.pipelines import downloading
from extractor.pipelines.downloading import download

LIMIT = 10_000


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        match self.path:
            case "/whole" | "/short" | "/huge" | "/endless":
                self.send_response(200)
                length = {"/whole": 5000, "/short": 6000, "/huge": 10**9}.get(self.path)
                if length:
                    self.send_header("Content-Length", str(length))
                self.end_headers()
                self.wfile.write(b"x" * (LIMIT * 3 if self.path == "/endless" else 5000))
            case "/moved":
                self.send_response(302)
                self.send_header("Location", "/whole")
                self.end_headers()
            case "/local":
                self.send_response(302)
                self.send_header("Location", "file:///etc/passwd")
                self.end_headers()
            case _:
                self.send_error(404)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server and an opener that, unlike the real one, speaks http."""
    monkeypatch.setattr(downloading, "opener", build_opener)
    with served() as address:
        yield address


def refusal(url: str, target: Path) -> str:
    with pytest.raises(PipelineError) as caught:
        download(url, target, limit=LIMIT)
    message = str(caught.value)
    assert message.startswith(f"cannot download {url}: ")
    assert message.endswith("; download it by other means and give it with --from FILE")
    assert "\n" not in message
    return message


@pytest.mark.parametrize("path", ["/whole", "/moved"])
def test_file_is_written_and_counted(path: str, server: str, tmp_path: Path) -> None:
    calls: list[tuple[int, int]] = []
    download(server + path, tmp_path / "a", limit=LIMIT, progress=lambda done, expected: calls.append((done, expected)))
    assert (tmp_path / "a").read_bytes() == b"x" * 5000
    assert calls[-1] == (5000, 5000)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing", "the server answers 404 Not Found"),
        ("/short", "the server broke off after 5000 of 6000 bytes"),
        ("/huge", "it is larger than the release is"),
        ("/endless", "it is larger than the release is"),
        ("/local", "file"),
    ],
)
def test_what_a_server_does_wrong(path: str, reason: str, server: str, tmp_path: Path) -> None:
    assert reason in refusal(server + path, tmp_path / "a")
    assert not (tmp_path / "a").exists() or (tmp_path / "a").stat().st_size < LIMIT * 30


def test_only_https_is_spoken(tmp_path: Path) -> None:
    with served() as address:
        assert "unknown url type: http" in refusal(f"{address}/whole", tmp_path / "a")
    (tmp_path / "b").touch()
    assert "unknown url type: file" in refusal(f"file://{tmp_path}/b", tmp_path / "a")
    names = {type(handler).__name__ for handler in downloading.opener().handlers}
    assert "HTTPSHandler" in names
    assert not names & {"HTTPHandler", "FileHandler", "FTPHandler", "DataHandler"}


def test_no_network_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    monkeypatch.delenv("https_proxy", raising=False)
    monkeypatch.delenv("HTTPS_PROXY", raising=False)
    assert ": Name or service not known; " in refusal("https://example.org/a.whl", tmp_path / "a")


def test_nobody_listens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert "Connection refused" in refusal(f"https://127.0.0.1:{free.getsockname()[1]}/a", tmp_path / "a")


def test_server_that_does_not_speak_tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with served() as address:
        assert refusal(address.replace("http:", "https:") + "/whole", tmp_path / "a")


def test_full_disk_is_no_failed_download(server: str) -> None:
    with pytest.raises(OSError, match="No space left"):
        download(f"{server}/whole", Path("/dev/full"), limit=LIMIT)
