"""Letters of other scripts, and signs, that look like Latin letters: a name written with them is read as it is meant.

Each stands for one letter, so that places in the text stay. What only resembles (`0` and `o`, `rn` and `m`) is left:
ordinary words would be taken for names.
"""

from __future__ import annotations

import string

# A letter, and all that look like it. Cyrillic letters are as in the other case, which keeps words in capitals alike.
_ALIKE = {
    "a": "аАɑαΑᴀӑӓ",
    "b": "вВьЬΒʙβƅ",
    "c": "сСϲϹᴄҫҪ",
    "d": "ԁԀᴅɖɗժ",
    "e": "еЕёЁєЄΕᴇəɛҽэ",
    "f": "ғҒꜰƒϜϝֆ",
    "g": "ɡɢցԍԌ",
    "h": "нНһҺΗʜհɦ",
    "i": "іІїЇıɩɪιΙӏӀ",
    "j": "јЈϳͿȷᴊյ",
    "k": "кКκΚᴋқҚ",
    "l": "ʟⅼӏʅ׀Լ",
    "m": "мМΜᴍ",
    "n": "пПηΝɴոռ",
    "o": "оОοΟσօՕᴏ٥۵०০໐၀ഠഠჿ",
    "p": "рРρΡᴘ",
    "q": "ԛԚզǫգ",
    "r": "гГʀᴦɼ",
    "s": "ѕЅꜱՏʂ",
    "t": "тТτΤᴛ",
    "u": "υսՍᴜʋц",
    "v": "ѵѴνᴠ",
    "w": "ԝԜωшѡᴡա",
    "x": "хХχΧ",
    "y": "уУүҮγΥʏყ",
    "z": "Ζᴢʐ",
}
# Letters in circles, in squares and of flags, and those that are not shown at all.
_ALPHABETS = (0x1F150, 0x1F170, 0x1F1E6, 0xE0041, 0xE0061)
_LATIN = {
    **{ord(sign): letter for letter, signs in _ALIKE.items() for sign in signs},
    **{first + place: letter for first in _ALPHABETS for place, letter in enumerate(string.ascii_lowercase)},
}
_SIGNS = frozenset(map(chr, _LATIN))


def latin(text: str) -> str:
    """Return a text with all that looks like a Latin letter read as that: `Jаnе` with Cyrillic letters gives `Jane`."""
    return text if text.isascii() or _SIGNS.isdisjoint(text) else text.translate(_LATIN)
