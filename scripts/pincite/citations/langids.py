"""What biblatex calls the languages, as babel and polyglossia name them."""

from __future__ import annotations

from collections.abc import Mapping

_LANGIDS: Mapping[str, str] = {
    "af": "afrikaans", "ar": "arabic", "be": "belarusian", "bg": "bulgarian", "bn": "bengali", "bo": "tibetan",
    "br": "breton", "bs": "bosnian", "ca": "catalan", "cs": "czech", "cy": "welsh", "da": "danish", "de": "german",
    "de-at": "austrian", "de-ch": "swissgerman", "el": "greek", "en": "english", "en-au": "australian",
    "en-ca": "canadian", "en-gb": "british", "en-nz": "newzealand", "en-us": "american", "eo": "esperanto",
    "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french",
    "fr-ca": "canadien", "ga": "irish", "gd": "scottish", "gl": "galician", "he": "hebrew", "hi": "hindi",
    "hr": "croatian", "hu": "magyar", "hy": "armenian", "id": "indonesian", "is": "icelandic", "it": "italian",
    "ja": "japanese", "ka": "georgian", "km": "khmer", "kn": "kannada", "ko": "korean", "la": "latin", "lo": "lao",
    "lt": "lithuanian", "lv": "latvian", "mk": "macedonian", "ml": "malayalam", "mn": "mongolian", "mr": "marathi",
    "ms": "malay", "my": "burmese", "nb": "norsk", "nl": "dutch", "nn": "nynorsk", "no": "norsk", "pl": "polish",
    "pt": "portuguese", "pt-br": "brazilian", "ro": "romanian", "ru": "russian", "sa": "sanskrit", "sk": "slovak",
    "sl": "slovenian", "sq": "albanian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "te": "telugu", "th": "thai",
    "tr": "turkish", "uk": "ukrainian", "ur": "urdu", "vi": "vietnamese", "zh": "chinese",
}  # fmt: skip


def langid(language: str) -> str | None:
    """Return biblatex's name for a language: `en-GB` gives `british`, `km` gives `khmer`; None where it has none."""
    tag = language.lower()
    return _LANGIDS.get(tag, _LANGIDS.get(tag.split("-")[0]))
