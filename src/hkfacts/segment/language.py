"""The language of a text, told by its script and, for Latin script, by its commonest words; light, since only English is read.

A profile counts words that one language uses all the time and others do not. English wins ties, so that a headline alone, or an
English text full of other nations' names, stays English.
"""

from __future__ import annotations

import re
from collections import Counter

_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SCRIPTS = {
    "ja": re.compile(r"[\u3040-\u30ff]"),
    "ko": re.compile(r"[\uac00-\ud7af]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
    "el": re.compile(r"[\u0370-\u03ff]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "hi": re.compile(r"[\u0900-\u097f]"),
}
_OTHER = re.compile(r"[\u0370-\u0fff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
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

_PROFILES = {
    "en": "the of and to in a is for with on that by from at its as are was will this has have be an which or it their we our you more",
    "fr": "le la les des du de et en une un pour dans est sur au aux avec que qui par plus sont cette ses ce nous vous été ont pas leur",
    "de": "der die das und den von mit für auf dem des ein eine ist im zu sich nicht als auch werden wird bei nach aus wie einer sind wir",
    "es": "el la los las de del y en una un para con que por su se es al como más sus este esta ha fue entre son nos sobre desde",
    "pt": "o os as de do da dos das e em uma um para com que por no na nos nas ao sua seu é mais são foi como entre pela pelo não",
    "it": "il lo la gli le di del della dei delle e in una un per con che da al alla nel nella è sono più come questo anche ha tra",
    "nl": "de het een en van in op voor met dat is zijn te aan door bij naar ook niet worden wordt om als uit over deze hebben onze",
    "id": "yang dan di dengan untuk dari pada ini itu dalam adalah akan oleh tidak juga telah para sebagai kepada serta bagi",
    "vi": "và của là các cho được trong với những có không đã này một để người khi từ trên tại về",
    "tl": "ang mga ng sa na ay at para ito ni si kay nila namin hindi isang",
    "sv": "och att det som en på är av för med den till inte har om ett han var från kan vi vid",
    "pl": "i w na z do się jest że dla oraz przez od jak po nie są to tym roku",
    "tr": "ve bir bu için ile olarak da de daha olan çok en gibi kadar ancak",
}
_WORDS = {language: frozenset(words.split()) for language, words in _PROFILES.items()}


def find_language(text: str) -> str:
    """The BCP 47 tag of a text's language; `und` where it has no letters.

    >>> find_language("The lab opens today."), find_language("實驗室今天開幕，將會創造就業機會。"), find_language("42")
    ('en', 'zh-Hant', 'und')
    """
    sample = text if len(text) <= _SAMPLE else text[: _SAMPLE // 2] + text[len(text) // 2 : len(text) // 2 + _SAMPLE // 2]
    latin = sum(map(len, _LATIN.findall(sample)))
    if not sample.isascii() and _OTHER.search(sample):
        han = len(_HAN.findall(sample))
        counts = {tag: len(pattern.findall(sample)) for tag, pattern in _SCRIPTS.items()}
        tag = max(counts, key=lambda t: counts[t])
        # A character of Chinese or Japanese says as much as some two letters, a syllable of Korean likewise.
        if counts[tag] * 2 > latin and counts[tag] * 8 > han:
            return tag
        if han * 2 > latin:
            return _chinese(sample)
    if not latin:
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
    counts = Counter(words)
    scores = {language: sum(counts[w] for w in known) for language, known in _WORDS.items()}
    best = max(scores, key=lambda t: (scores[t], t == "en"))
    # Another language must have the profile clearly: names and titles in it are no text in it.
    if best != "en" and scores[best] >= 4 and scores[best] > 1.5 * scores["en"] and scores[best] >= 0.08 * len(words):
        return best
    return "en"
