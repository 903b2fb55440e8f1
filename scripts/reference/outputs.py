"""Every file that `make reference` writes, with its text."""

from __future__ import annotations

import re
from pathlib import Path

from scripts.reference import problems
from scripts.reference.api import api_page
from scripts.reference.keys import key_pages
from scripts.reference.layers import picture
from scripts.reference.schemas import schema_files
from scripts.reference.walk import walk

from pincite.pages.api import api

ROOT = Path(__file__).parents[2]
_ARCHITECTURE = "docs/contributors/architecture.md"
_PLACE = r"(<!-- {name}: [^\n]*-->\n).*?(<!-- end of {name} -->)"


def references(root: Path) -> dict[str, str]:
    """Return the text of each generated file by its path below the root."""
    # Beside the schemas of the data, whichever room has them: `convert` publishes both.
    schemas = Path(api.__file__).parent.relative_to(ROOT) / "schemas"
    made = {(schemas / name).as_posix(): text for name, text in schema_files()}
    made |= {f"docs/editors/reference/{name}": text for name, text in key_pages()}
    made["docs/contributors/api.md"] = api_page(root)
    made["docs/editors/problems.md"] = problems.page()
    made[_ARCHITECTURE] = _with_parts(root)
    return made


def _with_parts(root: Path) -> str:
    """Return the hand-written page with what stands between its marks replaced."""
    text = (root / _ARCHITECTURE).read_text("utf-8")
    for name, part in (("walk", walk()), ("layers", picture(root))):
        text = _filled(text, name, part)
    return text


def _filled(text: str, name: str, part: str) -> str:
    place = re.compile(_PLACE.format(name=name), re.DOTALL)
    filled, count = place.subn(lambda found: f"{found[1]}\n{part}\n\n{found[2]}", text)
    if count != 1:
        message = f"{_ARCHITECTURE} has no place, or two, for: {name}"
        raise ValueError(message)
    return filled
