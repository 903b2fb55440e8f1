"""Answers requests for files of the site, from this machine alone.

A draft is for its editors: a page of another host that has its name led to this address (DNS rebinding) is refused by
the name that its requests are sent to.
"""

from __future__ import annotations

import html
import http.server
import mimetypes
import socketserver
import sys
import time
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote_to_bytes

from pincite.publish.site_folder import RECORD

LOOPBACK = "127.0.0.1"
_NAMES = (LOOPBACK, "localhost", "[::1]")
_PLAIN_PORT = 80
# Asked by each open page; the answer changes when the site has been built anew, by whichever command.
_STAMP_PATH = "/.pincite-stamp"
_RELOAD = (
    b'<script>(function(){var was;setInterval(function(){fetch("/.pincite-stamp",{cache:"no-store"})'
    b".then(function(r){return r.text()}).then(function(now){if(was&&was!==now)location.reload();was=now})"
    b".catch(function(){})},1000)})()</script></body>"
)
# A site is out of its place for a moment while a new one is put there.
_TRIES, _BETWEEN_TRIES = 20, 0.05
_NO_SITE = (
    "There is no site: it is being built, or was removed. A change to a seed or page, or `pincite build`, makes it."
)
_HTML = "text/html; charset=utf-8"


@dataclass(slots=True, kw_only=True)
class Shown:
    """What is served now; the builder changes it, the handlers read it."""

    site: Path
    mount: str = "/"
    """The path of the site's public address, so that its own absolute links work here too: `/handbook/`."""
    problem: str = ""
    """Why the last build failed; empty if it did not."""


class SiteServer(http.server.ThreadingHTTPServer):
    """A server on the loopback address."""

    daemon_threads = True

    def __init__(self, port: int, shown: Shown) -> None:
        self.shown = shown
        super().__init__((LOOPBACK, port), _Handler)

    def server_bind(self) -> None:
        """Take the port; the machine's name is not asked for, which can take long."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say in one line what went wrong; a reader who went away is no fault."""
        del request, client_address
        error = sys.exception() if hasattr(sys, "exception") else sys.exc_info()[1]
        if not isinstance(error, ConnectionError):
            print(f"pincite: a request was not answered: {error!r}", file=sys.stderr)


class _Handler(http.server.BaseHTTPRequestHandler):
    """Serves the site's files; pages get the script that reloads them."""

    server: SiteServer
    server_version, sys_version = "pincite", ""
    timeout = 30

    def do_GET(self) -> None:
        """Answer with a file, with the page for what is not found, or with the number of the build."""
        if not self._is_for_this_machine():
            message = b"This server answers on this machine's own address alone."
            self._answer(HTTPStatus.FORBIDDEN, message, "text/plain")
            return
        address = self.path.partition("?")[0].partition("#")[0]
        if address == _STAMP_PATH:
            self._answer(HTTPStatus.OK, self._stamp(), "text/plain")
            return
        if not self._has_site():
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, self._no_site(), _HTML)
            return
        mount = self.server.shown.mount
        if address == "/" != mount or f"{address}/" == mount:
            self._redirect(mount)
        else:
            self._answer_file(address, mount)

    def do_HEAD(self) -> None:
        """Answer as to GET, without the body."""
        self.do_GET()

    def refuse_method(self) -> None:
        """Answer that a site can only be read."""
        self.send_response(HTTPStatus.METHOD_NOT_ALLOWED)
        self.send_header("Allow", "GET, HEAD")
        self.send_header("Content-Length", "0")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True

    def _is_for_this_machine(self) -> bool:
        """Tell whether a request is sent to this machine by one of its own names, and says so once."""
        named = self.headers.get_all("Host") or []
        port = self.server.server_address[1]
        allowed = {f"{name}:{port}" for name in _NAMES} | (set(_NAMES) if port == _PLAIN_PORT else set())
        return len(named) == 1 and named[0].strip().lower() in allowed and self.path.startswith("/")

    def _stamp(self) -> bytes:
        try:
            return str((self.server.shown.site / RECORD).stat().st_mtime_ns).encode()
        except OSError:
            return b"0"

    def _has_site(self) -> bool:
        for _ in range(_TRIES):
            if self.server.shown.site.is_dir():
                return True
            if self.server.shown.problem:
                return False
            time.sleep(_BETWEEN_TRIES)
        return False

    def _no_site(self) -> bytes:
        problem = html.escape(self.server.shown.problem or _NO_SITE)
        page = f'<!doctype html><html lang="en"><title>No site yet</title><body><pre>{problem}</pre></body></html>'
        return page.encode("utf-8", "replace").replace(b"</body>", _RELOAD)

    def _answer_file(self, address: str, mount: str) -> None:
        """Answer with the file at an address below the mount."""
        names = segments(address.removeprefix(mount)) if address.startswith(mount) else None
        try:
            path = None if names is None else self.server.shown.site.joinpath(*names)
            if path and path.is_dir() and not address.endswith("/"):
                self._redirect(mount + quote("/".join(names or ())) + "/")
                return
            page = path / "index.html" if path and address.endswith("/") else path
            body = page.read_bytes() if page and page.is_file() and self._is_inside(page) else None
        except (OSError, ValueError):
            # A name that no file can have, or a file that went away: there is none.
            page = body = None
        if page is None or body is None:
            self._answer_missing()
            return
        kind = mimetypes.guess_type(page.name)[0] or "application/octet-stream"
        if page.suffix == ".html":
            body, kind = body.replace(b"</body>", _RELOAD), _HTML
        self._answer(HTTPStatus.OK, body, kind)

    def _is_inside(self, path: Path) -> bool:
        return path.resolve().is_relative_to(self.server.shown.site.resolve())

    def _answer_missing(self) -> None:
        """Answer with the site's own page for what is not found."""
        try:
            body = (self.server.shown.site / "404.html").read_bytes().replace(b"</body>", _RELOAD)
        except OSError:
            body = b"Not found."
        self._answer(HTTPStatus.NOT_FOUND, body, _HTML)

    def _redirect(self, place: str) -> None:
        query = self.path.partition("?")[2]
        self.send_response(HTTPStatus.FOUND)
        # A line end cannot stand in a request line, and so neither in this header.
        self.send_header("Location", place + (f"?{query}" if query else ""))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing of single requests."""


for _method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"):
    setattr(_Handler, f"do_{_method}", _Handler.refuse_method)


def segments(address: str) -> list[str] | None:
    """Return the names of folders and file in an address; None where no file of a site can be meant.

    A slash, backslash or control character that is written as `%2F` and the like is no separator and in no name.
    """
    parts = address.split("/")
    if parts[-1] == "":
        parts = parts[:-1]
    try:
        names = [unquote_to_bytes(part.encode("latin-1")).decode("utf-8") for part in parts]
    except UnicodeError:
        return None
    if any(name in ("", ".", "..") or "/" in name or "\\" in name or not name.isprintable() for name in names):
        return None
    return names
