"""Bodies that verbs tie people to: `Acme was founded by Jane Roe`, `Founded by Jane Roe, Acme …`, `Jane Roe leads Acme`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hkfacts.patterns import lazy_pattern

from ..grammar.names_bodies import is_orgish, read_body, tokens_of
from ..grammar.names_roles import RolePhrase
from ..spans import Found, Post
from .people_beside import Beside

_BY = lazy_pattern(
    r"(?<![\w-])(?P<verb>(?i:co-?founded|founded|co-?chaired|chaired|co-?owned|owned|co-?led|led|headed|run|helmed))"
    r"(?:,? and (?:[a-z]+ly )?[a-z]+ed)?(?: (?:in|on) (?:[A-Z][a-z]{2,9}\.? )?(?:\d{1,2}, )?\d{4}| [a-z]+ (?:years|decades) ago)?,? by "
    r"(?:one of (?:(?:the|its) |[A-Z][\w.]{1,14}[’']s ))?(?:(?!(?:of|for|at|from|with|in|and|after)\b)[a-z][\w-]{0,20},? ){0,6}$"
)
# under the leadership of somebody a body does things; `under CEO Jane Roe` names the post
_IS_LED = lazy_pattern(
    r"(?:,? (?:and|which|that|who))?(?: (?:is|was|are|were|has been|being|currently|now|originally|jointly)){0,3}[ ,]*$"
)
_SHORT_FORM = lazy_pattern(r" \([^()\n]{2,60}\)$")
_ASIDE = lazy_pattern(r",? (?:is |was )?(?:an?|the|one of) [^.;:“”\"\n]{3,140}$")
_THE_BODY = lazy_pattern(
    r"(?:\b[Tt]he |\b[Tt]his |\b[Oo]ur )(?:[a-z-]{3,20} )?(?i:company|firm|group|agency|foundation|organi[sz]ation|studio|start-?up|charity|"
    r"nonprofit|non-profit|business|brand|brewery|school|association|society|practice|institute|museum|gallery)$|\bIt$"
)
_FRONT_END = lazy_pattern(
    r"(?: \([^()\n]{2,60}\))?(?:, an? [^,;.:“”\"\n]{3,90})?(?: (?:in|on|over|after|more than|nearly|almost) [^,;.\n]{2,50})?, (?:(?:the|our) )?(?=\S)"
)
_DOES = lazy_pattern(
    r"(?:,? who| has| had| also| later| originally| first| recently| currently| now){0,3}"
    r" (?P<verb>co-?founded|founded|co-?chairs|chairs|co-?owns|owns|co-?leads|leads|heads|runs)"
    r"(?: and (?:[a-z]+ly )?[a-z]{3,12}s)? (?:the )?(?:board (?:of directors )?(?:of|at) (?:the )?)?(?=\S)"
)
_OWN_BODY = lazy_pattern(
    r"(?i:company|firm|group|agency|foundation|organi[sz]ation|studio|start-?up|charity|nonprofit|non-profit|business|brand|practice)"
)
_ENDS_OBJECT = lazy_pattern(
    r"(?:[,.;)]|$|\n| (?:in|on|with|and|to|at|from|after|as|alongside|out|together|back|over|nearly|more|because|when|while)\b)"
)
LIST_GAP = lazy_pattern(r"(?: \([^()\n]{1,40}\))?\s?(?:,|;|,? and|,? &)\s")
_OF_ANOTHER = lazy_pattern(r"\b(?:of|from|with|at|by|for|to|in|and) (?:the )?$")
# what ties a second name of the subject, or the body that it is a part of, to the name before
_OTHER_NAME = lazy_pattern(
    r",? \(?(?:(?:formerly|previously|originally|also|now|once)(?: known as| called| named| as)?|d/b/a|doing business as|"
    r"(?:is|was|,) (?:an? )?(?:wholly[- ]owned )?(?:division|subsidiary|brand|unit|part) of) (?:the )?$"
)
_POSTS = {"founded": "founder", "chaired": "chair", "chairs": "chair", "owned": "owner", "owns": "owner"}


def post_of_verb(verb: str) -> str:
    """The post that a verb makes its subject or agent hold; empty for a verb that only says who is at the head.

    >>> [post_of_verb(v) for v in ("founded", "Co-founded", "cochairs", "led")]
    ['founder', 'co-founder', 'co-chair', '']
    """
    plain = verb.lower().replace("-", "")
    joint = plain.startswith("co")
    post = _POSTS.get(plain.removeprefix("co") if joint else plain, "")
    return f"co-{post}" if joint and post else post


class ToldReader(Beside):
    """Reads which bodies people are said to have founded, to chair or to lead."""

    def read_told(self, ordered: Sequence[Found]) -> dict[int, RolePhrase]:
        """The posts that verbs tell, by the start of the mention; those of a list of names for all of them."""
        out: dict[int, RolePhrase] = {}
        for k, mention in enumerate(ordered):
            told = self._by(ordered, k) or self._does(mention)
            if told is not None:
                out[mention.start] = told
        for last, mention in pairwise(ordered):
            if (
                last.start in out
                and mention.start not in out
                and self._listed(last, mention)
                and out[last.start].end <= last.start
            ):
                out[mention.start] = out[last.start]
        for last, mention in reversed(list(pairwise(ordered))):
            if (
                mention.start in out
                and last.start not in out
                and self._listed(last, mention)
                and out[mention.start].start >= mention.end
            ):
                out[last.start] = out[mention.start]
        return out

    def _listed(self, last: Found, mention: Found) -> bool:
        return LIST_GAP.fullmatch(self.text, last.end, self.honorific_start(mention)) is not None

    def _by(self, ordered: Sequence[Found], k: int) -> RolePhrase | None:
        """`Acme was founded by Jane Roe`; `Founded in 2031 by Jane Roe and John Doe, Acme …`."""
        start = self.honorific_start(ordered[k])
        told = _BY.search(self.text, max(0, start - 110), start)
        if told is None:
            return None
        block, sentence = self.parts.block_at(start), self.parts.sentence_at(start)
        floor = max(block.start if block else 0, sentence.start if sentence else 0)
        if told.start() < floor:
            return None
        if told.start() - floor < 2 or self.text[told.start()].isupper():
            body = self._ahead(ordered, k)
        else:
            body = self._subject_of(floor, told.start(), bool(post_of_verb(told["verb"])))
        return RolePhrase(post_of_verb(told["verb"]), body, told.start(), told.end()) if body is not None else None

    def _ahead(self, ordered: Sequence[Found], k: int) -> str | None:
        """The body behind the comma after the names: `Founded by Jane Roe and John Doe, Acme …`."""
        while k + 1 < len(ordered) and self._listed(ordered[k], ordered[k + 1]):
            k += 1
        end = ordered[k].end
        limit = self.limit(end - 1, 160)
        gap = _FRONT_END.match(self.text, end, limit)
        if gap is None:
            return None
        if _OWN_BODY.match(self.text, gap.end(), limit):
            return self.antecedent(gap.end(), True)  # `Founded by Jane Roe, the firm has …`
        return self._body_from(gap.end(), limit, coined=True)

    def _does(self, mention: Found) -> RolePhrase | None:
        """`Jane Roe founded Acme in 2031`, `Jane Roe, who leads Acme`, `Jane Roe, who co-founded the company`."""
        limit = self.limit(mention.end - 1, 160)
        told = _DOES.match(self.text, mention.end, limit)
        if told is None:
            return None
        post = post_of_verb(told["verb"])
        body = self._body_from(told.end(), limit, coined=bool(post))
        return RolePhrase(post, body, told.start(), told.end()) if body is not None else None

    def _body_from(self, place: int, limit: int, *, coined: bool) -> str | None:
        """The body whose name begins at this place, or that `company` there means; or None."""
        own = _OWN_BODY.match(self.text, place, limit)
        if own is not None and _ENDS_OBJECT.match(self.text, own.end()):
            return self.antecedent(place, True)
        tokens = tokens_of(self.text, place, limit)
        if not tokens or tokens[0].start != place or tokens[0].start in self.stops:
            return None
        issuer = self.parts.issuer or ""
        if (
            len(issuer) > 3
            and self.text.startswith(issuer, place)
            and not self.text[place + len(issuer) : place + len(issuer) + 1].isalnum()
        ):
            return issuer
        end = self.bodies.end(place)
        named = end is not None or is_orgish(tokens, 0, self.known)
        if not named and not (coined and self._may_be_coined(tokens[0].text)):
            return None
        found = read_body(self.text, tokens, 0, self.bodies.end, self.stops)
        if (
            found is None
            or found[0].replace(".", "") in self.known.post_nominals
            or self._named_in(found[1], found[2])
            or all(self._is_plain(w) for w in found[0].split())
        ):
            return None
        return found[0]

    def _may_be_coined(self, word: str) -> bool:
        """True of a word in capitals that is no word, place or time: a firm's name."""
        key = word.lower()
        return word[:1].isupper() and len(word) > 2 and key not in self.known.modifiers and not self.known.has_other_use(key)

    def _is_plain(self, word: str) -> bool:
        return self.known.not_names.get(word.lower()) in ("place", "word", "time")

    def _subject_of(self, floor: int, verb: int, post: bool) -> str | None:
        """The body that is said to be founded or led, where it stands right before the verb or opens the sentence."""
        linked = _IS_LED.search(self.text, max(floor, verb - 50), verb)
        end = linked.start() if linked is not None else verb
        parted = linked is not None and "," in linked.group()
        short = _SHORT_FORM.search(self.text, max(floor, end - 70), end)
        end = short.start() if short is not None else end
        if _THE_BODY.search(self.text, max(floor, end - 40), end):
            return self.antecedent(verb, True)
        near = [b for b in self.bodies.between(floor, end) if not self._named_in(*b)]
        if near and end - 2 <= near[-1][1] <= end and not self._bracketed(near[-1]):
            aside = _OTHER_NAME.search(self.text, max(floor, near[-1][0] - 60), near[-1][0])
            if aside is not None:  # `Acme, formerly known as Quillo, was founded by`
                own = [b for b in near[:-1] if b[1] == aside.start()]
                return self._named(own[0]) if own else None
            other = _OF_ANOTHER.search(self.text, max(floor, near[-1][0] - 12), near[-1][0])
            return None if other is not None and not parted else self._named(near[-1])
        opens = near[0] if near and near[0][0] - floor <= 5 else None
        if opens is not None:
            gap = _SHORT_FORM.match(self.text, opens[1], end)
            aside = _ASIDE.fullmatch(self.text, gap.end() if gap is not None else opens[1], end)
            return self._named(opens) if aside is not None and post else None
        return self._coined_before(floor, end) if post else None

    def _coined_before(self, floor: int, end: int) -> str | None:
        """A name of one to four words in capitals that opens the sentence and ends here: `Quillo was founded by Jane Roe`."""
        words = self.text[floor:end].removeprefix("The ").split()
        if not 0 < len(words) <= 4 or not self._may_be_coined(words[0]) or not all(w[0].isupper() or w == "&" for w in words):
            return None
        return " ".join(words)


def with_told(posts: Sequence[Post], told: Sequence[RolePhrase], *, passing: bool = False) -> tuple[Post, ...]:
    """Posts with those that verbs tell: each once, behind the printed ones that have a body; a body alone only where none is printed.
    Who is named in passing, and only as having founded something, bears no post.

    >>> with_told([Post("CEO", "Acme")], [RolePhrase("founder", "Acme", 0, 0)])[-1].role
    'founder'
    """
    out = list(posts)
    for phrase in told:
        noun = phrase.role.removeprefix("co-")
        same = [k for k, p in enumerate(out) if p.role and noun and noun in p.role.lower()]
        if any(alike(out[k].organisation, phrase.body) for k in same):
            continue
        bare = [k for k in same if out[k].organisation is None]
        alone = [k for k, p in enumerate(out) if p.role is None and alike(p.organisation, phrase.body)]
        if bare:
            out[bare[0]] = Post(out[bare[0]].role, phrase.body)
        elif phrase.role and alone:
            out[alone[0]] = Post(phrase.role, phrase.body)
        elif passing and not out and noun in ("founder", "owner"):
            continue  # what somebody did once, and no post that the text calls anybody by
        elif phrase.role:
            out.insert(len(out) if any(p.organisation for p in out) else 0, Post(phrase.role, phrase.body))
        elif not out:
            out = [Post(None, phrase.body)]
        elif all(p.role and p.organisation is None for p in out):
            out[0] = Post(out[0].role, phrase.body)  # `Led by Jane Roe, a dentist, Acme Dental …`
    return tuple(out)


def alike(one: str | None, other: str | None) -> bool:
    """True of two forms of one body's name, of which the longer begins with the shorter."""
    if not one or not other:
        return False
    a, b = one.casefold(), other.casefold()
    return a.startswith(b) or b.startswith(a)
