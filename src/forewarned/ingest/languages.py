"""Which language a text is in: only English can be read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 1_500  # characters of each sample
_FEWEST_LETTERS = 60  # below this nothing is said: headlines of names look like any language
_FEWEST_SIGNS = 20  # the same for other scripts, some of which write a word in one or two signs
_SURE = 0.9  # on 3,172 English documents, cables in capitals among them, none came below this for English
_NAMES = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German",
    "el": "Greek", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ka": "Georgian", "kk": "Kazakh", "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz", "la": "Latin",
    "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ms": "Malay", "my": "Burmese", "nb": "Norwegian",
    "ne": "Nepali", "nl": "Dutch", "no": "Norwegian", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "si": "Sinhala", "sk": "Slovak", "sl": "Slovenian",
    "so": "Somali", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil",
    "te": "Telugu", "tg": "Tajik", "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "ug": "Uyghur",
    "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def language(text: str) -> str | None:
    """ISO 639-1 code of the language of `text`, or None where it is too short or too mixed to tell.

    Three samples (start, middle, end) are looked at in lower case. A text with English in any of them is
    English: a report may quote a page of French.
    """
    starts = sorted({0, max(0, (len(text) - _SAMPLE) // 2), max(0, len(text) - _SAMPLE)})
    found = set()
    for start in starts:
        code = _sample_language(text[start : start + _SAMPLE])
        if code == "en":
            return code
        found.add(code)
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def language_name(code: str) -> str:
    """The English name of a language, or the code itself in quotation marks."""
    return _NAMES.get(code, f'a language coded "{code}"')


def _sample_language(sample: str) -> str | None:
    letters = [character for character in sample if character.isalpha()]
    latin = sum(character < "\u0250" for character in letters)
    # Another script is not English, however short the text and however close its languages are to one another.
    foreign = latin * 2 < len(letters)
    if len(letters) < (_FEWEST_SIGNS if foreign else _FEWEST_LETTERS):
        return None
    code, probability = _identifier().classify(sample.lower())
    # "zxx": no language at all, tables of numbers for instance.
    return str(code) if code != "zxx" and (probability >= _SURE or (foreign and code != "en")) else None


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # 0.9 s to load, so only when a text needs it

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
