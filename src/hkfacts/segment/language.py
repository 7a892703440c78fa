"""The language of a text, told by its script and, for Latin script, by its commonest words; light, since only English is read.

A profile counts words that one language uses all the time and others do not. English wins ties, so that a headline alone, or an
English text full of other nations' names, stays English.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from hkfacts.patterns import lazy_pattern

from ..rulebook import lexicon

_SAMPLE = 20_000
_WORD = lazy_pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SCRIPTS = {
    "ja": lazy_pattern(r"[\u3040-\u30ff]"),
    "ko": lazy_pattern(r"[\uac00-\ud7af]"),
    "th": lazy_pattern(r"[\u0e00-\u0e7f]"),
    "ar": lazy_pattern(r"[\u0600-\u06ff]"),
    "he": lazy_pattern(r"[\u0590-\u05ff]"),
    "el": lazy_pattern(r"[\u0370-\u03ff]"),
    "ru": lazy_pattern(r"[\u0400-\u04ff]"),
    "hi": lazy_pattern(r"[\u0900-\u097f]"),
}
_OTHER = lazy_pattern(r"[\u0370-\u0fff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_HAN = lazy_pattern(r"[\u4e00-\u9fff]")
_LATIN = lazy_pattern(r"[A-Za-z\u00c0-\u024f]+")
# Characters that the two ways of writing Chinese do not share, among the commonest of each.
_TRADITIONAL = frozenset(
    "個們這來時國會為與對發後學說動過當現開關經問無應長見體實東車將書業產萬億電機構創協辦務區總廠際證券導議華聯團豐灣臺點員務勞舉據擬穩續"
)
_SIMPLIFIED = (
    frozenset(
        "个们这来时国会为与对发后学说动过当现开关经问无应长见体实东车将书业产万亿电机构创协办务区总厂际证券导议华联团丰湾台点员务劳举据拟稳续"
    )
    - _TRADITIONAL
)


@lru_cache(maxsize=1)
def _profiles() -> dict[str, frozenset[str]]:
    """The commonest words of each language."""
    profiles: dict[str, set[str]] = {}
    for row in lexicon("segment_languages"):
        profiles.setdefault(row["language"], set()).add(row["word"])
    return {language: frozenset(known) for language, known in profiles.items()}


def find_language(text: str) -> str:
    """The BCP 47 tag of a text's language; `und` where it has no letters.

    >>> find_language("The lab opens today."), find_language("實驗室今天開幕，將會創造就業機會。"), find_language("42")
    ('en', 'zh-Hant', 'und')
    """
    sample = text if len(text) <= _SAMPLE else text[: _SAMPLE // 2] + text[len(text) // 2 : len(text) // 2 + _SAMPLE // 2]
    if not sample.isascii() and _OTHER.search(sample):
        latin = sum(map(len, _LATIN.findall(sample)))
        han = len(_HAN.findall(sample))
        counts = {tag: len(pattern.findall(sample)) for tag, pattern in _SCRIPTS.items()}
        tag = max(counts, key=lambda t: counts[t])
        # A character of Chinese or Japanese says as much as some two letters, a syllable of Korean likewise.
        if counts[tag] * 2 > latin and counts[tag] * 8 > han:
            return tag
        if han * 2 > latin:
            return _chinese(sample)
    if not _LATIN.search(sample):
        return "und"
    return _latin(sample)


def _chinese(sample: str) -> str:
    traditional = sum(c in _TRADITIONAL for c in sample)
    simplified = sum(c in _SIMPLIFIED for c in sample)
    return "zh-Hans" if simplified > traditional else "zh-Hant"


def _latin(sample: str) -> str:
    words = _WORD.findall(sample.lower())
    if not words:
        return "en"
    counts: dict[str, int] = dict(Counter(words))
    scores = {language: sum([counts.get(w, 0) for w in known]) for language, known in _profiles().items()}
    best = max(scores, key=lambda t: (scores[t], t == "en"))
    # Another language must have the profile clearly: names and titles in it are no text in it.
    if best != "en" and scores[best] >= 4 and scores[best] > 1.5 * scores["en"] and scores[best] >= 0.08 * len(words):
        return best
    return "en"
