"""Writes the generated references anew: `python -m scripts.reference`."""

from __future__ import annotations

from pathlib import Path

from scripts.reference.outputs import ROOT, references


def main() -> None:
    """Write what differs, and name it."""
    for path, text in references(ROOT).items():
        file = Path(ROOT / path)
        if not file.exists() or file.read_text("utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
            print(f"wrote {path}")


if __name__ == "__main__":
    main()
