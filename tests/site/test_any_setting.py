"""Whatever stands in a setting, a sidecar or a topic comes out as the same text, with either generator."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment

from pincite import pipeline
from pincite.checks.rendered_page import check_front_matter
from pincite.errors import InputError
from pincite.inputs.file_view import DiskView
from pincite.richtext import plain_text
from pincite.settings import read_settings
from tests.support.making import REPOSITORY, copy_toy
from tests.support.strategies import MARKUP, examples

NASTY = (
    "A <script>nasty()</script><nasty onnasty=1> & \"q\" 'x' &amp; &lt; ]]> --><!-- -- {{ 7*7 }} {% raw %} ${x} `b` "
    "\u202bقال\u202c </title></head></textarea> © \\n end"
)
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
SETTINGS = ("site_name", "site_description", "site_author", "copyright", "repo_name", "repo_url")


class _Page(HTMLParser):
    """The elements, the words of some, and the values of attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.words: dict[str, list[str]] = {}
        self.scripts: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.extend((tag, name, value or "") for name, value in attrs)
        if tag not in VOID:
            self._open.append(tag)
        self.words.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "script":
            self.scripts.append(data)
            return
        for tag in set(self._open):
            self.words[tag][-1] += data


def _assert_only_text(page: _Page) -> None:
    assert "nasty" not in page.tags
    assert not [attribute for attribute in page.attributes if "nasty" in attribute[1] or attribute[1] == "onclick"]
    assert not [script for script in page.scripts if "nasty()" in script]


# --- the theme's own part, over any text


@examples(80)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40) | st.sampled_from([*MARKUP, NASTY]))
def test_what_the_theme_hands_to_the_generators_templates_prints_as_the_same_text(text: str) -> None:
    head = (REPOSITORY / "scripts/pincite/theme/main.html").read_text("utf-8").partition("{% block")[0]
    one = '<p class="{{ config.KEY }}">{{ config.KEY }}|{{ config.KEY | e }}</p>'
    base = "{% block a %}" + "".join(one.replace("KEY", key) for key in SETTINGS) + "{% endblock %}"
    made = Environment(loader=DictLoader({"base.html": base, "main.html": head}))  # noqa: S701 - as generators set it
    page = _Page(made.get_template("main.html").render(config=dict.fromkeys(SETTINGS, text)).replace("\r", "\n"))
    wanted = text.replace("\r", "\n").replace("\0", "\ufffd")
    assert page.tags == {"p"}
    assert page.words["p"] == [f"{wanted}|{wanted}"] * len(SETTINGS)
    assert {value for _, _, value in page.attributes} == {wanted}


# --- whole sites


def _nasty_toy(root: Path) -> Path:
    copy_toy(root)
    path = root / "mkdocs.yml"
    settings: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    settings |= {key: f"{NASTY} {key}" for key in SETTINGS} | {"repo_url": "https://example.org/?a=1&b"}
    settings["theme"]["custom_dir"] = ".pincite/theme"
    settings["extra"]["pincite"]["authors"] = [NASTY]
    settings["extra"]["pincite"].pop("language", None)
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    sidecar = root / "seeds/fog-1905.txt.yml"
    data = yaml.safe_load(sidecar.read_text("utf-8"))
    data |= {"title": f"{NASTY} title", "publisher": NASTY, "author": [{"literal": NASTY}], "abstract": NASTY}
    data.setdefault("pincite", {}).update({"rights": NASTY, "content-note": NASTY})
    sidecar.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    topics = root / "seeds/topics.yml"
    lists = yaml.safe_load(topics.read_text("utf-8"))
    lists["topics"][0] |= {"title": f"{NASTY} topic", "definition": f"{NASTY} definition"}
    topics.write_text(yaml.safe_dump(lists, allow_unicode=True), "utf-8")
    return root


@pytest.mark.slow
@pytest.mark.parametrize("generator", ["mkdocs", "zensical"])
def test_a_nasty_handbook_is_printed_as_text_everywhere(generator: str, tmp_path: Path) -> None:
    root = _nasty_toy(tmp_path / "toy")
    converted = pipeline.convert(root)
    pipeline.write(root, converted)
    site = pipeline.build(root, converted, generator=generator)
    pages = {path.relative_to(site).as_posix(): _Page(path.read_text("utf-8")) for path in site.rglob("*.html")}
    assert len(pages) > 8
    for page in pages.values():
        _assert_only_text(page)
        assert f"{NASTY} site_name" in page.words["title"][0]
        labels = {value for tag, name, value in page.attributes if name in {"aria-label", "title"} and tag == "a"}
        assert f"{NASTY} site_name" in labels
        assert f"{NASTY} repo_name" in "".join(page.words["header"])
        assert f"{NASTY} site_name · {NASTY} copyright" in "".join(page.words["footer"])
        assert ("a", "href", "https://example.org/?a=1&b") in page.attributes
    home = {value for tag, name, value in pages["index.html"].attributes if (tag, name) == ("meta", "content")}
    assert {f"{NASTY} site_description", f"{NASTY} site_author"} <= home
    own = pages["sources/board-1905-annual-fog/index.html"]
    # A title is rich text, as CSL has it: a reference in it is the sign that it stands for.
    assert plain_text(f"{NASTY} title") in own.words["h1"][0]
    assert own.words["title"][0].startswith(plain_text(f"{NASTY} title"))
    for path in site.rglob("*.json"):
        json.loads(path.read_text("utf-8"))
    for path in site.rglob("*.xml"):
        ET.fromstring(path.read_text("utf-8"))  # noqa: S314 - our own file


# --- what is refused


REFUSED = {
    "a menu title with markup": ("nav:\n  - <b>x</b>: index.md\n", "markup-in-title mkdocs.yml:2:"),
    "a menu title with a reference": ("nav:\n  - A &amp; B: index.md\n", "markup-in-title mkdocs.yml:2:"),
    "a menu title deep down": ("nav:\n  - A:\n      - B<i>: index.md\n", "markup-in-title mkdocs.yml:3:"),
    "a script as an address": ("repo_url: javascript:alert(1)\n", "unsafe-address mkdocs.yml:1:"),
    "a script in the menu": ("nav:\n  - A: 'JavaScript:alert(1)'\n", "unsafe-address mkdocs.yml:2:"),
    "a script as the home page": ("extra:\n  homepage: 'data:text/html,x'\n", "unsafe-address mkdocs.yml:2:"),
    "quotation marks in an address": ("repo_url: 'https://x/\">'\n", "unsafe-address mkdocs.yml:1:"),
    "an address with marks": ("site_url: https://example.org/a&b/\n", "wrong-value mkdocs.yml:1:"),
    "an address in other letters": ("site_url: https://bücher.example/\n", "wrong-value mkdocs.yml:1:"),
    "an address with braces": ("site_url: 'https://example.org/{{x}}/'\n", "wrong-value mkdocs.yml:1:"),
    "a number for a text": ("copyright: 2024\n", "wrong-value mkdocs.yml:1:"),
    "other folders": ("docs_dir: pages\n", "fixed-setting mkdocs.yml:1:"),
    "the site elsewhere": ("site_dir: ../public\n", "fixed-setting mkdocs.yml:1:"),
    "other addresses": ("use_directory_urls: false\n", "fixed-setting mkdocs.yml:1:"),
    "settings from elsewhere": ("INHERIT: ../base.yml\n", "fixed-setting mkdocs.yml:1:"),
    "a language the pages do not speak": ("extra:\n  pincite:\n    language: km\n", "interface-language mkdocs.yml:3:"),
    "a theme in another language": ("theme:\n  language: de\n", "interface-language mkdocs.yml:2:"),
    "a value from the environment": ("copyright: !ENV [X, y]\n", "yaml-tag mkdocs.yml:1:"),
    "a program in a tag": ('site_author: !!python/object/apply:os.system ["x"]\n', "yaml-tag mkdocs.yml:1:"),
    "snippets from elsewhere, as names with values": (
        "markdown_extensions:\n  pymdownx.snippets:\n    base_path: [docs, /etc]\n",
        "file-outside mkdocs.yml:3:",
    ),
    "snippets by any path": (
        "markdown_extensions:\n  - pymdownx.snippets:\n      base_path: docs\n      restrict_base_path: false\n",
        "file-outside mkdocs.yml:4:",
    ),
    "snippets of another host": (
        "markdown_extensions:\n  - pymdownx.snippets:\n      base_path: docs\n      url_download: true\n",
        "file-outside mkdocs.yml:4:",
    ),
    "snippets of the whole folder": (
        "markdown_extensions:\n  - pymdownx.snippets\n",
        "snippets-anywhere mkdocs.yml:2:",
    ),
    "pictures from elsewhere": (
        "markdown_extensions:\n  - pymdownx.b64:\n      base_path: /etc\n",
        "file-outside mkdocs.yml:3:",
    ),
    "any option that leads out": (
        "plugins:\n  - search\n  - social:\n      cards_layout_dir: ../../x\n",
        "file-outside mkdocs.yml:4:",
    ),
    "a style sheet from elsewhere": ("extra_css:\n  - a.css\n  - ../../b.css\n", "file-outside mkdocs.yml:3:"),
    "a script in a font": ("theme:\n  font:\n    text: 'A\"><script>'\n", "markup-in-setting mkdocs.yml:3:"),
    "a script in a logo": ("theme:\n  logo: 'x\" onerror=alert(1) y=\"'\n", "markup-in-setting mkdocs.yml:2:"),
    "a script in a feature": ("theme:\n  features:\n    - </script><script>\n", "markup-in-setting mkdocs.yml:3:"),
    "a script in what is extra": ("extra:\n  consent:\n    title: <script>\n", "markup-in-setting mkdocs.yml:3:"),
    "a script as the address to edit at": ("edit_uri: 'javascript:alert(1)//'\n", "unsafe-address mkdocs.yml:1:"),
    "markup that a theme prints raw": ("copyright: <b>x</b>\ntheme: readthedocs\n", "markup-in-setting mkdocs.yml:1:"),
    "snippets from elsewhere": (
        "markdown_extensions:\n  - pymdownx.snippets:\n      base_path: ../..\n",
        "file-outside mkdocs.yml:3:",
    ),
}


@pytest.mark.parametrize(("text", "told"), REFUSED.values(), ids=REFUSED)
def test_settings_that_cannot_be_kept_are_refused(text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"{text}site_name: A\n", "utf-8")
    with pytest.raises(InputError) as error:
        read_settings(DiskView(tmp_path))
    assert [str(problem).startswith(told) for problem in error.value.problems] == [True], str(error.value)


def test_settings_that_say_what_holds_anyway_are_fine(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: A\ndocs_dir: ./docs/\nsite_dir: site\nuse_directory_urls: true\ntheme: {language: en}\n"
        "site_url: https://example.org/~a/b%20c\nextra: {pincite: {language: en-GB}}\nnav: [A & B: index.md]\n",
        "utf-8",
    )
    assert read_settings(DiskView(tmp_path)).site_url == "https://example.org/~a/b%20c/"


FRONT_MATTER = {
    "title: A <script>": ["markup-in-front-matter:2"],
    'title: fine\ndescription: Say "it"': ["markup-in-front-matter:3"],
    "author: [a, b]": ["markup-in-front-matter:2"],
    "title: [": ["front-matter-unreadable:2"],
    'title: A "quoted" & plain one\ndescription: Say &quot;it&quot;\nhide: [toc]': [],
}


@pytest.mark.parametrize(("text", "told"), FRONT_MATTER.items())
def test_front_matter_that_would_be_printed_as_markup_is_told(text: str, told: list[str]) -> None:
    found = check_front_matter("docs/own.md", f"---\n{text}\n---\n\n# Own\n")
    assert [f"{problem.code}:{problem.line}" for problem in found] == told
