"""`pincite serve`: the site on the loopback address, built anew when a file changes; a failed build changes nothing."""

from __future__ import annotations

import functools
import http.server
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pincite.publish.write import generated_files

LOOPBACK = "127.0.0.1"
_WATCHED = ("seeds", "docs", "mkdocs.yml")
_EVERY = 0.5
# Asked by each open page; the answer changes when the site has been built anew.
_STAMP_PATH = "/.pincite-stamp"
_RELOAD = (
    b'<script>(function(){var was;setInterval(function(){fetch("/.pincite-stamp",{cache:"no-store"})'
    b".then(function(r){return r.text()}).then(function(now){if(was&&was!==now)location.reload();was=now})"
    b".catch(function(){})},1000)})()</script></body>"
)


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site's files; pages get the script that reloads them."""

    stamp: Callable[[], int]

    def do_GET(self) -> None:
        """Answer with a file, or with the number of the build."""
        if self.path == _STAMP_PATH:
            self._answer(str(type(self).stamp()).encode(), "text/plain")
            return
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() and self.path.partition("?")[0].endswith("/") else path
        if page.suffix == ".html" and page.is_file():
            self._answer(page.read_bytes().replace(b"</body>", _RELOAD), "text/html; charset=utf-8")
            return
        super().do_GET()

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(http.HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing of single requests."""


def serve(root: Path, port: int, build: Callable[[], None], say: Callable[[str], None]) -> None:
    """Build, serve until interrupted, and build again whenever a seed, sidecar or page changes.

    Args:
        root: the handbook's folder; `site/` below it is served.
        port: 0 takes a free one.
        build: builds the site; it shows its own errors.
        say: shows a line to the person.

    """
    builds = 1
    build()
    handler = functools.partial(
        type("_SiteHandler", (_Handler,), {"stamp": lambda: builds}), directory=str(root / "site")
    )
    with http.server.ThreadingHTTPServer((LOOPBACK, port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"Serving http://{LOOPBACK}:{server.server_address[1]}/ (Ctrl+C ends it)")
        for changed in _changes(root):
            say(f"{changed} changed")
            build()
            builds += 1


def _changes(root: Path) -> Iterator[str]:
    """Yield the name of a file each time files have changed, once they have been quiet for a moment."""
    before = _state(root)
    while True:
        time.sleep(_EVERY)
        now = _state(root)
        if now == before:
            continue
        changed = sorted({name for name, _ in now ^ before})
        before = now
        yield ", ".join(changed[:3]) + (" …" if changed[3:] else "")


def _state(root: Path) -> frozenset[tuple[str, int]]:
    """Return each file that people write, with the time of its last change."""
    files = [path for name in _WATCHED for path in [root / name, *(root / name).rglob("*")] if path.is_file()]
    names = {path.relative_to(root).as_posix(): path for path in files}
    generated = generated_files(root)
    return frozenset((name, path.stat().st_mtime_ns) for name, path in names.items() if name not in generated)
