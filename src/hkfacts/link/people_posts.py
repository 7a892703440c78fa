"""Which posts a person holds: what the words before and after the name say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from hkfacts.patterns import lazy_pattern

from ..grammar.names_bodies import Token, is_orgish, read_body, tokens_of
from ..grammar.names_roles import RolePhrase
from ..spans import Found, Parts, Post, Tokens
from .people_after import AFTER_REACH, AfterReader
from .people_bare import BareReader, is_lawyer, is_of_any_body, is_of_company, is_practised
from .people_before import BeforeReader
from .people_boards import BoardReader, with_seats
from .people_lists import ListHeads, is_bare, is_plural
from .people_offices import short_office
from .people_pointed import group_of, of_each_body
from .people_printed import (
    EPITHETS,
    LOOSE,
    body_alone,
    body_of_like,
    is_loose,
    names_something,
    plain_role,
    same,
    same_post,
    without_epithet,
)
from .people_roles import RoleReader
from .people_shared import OF_STATE, SharedReader
from .people_told import ToldReader, with_told

_PRONOUN_IS = lazy_pattern(
    r"\b(?:He|She) (?:is|was|serves as|has served as|served as|currently serves as|is currently|has been) (?:also |"
    r"currently |now )?(?:the |an? |its |our |their )?(?=\S)"
)
_RANK = lazy_pattern(
    r"\b((?:(?:Associate|Assistant|Adjunct|Visiting|Emeritus|Distinguished|Clinical|Honorary|Research|Chair) ?)+) $"
)
_REGISTERED = lazy_pattern(
    r",? ?(?:\([A-Z][A-Za-z.]{1,9}\)|#\d{2,7})(?=,)"
)  # `Jane Roe, P.Geo. (PGO), Manager`: who registered her
_PART_TAKEN = frozenset(
    "moderator speaker panellist panelist host presenter emcee facilitator discussant interviewer interviewee guest chair speakers "
    "panellists panelists judges".split()
)
_OWNER = lazy_pattern(r"(?<![\w’'])([A-Z0-9][\w.&-]*(?: (?:[A-Z&][\w.&-]*|of|and|for)){0,5})(?:['’]s|(?<=s)['’]) $")
_LEADS_LINE = lazy_pattern(r"(?:^|\n)[\s•*·-]{0,4}([A-Z][^\n–—:,;]{2,60}?) ?[-–—:] $")
_IN_LIST = lazy_pattern(r"[•*·-] ?$")
_ONE_OF_BODY = lazy_pattern(
    r"\b(?:from|at|of|by) (?:the )?([A-Z][\w.&’'-]*(?: (?:[A-Z&][\w.&’'-]*|of|and|for)){0,7})(?: \([A-Z][\w-]{1,9}\))?,? "
    r"(?:including|such as|namely|represented by|like) (?:its )?$"
)
_COUNTED = lazy_pattern(
    r"\b[Tt]he (?:first |other |last |new |chosen |next )?(two|three|four|five|six|seven|eight|nine|ten) (?:are|were|will be) $"
)
_INSTANCES = lazy_pattern(
    r"(?<![\w’'-])([a-z]{4,16} )?((?:co-)?[a-z]{4,16}s)(?: (?:from|in|of|across) (?:the )?[\w’'-]{3,16}(?: [A-Z][\w’'-]{2,16})?)?,? (?:including|such as|like|are|include|namely) $"
)
_KINDS_OF_CALLING = frozenset("professional founding managing medical legal local former retired lead senior".split())
_SEVERAL = lazy_pattern(r"\b(two|three|four|five|six|seven|eight|nine|ten) ((?:young |new )?[a-z-]{4,20}s)\b")
_WITHIN_AT = lazy_pattern(r" in (?:the |our )?[A-Z][\w&-]*(?: (?:[A-Z&][\w-]*|and|of)){0,6} at (?:the )?(?=[A-Z])")
_TRAINED = lazy_pattern(r"(?i:\b(?:chief|medical|surgical|senior|psychiatry|surgery|dental|pediatric)\b)")
_AND_BODY = lazy_pattern(r",? and (?:the )?(?=[A-Z0-9])")
_ENDS_LIST = lazy_pattern(r"\s*(?:[.,;:)”\"]|$|\n)")
# forms of address that are the posts of those so called
_ADDRESSED = frozenset("chef coach senator congressman congresswoman governor councillor pastor".split())
# who stands in a group under these words has no post by them
_CROWDS = frozenset(
    "volunteer investor advocate expert leader professional supporter educator athlete participant candidate".split()
)
# what somebody studied is no post, nor whose kin somebody is
_STUDIED = tuple([w] for w in "graduate alumnus alumna alum husband wife son daughter brother sister".split())
_NAME_BEFORE = lazy_pattern(r"(?<![.!?:] )\b[A-Z][\w’'-]+ $")
_SERVICES = frozenset(
    ("Army", "Navy", "Marine", "Marine Corps", "Air Force", "Coast Guard", "U.S. Army", "U.S. Navy", "US Army", "US Navy")
)


class PostReader(AfterReader, BeforeReader, RoleReader, BareReader, ToldReader, BoardReader, SharedReader):
    """Reads the posts around mentions; words used for one person are not read again for the next."""

    def __init__(self, found: Sequence[Found], parts: Parts, tokens: Tokens) -> None:
        super().__init__(found, parts, tokens)
        self._mention_starts = sorted(f.start for f in found)
        self._after: dict[int, list[RolePhrase]] = {}
        self._before: dict[int, list[RolePhrase]] = {}
        self._lists = ListHeads(parts, self.starts, self.known, self.bodies.end)
        ordered = sorted(found, key=lambda f: f.start)
        for mention in ordered:
            self._read(mention)
        self._spread(ordered)
        self._shared(ordered)
        self._shared_back(ordered)
        self._headed(ordered)
        self._pronouns(ordered)
        self._told = self.read_told(ordered)
        self._seats = self.read_boards(ordered)

    def _headed(self, ordered: Sequence[Found]) -> None:
        """Posts from the heading of a list of names; boards named elsewhere for `the outgoing Chairman` and `Members`."""
        for mention in ordered:
            start = self.honorific_start(mention)
            if mention.start not in self._before and any(p.role for p in self._after.get(mention.start, ())) is False:
                post = self._lists.post_over(start)
                if post:
                    self._before[mention.start] = [RolePhrase(post, self._lists.board(post), start, start)]
            for phrase in self._before.get(mention.start, ()):
                if phrase.body is None and is_bare(self.text, phrase.start, phrase.role):
                    phrase.body = self._lists.board(phrase.role)

    def _pronouns(self, ordered: Sequence[Found]) -> None:
        """`She is an Honorary Professor at …`: a sentence that goes on about the one person named in its paragraph so far."""
        for match in _PRONOUN_IS.finditer(self.text):
            block = self.parts.block_at(match.start())
            sentence = self.parts.sentence_at(match.start())
            if block is None or (sentence is not None and sentence.start < match.start() - 1 and match.group()[0].islower()):
                continue
            near = ordered[
                bisect_left(self._mention_starts, max(block.start - 400, 0)) : bisect_left(self._mention_starts, match.start())
            ]
            here = [f for f in near if f.start >= block.start] or near
            names_here = {f.groups.get("name", "").split()[-1].casefold() for f in here}
            if len(names_here) != 1:
                continue
            limit = self.limit(match.end(), AFTER_REACH)
            posts, _, _ = self.phrase(match.end(), limit)
            if posts and posts[0].start - match.end() < 30:
                self._after.setdefault(here[-1].start, []).extend(posts)

    def _of_the_one_before(self, before: Sequence[RolePhrase], start: int) -> bool:
        """True of `Sandy, Founder of Acme, Jane Roe, Founder of …`: the post before the name is an apposition to another."""
        return self.text[before[-1].end : start].rstrip()[-1:] == "," and self.text[: before[0].start].rstrip()[-1:] == ","

    def posts(self, mentions: Sequence[Found]) -> tuple[Post, ...]:
        """The posts of one person in order of place, said once each, those with a body before bare repeats."""
        phrases = [p for f in mentions for p in (*self._before.get(f.start, ()), *self._after.get(f.start, ()))]
        phrases = [q for p in phrases if not self._tells(p) for q in self._of_each(p)]
        phrases = [p for p in phrases if p.role.lower().split()[-1:] not in _STUDIED]
        alone = not any(p.role and p.role.lower().split()[-1:] not in EPITHETS for p in phrases)
        kept = ((p, without_epithet(p.role, alone)) for p in phrases)
        phrases = [
            p
            for p, role in kept
            if not self._of_a_crowd(p)
            if not p.role or (role and role.lower().split()[-1:] not in _STUDIED) or (alone and self._has_icon(p))
        ]
        out: list[Post] = []
        for phrase in phrases:
            role = plain_role(without_epithet(phrase.role, alone) or phrase.role, self.known)
            if phrase.body == "Royal Highness":
                continue  # a style, no body
            body = body_alone(phrase.body, phrase.role) if phrase.body and names_something(phrase.body) else None
            if role is None and body is None:
                continue  # what stands behind the name names neither a post nor a body
            if body in _SERVICES and role and f"{body} veteran" in self.text and "veteran" not in role:
                body = None  # `an Army veteran, writer and speaker`
            known = next(
                (
                    i
                    for i, p in enumerate(out)
                    if same_post(p.role, role) and (same(p.organisation, body) or not body or not p.organisation)
                ),
                None,
            )
            if known is None:
                out.append(Post(role, body))
            elif body and not out[known].organisation:
                out[known] = Post(out[known].role, body)
        if all(is_loose(p.role) for p in out) and (office := self._called(mentions)) is not None:
            of_none = [p for p in out if p.role is None]
            out = [Post(office, of_none[0].organisation if of_none else None), *(p for p in out if p.role)]
        bare = [p for p in out if p.role is None]
        top = out[1 - out.index(bare[0])] if len(bare) == 1 and len(out) == 2 else None
        headed = top is not None and top.role and self.known.heads.get(top.role.split()[-1].lower()) == "body"
        if top is not None and headed and not top.organisation:
            out = [Post(top.role, bare[0].organisation)]  # `Jane Roe of Acme Bank`, and elsewhere `Jane Roe, Chairman`
        out = [p if p.organisation or not p.role else Post(p.role, body_of_like(p.role, out)) for p in out]
        names = [f.groups.get("name", "") for f in mentions]
        if any(p.role for p in out):
            bodies = {p.organisation for p in out if p.role}
            out = [p for p in out if p.role or p.organisation not in bodies]
            out.sort(key=lambda p: p.role is None)
            if any(p.role and p.organisation for p in out):
                out.sort(key=lambda p: not p.organisation and is_loose(p.role))
                out = self._now(out, phrases, names)
            elif (body := self.body_of_bare(phrases, names)) is not None:
                out = [Post(p.role, body) if p.role and (is_of_company(p.role) or is_of_any_body(p.role)) else p for p in out]
            if not any(p.organisation for p in out) and any(p.role and is_practised(p.role) for p in out):
                firm = self.own_firm(names)
                out = [Post(p.role, firm) if p.role and is_practised(p.role) else p for p in out]
            if not any(p.organisation for p in out) and (firm := self.law_firm()) is not None:
                out = [Post(p.role, firm) if p.role and is_lawyer(p.role) else p for p in out]
        told = with_told(out, [self._told[f.start] for f in mentions if f.start in self._told], passing=len(mentions) == 1)
        return with_seats(told, [self._seats[f.start] for f in mentions if f.start in self._seats])

    def _now(self, out: list[Post], phrases: Sequence[RolePhrase], names: Sequence[str]) -> list[Post]:
        """Posts whose first is bare and of a company, where those with a body are all of the past: `Jane Roe, CFO, a former Acme director`."""
        first = out[0].role
        past = all(p.role and p.role.lower().startswith(("former ", "ex-")) for p in out if p.organisation)
        if not past or out[0].organisation or not first or not is_of_company(first):
            return out
        body = self.body_of_bare([p for p in phrases if p.body is None and p.role], names)
        return [Post(first, body), *out[1:]] if body is not None else out

    def _of_a_crowd(self, phrase: RolePhrase) -> bool:
        """True of words for several people that say of each too little to be a post: `team members Jane Roe and John Doe`, `investors`."""
        role = phrase.role.lower().strip(" ,;")
        if not phrase.role.islower() or not is_plural(role, self.known) or phrase.body is not None:
            return False
        return role == "team members" or (" of " not in role and role.split()[-1].removesuffix("s") in _CROWDS)

    def _tells(self, phrase: RolePhrase) -> bool:
        """True of a clause in small letters that was read for a post (`the firm helps leaders`), and of where somebody lives."""
        role = phrase.role
        if role.lower().split()[-1:] in (["resident"], ["residents"]) and not _TRAINED.match(role):
            return True
        if len(role.split()) < 3 or not role.islower() or role != self.text[phrase.start : phrase.end]:
            return False
        first, last = self.tags.index_at(phrase.start), self.tags.index_at(phrase.end - 1)
        return any(tag in ("VBZ", "MD") for tag in self.tags.tags[first + 1 : last])

    def _of_each(self, phrase: RolePhrase) -> list[RolePhrase]:
        """A post once for each of two bodies that it is of, in one name or under two labels: `CEO of Acme and Quillo Holdings`."""
        span = phrase.body_span
        joined = _AND_BODY.match(self.text, span[1]) if span is not None and phrase.role and span[0] > phrase.end else None
        end = self.bodies.end(joined.end()) if joined is not None else None
        if joined is None or end is None or self._named_in(joined.end(), end) or not _ENDS_LIST.match(self.text, end):
            return of_each_body(self.text, phrase, self.parts.issuer, self.known)
        return [phrase, RolePhrase(phrase.role, self._named((joined.end(), end)), phrase.start, phrase.end)]

    def _has_icon(self, phrase: RolePhrase) -> bool:
        """True of an epithet that a name stands right before: `Acme icon Jane Roe`."""
        named = _NAME_BEFORE.search(self.text, max(0, phrase.start - 30), phrase.start) is not None
        return phrase.body is not None or (named and not phrase.role.lower().startswith("veteran"))

    def _called(self, mentions: Sequence[Found]) -> str | None:
        """The post that a form of address names (`Senator Roe`, `Chef Roe`), for a person of whom no other is told; or None."""
        for mention in mentions:
            honorific = mention.groups.get("honorific", "")
            if honorific.lower() in _ADDRESSED:
                return honorific.title() if honorific.isupper() else honorific
            office = short_office(self.text, self.honorific_start(mention), honorific, self.known)
            if office is not None:
                return office
        return None

    def first_name_in(self, start: int, end: int) -> int | None:
        """Where the first person's name of a stretch starts, or None."""
        i = bisect_left(self.starts, start)
        return self.starts[i] if i < len(self.starts) and self.starts[i] < end else None

    def _complete(self, before: list[RolePhrase], after: list[RolePhrase], start: int) -> None:
        """Give posts without a body the one that owns the name or leads the line: `Acme’s Jane Roe, VP`; `Acme Ltd - Jane Roe, CEO`."""
        posts = before or after
        if not posts or not posts[0].role or any(p.body for p in posts) or OF_STATE.search(posts[0].role):
            return
        within = _WITHIN_AT.match(self.text, posts[-1].end) if after and not before else None
        if within is not None and self.first_name_in(posts[-1].end, within.end()) is None:
            tokens = tokens_of(self.text, within.end(), self.limit(within.end(), 90))
            held = read_body(self.text, tokens, 0, self.bodies.end, self.stops) if tokens else None
            if held is not None:
                for post in posts:
                    post.body = held[0]
                return
        floor = max(0, start - 90)
        owner = _OWNER.search(self.text, floor, start) if not before else None
        owned = owner is not None
        if owner is None and after and not before:
            owner = _LEADS_LINE.search(self.text, floor, start) or _ONE_OF_BODY.search(self.text, floor, start)
        if owner is None and after and not before and (listed := self.over_list(start)) is not None:
            for post in posts:
                post.body = listed
            return
        if owner is None or self.first_name_in(owner.start(1), owner.end(1)) is not None:
            return
        tokens = tokens_of(self.text, owner.start(1), owner.end(1))
        labelled = bool(tokens) and self.bodies.end(tokens[0].start) is not None
        if len(tokens) > 7 or (len(tokens) > 3 and owner.group(1).isupper()):
            return
        pointed = self.text.startswith(":", owner.end(1)) or _IN_LIST.search(self.text, owner.start(), owner.start(1)) is not None
        coined = not owned and pointed and self._coined(tokens)
        if not tokens or not (labelled or is_orgish(tokens, 0, self.known) or owned or coined):
            return
        if all(self.known.not_names.get(t.key) in ("place", "word", "time") for t in tokens):
            return
        for post in posts:
            post.body = owner.group(1)

    def _coined(self, tokens: Sequence[Token]) -> bool:
        """True of one or two words in capitals that no heading is made of: `Nordvik:`, but no `Keynote:` and no `Media Contact:`."""
        return 0 < len(tokens) <= 2 and all(
            t.is_word
            and t.capital
            and t.key not in self.known.modifiers
            and t.key.rstrip("s") not in self.known.heads
            and not self.known.has_other_use(t.key)
            for t in tokens
        )

    def _is_told(self, phrase: RolePhrase) -> bool:
        """True of a verb and its object behind a name: `Ms Roe, reminded directors`, which no plural post of hers can be."""
        words = phrase.role.split(" of ")[0].split()
        if len(words) < 2 or not words[0].islower() or not is_plural(words[-1], self.known):
            return False
        i = self.tags.index_at(phrase.start)
        return i < len(self.tags.tags) and self.tags.tags[i] in ("VBD", "VBZ", "VBP")

    def _ranked_professor(self, mention: Found, start: int) -> list[RolePhrase]:
        """`Associate Professor Jane Roe`: the honorific and the rank before it are a post."""
        honorific = mention.groups.get("honorific", "")
        rank = (
            _RANK.search(self.text, max(0, start - 40), start) if honorific.startswith("Prof") and start < mention.start else None
        )
        if rank is None:
            return []
        post = f"{rank.group(1)} {honorific.split()[0]}"  # `Associate Professor Dr Jane Roe`
        return [RolePhrase(post, None, rank.start(1), start + len(honorific.split()[0]))]

    def _owner(self, start: int) -> list[RolePhrase]:
        """The body that owns a name with no post: `told Acme Radio’s Jane Roe`."""
        owner = _OWNER.search(self.text, max(0, start - 90), start)
        if owner is None or self.first_name_in(owner.start(1), owner.end(1)) is not None:
            return []
        tokens = tokens_of(self.text, owner.start(1), owner.end(1))
        labelled = bool(tokens) and self.bodies.end(tokens[0].start) is not None
        own = self.parts.issuer is not None and self.parts.issuer.startswith(owner.group(1))
        own = own or (self._coined(tokens) and self._labelled_as(owner.start(1), owner.end(1), ("PERSON", "PRODUCT")))
        if not tokens or len(tokens) > 6 or not (labelled or own or is_orgish(tokens, 0, self.known)):
            return []
        if all(self.known.not_names.get(t.key) in ("place", "word", "time") for t in tokens):
            return []
        inner = [a for a, b in self.bodies.between(owner.start(1) + 1, owner.end(1)) if b in (owner.end(1), owner.end())]
        begin = inner[0] if inner and not labelled else owner.start(1)  # `… to Host Acme Clinic’s Jane Roe`
        return [RolePhrase("", self.text[begin : owner.end(1)], begin, owner.end(1), (begin, owner.end(1)))]

    def _counted(self, start: int) -> list[RolePhrase]:
        """`It pays four composers. The first four are Jane Roe, …`: the post that the number was said of before."""
        told = _COUNTED.search(self.text, max(0, start - 40), start)
        if told is None:
            return self._instanced(start)
        for several in reversed(list(_SEVERAL.finditer(self.text, max(0, told.start() - 260), told.start()))):
            if several.group(1) == told.group(1) and is_plural(several.group(2), self.known):
                return [RolePhrase(several.group(2), None, start, start)]
        return []

    def _instanced(self, start: int) -> list[RolePhrase]:
        """`professional athletes such as Jane Roe`, `The inventors are Jane Roe and …`: the plural that the names are instances of."""
        told = _INSTANCES.search(self.text, max(0, start - 90), start)
        if told is None:
            return []
        noun = told.group(2)
        adjective = told.group(1) or ""
        if (
            not is_plural(noun, self.known)
            or noun in _PART_TAKEN
            or noun[:-1] in LOOSE
            or [noun] in EPITHETS
            or self.known.heads.get(noun[:-1]) not in ("trade", "body")
        ):
            return []
        if adjective and not (adjective.rstrip() in self.known.modifiers or adjective.rstrip() in _KINDS_OF_CALLING):
            adjective = ""
        begin = told.start(2) - len(adjective)
        return [RolePhrase(adjective + noun, None, begin, told.end(2))]

    def _labelled_as(self, start: int, end: int, labels: tuple[str, ...]) -> bool:
        """True where one of these labels lies on exactly this stretch."""
        return any(e.label in labels and e.start == start and e.end in (end, end + 2) for e in self.tags.entities)

    def _read(self, mention: Found) -> None:
        start = self.honorific_start(mention)
        office = self.office(mention) and start < mention.start
        before = self._ranked_professor(mention, start)
        before = before or (self.read_before(mention.start) if office else []) or self.read_before(start)
        end = mention.end
        letters = mention.groups.get("post_nominals")
        if letters:
            last = letters.split()[-1]
            place = self.text.find(last, end, end + 80)
            end = place + len(last) if place >= 0 else end
            while self.text.startswith((".", "®", "™"), end):
                end += 1
            registered = _REGISTERED.match(self.text, end)
            end = registered.end() if registered is not None else end
        after = self.read_after(start, end, bool(before))
        if before and after and self._of_the_one_before(before, start):
            before = []
        after = [p for p in after if not self._is_told(p)]
        before, after = self.settle(self.mended(before)), self.of_parent(self.settle(self.mended(after)))
        for post in before:
            if (
                post.body_span is not None
                and post.role.lower().startswith(("former ", "ex-"))
                and post.body_span[1] < post.start - 4
            ):
                post.body, post.body_span = None, None  # `Acme Welcomes Former State Attorney Jane Roe`
        if not before and not any(p.role for p in after) and (labelled := self.labelled_post(start, end)) is not None:
            if after and labelled.body is None:
                labelled.body = after[0].body
            before, after = ([labelled], []) if labelled.end <= start else (before, [labelled])
            self.settle([labelled])
        if not before and not after:
            before = self._counted(start)
        if not before and not after:
            after = self._owner(start)
        self._complete(before, after, start)
        labelled_part = (
            before
            and before[-1].body is None
            and before[-1].role.lower().split()[-1:]
            and self.text.startswith(":", before[-1].end)
        )
        if labelled_part and any(p.role for p in after) and before[-1].role.lower().split()[-1] in _PART_TAKEN:
            before, after = [], [*after, *before]  # `Moderator: Jane Roe, Editor, Acme Weekly`
        if not after and (group := group_of(self.text, end)) is not None:
            after = [RolePhrase("", group, end, end + 1 + len(group), (end + 1, end + 1 + len(group)))]  # `Marvo@LUMEN`
        if before and after and before[-1].body is None and not after[0].role and after[0].body:
            before[-1].body = after[0].body  # `CEO Jane Roe of Acme Bank`
        if before:
            self._before[mention.start] = before
        if after:
            self._after[mention.start] = after
            self.claimed.append(
                (end, after[-1].body_span[1] if after[-1].body_span and after[-1].body_span[1] > after[-1].end else after[-1].end)
            )
