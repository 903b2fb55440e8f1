"""`pincite serve`: the site on the loopback address, built anew when a file changes; a failed build changes nothing."""

from __future__ import annotations

import contextlib
import errno
import threading
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from pincite.errors import COMMAND_LINE, PinciteError, input_error
from pincite.reasons import system_reason
from pincite.serving.handler import LOOPBACK, Shown, SiteServer
from pincite.serving.watching import changes, state


def serve(
    root: Path,
    port: int,
    *,
    build: Callable[[], str],
    told: Callable[[PinciteError], None],
    say: Callable[[str], None],
) -> None:
    """Build, serve until interrupted, and build again whenever a seed, sidecar or page changes.

    Args:
        root: the handbook's folder; `site/` below it is served.
        port: 0 takes a free one.
        build: builds the site and returns its public address, or nothing where there is none yet.
        told: shows an error to the person.
        say: shows a line to the person.

    """
    shown = Shown(site=root / "site")
    with _bound(port, shown) as server, contextlib.suppress(KeyboardInterrupt):
        before = state(root)
        _build(shown, build, told)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"Serving http://{LOOPBACK}:{server.server_address[1]}{shown.mount} (Ctrl+C ends it)")
        for changed in changes(root, before):
            say(f"{changed} changed")
            _build(shown, build, told)


def _build(shown: Shown, build: Callable[[], str], told: Callable[[PinciteError], None]) -> None:
    """Build once; where that fails, the site that was there stays, and the problem is shown."""
    try:
        address = build()
    except PinciteError as error:
        told(error)
        shown.problem = str(error)
        return
    shown.mount = urlsplit(address).path.rstrip("/") + "/"
    shown.problem = ""


def _bound(port: int, shown: Shown) -> SiteServer:
    """Return the server on its port; nothing else is blamed on the port."""
    try:
        return SiteServer(port, shown)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            code, message = "port-in-use", f"port {port} is in use."
            fix = "Name another with --port; 0 takes a free one."
        else:
            code, message = "port-refused", f"port {port} cannot be used: {system_reason(error)}."
            fix = "Name another with --port, above 1023; 0 takes a free one."
        raise input_error(COMMAND_LINE, 0, code, message, fix) from error
