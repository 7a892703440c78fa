"""What the clause around an initiative says of it: stage, owner, and the dates and figures that stand in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ..spans import Parts

_UPPER = "A-ZÀ-ÖØ-Þ"
_NAME = rf"(?:[{_UPPER}]|[a-z]{{1,2}}[{_UPPER}])[\w&@.’'-]*(?: (?:(?:of|for|and|the|&|de) ){{0,2}}[{_UPPER}][\w&@.’'-]*){{0,8}}"
_GAP = r"(?:[\w’'&@-]+ ){0,6}[“\"‘]?$"
_LONG_GAP = r"(?:[\w’'&@-]+,? ){0,10}[“\"‘]?$"
_BEFORE = (
    ("ended", rf"\b(?:end(?:ed|s)|clos(?:ed|es)|discontinued?|terminat(?:ed|es)|cancel+(?:ed|s)|scrap(?:ped|s)|abolish(?:ed|es)) {_GAP}"),
    ("completed", rf"\b(?:conclud(?:ed|es)|complet(?:ed|es|ion of)|wrap(?:s|ped) up|has held|successfully (?:held|hosted|organi[sz]ed)|held|hosted|attended|participated in|took part in|(?:won|received)) {_GAP}"),
    ("proposed", rf"\b(?:propos(?:es?|ed|ing|al for)|suggest(?:s|ed)|calls? for|plan(?:s|ned|ning)? (?:for|to (?:set up|establish|build|create))|consider(?:s|ing)?|consult\w* on) {_GAP}"),
    ("announced", rf"\b(?:(?:will|to|soon|plans to|set to|about to) (?:\w+ly |also |soon |jointly )?(?:launch|host|hold|organi[sz]e|stage|open|establish|set up|introduce|build|roll out|unveil|create|publish|release|implement|kick off|present|join|attend|participate in|exhibit at|complete)|announc(?:es?|ed|ing)(?: the)?(?: (?:launch|establishment|creation|opening) of)?|upcoming|forthcoming) {_GAP}"),
    ("launched", rf"\b(?:(?:officially |formally |today |has |have |recently )?(?:launch(?:es|ed)|unveil(?:s|ed)|introduc(?:es|ed)|roll(?:s|ed) out|establish(?:es|ed)|set up|inaugurat(?:es|ed)|open(?:s|ed)|kick(?:s|ed) off|debut(?:s|ed)|enact(?:s|ed)|publish(?:es|ed)|releas(?:es|ed)|creat(?:es|ed)|found(?:s|ed)|pass(?:es|ed)|initiat(?:es|ed)|start(?:s|ed))|launch of|establishment of|release of|implementation of) {_GAP}"),
    ("ongoing", rf"\b(?:(?:is|are) (?:currently |now |also )?(?:organi[sz]ing|hosting|holding|running|building|implementing|developing|staging|expanding|operating|administering)|runs|operates|administers|manages|through (?:its|our|the)|under (?:its|our|the)|continu\w+) {_GAP}"),
)
_AFTER = (
    ("ended", r"(?:was|were|has been|will be) (?:discontinued|terminated|cancelled|canceled|scrapped|abolished)|(?:ended|expired|closed) (?:on|in|after|its)"),
    ("completed", r"(?:was|were) (?:successfully |recently |also )?(?:held|hosted|organi[sz]ed|staged|completed|concluded)|(?:has |have )?(?:successfully )?(?:concluded|wrapped up|came to (?:a|an)|took place|drew to a close|attracted|drew|brought together|gathered)"),
    ("announced", r"(?:will|is set to|is scheduled|are scheduled|is slated|to be|is due|is expected to|takes place|returns)\b"),
    ("launched", r"(?:was|were|has been|have been|is|officially|today|,) ?(?:officially |formally |recently |first |jointly )?(?:launched|unveiled|introduced|rolled out|established|set up|inaugurated|opened|founded|enacted|created|published|released|opens today|kicked off)|opened|opens today|kicked off|launched"),
    ("ongoing", r"(?:is|are) (?:under way|underway|ongoing|being|now|currently|running|open)|continues|has (?:invested|supported|funded|helped|attracted|benefited)|(?:runs|operates|provides|offers|supports|aims|features|serves|funds)\b"),
)
_STAGES_BEFORE = tuple((stage, re.compile(pattern, re.IGNORECASE)) for stage, pattern in _BEFORE)
_STAGES_AFTER = tuple((stage, re.compile(rf"^[”\"’]?(?: \([^()\n]{{1,40}}\))?,? ?(?:which |that )?(?:{pattern})", re.IGNORECASE)) for stage, pattern in _AFTER)
_POSSESSED = re.compile(rf"(?:\b[Tt]he )?(?P<owner>{_NAME}|\bgovernment)[’'](?:s )?(?: )?(?:[a-z0-9-]+ ){{0,4}}[“\"‘]?$")
_RUN_BY = re.compile(
    r"^[”\"’]?(?: \([^()\n]{1,40}\))?,? (?:which |that )?(?:is |was |will be |has been |jointly )?(?:organi[sz]ed|co-organi[sz]ed|hosted|co-hosted|launched|run|funded|"
    rf"presented|administered|managed|operated|founded|led|established|set up|held|produced|created|announced|sponsored|developed|published|released|initiated|staged|introduced|unveiled) by (?:the )?(?P<owner>{_NAME})"
)
_SUBJECT = re.compile(
    rf"(?:^|, |; |[.:] |\band |\bthat )(?:[Tt]he )?(?P<owner>{_NAME})(?: \([^()\n]{{1,30}}\))?(?:, [^,\n]{{3,80}},)? (?:(?:has|have|will|also|today|is|are|recently|officially|soon|proudly|successfully|jointly|earlier|this|year) ){{0,4}}"
    r"(?:launch(?:es|ed|ing)?|unveil(?:s|ed|ing)?|introduc(?:es|ed|ing|e)|announc(?:es|ed|ing|e)|establish(?:es|ed|ing)?|set(?:s|ting)? up|organi[sz](?:es|ed|ing|e)|"
    r"host(?:s|ed|ing)?|hold(?:s|ing)?|held|stag(?:es|ed|ing|e)|roll(?:s|ed|ing)? out|run(?:s|ning)?|operat(?:es|ed|ing|e)|build(?:s|ing)?|publish(?:es|ed|ing)?|releas(?:es|ed|ing|e)|creat(?:es|ed|ing|e)|complet(?:es|ed|e)|fund(?:s|ed)|administers|open(?:s|ed|ing)?|kick(?:s|ed) off)"
    rf" {_LONG_GAP}"
)
_NO_OWNER = re.compile(r"^(?:This|That|It|We|He|She|They|Our|Its|Their|I|You|Who|In|At|On|Under|Today|Yesterday|Last|Next|Year|Week|Photo|Day|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")
WINDOW = 240


def _around(start: int, end: int, parts: Parts) -> tuple[str, str]:
    sentence = parts.sentence_at(start)
    first, last = (sentence.start, sentence.end) if sentence is not None else (start, end)
    return parts.text[max(first, start - WINDOW) : start], parts.text[end : min(last, end + WINDOW)]


def stage_of(places: Sequence[tuple[int, int]], parts: Parts) -> str | None:
    """The stage that the first telling mention gives, or None."""
    for start, end in places[:8]:
        before, after = _around(start, end, parts)
        for stage, pattern in _STAGES_AFTER:
            if pattern.search(after):
                return stage
        for stage, pattern in _STAGES_BEFORE:
            if pattern.search(before):
                return stage
    return None


def owner_of(places: Sequence[tuple[int, int]], parts: Parts) -> str | None:
    """Who runs or announces it, where a clause says so."""
    for start, end in places[:8]:
        before, after = _around(start, end, parts)
        for match in (_RUN_BY.search(after), _POSSESSED.search(before), _SUBJECT.search(before)):
            if match is not None and not _NO_OWNER.match(match["owner"]):
                owner = match["owner"].removesuffix("’s").removesuffix("'s").rstrip(".’'")
                return owner.removeprefix("The ")
    return None


def tied(places: Sequence[tuple[int, int]], parts: Parts, facts: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The facts in the same clause as a mention: in its sentence, with no semicolon or other mention nearer between."""
    out: set[tuple[int, int]] = set()
    ordered = sorted(facts)
    for start, end in places:
        sentence = parts.sentence_at(start)
        if sentence is None:
            continue
        i = bisect_left(ordered, (sentence.start, 0))
        while i < len(ordered) and ordered[i][0] < sentence.end:
            first, last = ordered[i]
            between = parts.text[min(end, last) : max(start, first)]
            if ";" not in between and len(between) < WINDOW:
                out.add(ordered[i])
            i += 1
    return tuple(sorted(out))
