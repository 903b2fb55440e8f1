"""Serves a built site from a base path on the loopback address, as a plain static host would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any


class _SiteHandler(SimpleHTTPRequestHandler):
    """Answers from the site's folder below the mount, and with the site's own page for what is missing."""

    def __init__(self, *args: Any, mount: str, site: Path, **kwargs: Any) -> None:
        self.mount, self.site = mount, site
        super().__init__(*args, directory=str(site), **kwargs)

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.mount):
            return str(self.site / "outside the mount")
        return super().translate_path("/" + path.removeprefix(self.mount))

    def list_directory(self, path: Any) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = self.site / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        pass


@contextmanager
def serve_site(site: Path, mount: str) -> Iterator[str]:
    """Serve the site below the mount (`/pincite/`) while the context lasts, and yield its whole address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_SiteHandler, mount=mount, site=site)) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}{mount}"
        finally:
            server.shutdown()
            thread.join()
