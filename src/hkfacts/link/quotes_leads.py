"""The words before a quotation: `Jane Roe said:`, `According to her,`, and those without a verb: `Per Jane Roe,`, `In her words,`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hkfacts.patterns import lazy_pattern

from .quotes_speakers import Cast
from .quotes_verbs import ENDS_LEAD, NOUN_PHRASE, Attribution, is_noun, orders, verb_pattern, verbs

Mention = tuple[int, int, int]

_HONORIFIC = r"(?:(?:Mr|Ms|Mrs|Dr|Prof|Professor|Sir|Cllr|the Hon)\.? )?"
_PER = lazy_pattern(rf"(?:As per|Per|In the words of|To quote|Quoting)(?: [a-zA-Z][\w’'-]*){{0,4}}? {_HONORIFIC}$")
_IN = lazy_pattern(rf"(?:[Ii]n |[Tt]o use |[Tt]o borrow )(?:[a-z]+ ){{0,3}}{_HONORIFIC}$")
_OWN_WORDS = lazy_pattern(r"(?:’s?|'s?) (?:own )?words,?$")
_FOR = lazy_pattern(rf"(?:As for|For) (?:[a-zA-Z][\w’'-]* ){{0,5}}?{_HONORIFIC}$")
_NO_CLAUSE = lazy_pattern(r"[^.:;]{0,120},$")
_ASIDE = lazy_pattern(r"(?:Asked|Pressed|Questioned|When|While|Although|Though|If|Whether|As for|On) ")
_POST_LINE = lazy_pattern(r"(?:The )?[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of|for|the|and)){0,7}\s?:")
_TITLE = lazy_pattern(r"\s*(?:[A-Z][\w.’'-]*,? ){0,5}")
_POST = lazy_pattern(r"(?:, [^.;:\n“\"]{2,90}| ?\([^()\n]{2,60}\))?\s?[–—-]{1,2}\s*")
_WORDS_OF = lazy_pattern(
    rf"[ ,.]{{0,3}}(?:(?:(?:[Tt]hose|[Tt]hese) (?:were|are)|[Tt]hat (?:is|was)|[Ss]uch (?:were|are)) (?:the )?(?:words?|verdict|view|message|advice) (?:of|from)"
    rf"|[Ss]o (?:said|says|wrote|spoke))(?: (?:[a-z][\w-]*|CEO|Chairman|President))? {_HONORIFIC}$"
)
_SIGNED = lazy_pattern(
    r"(?P<name>(?:(?:Mr|Ms|Mrs|Dr)\.? )?[A-Z][\w’'-]*[a-z](?: [A-Z]\.)?(?:(?: [A-Z][\w’'-]*[a-z]){1,2}| [A-Z]\.?))(?:,| \(| [|–—-] )"
)
FINITE = lazy_pattern(r"\b(?:is|are|was|were|has|have|had|will|would|can|said|says|who)\b")


def lead_without_verb(text: str, start: int, end: int, inside: Sequence[Mention]) -> tuple[str | None, Mention] | None:
    """The cue and the mention of who speaks where the words before a quotation name the speaker but have no verb of saying."""
    if not inside or text[start:end].rstrip()[-1:] not in (",", ":", "–", "—", "-"):
        return None
    first = inside[0]
    if text[start:end].rstrip()[-1] not in ",:":
        alone = len(inside) == 1 and _TITLE.fullmatch(text, start, first[0]) and _POST.fullmatch(text, first[1], end)
        return (None, first) if alone else None
    before, after = text[start : first[0]].lstrip(' "”“'), text[first[1] : end].rstrip()
    if _PER.match(before) and len(after) < 140:
        return before.split()[0].lower() if before[:3] == "Per" else None, first
    if _IN.match(before) and _OWN_WORDS.match(after):
        return None, first
    if _FOR.match(before) and _NO_CLAUSE.fullmatch(after) and not FINITE.search(after):
        return None, first
    return None


def words_of(text: str, start: int, end: int, cast: Cast) -> Mention | None:
    """The mention of who speaks in the sentence behind a quotation that says whose words they were."""
    inside = cast.between(start, min(end, start + 90))
    return inside[0] if inside and _WORDS_OF.fullmatch(text, start, inside[0][0]) else None


def signed_below(text: str, start: int, end: int) -> str | None:
    """The name, of nobody that is known, that signs a quotation behind it: `“…” Jane Roe, parent`, to the end of its paragraph."""
    if not 4 < end - start < 90:
        return None
    match = _SIGNED.match(text, start, end)
    if match is None or FINITE.search(text, match.end(), end) or text[end - 1] == ".":
        return None
    return match.group("name")


_PREPOSITION_BEFORE = lazy_pattern(
    r"\b(?:of|by|with|from|for|to|at|under|alongside|like|and|&|than|joining|thank|thanked|welcomed|succeeds|succeeded|"
    r"replaces|replaced|joined|met|praised|told|asked|assured|reminded|informed|congratulated|invited|called|named|credited|likened)\s+"
    r"(?:(?<!and )(?<!& )(?:his|her|their) (?:[a-z-]{2,12} )?(?:wife|husband|spouse|son|daughter|sister|brother|mother|father|parents|partner|friend|colleague|mentor|co-founder),? )?"
    r"(?:the late |Mr\.? |Ms\.? |Mrs\.? |Dr\.? |Prof\.? )?$"
)
_SURNAME_AFTER = lazy_pattern(r" ((?:[A-Z]\. ?)?[A-Z][\w’'-]+)[,:]\s*$")
_BEHIND_MARK = lazy_pattern(r"[,.!?…][”\"’']?\s?$")
_WHO = lazy_pattern(r",? who (?:also |then |has |later )?")
_FROM = lazy_pattern(r"(?:^|[.!?]\s)(?:And|Finally|Also|Next|Plus)?,?\s?(?:[Ff]rom|[Bb]y)\b")


_BODY_TELLS = lazy_pattern(
    r"(?P<who>(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Oo]ur) [\w’'&-]+(?: [\w’'&-]+){0,6}?|[A-Z][\w’'&.-]+(?: [A-Z][\w’'&.-]+){0,4})(?:, [^:\n]{2,120},)?"
    r" (?:(?:has|have|had) )?(?:expressed|expresses|highlighted|highlights|emphasi[sz]ed|emphasi[sz]es|praised|praises|welcomed|welcomes|shared|shares"
    r"|noted|underlined|underscored|confirmed|explained|commented|responded|reflected|stressed|spoke|described|celebrated)\b"
)
_SPEAKS = r"(?:endors|prais|applaud|support|recommend|vouch|speak|spok|comment|testif|back|hail|commend|respond|react)"
_HE_HAS = lazy_pattern(r"(?P<who>He|She) (?:also |then |now )?(?:has|had|offers?|offered|put|gave|gives|is|was)\b")
_BODY_HAS = lazy_pattern(
    rf"(?P<who>(?:(?:The|Our|Their|One|Another) [\w’'&-]+|[A-Z][\w’'&.-]+)(?: [\w’'&-]+){{0,5}}?)(?:, [^:\n]{{2,200}},)?"
    rf" (?:(?:has|have|had|is|are) )?(?:also |then )?(?:[a-z]+ly )?{_SPEAKS}[a-z]*\b"
)


class Leads:
    """Reads the words that stand before a quotation."""

    def __init__(self, text: str, cast: Cast) -> None:
        self.text = text
        self.cast = cast

    def _printed(self, mention: Mention) -> str:
        return self.text[mention[0] : mention[1]]

    def read(self, start: int, end: int) -> Attribution | None:
        """`Jane Roe, CEO of Acme, said: `, `He added, `, `According to Jane Roe, `, `And from Jane Roe, CEO: `."""
        words = self.text[start:end].rstrip()
        if not words.strip(" ,.;:"):
            return None
        colon = words.endswith(":")
        verb = None
        for found in verb_pattern().finditer(self.text, start, end):
            opens = found.start() == start and found.group()[1:].islower() and not orders(found.group())  # `Added Jane Roe, “…`
            if not found.group()[0].isupper() or opens or found.group().lower() == "according to":
                if is_noun(found, self.text):
                    continue
                if (
                    verb is not None
                    and verbs().get(verb.group().lower()) == "strong"
                    and not verb.group().lower().endswith("ing")
                    and verbs().get(found.group().lower()) == "weak"
                ):
                    continue
                verb = found
        inside = self.cast.between(start, end)
        if verb is None:
            if (voice := lead_without_verb(self.text, start, end, inside)) is not None:
                return Attribution(start, end, True, voice[0], self._printed(voice[1]), voice[1][2])
            if colon and not inside and _POST_LINE.fullmatch(words) and self.cast.by_post(words.rstrip(":")) is not None:
                return Attribution(start, end, True, None, words.rstrip(": "), None)  # `Chairman: “…”`, in a transcript
            if (
                inside
                and (colon or _FROM.search(words))
                and end - inside[-1][1] < 130
                and (colon and (len(inside) == 1 or end - inside[0][1] < 130))
            ):
                chosen = inside[0] if colon else inside[-1]
                return Attribution(start, end, True, None, self._printed(chosen), chosen[2])
            return self._by_a_body(start, end, colon, inside)
        turned = [m for m in inside if m[0] > verb.end()]
        if (
            colon
            and turned
            and _ASIDE.match(self.text, start)
            and self.text[max(verb.end(), turned[0][0] - 9) : turned[0][0]].count(",")
        ):
            return Attribution(
                start, end, True, None, self._printed(turned[0]), turned[0][2]
            )  # `Asked whether it would expand, Roe was cautious: `
        gap = self.text[verb.end() : end].strip(' ,:—–-“"')
        near = (
            bool(ENDS_LEAD.search(words))
            or not gap
            or gap in ("that", "how", "it as")
            or (verbs().get(verb.group().lower()) == "strong" and len(gap) < (80 if "to say" in verb.group() else 30))
        )
        cue = verb.group().lower()
        if self.text[max(start, verb.start() - 3) : verb.start()] in (" I ", " we", "We "):
            return None
        if cue == "according to":
            return self._according(verb, start, end)
        return self._subject_before(verb, start, end, cue, inside, near)

    def _by_a_body(self, start: int, end: int, colon: bool, inside: Sequence[Mention]) -> Attribution | None:
        """Who leads with a colon and a verb of any kind: `The agency has warmly endorsed the scheme: “…`, `She has one wish: “…`."""
        if not colon or inside:
            return None
        if (he := _HE_HAS.match(self.text, start, end)) is not None:
            return Attribution(start, end, True, None, he.group("who"), None, he.group("who"))
        body = _BODY_HAS.match(self.text, start, end)
        return Attribution(start, end, True, None, body.group("who"), None) if body is not None else None

    def _according(self, verb: re.Match[str], start: int, end: int) -> Attribution | None:
        inside = self.cast.between(verb.end(), end)
        if inside:
            return Attribution(start, end, True, "according to", self._printed(inside[0]), inside[0][2])
        place = verb.end() + 1
        phrase = NOUN_PHRASE.match(self.text, place, end)
        return Attribution(
            start,
            end,
            True,
            "according to",
            phrase.group() if phrase else None,
            near=self.text[start:end].rstrip().endswith((",", ":")),
        )

    def _is_body_of(self, first: Mention, last: Mention, verb: int) -> bool:
        """True where what is taken for a person by a lone word ends the posts of the one who opens the sentence."""
        between = self.text[first[1] : last[0]]
        lone = " " not in self.cast.people[last[2]].name and "." not in self._printed(last)
        return lone and first[2] != last[2] and between[:2] == ", " and between[-2:] == ", " and verb - last[1] <= 3

    def _subject_before(
        self, verb: re.Match[str], start: int, end: int, cue: str, inside: Sequence[tuple[int, int, int]], near: bool
    ) -> Attribution | None:
        before = [m for m in inside if m[0] < verb.start()]
        ended = self.text[start:end].rstrip().endswith(".")
        if ended and verb.start() - start > 3 and _BEHIND_MARK.search(self.text, max(0, verb.start() - 4), verb.start()):
            told = [m for m in inside if verb.end() < m[0] <= verb.end() + 40]
            if told:  # `…,” said Jane Roe, CEO. “We saw …`, the mark before the first words lost
                return Attribution(start, end, True, cue, self._printed(told[0]), told[0][2], None, False)
        pronouns = list(re.finditer(r"(?<!\bwhat )(?<!\bthat )\b(?:he|she|they|He|She|They)\b", self.text[start : verb.start()]))
        last_pronoun = start + pronouns[-1].start() if pronouns else -1
        if before:
            direct = [m for m in before if not _PREPOSITION_BEFORE.search(self.text, max(start, m[0] - 50), m[0])]
            chosen = direct[-1] if direct else before[-1]
            if len(direct) > 1 and direct[0][0] - start <= 6 and self._is_body_of(direct[0], chosen, verb.start()):
                chosen = direct[0]  # `Jane Roe, Co-founder and CEO, Acme, said`, where the body is taken for a person
            if _WHO.fullmatch(self.text, before[-1][1], verb.start()):
                chosen = before[-1]  # `thanked Jane Roe, who said: `
            if last_pronoun > chosen[1] and verb.start() - last_pronoun < 20:
                return Attribution(start, end, True, cue, pronouns[-1].group(), chosen[2], None, near)
            return Attribution(start, end, True, cue, self._printed(chosen), chosen[2], None, near)
        if last_pronoun >= 0:
            return Attribution(start, end, True, cue, pronouns[-1].group(), None, pronouns[-1].group(), near)
        after = [m for m in inside if verb.end() <= m[0] <= verb.end() + (90 if verb.start() == start else 40)]
        if not after and self.text.startswith(" by ", verb.end()):
            after = [m for m in inside if verb.end() <= m[0] <= verb.end() + 90]  # `As noted by Acme’s CEO Jane Roe:`
        if after and self.text[start : verb.start()].strip(" ,").lower() in ("", "as", "and as"):
            return Attribution(start, end, True, cue, self._printed(after[0]), after[0][2], None, near)
        named = _SURNAME_AFTER.match(self.text, verb.end(), end) if verb.start() == start else None
        if named is not None:
            return Attribution(start, end, True, cue, named.group(1), None, None, near)  # `Adds Roe: “…`
        if cue.endswith("ing") and (whose := _BODY_TELLS.match(self.text, start, verb.start())) is not None:
            # `A rider praised the pier, saying: `
            return Attribution(start, end, True, cue, whose.group("who"), None, None, near)
        phrases = list(NOUN_PHRASE.finditer(self.text, start, verb.start()))
        if phrases:
            return Attribution(start, end, True, cue, phrases[-1].group(), None, None, near)
        subject = self.text[start : verb.start()].strip(" ,")
        return Attribution(start, end, True, cue, subject if 0 < len(subject) < 60 else None, None, None, near)
