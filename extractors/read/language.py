"""Tell Korean from English, and both from what is not read."""

from __future__ import annotations

import re

from alliances.ontology.errors import AlliancesError

_SCRIPTS = {
    "Korean": re.compile("[가-힣]"),
    "Japanese": re.compile("[぀-ヿ]"),
    "Chinese": re.compile("[一-鿿]"),
    "Russian": re.compile("[Ѐ-ӿ]"),
    "Arabic": re.compile("[؀-ۿ]"),
    "Thai": re.compile("[฀-๿]"),
    "Hindi": re.compile("[ऀ-ॿ]"),
    "Greek": re.compile("[Ͱ-Ͽ]"),
    "Hebrew": re.compile("[֐-׿]"),
}
# The commonest function words that the other languages of this table do not share.
_WORDS = {
    "English": [
        "the",
        "of",
        "and",
        "to",
        "in",
        "that",
        "is",
        "for",
        "with",
        "as",
        "was",
        "on",
        "by",
        "it",
        "at",
        "from",
        "said",
        "has",
        "which",
    ],
    "French": [
        "le",
        "la",
        "les",
        "des",
        "une",
        "est",
        "dans",
        "pour",
        "que",
        "qui",
        "sur",
        "avec",
        "par",
        "du",
        "au",
        "ses",
        "cette",
        "aux",
    ],
    "German": [
        "der",
        "die",
        "das",
        "und",
        "ist",
        "von",
        "den",
        "mit",
        "für",
        "auf",
        "dem",
        "ein",
        "eine",
        "nicht",
        "wird",
        "im",
        "zu",
        "sich",
    ],
    "Spanish": [
        "el",
        "los",
        "las",
        "una",
        "por",
        "con",
        "para",
        "del",
        "que",
        "en",
        "se",
        "su",
        "es",
        "como",
        "más",
        "al",
        "lo",
    ],
    "Italian": [
        "il",
        "di",
        "che",
        "è",
        "per",
        "una",
        "con",
        "del",
        "della",
        "nel",
        "sono",
        "gli",
        "più",
        "dal",
        "alla",
    ],
    "Portuguese": [
        "os",
        "as",
        "um",
        "uma",
        "para",
        "com",
        "do",
        "da",
        "em",
        "no",
        "na",
        "não",
        "ao",
        "pelo",
        "mais",
    ],
    "Dutch": [
        "het",
        "een",
        "van",
        "en",
        "dat",
        "voor",
        "met",
        "zijn",
        "niet",
        "aan",
        "op",
        "te",
        "bij",
        "door",
    ],
    "Vietnamese": ["của", "và", "là", "các", "trong", "được", "một", "cho", "với", "những"],
}


def detect(text: str, name: str) -> str:
    """ "ko" or "en"; raises `AlliancesError` that names the language where it is another one."""
    letters = sum(map(str.isalpha, text)) or 1
    counts = {language: len(expression.findall(text)) for language, expression in _SCRIPTS.items()}
    if counts["Korean"] / letters > 0.2:
        return "ko"
    if counts["Japanese"] / letters > 0.05:
        counts["Japanese"] += counts.pop("Chinese")
    script, count = max(counts.items(), key=lambda item: item[1])
    if count / letters > 0.3:
        raise _refused(name, script)
    language = _latin(text)
    if language == "English":
        return "en"
    if counts["Korean"] > 0 and language is None:
        return "ko"
    raise _refused(name, language)


def _latin(text: str) -> str | None:
    words = re.findall(r"[^\W\d_]+", text.lower())
    scores = {language: sum(words.count(w) for w in listed) for language, listed in _WORDS.items()}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= 2 else None


def _refused(name: str, language: str | None) -> AlliancesError:
    what = f"the text is in {language}" if language else "the text is in no language that can be told"
    return AlliancesError(f"{name}: {what}; Korean and English are read")
