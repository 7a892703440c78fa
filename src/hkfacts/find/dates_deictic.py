"""Checks of `today`, `yesterday` and `tomorrow`: a day of the calendar, or only "our times".

`today's world` and `the leaders of tomorrow` name no day; `announced today`, `today's ruling` do. `Call today` and `Today, the firm
employs 200` are true of the day of the release: they are dates where that is known, and nothing where it is not.
"""

from __future__ import annotations

import re

from hkfacts.patterns import lazy_pattern

from .dates_around import Groups, Surroundings

REACH = 200  # characters of the clause that are looked at

# What happens, is said or is measured on one day; after `today's` nothing else makes a day of it.
_OF_A_DAY = lazy_pattern(
    r"(?i)\b(?:announcements?|releases?|news|meetings?|decisions?|rulings?|events?|sessions?|launch(?:es)?|votes?|hearings?|"
    r"filings?|calls?|ceremon(?:y|ies)|openings?|opener|trading|trades?|clos(?:e|ing)|agreements?|signings?|awards?|"
    r"verdicts?|judg(?:e)?ments?|conferences?|briefings?|summits?|forums?|symposium|gala|games?|match(?:es)?|finals?|races?|shows?|"
    r"concerts?|lunch(?:eon)?|dinner|breakfast|panels?|workshops?|presentations?|speech(?:es)?|address(?:es)?|remarks|"
    r"statements?|debates?|elections?|polls?|primar(?:y|ies)|protests?|march(?:es)?|strikes?|attacks?|shootings?|crash|blasts?|"
    r"explosions?|fires?|storms?|weather|forecasts?|date|paper|papers|edition|deadline|auctions?|sitting|results?|figures|"
    r"data(?! [a-z]+s\b)|numbers|rates?|hike|cut|drop|fall|rise|gains?|loss(?:es)?|rally|sell-?off|deals?|transactions?|acquisition|"
    r"merger|approvals?|actions?|orders?|bill|moves?|visits?|talks|appointments?|milestone|celebrations?|anniversary|"
    r"graduation|inauguration|guests?|speakers?|winners?|service|funeral|tests?|trial|flights?|lessons?|class|"
    r"webinars?|webcasts?|broadcasts?|episodes?|podcast|interviews?|story|stories|column|post|question|recommendations?|"
    r"indictments?|sentenc(?:e|ing)|arrests?|raids?|settlement|complaint|lawsuit|charges|pleas?|recall|warning|"
    r"alert|updates?|publication|unveiling|ground-?breaking|dedication|round|play|schedule|agenda|programme|proceedings|"
    r"investments?|funding|grants?|expansion|collaboration|partnership|introduction|publication|report|reports|price|prices|"
    r"testimony|victory|win|defeat|activities|walk|run|ride|tour|rescue|incident|accident|quake|earthquake|session's|opinion|"
    r"exercise|drill|resolution|motion|handover|move|turnout|count|draw|stage|puzzle|special|headlines|cases?|deaths?)\b"
)
# What is said of an age, never of one day.
_OF_AN_AGE = lazy_pattern(
    r"(?i)\b(?:world|society|societies|econom(?:y|ies)|era|age|times|environment|landscape|climate|generations?|markets?|marketplace|"
    r"cultures?|industr(?:y|ies)|workplaces?|workforces?|technolog(?:y|ies)|standards|families|youth|children|kids|students|learners|"
    r"consumers?|customers?|buyers?|shoppers|travell?ers|households|homeowners|parents|patients|audiences?|readers|viewers|users|"
    r"investors|leaders|entrepreneurs|professionals|workers|employees|employers|businesses|business|companies|organi[sz]ations|"
    r"enterprises|brands|retailers|manufacturers|developers|teams|cities|challenges|problems?|issues|concerns|complexit(?:y|ies)|needs|demands|realit(?:y|ies)|lifestyles?|"
    r"threats?|systems|solutions|networks|devices|cars|vehicles|homes|women|men|people|teenagers|adults|drivers)\b"
)
_CLAUSE = lazy_pattern(r"[.!?:;,\n“”\"()]| (?:and|but|that|which|to|in|on|at|for|by|with|as|is|was|are|were|will|have|has) ")
# Verbs that bid the reader do something, as the first word of a clause.
_BIDS = (
    "call|visit|contact|book|order|join|register|sign|schedule|request|get|shop|download|start|apply|try|learn|subscribe|"
    "enrol|enroll|reserve|secure|claim|discover|explore|nominate|donate|reach|become|buy|submit|stop|browse|check|"
    "text|email|experience|begin|begin|take|see|make|find|give|connect|come|follow|invest|pre-order|preorder|"
    "purchase|grab|unlock|upgrade|activate|enter|play|save|switch|trade|ask|be|don['’]t|let|read|watch|support|help|enjoy|"
    "review|talk|speak|act|add|click|choose|consult|create|arrange|bring|build|transform"
)
_BIDDING = lazy_pattern(
    rf"(?:^|[.!?:;–—\])*|•\n]\s{{0,3}}|[.!?]\s?[”\"’')]{{1,2}}\s|(?:^|[.!?]\s|[–—]\s)(?:To|For|If|Ready|With|So)\b[^.!?]{{3,90}}[,?]\s|"
    rf"\b[Pp]lease\s|\*\*)(?i:{_BIDS})\b(?!['’]s)[^.!?;:\n]{{0,110}}$"
)
_OR_BIDDING = lazy_pattern(
    r"\b(?:and|or) (?:call|visit|contact|book|order|register|sign up|shop|download|apply|subscribe|enrol|enroll|reserve|donate|join)"
    r"\b[^.!?;:\n]{0,80}$"
)
_SUBJECT = lazy_pattern(r"\b(?:said|says|announced|will|would|has|had|was|were|he|she|they|it|we|I|who|which)\b")
_IDEAL = lazy_pattern(
    r"(?i)\b(?:better|brighter|stronger|safer|healthier|greener|cleaner|fairer|smarter|sustainable|new|shap(?:e|es|ing)|reshap(?:e|es|ing)|"
    r"build(?:s|ing)?|power(?:s|ing)?|creat(?:e|es|ing)|defin(?:e|es|ing)|imagin(?:e|es|ing)|invent(?:s|ing)?|inspir(?:e|es|ing)|"
    r"no) (?:a (?:better |brighter )?)?$"
)
_SCHEDULED = lazy_pattern(
    r"(?i)\b(?:\w+ed|set|due|forecast|slated|plans?|date|evening|morning|night|end|start|beginning|as|meetings?|outlook|weather|hearing|vote|except) (?:of|for) $"
)
_STATE = lazy_pattern(
    r"(?i)(?:\b(?:exists?|existing|living|(?:as|where|what|who|which) (?:it|they|we|he|she|I|you)(?: (?:is|are|am|do|does|know it|see|have)|['’]re|['’]s)|"
    r"(?:in|on) the (?:open )?(?:world|market|marketplace|industry|workplace|field|business)|in (?:business|use|existence|society|education|circulation|operation)|"
    r"known|works? best|than ever|wouldn['’]t be here|be here)) $"
)
_STATE_AFTER = lazy_pattern(
    r"(?i)^,? (?:(?:one of )?the (?:world['’]s |country['’]s |nation['’]s )?(?:leading|largest|biggest|most|premier|foremost)\b|one of the (?:leading|largest|biggest|most|world)|"
    r"home to\b|and (?:into|in|for) (?:the )?(?:future|generations|years|decades|long)|and (?:beyond|tomorrow\b)|or tomorrow\b)"
)
_IS = lazy_pattern(r"(?i)\b(?:is|are|remains?|stands?) $")
# After `Today,` a verb in the present tells of our times, save where it does or marks something on the day.
_DOING = lazy_pattern(
    r"(?i)\b(?:announc|launch|celebrat|mark|unveil|releas|open|pleas|proud|excit|thrill|honou?r|delight|here|gather|join|introduc|"
    r"present|sign|begin|start|publish|issu|mourn|welcom|com(?:e|es|ing)\b|tak(?:e|es|ing)\b|day\b|anniversary|mak(?:e|es|ing)\b|"
    r"find|meet|vot|declar|report|return|hosts?\b|hold|reaffirm|call(?:s|ing)\b|urg|commemorat|recogni[sz]|reveal|fil(?:e|es|ing)\b|premi|"
    r"expected|scheduled|set to|due|going to)"
)
_PRESENT = lazy_pattern(
    r"\b(?:is|are|continues?|remains?|stands|serves|operates|employs|offers|provides|boasts|runs|supplies|owns|leads|spans|"
    r"stretches|covers|includes|has|have|lives|works|travels|manages|teaches|produces|reaches|represents|simplifies|makes|faces?|"
    r"need|needs|want|wants|use|uses|rely|relies|bring|brings|it['’]s|we['’]re|they['’]re)\b"
)
_OVER = lazy_pattern(
    r"\b(?:was|were|had|did|said|\w{3,}ed|won|took|made|met|led|saw|came|rose|fell|gave|began|held|told|will|would)\b"
)
_PERFECT = lazy_pattern(
    r"^(?:has|have) (?:also |officially |today )?(?!grown|become|been|come|expanded|evolved|over|more|an?\b|the\b|\d)\w+"
)


def today(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`today`; not the newspaper or the programme (`USA Today`), not our times (`today's world`), no call (`Book today`)."""
    word = groups["deictic"]
    left, right = around.left(start), around.right(end)
    if word[0].isupper() and not word.isupper() and re.search(r"(?:[A-Z][\w’']*|&|\bthe) $", left):
        return "a piece of a name"
    if word.isupper() and re.search(r"\b[A-Z]{2,} $", left) and (not left[:-1].isupper() or re.match(r"['’]|[ ][a-z]", right)):
        return "a piece of a name"  # a newspaper that prints its name in capitals
    if word[0].isupper() and re.match(r" (?:Show|Tonight|Newspaper)\b", right):
        return "a piece of a name"
    if word[0].isupper() and not word.isupper() and re.search(r"[A-Z]\w+ (?:for|of|in) $", left):
        return "a piece of a name"
    if end - start > len(word):
        return None  # a date in brackets
    why = _of_our_times(around, start, end, word.lower())
    loose = word.lower() == "today" and not re.match(r"['’]s\b", right) and not re.search(r"(?i)\b(?:of|from) $", left)
    return None if loose and around.dated else why  # true of the day of the release, among others


def _of_our_times(around: Surroundings, start: int, end: int, word: str) -> str | None:
    left, right = around.left(start), around.right(end)
    if re.match(r"['’]s\b", right):
        if word == "tomorrow" and re.search(r"(?i)\btoday['’]s [^.;]{1,40}$", left):
            return "the future, not a day"
        return _owned(word, right[2:], around.dated)
    if word != "today":
        if word == "tomorrow" and re.search(r"(?i)\b(?:of|for|between) today(?: and|,) $", left):
            return "the future, not a day"
        if word == "tomorrow" and (_IDEAL.search(left) or (re.search(r"(?i)\bof $", left) and not _SCHEDULED.search(left))):
            return "the future, not a day"
        return "our times, not a day" if re.search(r"(?i)\b(?:of|from) $", left) and re.match(r" and today\b", right) else None
    if re.search(r"(?i)\b(?:of|for|from yesterday and|both) $", left) and not re.search(
        r"(?i)\b(?:as of|\w+ed for|\w+ing of|set for) $", left
    ):
        return "our times, not a day"
    if (
        _STATE.search(left)
        or (_IS.search(left) and _STATE_AFTER.match(right))
        or re.match(
            r" (?:and (?:beyond|(?:in|into|for) the (?:future|long))|and (?:for (?:years|generations))|or tomorrow)\b", right
        )
    ):
        return "our times, not a day"
    if _called(around, start):
        return "a call to act, not a day"
    return "our times, not a day" if _nowadays(around, start, end) else None


def _owned(word: str, right: str, dated: bool) -> str | None:
    """`today's ruling` is a day, `today's world` is not; `yesterday's` nearly always is one."""
    if word == "yesterday":
        return None
    clause = _CLAUSE.split(right, maxsplit=1)[0]
    if not clause.strip() or (dated and not _OF_AN_AGE.search(clause)):
        return None
    if _OF_A_DAY.search(clause) and not re.search(
        r"(?i)\b(?:world|society|economy|era|environment|landscape|generation|marketplace)\b", clause
    ):
        return None
    return "our times, not a day" if word == "today" else "the future, not a day"


def _clause_before(around: Surroundings, start: int) -> str:
    piece = around.text[max(0, start - REACH) : start]
    return piece[piece.rfind("\n") + 1 :]


def _called(around: Surroundings, start: int) -> bool:
    before = _clause_before(around, start)
    bids = list(_BIDDING.finditer(before))
    if bids:
        return not _SUBJECT.search(bids[-1][0])
    sentence = re.split(r"[.!?] ", before)[-1]
    return bool(_OR_BIDDING.search(sentence)) and not re.search(
        rf"{_SUBJECT.pattern}|\b(?:to|can|could|must|should|may)\b", sentence
    )


def _nowadays(around: Surroundings, start: int, end: int) -> bool:
    """True for `Today, the firm employs 200`: at the front, a comma, and a verb in the present that does nothing on the day."""
    left = around.left(start)
    if left.strip() and not re.search(r"[.!?:”\"“‘]\s{0,2}$", left):
        return False
    after = around.text[end : end + REACH]
    if not after.startswith(", "):
        return False
    stop = re.search(r"[.!?;\n]", after)
    clause = after[2 : stop.start() if stop else REACH]
    present = _PRESENT.search(clause)
    if present is None:
        return False
    if _OVER.search(clause, 0, present.start()):
        return False
    rest = clause[present.start() : present.start() + 60]
    return not _DOING.search(rest) and not _PERFECT.match(rest)
