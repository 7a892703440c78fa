"""Checks of lone years: four digits, or two after an apostrophe, that are a year only where their neighbours say so.

Each check answers with the reason why the candidate is none, or None; it reads a few dozen characters to either side, no more.
"""

from __future__ import annotations

import re

from hkfacts.patterns import lazy_pattern

from .dates_around import Groups, Surroundings

_PREPOSITION = (
    r"(?:in|since|by|until|till|from|of|during|for|before|after|through|within|"
    r"throughout|to|and|or|between|circa|around|about|than|vs\.?|versus|with|"
    r"over|early|late|mid|end|into|against|as|late|calendar|fiscal|financial|full|"
    r"on|year|years|ended|ending|both|either|only|again|but|approximately|roughly|"
    r"beyond|towards?|at|per|onwards?|estimated|back|model|tax|vintage|class of|"
    r"built|founded|established|est\.|formed|incorporated|born|died|b\.|d\.|c\.|ca\.|"
    r"opened|launched|dated|published|completed|created|started|began|introduced|"
    r"inaugurated|starting|beginning|effective|prior to|up to|forecast|"
    r"spring|summer|autumn|winter|fall|even|compared with|compared to|versus|relative to|is|was|were|than in)"
)
_AFTER_PREPOSITION = lazy_pattern(rf"(?i)(?:^|[\s(\[“‘\"'/–—-]){_PREPOSITION}[ ]?[-–]?$")
_SURE_PREPOSITION = lazy_pattern(
    r"(?i)(?:^|[\s(\[“‘\"'–—-])(?:in|since|until|till|during|throughout|circa|"
    r"early|late|mid|by|before|after|from|founded|established|est\.|born|calendar|"
    r"fiscal|financial|full[- ]year|year|ended|ending|built|back in|"
    r"incorporated|formed|through|end|starting|beginning|inaugurated)[ -]$"
)
_YEAR_LIST = lazy_pattern(
    r"\b(?:1[5-9]|20|21)\d\d(?:,? ?(?:\d\d? )?(?:and|or|&|to|vs\.?|versus|compared (?:with|to)|through)|,|/| ?[-–—])[ ]?$"
)
_NAME_BEFORE = lazy_pattern(r"(?:^|[\s“\"‘(])(?:[A-Z][\w’'&.-]*|&|#\w+)[ ]$")
_COUNT_NOUN = lazy_pattern(
    r"^\+[ ][a-z]|^ (?:or more |new |more |additional |other |total |of the |odd )?(?:people|men|"
    r"women|children|staff|units?|homes?|km|kg|m|metres?|meters?|miles?|feet|ft|grams?|"
    r"tonnes?|tons?|litres?|MW|mm|cm|sq|square|hectares?|acres?|points?|dollars?|pounds?|euros?|yuan|Mbps|calories|rpm|lbs?|hp)\b"
)
_VERB_LIKE = frozenset(
    [
        "was",
        "is",
        "has",
        "as",
        "its",
        "this",
        "us",
        "versus",
        "vs",
        "plus",
        "across",
        "unless",
        "towards",
        "besides",
        "includes",
        "shows",
        "sees",
        "does",
        "always",
        "yes",
        "thus",
        "marks",
        "remains",
        "brings",
        "results",
        "sales",
        "earnings",
        "revenues",
        "estimates",
        "figures",
        "levels",
        "accounts",
        "awards",
        "guidelines",
        "elections",
        "vintages",
        "operations",
        "financials",
        "targets",
        "expectations",
        "values",
        "prices",
        "volumes",
        "profits",
        "forecasts",
        "totals",
        "goals",
        "statements",
        "numbers",
        "regulations",
        "rules",
        "standards",
        "reforms",
        "amendments",
        "proceeds",
        "holidays",
    ]
)
_YEARLY = lazy_pattern(
    r"(?i)^[ ](?:results?|revenues?|sales|earnings|net|ebitda|adjusted|guidance|"
    r"outlook|forecasts?|financial|annual|full|fiscal|estimates?|season|edition|"
    r"survey|report|figures|levels|tax|calendar|budget|total|capital|operating|"
    r"target|targets|goals?|plan|and|was|is|will|has|saw|marks?|marked|"
    r"compared|to|through|vs\.?|versus|were|when|at|on|by|with|for|as|the|in|"
    r"would|due|onwards?|alone|model|class|cohort|intake|school|academic|year|"
    r"year[- ]end|production|election|presidential|interim|final|dividend|a|an|"
    r"after|before|but|or|while|because|until|from|of|under|amid|amidst|he|she|it|"
    r"they|we|that|which|who|where|also|there|had|have|can|could|may|should|must|"
    r"this|these|those|its|their|our|his|her|not|only|more|most|so|than|then|"
    r"if|since|during|over|into|per|up|down|inclusive|respectively|earlier|later|about)\b"
)
_CODE_BEFORE = lazy_pattern(
    r"(?i)(?:[$€£¥#=@]|\b(?:cap\.?|lot|page|pages|p\.|pp\.|room|rm\.?|unit|suite|ste\.?|"
    r"box|route|flight|form|code|code:|codes|tel:?|fax:?|phone:?|extension|ext\.?|"
    r"iso(?:/\w+)?|no\.?|nos\.?|number|booth|stand|hall|section|sec\.|article|rule|"
    r"ref\.?|reference|psalm|bus|minibus|shelfmark|version|v\.?|chapter|building|"
    r"floor|pier|street|road|avenue|channel|passcode|pin|id|id:|zip|item|model|"
    r"series|windows|office|type|engine|phase|dial|text|batch|licen[cs]e|agenda|"
    r"vision|horizon|strategy|plan|cop|expo|summit|forum|conference|congress|s/n|"
    r"bs|en|din|ms|astm|ieee|nasdaq|hkex|sehk|russell|mt\.?|(?<!until )(?<!through )(?<!before )at least|more than|"
    r"fewer than|less than|some|total of|nearly|almost)[ :]{0,2})$"
)
_ADDRESS_AFTER = lazy_pattern(
    r", (?:\d{1,3}/F|Level|Floor|(?:[A-Z][\w’']* ){0,3}(?:Tower|Block|Building|House|Plaza|Mansion|Court|Road|Street|Avenue|Lane))\b"
)
_COPYRIGHT = lazy_pattern(r"(?i)(?:(?:©|(?<![\w)])\(c\)|\bcopr\.|all rights reserved)[^.]{0,30}|copyright[ ,]{0,2})$")


# Short numbers that one rings: `the hotline 1823`, `call 1868`.
_RUNG = lazy_pattern(
    r"(?i)\b(?:hotline|helpline|dial|call|calling|enquiries)(?: (?:is|at|on|to|number|can be made to))?[ :]{1,2}$"
)


def year(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """A year shows itself by what stands before it and by not counting what stands after it."""
    digits = groups.get("year") or groups.get("span", "")
    number = int(digits[:4])
    old = 1000 <= number < 1500 and re.search(r"(?i)\b(?:in|since|of|year|ad|circa|before|after|from)[ ]$", around.left(start))
    if not (1500 <= number <= 2100 or old):
        return "not a year that is spoken of"
    left, right = around.left(start), around.right(end)
    why = not_a_year(left, right)
    if why:
        return why
    if not left and not right:
        on_row = "\t" in around.text[max(0, start - 1) : start] + around.text[end : end + 1] or around.text.strip() == digits
        return None if on_row and 1900 <= number <= 2100 else "a number alone in its line"
    if left.endswith("(") and re.match(r"[)\];,:]|[ ]?[-–]", right):
        return None
    return _shown(around, end, left, number)


def not_a_year(left: str, right: str) -> str | None:
    """The reason where the words on both sides show that four digits are no year."""
    if _COPYRIGHT.search(left) or re.match(r"(?i) ?(?:©|\(c\)|by .{0,30}all rights)", right):
        return "the year of a copyright line"
    if _CODE_BEFORE.search(left):
        return "a number of what stands before it"
    if _RUNG.search(left):
        return "a number that one rings"
    if _ADDRESS_AFTER.match(right):
        return "a room of a building"
    if re.match(r"[ -]?\d{3,4}\b(?![ ]?[-–])", right) and not re.match(r"[ -](?:19|20)\d\d\b", right):
        return "a piece of a telephone or card number"
    if re.search(r"\d{3,4}[ ]$|\+\d[\d ()-]{0,12}$", left) and not re.search(r"\b(?:19|20)\d\d[ ]$", left):
        return "a piece of a telephone or card number"
    if _COUNT_NOUN.match(right):
        return "a number that counts what follows"
    if re.search(
        r"(?:^|[^.:] )(?!(?:As|End|Start|Beginning|Middle|Outset|Autumn|Spring|Summer|"
        r"Winter|Fall|Out|Months|Year|Half|Quarter|Version|January|February|March|April|"
        r"May|June|July|August|September|October|November|December)\b)[A-Z][\w’'-]+\)? of $",
        left,
    ):
        return "a piece of a name"
    if re.match(r"[-–](?:[A-Z]|[a-z]+ed\b|strong|seat|mile|foot|acre|member|room|metre|meter|square)", right):
        return "a piece of a compound"
    return None


def counts(around: Surroundings, end: int) -> bool:
    """True where the next word is a plural noun that a number could count."""
    right = around.right(end)
    match = re.match(r" ([a-z][a-z-]+s)\b", right) or re.match(r" [a-z][a-z-]+ ([a-z][a-z-]+s)\b(?=[ .,;])", right)
    if match is None or match[1] in _VERB_LIKE or match[1] in ("onwards", "afterwards") or match[1].endswith(("ss", "us", "is")):
        return False
    tag = around.tag(end + match.start(1))
    return tag == "NNS" if tag else True


def _shown(around: Surroundings, end: int, left: str, number: int) -> str | None:
    right = around.right(end)
    modern = 1900 <= number <= 2100
    capital = re.match(r"[ ][“\"‘]?[A-Z]", right)
    if (
        modern
        and re.match(r",? (?:and |or |& )?(?:19|20)\d\d(?:,| and| or| &) (?!\d{3}\b)", right)
        and re.search(r"(?i)\b(?:the|in|a) $", left)
    ):
        return None  # `the 2021, 2022 and 2023 winner`
    if modern and left.endswith(" are ") and re.match(r",? and (?:19|20)\d\d(?: respectively|[.,;])", right):
        return None
    if modern and re.search(r"(?i)\b(?:pre|post)[-–]$", left):
        return None
    if _YEAR_LIST.search(left):
        return (
            "a name"
            if capital and not re.match(r"[ ](?:[A-Z]{2,}|I)\b", right) and not re.search(r"(?:in|and|or) $", left)
            else None
        )
    if re.search(r"(?i)\b(?:in|since|until|during|throughout|(?:until|through|before) at least)[ ]$", left):
        if not modern and counts(around, end):
            return "a number that counts what follows"
        return None
    if (
        re.search(
            r"(?i)\b(?:the|a|an|its|our|their|his|her|this|each|whose|[A-Za-z]+['’]s?|full[- ]year|and|of|in|for|from)[ ]$", left
        )
        and re.match(r"[ ][a-z]", right)
        and modern
    ):
        determiner = re.search(r"(?i)\b(?:the|a|an|its|our|their|his|her|this|each|whose|[A-Za-z]+['’]s?)[ ]$", left)
        if determiner and not re.match(
            r" (?:people|students|participants|members|seats|rooms|jobs|"
            r"cases|shares|units|runners|visitors|guests|homes|flats)\b",
            right,
        ):
            return None
    if capital:
        sure = _SURE_PREPOSITION.search(left)
        return (
            None
            if sure
            and not re.match(
                r" (?:Budget|Policy|Olympic|Paralympic|World|Summer|Winter|Asian|Annual|Edition|Report|Census|Act)\b", right
            )
            and not re.search(r"(?i)\b(?:by|from|end|before|after|through)[ ]$", left)
            else "a piece of a name"
        )
    if _AFTER_PREPOSITION.search(left):
        sure = _SURE_PREPOSITION.search(left)
        if counts(around, end) and not (sure and modern and not re.search(r"(?i)\b(?:by|from|through|after|before)[ -]$", left)):
            return "a number that counts what follows"
        return None
    if (
        re.match(r"[ ](?:was|is|will|has|saw|marks?|marked|proved|brought|began|ended|promises|looks|would)\b", right)
        and modern
        and (not left or re.search(r"(?:[.!?:;,“\"]\s?|\b(?:that|because|although|though|whereas|if|how|why) )$", left))
    ):
        return None
    if (
        modern
        and _YEARLY.match(right)
        and re.match(
            r"(?i)[ ](?:results?|revenues?|sales|earnings|net|ebitda|adjusted|guidance|"
            r"outlook|financial|annual|full|tax|budget|capital|operating|interim|season)\b",
            right,
        )
        and not _NAME_BEFORE.search(left)
    ):
        return None
    if (
        modern
        and re.search(r"\b(?:a|an|the|its|our|their|his|her) (?:very |most )?[a-z]+ $", left)
        and re.match(r"[.,;:!?)]|$", right)
    ):
        return None  # `a great 2025`
    if re.search(r"\b(?:Spring|Summer|Autumn|Winter|Fall|Full[- ]Year|Year|FY|CY|Calendar)[ ]$", left):
        return None
    return "nothing shows it to be a year"


def year_short(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`in '99`, `the class of ’08`; not a measure, a calibre or a shortened word."""
    if not re.search(
        r"(?i)\b(?:in|since|of|by|until|from|before|after|and|or|to|back in|early|late|circa|through|during)[ ]$",
        around.left(start),
    ):
        return "nothing shows it to be a year"
    return "a number of something" if re.match(r"[ ]?[A-Z%]|[ ]?[-–]?\d", around.right(end)) or counts(around, end) else None


def pair(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """Two adjoining years; not before a capital (`the 2024-25 Budget`), nor in a code."""
    left, right = around.left(start), around.right(end)
    why = not_a_year(left, right)
    if why:
        return why
    if re.match(
        r"[ ](?!FY|CFA|HK|US|I\b|Hong|It|The|(?:Revenue|Sales|Earnings|Profit|Guidance|Outlook|Financial|Fiscal|Season)\b)[A-Z]",
        right,
    ) and re.search(r"(?i)(?:^|\b(?:the|a|its|[A-Z]\w+)[ ])$", left):
        return "a piece of a name"
    if (
        _NAME_BEFORE.search(left)
        and not re.match(r"[ ](?:Revenue|Sales|Earnings|Profit|Guidance|Outlook)\b", right)
        and not re.search(r"(?i)\b(?:in|for|from|since|by|of|the|during|year|years|to|and|season|term|financial)[ ]$", left)
    ):
        return "a piece of a name"
    if re.search(r"(?i)\b(?:no|ref|case|bill|rule|resolution)\.?[ ]$", left):
        return "a code"
    return None
