"""The toy handbook with one source edited in several ways, one renamed and one withdrawn; all of it accepted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pincite import pipeline
from pincite.editing.releasing import release
from pincite.pipeline import Converted
from pincite.versioning.assign_anchors import Acceptance
from tests.support.goldens import read_cases
from tests.support.making import copy_toy
from tests.support.reading import site_settings

EDITS = read_cases(Path(__file__).parent / "edits.yml")
SOURCE = str(EDITS["source"])
RENAMED, NEW_NAME, WITHDRAWN = "gazette-1902-light", "wick-gazette-1902-light", "board-1905-annual-fog"
_MERGED = (f"{SOURCE}#p3", f"{SOURCE}#p2")
MOVED = {
    "moved": [
        {"id": RENAMED, "to": NEW_NAME, "date": "1903-01", "reason": "Named for its <em>town</em>."},
        {"id": WITHDRAWN, "to": None, "date": "1906-02-03", "reason": "Given back.", "title": "Fog, 1905"},
    ]
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """A handbook before and after."""

    root: Path
    first: Converted
    """As it was first published."""
    last: Converted
    """As it is now."""

    def api(self, name: str) -> Any:
        """Return what a JSON file of the handbook says now."""
        return api_file(self.last, name)


def api_file(converted: Converted, name: str) -> Any:
    """Return what a JSON file of a converted handbook says."""
    return json.loads(next(artifact.data for artifact in converted.artifacts if artifact.path == f"docs/api/v1/{name}"))


def page_of(converted: Converted, path: str) -> str:
    """Return a page's Markdown."""
    return next(artifact.data.decode() for artifact in converted.artifacts if artifact.path == f"docs/{path}index.md")


def make_edited(root: Path) -> Edited:
    """Publish the toy handbook, edit it, and accept what was edited."""
    first = _publish(root)
    _add_wording(root / "seeds")
    _move_sources(root / "seeds")
    last = pipeline.convert(root, accept={SOURCE: Acceptance(reason=EDITS["reason"])})
    pipeline.write(root, last)
    return Edited(root=root, first=first, last=last)


def make_released(root: Path) -> Converted:
    """Publish the toy handbook and release it, edit one source, accept it and release it again."""
    _publish(root)
    release(root, "2026.1", "2026-12-01")
    _add_wording(root / "seeds")
    text = (root / "seeds/topics.yml").read_text("utf-8")
    (root / "seeds/topics.yml").write_text(text.replace(*_MERGED), "utf-8")
    pipeline.write(root, pipeline.convert(root, accept={SOURCE: Acceptance(reason=EDITS["reason"])}))
    release(root, "2026.2", "2027-01-01")
    return pipeline.convert(root)


def _publish(root: Path) -> Converted:
    """Return the toy handbook as it is first published."""
    copy_toy(root)
    settings = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    settings["theme"] |= {"custom_dir": ".pincite/theme", "palette": site_settings()["theme"]["palette"]}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), "utf-8")
    drafts = [document.id for document in pipeline.convert(root).handbook.documents]
    first = pipeline.convert(root, accept=dict.fromkeys(drafts, Acceptance()))
    pipeline.write(root, first)
    return first


def _add_wording(seeds: Path) -> None:
    text = (seeds / EDITS["seed"]).read_text("utf-8")
    for edit in EDITS["edits"]:
        assert text.count(edit["old"]) == 1, edit["name"]
        text = text.replace(edit["old"], edit["new"])
    (seeds / EDITS["file"]).write_text(text, "utf-8")
    sidecar = seeds / f"{EDITS['seed']}.yml"
    data = yaml.safe_load(sidecar.read_text("utf-8"))
    data["pincite"]["versions"] = [{"file": EDITS["file"], "from": EDITS["from"], "note": "second printing"}]
    sidecar.write_text(yaml.safe_dump(data, sort_keys=False), "utf-8")


def _move_sources(seeds: Path) -> None:
    for name in ("gazette-1902.txt.yml", "topics.yml"):
        text = (seeds / name).read_text("utf-8")
        assert RENAMED in text
        text = text.replace(RENAMED, NEW_NAME).replace(*_MERGED)
        (seeds / name).write_text(text, "utf-8")
    (seeds / "fog-1905.txt").unlink()
    (seeds / "fog-1905.txt.yml").unlink()
    (seeds / "moved.yml").write_text(yaml.safe_dump(MOVED, sort_keys=False), "utf-8")
