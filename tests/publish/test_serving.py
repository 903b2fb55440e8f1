"""The server of `pincite serve` answers this machine alone, with the site's own pages, and never with a traceback."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pincite.errors import InputError, PinciteError, input_error
from pincite.serving import serve
from pincite.serving.handler import Shown, SiteServer, segments
from pincite.serving.watching import changes, state

PAGE = "<!doctype html><html><body>{}</body></html>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A site that is served."""

    port: int
    shown: Shown

    def ask(self, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
        """Return the answer to a request; its body is read."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.putrequest(method, path, skip_host=True)
        for name, value in ({"Host": f"127.0.0.1:{self.port}"} | headers).items():
            if value:
                connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        answer.body = answer.read()  # type: ignore[attr-defined]
        connection.close()
        return answer


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    site = tmp_path / "root/site"
    for name, words in {"index.html": "home", "a b/index.html": "inner", "404.html": "own 404", "ö.txt": "x"}.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(PAGE.format(words), "utf-8")
    (tmp_path / "root/secret.html").write_text("secret", "utf-8")
    (site / "out.html").symlink_to(tmp_path / "root/secret.html")
    shown = Shown(site=site)
    with SiteServer(0, shown) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Served(port=server.server_address[1], shown=shown)
        server.shutdown()
        thread.join()


def _body(answer: http.client.HTTPResponse) -> bytes:
    body: bytes = answer.body  # type: ignore[attr-defined]
    return body


def test_it_serves_pages_with_the_script_that_reloads_them(served: Served) -> None:
    answer = served.ask("/")
    assert (answer.status, b"home" in _body(answer), b"pincite-stamp" in _body(answer)) == (200, True, True)
    assert answer.headers["Cache-Control"] == "no-store"
    assert served.ask("/a%20b").headers["Location"] == "/a%20b/"
    assert b"inner" in _body(served.ask("/a%20b/?q=1"))
    assert served.ask("/%C3%B6.txt").status == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{}", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{}", "", "10.0.0.1:{}"],
)
def test_it_answers_to_no_other_name(host: str, served: Served) -> None:
    answer = served.ask("/", Host=host.format(served.port))
    assert (answer.status, b"home" in _body(answer)) == (403, False)
    assert served.ask("/.pincite-stamp", Host=host.format(served.port)).status == 403


@pytest.mark.parametrize("host", ["127.0.0.1:{}", "localhost:{}", "[::1]:{}", "LOCALHOST:{}"])
def test_it_answers_to_its_own_names(host: str, served: Served) -> None:
    assert served.ask("/", Host=host.format(served.port)).status == 200


def test_an_address_of_another_host_is_refused(served: Served) -> None:
    assert served.ask("http://evil.example/").status == 403


@pytest.mark.parametrize(
    "path",
    [
        "/%00", "/nowhere", "/" + "a" * 5000, "/" + "a/" * 3000, "/../secret.html", "/%2e%2e/secret.html",
        "/a%2F..%2F", "/..%2Fsecret.html", "/..\\secret.html", "/%5C..%5Csecret.html", "/%FF%FE", "/%ED%A0%80", "/%",
        "/%zz", "//evil/", "/./", "/a%20b//", "/index.html/", "/out.html", "/%0d%0aX-Y:1", "/\xff",
    ],
)  # fmt: skip
def test_an_address_of_no_file_gets_the_site_s_own_page(
    path: str, served: Served, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as raw:
        request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\nConnection: close\r\n\r\n"
        raw.sendall(request.encode("latin-1"))
        answer = b"".join(iter(lambda: raw.recv(65536), b""))
    assert answer.split(b"\r\n")[0].split()[1] == b"404"
    assert b"own 404" in answer
    assert b"secret" not in answer
    assert capsys.readouterr().err == ""


def test_it_can_only_be_read(served: Served) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        answer = served.ask("/", method)
        assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")
    answer = served.ask("/", "HEAD")
    assert (answer.status, _body(answer)) == (200, b"")
    assert int(answer.headers["Content-Length"]) > 0
    for wanted in ("bytes=0-1", "bytes=9-1", "bytes=x", "lines=1"):
        assert served.ask("/", Range=wanted).status == 200


def test_it_serves_below_the_path_of_the_public_address(served: Served) -> None:
    served.shown.mount = "/light/"
    assert served.ask("/?q=1").headers["Location"] == "/light/?q=1"
    assert served.ask("/light").headers["Location"] == "/light/"
    assert b"home" in _body(served.ask("/light/"))
    assert served.ask("/index.html").status == 404


def test_where_there_is_no_site_yet_the_problem_is_shown(served: Served) -> None:
    served.shown.site = served.shown.site / "nowhere"
    served.shown.problem = "no-home docs/index.md: <b>"
    answer = served.ask("/")
    assert (answer.status, b"docs/index.md: &lt;b&gt;" in _body(answer)) == (503, True)


@pytest.mark.parametrize(
    ("address", "names"),
    [("", []), ("a/b", ["a", "b"]), ("a/", ["a"]), ("%C3%B6", ["ö"]), ("a//b", None), ("..", None), ("a%2Fb", None)],
)
def test_an_address_is_read_name_by_name(address: str, names: list[str] | None) -> None:
    assert segments(address) == names


def _never() -> str:
    pytest.fail("nothing is to be built")


def _told(error: PinciteError) -> None:
    raise error


def test_a_port_that_is_in_use_is_told_before_anything_is_built(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=rf"^port-in-use: port {port} is in use\."):
            serve(tmp_path, port, build=_never, told=_told, say=print)


def test_a_failing_build_is_told_and_the_next_one_recovers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    told, said, built = list[PinciteError](), list[str](), list[int]()

    def build() -> str:
        built.append(1)
        if len(built) == 1:
            (tmp_path / "docs/a.md").write_text("changed while it is built", "utf-8")
            raise input_error("docs/a.md", 1, "dead-link", "it is broken.", "Correct it.")
        if len(built) == 2:
            (tmp_path / "docs/b.md").write_text("more", "utf-8")
            return "https://x.example/light/"
        raise KeyboardInterrupt

    serve(tmp_path, 0, build=build, told=told.append, say=said.append)
    assert [str(error) for error in told] == ["dead-link docs/a.md:1: it is broken. Correct it."]
    assert said[1:] == ["docs/a.md changed", "docs/b.md changed"]


def test_files_that_come_and_go_do_not_end_the_watching(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text("a", "utf-8")
    (tmp_path / "docs/.#a.md").symlink_to("nobody@nowhere:1")
    (tmp_path / "docs/loop").symlink_to("loop")
    before = state(tmp_path)
    real = Path.stat

    def gone(path: Path, **named: bool) -> object:
        if path.name == "b.swp" and named.get("follow_symlinks", True):
            raise FileNotFoundError(2, "No such file or directory", str(path))
        return real(path, **named)

    (tmp_path / "docs/b.swp").write_text("b", "utf-8")
    monkeypatch.setattr(Path, "stat", gone)
    assert state(tmp_path) == before
    (tmp_path / "docs/a.md").write_text("other", "utf-8")
    assert next(changes(tmp_path, before)) == "docs/a.md"
