"""Bytes of a seed become its text, or are refused with their place."""

from __future__ import annotations

import pytest
from hypothesis import given

from pincite.errors import InputError
from pincite.readers.plain_text import decode
from tests.support.strategies import examples, seed_texts

REFUSED = [*range(9), 0x0B, *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xFFFE, 0xFFFF]


def _decode(raw: bytes, encoding: str = "utf-8") -> str:
    return decode(raw, encoding=encoding, path="seeds/x.txt", sidecar="seeds/x.txt.yml")


@examples(60)
@given(seed_texts)
def test_it_keeps_each_character_of_any_text(text: str) -> None:
    wanted = text.removeprefix("\ufeff").replace("\x0b", " ")
    if wanted.strip():
        assert _decode(text.replace("\x0b", " ").encode()) == wanted
        assert _decode(b"\xef\xbb\xbf" + wanted.encode()) == wanted


@pytest.mark.parametrize("point", REFUSED, ids=lambda point: f"U+{point:04X}")
def test_it_refuses_a_control_character_and_names_its_place(point: int) -> None:
    with pytest.raises(InputError) as raised:
        _decode(f"one\ntwo{chr(point)}".encode())
    assert [str(problem) for problem in raised.value.problems] == [
        f"control-character seeds/x.txt:2: the control character U+{point:04X} stands at character 7. "
        "A seed is never edited: have the text made again without it."
    ]


@pytest.mark.parametrize("kept", ["\t", "\n", "\r\n", "\r", "\f", "\x85", "\u2028", "\ufdd0", "\U0001fffe", "\u200b"])
def test_it_keeps_what_a_text_may_hold(kept: str) -> None:
    assert _decode(f"a{kept}b".encode()) == f"a{kept}b"


@pytest.mark.parametrize("raw", [b"a\xed\xa0\x80", b"\xed\xb0\x80", b"a\xf6", b"a\xc3"], ids=repr)
def test_it_refuses_bytes_of_another_encoding_and_halves_of_surrogate_pairs(raw: bytes) -> None:
    with pytest.raises(InputError, match=r"^not-the-encoding seeds/x.txt:2: byte 0x[0-9a-f]{2} is not utf-8\. Declare"):
        _decode(b"one\n" + raw)


def test_it_refuses_a_lone_surrogate_that_an_encoding_lets_through() -> None:
    with pytest.raises(InputError, match=r"^control-character .* U\+D83D stands at character 1"):
        _decode(rb"a\ud83d", "raw_unicode_escape")


@pytest.mark.parametrize(
    ("raw", "encoding", "wanted"),
    [
        (b"S\xf6der\xf6 \xbd", "latin-1", "Söderö ½"),
        (b"\x93x\x94", "cp1252", "“x”"),
        ("\ufeffa灯".encode("utf-16-le"), "utf-16", "a灯"),
        ("灯台".encode("shift_jis"), "shift_jis", "灯台"),
    ],
)
def test_it_reads_declared_encodings(raw: bytes, encoding: str, wanted: str) -> None:
    assert _decode(raw, encoding) == wanted


@pytest.mark.parametrize("encoding", ["hex", "base64", "rot13", "zlib", "undefined", "latin-nine", "a\0b", "ü", " "])
def test_it_refuses_encodings_that_give_no_text(encoding: str) -> None:
    with pytest.raises(InputError, match=r"^unknown-encoding seeds/x.txt.yml: its sidecar declares the encoding"):
        _decode(b"abc", encoding)


@pytest.mark.parametrize("raw", [b"", b" \n\t", b"\xef\xbb\xbf", "\u3000\n".encode()], ids=repr)
def test_it_refuses_an_empty_seed(raw: bytes) -> None:
    with pytest.raises(InputError, match=r"^empty-seed seeds/x.txt: it holds no text\. Put"):
        _decode(raw)


def test_it_names_the_first_twenty_places_only() -> None:
    with pytest.raises(InputError) as raised:
        _decode(b"\n".join([b"\x07"] * 30))
    assert [problem.line for problem in raised.value.problems] == list(range(1, 21))
