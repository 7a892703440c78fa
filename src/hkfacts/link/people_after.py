"""Posts after a name: an apposition, `is the …`, `was appointed as …`, `of Acme Bank`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from hkfacts.patterns import lazy_pattern

from ..grammar.names_asides import past_asides
from ..grammar.names_bodies import Token, is_orgish, read_body, tokens_of
from ..grammar.names_heads import RANK_ONLY, holds_head
from ..grammar.names_roles import Reader, RolePhrase
from .people_lines import LineReader

AFTER_REACH = 260
_APPOSITION = lazy_pattern(r"(?:,? (?:Jr|Sr)\.?)?\s?(?:, ?\(|,|\(|–|—|-|\||:)\s?(?=\S)")
_IS = lazy_pattern(
    r",? (?:who )?(?:also )?(?:is|was|serves as|has served as|served as|currently serves as|is currently|has been|"
    r"will serve as|will be|became|has become|becomes|will become|are|were|acts as|serving as|leading as|acting as|works as|continues as|will continue as|remains|will remain) (?:also |currently |now |both |all )?"
    r"(?:the |an? |its |our |their )?(?=\S)"
)
_APPOINTED = lazy_pattern(
    r",? (?:who )?(?:(?:has|have) been |was |were |is |will be )?(?:(?i:(?:re-?)?(?:appointed|named|elected|promoted|hired|selected|chosen|tapped(?= [Aa]s )|sworn in(?= as )))\b"
    r"|(?:has |have )?(?:recently |also |just )?(?i:joins|joined|will join|returns to|rejoined|leads|led|heads|runs) (?:the )?[A-Z][\w&.]*"
    r"(?: [A-Z&][\w&.]*){0,4}(?:['’]s)?(?: (?:team|family|group|board|firm|staff|faculty|roster|leadership team|executive team|management team))?"
    r"(?: (?:on|in) [A-Z0-9][a-z0-9]{2,9}(?: \d{1,4})?)?(?= as )"
    r"|(?:has |have )?(?:recently |also )?(?i:joins|joined|rejoins|rejoined) (?:the|our|its|their) (?:[a-z-]+ ){1,3}(?=as )"
    r"|(?:has |have |had )?(?:resigned|retired|stepped down|stood down|tendered (?:his|her|their) resignation)(?= as ))"
    r"(?: to the (?:position|role|post) of| to serve as| as| As|as| to)?(?: (?:its|the|our|their|an?|new))* (?=\S)"
)
_AS = lazy_pattern(
    r",? (?:as|As|to (?:the )?(?:position|role|post) of|to serve as|to(?= [A-Z])(?! (?:Lead|Head|Chair|Drive|Direct|Manage|Run|Oversee|Join)\b))(?: (?:its|the|our|their|an?|new|next|first))* (?=\S)"
)
_APPOINTING = lazy_pattern(
    r"\b(?:tap(?:s|ped)\b|appoint|nominat|confirm(?:ation|ed|s) of|nam(?:e[sd]|ing)|elect|elevat|promot|hir(?:e[sd]|ing)|welcom|select|announce|introduc|recruit|add(?:ed|s|"
    r"ition)|addition of|partner(?:s|ed|ing)? with|signs)",
    re.IGNORECASE,
)
_JOINED = lazy_pattern(
    r",? (?:who )?(?:has |have )?(?:recently |also |just )?(?:joins|joined|will join|returns to|rejoined|leads|led|heads|runs) (?:the )?"
    r"([A-Z][\w&.]*(?: [A-Z&][\w&.]*){0,4})(?:['’]s)?(?: [a-z]{4,10}){0,2}(?: (?:on|in) [A-Z0-9][a-z0-9]{2,9}(?: \d{1,4})?)? as "
)
_IN_ROLE = lazy_pattern(
    r"(?:['’]s (?:[a-z-]{3,12} ){0,2}(?:role|position|post|appointment|promotion|election) (?:as|to) |"
    r", whose (?:[a-z-]{3,12} )?(?:term|tenure|time|service|appointment|election) as |"
    r",? (?:who )?(?:has |have |will |would |is |was |is to |was to )?(?:[a-z]{3,12}ly |now |also |just )?(?:"
    r"(?:assum|hold|held|fill|accept|tak|took|step)[a-z]{0,4} (?:on |into |up )?(?:the|her|his|their) (?:[a-z-]{3,20} ){0,3}"
    r"(?:role|position|post|title|job) (?:of|as) |(?:takes?|took|taking|taken) over as |"
    r"(?:[^.;:,“”\"\n]{0,80}? (?:decision|plans?|intention) to )?(?:steps?|stepped|stepping|retires?|retired|resigns?|resigned) (?:down )?as |(?:succeeds?|succeeded|replaces?|replaced|will succeed) [A-Z][^.;:\n]{3,60}? as |"
    r"(?:to|will|who will) [a-z]{3,20} [^.;:,“”\"\n]{0,80}? as |"
    r"[^.;:,“”\"\n]{0,90}? (?:to|in|into|with) (?:her|his|their) (?:[a-z-]{3,12} )?(?:role|position|post|capacity) as ))"
    r"(?:(?:its|the|our|their|an?|new) ){0,2}(?=\S)"
)
_ASIDE_IS = lazy_pattern(
    r"(?:, (?:a|an|the|who|whose|born|based|originally|formerly|also) [^,;:“”\"\n]{3,80},| \([^()\n]{3,60}\)),? "
    r"(?:is|was|has been|serves as|currently serves as|works as) (?:also |currently |now )?(?:the |an? )?(?=\S)"
)
_POST_AND_BODY = lazy_pattern(r", (?P<post>[A-Z][^\n;:.]{2,110}) [-–—] (?P<body>[A-Z][\w.&’' ]{1,50})\s*")
_OPENS_LINE = lazy_pattern(r"[\s*•·▪‣–—_-]{0,6}(?:\d{1,2}[.)] )?(?:(?:Dr|Mr|Ms|Mrs|Miss|Prof|Professor|Ir)\.? )?[*_]{0,2}")
_NAMED = lazy_pattern(
    r"(?i:\b(?:appoints?|appointed|names|named|elects?|elected|promotes|promoted|hires|hired|taps|selects|selected)) $"
)
_AT_ONCE = lazy_pattern(r" (?=[A-Z])")
_TOLD = lazy_pattern(r"[”\"] (?:said|says|added|adds|noted|explained) (?:(?<![\w’'.-])[A-Z][\w’'.-]*,? ?){1,4}$")
_HELD = lazy_pattern(r"\(([A-Z][^()\n]{1,40})\)")
_SEAT = lazy_pattern(r"(?:(?:[RDI]|Rep|Dem|Ind)\.?[-–])?[A-Z]{2}(?:-\d{1,2})?\)")
_PARTY = lazy_pattern(r"(?:[RDI]|Rep|Dem|Ind)\.?[-–][A-Z][\w.’' -]{1,30}\)")
_OFFICIAL = lazy_pattern(
    r"\b(?:Sen|Rep|Senator|Representative|Congress(?:man|woman|member)|Assembly(?:man|woman|member)|Delegate|Governor|Gov|Council(?:man|woman|member))\.? "
    r"(?:[A-Z][\w.’'-]* ){1,4}$"
)
_ON_STAGE = lazy_pattern(
    r"\b(?i:actors?|actress(?:es)?|starring|co-stars?|cast members?|film stars?|sitcom|emmys?|oscars?|grammys?|celebrit(?:y|ies)|singers?|"
    r"nominees?|drummer|guitarist|red carpet)\b"
)
_CONTACT = lazy_pattern(r"(?i:\b(?:contacts?|enquiries|inquiries)\b[^.;\n]{0,24}:?\s{0,3}$)")
_ADDRESS = lazy_pattern(
    r"(?: at:?)?,? ?(?:[\w.+-]{1,40}@[\w-]|\(?\+?\d[\d ().-]{4}|(?i:tel|phone|telephone|e-?mail|mobile|cell)\b|https?:|www\.)"
)
_SUBJECT = lazy_pattern(
    r"(?:[“\"*#>\s]{0,4})(?:[A-Z]\w{3,24} [–—-] )?(?:The )?((?:[a-z]{1,4}[A-Z]|[A-Z])[\w’'&.-]*(?: (?:[A-Z&|][\w’'&.-]*|of|and|for|the)){0,9}"
    r"(?:, (?:Inc|LLC|Ltd|Corp|PLC|Co|LLP|Limited|N\.V|S\.A)\b\.?)?)"
    r"(?: \([^)\n]{1,40}\)){0,3}(?:, [^.;\n]{1,160}?,)?,?"
    r" (?i:today |yesterday |this week |has |have |is (?:pleased|delighted|proud|excited|thrilled|happy|honou?red) to |announced (?:today )?(?:that it has )?|"
    r"announces )*(?i:appoints?|appointed|names|named|hires|hired|promotes|promoted|elects|elected|selects|selected|taps|"
    r"welcomes|welcomed|announced? |announces |(?:the )?(?:appointment|promotion|hiring|election) of)\b"
)
_DATELINE_END = lazy_pattern(r"(?:\s--|[)/] ?[-–—]{1,2}|\s[–—])\s")
_CLAUSE = lazy_pattern(r"[,;:] (?=(?:the )?[A-Za-z]*[A-Z])")
_GLUED = lazy_pattern(r"(?<=[a-z])(?=[A-Z][A-Za-z]{2,}\b)")
_OWN = lazy_pattern(
    r"\b[Tt]he (?:company|Company|group|Group|firm) (?:has |have |also |recently |today )*(?:appointed|named|hired|promoted) "
)
_JOINS_OWN = lazy_pattern(
    r",? (?:who )?(?:has |have )?(?:recently |also )?(?:re)?join(?:s|ed) (?:the|our) (?:[a-z-]{3,14} )?(?:company|firm|group|agency|team) as "
)
_SIGNED = lazy_pattern(r"[”\"]\s{0,2}[—–―-]{1,2}\s?$")
_ZIP = lazy_pattern(r"[A-Z]{2,3} \d{4,5}")
_WIRE = lazy_pattern(r" ([A-Z][\w.]{2,20}(?: [A-Z]\w{2,20}){0,2})\s*")
_WITH = lazy_pattern(r"\bWith $")
_POST_AT_ONCE = lazy_pattern(r" (?:[A-Z][\w&-]{1,20} ){0,4}[A-Z][\w-]{1,20} (?:of|at|for) (?=[A-Z])")
_BOARD_OF = lazy_pattern(r"^(?:Supervisory |Executive )?Board(?: of [A-Z]\w+)? of (?:the )?")
_OF = lazy_pattern(r" (?:of|from|at|with) (?:the )?(?=[A-Z0-9])")
_SLASH_BODY = lazy_pattern(
    r" ?/(?:The )?(?=[A-Z])([A-Z][\w.’'&-]*(?: (?:[A-Z0-9][\w.’'&-]*|of|the|and)){0,5})(?=[.\n]|$)"
)  # `Jane Roe/The Harbour Banner.`: the paper of a writer
_IN_BRACKETS = lazy_pattern(
    r" \(((?:[A-Z][\w.’'&/-]*|of|and|the|for|at|in)(?: (?:[A-Z][\w.’'&/-]*|of|and|the|for|at|in)){0,9})\)"
)
_UNITS = frozenset("school department faculty institute division college centre center".split())
_ASSEMBLIES = frozenset("meeting agm assembly shareholders stockholders members electors".split())
_STATES = frozenset(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas "
    "kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon "
    "pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming ontario quebec alberta".split()
)
_BODY_ABROAD = lazy_pattern(r" \(([A-Z][^(),\n]{1,50}), ([A-Z][A-Za-z.]{1,15}(?: [A-Z][a-z]{1,12})?)\)")
_COMMA_BODY = lazy_pattern(r"\s?[,(|]\s?(?:of )?(?:the )?(?=[A-Z0-9])")


def text_once(text: str, word: str) -> bool:
    """True where a word stands in the text only once.

    >>> text_once("Jane Roe, FQXS, president", "FQXS"), text_once("Acme and Acme", "Acme")
    (True, False)
    """
    place = text.find(word)
    return place >= 0 and text.find(word, place + 1) < 0


class AfterReader(LineReader):
    """Reads the posts and bodies that follow a name."""

    def read_after(self, name: int, end: int, has_before: bool) -> list[RolePhrase]:
        """An apposition, `is the …`, `was appointed as …` after the name."""
        limit = self.limit(end - 1, AFTER_REACH)
        if self.text.startswith("),", end) and self.text.startswith(" (", name - 2):
            end += 1  # `Mok Siu-lan (Mabel Mok), Curator of`
        slashed = _SLASH_BODY.match(self.text, end, min(limit + 1, end + 90))
        if slashed is not None:
            paper = slashed.group(1).rstrip(".")
            place = (slashed.start(1), slashed.start(1) + len(paper))
            return [RolePhrase("", paper, place[0], place[1], place)]
        if (lined := self._line_of_list(name, end)) is not None:
            return lined
        origin, end = end, past_asides(self.text, end, limit)
        match = _APPOSITION.match(self.text, end, limit) or _GLUED.match(self.text, end, limit)
        if match:
            posts, after, reader = self.phrase(match.end(), limit)
            if posts:
                if self._belongs_to_next(reader, after, has_before):
                    parted = len(posts) > 1 and posts[-1].start >= posts[-2].end
                    # `Team leader Jane Roe, Professor of Law at Acme University, and doctor John Doe`
                    parted = parted and (not has_before or (posts[-2].body is not None and self._anew(posts)))
                    return posts[:-1] if parted else []  # `Jane Roe, Secretary of Commerce, and Senator John Doe`
                return posts[:-1] if self._last_is_next(posts, reader, after) else posts
            body = self._body_after(_COMMA_BODY, name, end, limit)
            if body:
                return body
        for pattern in (_APPOINTED, _IS, _AS):
            match = pattern.match(self.text, end, limit)
            with_name = _WITH.search(self.text, max(0, name - 6), name) is not None
            if match is None or (pattern is _AS and not with_name and not self._appointing(end)):
                continue
            posts, _, reader = self.phrase(match.end(), limit)
            if posts and posts[0].start - match.end() < 40:
                return self._with_appointer(posts, match, end)
        stated = self._in_role(end, limit) or self._named_at_once(name, end, limit) or self._past_aside_is(end, limit)
        if stated:
            return stated
        found = self._at_once(end, limit) or self._signature(end) or self.below(name, end) or self.contact_post(end)
        found = found or self._body_after(_OF, name, end, limit) or self._wire(end)
        found = found or (self._body_after(_COMMA_BODY, name, origin, limit) if origin != end else [])
        return found or self._parted(end, limit)

    def _parted(self, end: int, limit: int) -> list[RolePhrase]:
        """`Jane Roe; Professor of Law; Ardmore University, said`: name, post and body parted by semicolons."""
        if not self.text.startswith("; ", end):
            return []
        posts, after, reader = self.phrase(end + 2, limit)
        if not posts or posts[0].start != end + 2 or after >= len(reader.tokens) or reader.tokens[after].text != ";":
            return []
        if posts[-1].body is None and after + 1 < len(reader.tokens):
            found = read_body(self.text, reader.tokens, after + 1, self.bodies.end, self.stops)
            if found is not None and (is_orgish(reader.tokens, after + 1, self.known) or self.bodies.end(found[1]) is not None):
                for post in posts:
                    post.body = found[0]
        return posts if posts[-1].body is not None else []

    def _line_of_list(self, name: int, end: int) -> list[RolePhrase] | None:
        """`* Jane Roe, SVP, People and L&D - Acme` on a line of its own: what the last dash parts from the post is its body."""
        block = self.parts.block_at(end - 1)
        if block is None or block.end - block.start > 170 or not self.text.startswith(", ", end):
            return None
        line = _POST_AND_BODY.fullmatch(self.text, end, block.end)
        opens = _OPENS_LINE.fullmatch(self.text, block.start, name)
        if line is None or opens is None or self.first_name_after(end) < line.start("body"):
            return None
        role, body = line["post"].strip(), line["body"].strip(" *_")
        reader = self.reader(line.start("post"), line.end("post"))
        head = reader.find_head(0)
        if head is None or holds_head(body, 0, len(body)) or not body[:1].isupper():
            return None
        return [RolePhrase(role, body, line.start("post"), line.end("post"), line.span("body"))]

    def _past_aside_is(self, end: int, limit: int) -> list[RolePhrase]:
        """`Jane Roe, a dual citizen, is the founder of Acme`, `Jane Roe (say Row) is CEO of Acme`: a post behind an aside."""
        held = _ASIDE_IS.match(self.text, end, limit)
        if held is None or self.first_name_after(end) < held.end():
            return []
        posts = self.phrase(held.end(), limit)[0]
        return posts if posts and posts[0].start - held.end() < 30 else []

    def _is_labelled_person(self, start: int, end: int) -> bool:
        """True where the pipeline takes this stretch for a person."""
        return any(e.label == "PERSON" and e.start <= start and end <= e.end for e in self.tags.entities)

    def first_name_after(self, place: int) -> int:
        """Where the next person's name starts after this offset, or the end of the text."""
        i = bisect_left(self.starts, place)
        return self.starts[i] if i < len(self.starts) else len(self.text)

    def _in_role(self, end: int, limit: int) -> list[RolePhrase]:
        """`Jane Roe took over as CEO`, `Jane Roe brings skill to her role as CEO of Acme`: a post that a verb or a noun announces."""
        held = _IN_ROLE.match(self.text, end, limit)
        posts = self.phrase(held.end(), limit)[0] if held is not None else []
        if held is None or not posts or posts[0].start - held.end() >= 4:
            return []
        if held.group().startswith(", whose"):
            for post in posts:
                post.body = post.body or self.antecedent(end, False)
            return posts
        return posts if posts[0].body is not None or posts[0].role[:1].isupper() or "role" in held.group() else []

    def _named_at_once(self, name: int, end: int, limit: int) -> list[RolePhrase]:
        """`Acme Names Jane Roe President & CEO`: the post right behind a name that such a verb stands before."""
        named = _AT_ONCE.match(self.text, end, limit) if _NAMED.search(self.text, max(0, name - 12), name) else None
        posts = self.phrase(end + 1, limit)[0] if named is not None else []
        if len(posts) > 1 and posts[1].body_span is not None and self._is_labelled_person(*posts[1].body_span):
            posts = posts[:1]  # `Acme Names Jane Roe CEO and John Doe CFO`
            posts[0].body = None
        return self._with_appointer(posts, named, end) if named is not None and posts and posts[0].start == end + 1 else []

    def _signature(self, end: int) -> list[RolePhrase]:
        """`Jane Roe Chief Executive Officer` on a line of its own, the body on the line below."""
        block = self.parts.block_at(end - 1)
        if (
            block is None
            or block.end - end > 60
            or not self.text.startswith(" ", end)
            or not self.text[end + 1 : end + 2].isupper()
        ):
            return []
        posts, after, reader = self.phrase(end + 1, block.end)
        if not posts or posts[0].start != end + 1 or after < len(reader.tokens) or posts[-1].body is not None:
            return []
        below = next((b for k in (1, 2, 3) if (b := self.parts.block_at(block.end + k)) is not None), None)
        line = self.text[below.start : below.end].strip() if below is not None and below.end - below.start < 60 else ""
        tokens = tokens_of(line, 0, len(line))
        if tokens and is_orgish(tokens, 0, self.known) and all(t.capital or not t.is_word for t in tokens):
            for post in posts:
                post.body = line.rstrip(",")
        return posts

    def _wire(self, end: int) -> list[RolePhrase]:
        """`By Jane Roe Harbourwire` on a line of its own: the body that the line ends with."""
        block = self.parts.block_at(end - 1)
        match = _WIRE.fullmatch(self.text, end, block.end) if block is not None and self._byline(end) else None
        return [RolePhrase("", match.group(1), match.start(1), match.end(1), match.span(1))] if match is not None else []

    def _at_once(self, end: int, limit: int) -> list[RolePhrase]:
        """`Jane Roe VP of Works`, `Jane Roe COO at Acme`: a post in capitals with no comma between, its field or body after it."""
        told = _TOLD.search(self.text, max(0, end - 60), end) is not None and self.text[end + 1 : end + 2].isupper()
        if not told and not _POST_AT_ONCE.match(self.text, end, limit):
            return []
        posts, after, reader = self.phrase(end + 1, limit)
        stops = after >= len(reader.tokens) or reader.tokens[after].text in ".,"
        if told and posts and stops and min(posts[0].start, (posts[0].body_span or (limit, 0))[0]) == end + 1:
            return posts  # `said Jane Roe Acme President.`
        if posts and self.text.startswith(":", posts[-1].end):
            return []  # `Jane Roe Head of Works: Paul Poe`, a list of credits
        whole = posts and posts[0].start == end + 1 and (posts[0].body_span or (0, 0))[0] != end + 1
        return posts[:1] if whole and (posts[0].body or " of " in posts[0].role) else []

    def _anew(self, posts: Sequence[RolePhrase]) -> bool:
        """True where a comma and `and` stand before the last post, behind the body of the one before."""
        before = max(posts[-2].end, posts[-2].body_span[1] if posts[-2].body_span else 0)
        return self.text[before : posts[-1].start].strip() in (", and", ", and the", "; and", "; and the")

    def _belongs_to_next(self, reader: Reader, after: int, has_before: bool) -> bool:
        """True of `the President, Jane Roe, the Secretary, John Doe`: what follows is the next person's post."""
        tokens = reader.tokens
        if after < len(tokens) and tokens[after].start in self.stops:
            return True
        if not has_before:
            return False
        definite = tokens[0].key in ("the", "his", "her", "its", "their")
        following = (
            after < len(tokens)
            and tokens[after].text == ","
            and after + 1 < len(tokens)
            and tokens[after + 1].start in self.stops
        )
        return definite and following

    def _last_is_next(self, posts: Sequence[RolePhrase], reader: Reader, after: int) -> bool:
        """True of `Jane Roe, Chairman of Acme, and its Director, John Doe`: the last post read is that of the next person."""
        if len(posts) < 2 or after >= len(reader.tokens) or posts[-1].start < posts[-2].end:
            return False
        joined = re.search(r"(?:,|;|\band|&) (?:the|its|their|our|his|her) ", self.text[posts[-2].end : posts[-1].start])
        place = reader.tokens[after].end if reader.tokens[after].text == "," else reader.tokens[after].start
        while self.text[place : place + 1] in (" ", "*", "_"):
            place += 1
        return joined is not None and place in self.stops

    def _with_appointer(self, posts: list[RolePhrase], match: re.Match[str], end: int) -> list[RolePhrase]:
        """The body that somebody joins, or that names, hires or appoints them, where the post itself has none."""
        if any(p.body for p in posts) and not self._field_before(posts[0], match, end):
            return posts
        joined = _JOINED.match(self.text, match.start(), match.end())
        sentence = self.parts.sentence_at(end - 1)
        block = self.parts.block_at(end - 1)
        start = max(sentence.start if sentence else 0, block.start if block else 0)
        for dateline in _DATELINE_END.finditer(self.text, start, min(start + 160, end)):
            start = dateline.end()
        subject = joined or _SUBJECT.match(self.text, start, end)
        for comma in _CLAUSE.finditer(self.text, start, end) if subject is None else ():
            subject = _SUBJECT.match(self.text, comma.end(), end) or subject
        own = _JOINS_OWN.match(self.text, match.start(), match.end())
        own = own or (_OWN.search(self.text, start, end) if subject is None else None)
        if own is not None and (body := self.antecedent(own.start(), True)):
            for post in posts:
                post.body = body
        if subject is None:
            return posts
        tokens = tokens_of(self.text, subject.start(1), subject.end(1))
        if not tokens or (len(tokens) < 2 and self.known.not_names.get(tokens[0].key) in ("word", "time")):
            return posts
        if tokens[-1].key in _ASSEMBLIES:
            for post in posts:
                post.body = self.parts.issuer  # `The Annual General Meeting elected Jane Roe as member of the Board`
            return posts
        for post in posts:
            post.body = _BOARD_OF.sub("", subject.group(1))
            post.body_span = subject.span(1) if joined is not None else None
        return posts

    def _field_before(self, post: RolePhrase, match: re.Match[str], end: int) -> bool:
        """Take capitals between `as` and the head noun for the post itself, where the sentence names who is joined or appoints, and
        nothing makes them a body: `Jane Roe joins Acme as Official Lamp Ambassador`."""
        span = post.body_span
        if span is None or span[1] >= post.start or self.text[span[1] : post.start] != " " or span[0] - match.end() > 4:
            return False
        words = tokens_of(self.text, *span)
        named = self.bodies.end(span[0]) is not None or is_orgish(words, 0, self.known) or any(t.possessive for t in words)
        once = (
            self.text.find(self.text[slice(*span)], max(0, span[0] - 20_000)) == span[0]
            or (post.body or "?") in self.text[max(0, end - 200) : match.start()]
        )
        if named or not once or post.role.split()[-1].lower() in RANK_ONLY:
            return False
        block = self.parts.block_at(end - 1)
        start = block.start if block is not None else end
        if not (_JOINED.match(self.text, match.start(), match.end()) or _SUBJECT.match(self.text, start, end)):
            return False
        post.role, post.start, post.body, post.body_span = self.text[span[0] : post.end], span[0], None, None
        return True

    def _appointing(self, end: int) -> bool:
        sentence = self.parts.sentence_at(end - 1)
        start = max(sentence.start if sentence else 0, end - 220)
        return _APPOINTING.search(self.text, start, end) is not None

    def _body_after(self, pattern: re.Pattern[str], name: int, end: int, limit: int) -> list[RolePhrase]:
        """`Jane Roe of Acme Bank`, `Jane Roe, Acme Bank,`: a body with no post."""
        match = pattern.match(self.text, end, limit)
        if match is None:
            return []
        held = _IN_BRACKETS.match(self.text, end, limit)
        abroad = _BODY_ABROAD.match(self.text, end, limit)
        if abroad is not None and not holds_head(self.text, abroad.start(1), abroad.end(1)):
            country = abroad.group(2).lower()
            abroad_named = all(self.known.not_names.get(w) == "place" for w in country.split()) and country not in _STATES
            bodily = " " in abroad.group(1) or self.bodies.end(abroad.start(1)) is not None
            if bodily and (abroad.group(2) in ("USA", "UK", "UAE", "U.S.", "U.K.") or abroad_named):
                return [RolePhrase("", abroad.group(1), abroad.start(1), abroad.end(1), abroad.span(1))]
        if held is not None and any(
            self.known.not_names.get(w.lower()) == "institution" for w in re.split(r"\W+", held.group(1))
        ):
            return [RolePhrase("", held.group(1), held.start(1), held.end(1), held.span(1))]
        if held is not None and self._named_elsewhere(held.group(1), held.start(1), end):
            return [RolePhrase("", held.group(1), held.start(1), held.end(1), held.span(1))]
        tokens = tokens_of(self.text, match.end(), limit)
        if not tokens or tokens[0].start in self.stops:
            return []
        if "(" in match.group() and self._of_a_part(match.end(), limit):
            return []  # `Jane Roe (Harrowgate)`, of an actress; `Jane Roe (FL)`
        labelled = self.bodies.end(tokens[0].start)
        signed = pattern is _COMMA_BODY and _SIGNED.search(self.text, max(0, name - 6), name) is not None
        contact = self._reached(tokens, name)
        namesake = (
            pattern is _OF and tokens[0].key in self.text[name:end].lower().split() and len(tokens) > 1 and tokens[1].capital
        )
        bodily = labelled is not None or is_orgish(tokens, 0, self.known) or self._is_issuers(tokens) or namesake
        if not bodily and not self._byline(end) and not signed and not contact:
            return []
        found = read_body(self.text, tokens, 0, self.bodies.end, self.stops)
        if found is None:
            return []
        body, start, stop, after = found
        if signed and labelled is None and all(self.known.not_names.get(w.lower()) == "place" for w in body.split()):
            return []  # `— Jane Roe, Northfield`
        if _ZIP.match(body):
            return []  # `Northfield, VA 20109`
        if self.known.not_names.get(body.split()[-1].lower()) == "thing":
            return []  # `Jane Roe, Design Leadership Award`
        if pattern is _COMMA_BODY and self.text.startswith(":", stop):
            return []  # `(NASDAQ: ACME)`
        wider = tokens[after + 1] if pattern is _COMMA_BODY and after + 1 < len(tokens) and tokens[after].text == "," else None
        if wider is not None and wider.start not in self.stops and is_orgish(tokens, after + 1, self.known):
            holder = read_body(self.text, tokens, after + 1, self.bodies.end, self.stops)
            closed = holder is not None and (holder[3] >= len(tokens) or not tokens[holder[3]].is_word)
            if holder is not None and closed and body.split()[0].lower() in _UNITS:
                return [
                    RolePhrase("", holder[0], holder[1], holder[2], (holder[1], holder[2]))
                ]  # `School of Law, Ardmore University`
        if pattern is _COMMA_BODY and after + 1 < len(tokens) and tokens[after].text == ",":
            posts, _, _ = self.phrase(tokens[after + 1].start, limit)  # `Jane Roe, Acme Bank, SVP and Brand Director`
            if posts and posts[0].start == tokens[after + 1].start and posts[0].body is None:
                posts[0].body = body
                return posts[:1]
            letters = body.isupper() and body.isalpha() and len(body) <= 5 and text_once(self.text, body)
            if posts and posts[0].start - tokens[after + 1].start < 5 and posts[0].body is not None and letters:
                return posts  # `Jane Roe, FQXS, president of the Academy`: letters after the name
        if pattern is _COMMA_BODY and after < len(tokens):
            closing = after + 1 if tokens[after].text == "," and after + 1 < len(tokens) else after
            if (
                tokens[closing].is_word
                and not (contact and _ADDRESS.match(self.text, tokens[closing].start))
                and tokens[closing].key not in ("said", "says", "added", "noted", "explained")
            ):
                return []
        return [RolePhrase("", body, start, stop, (start, stop))]

    def _named_elsewhere(self, words: str, place: int, end: int) -> bool:
        """True of two capitals or more in the bracket behind a name that the text names as a body elsewhere."""
        if " " not in words or self._of_a_part(place, end + 80) or holds_head(self.text, place, place + len(words)):
            return False
        other = self.text.find(words)
        other = self.text.find(words, place + 1) if other == place else other
        known = self.known.not_names
        return (
            other >= 0
            and not self._named_in(place, place + len(words))
            and not all(known.get(w.lower()) in ("place", "word", "time") for w in words.split())
            and not self.text.startswith("(", other - 1)
        )

    def _is_issuers(self, tokens: Sequence[Token]) -> bool:
        """True of two capitals or more with which the name of the issuing body begins."""
        issuer = (self.parts.issuer or "").lower().split()
        return len(issuer) > 1 and [t.key for t in tokens[:2]] == issuer[:2]

    def _reached(self, tokens: Sequence[Token], name: int) -> bool:
        """True of capitals behind a contact's name that a phone number or an address follows: `Contact: Jane Roe, Acme PR, 555 …`."""
        if _CONTACT.search(self.text, max(0, name - 40), name) is None:
            return False
        k = 0
        if tokens and tokens[0].key in self.known.heads:
            return False
        while k < min(len(tokens), 6) and tokens[k].is_word and tokens[k].capital and "@" not in tokens[k].text:
            k += 1
        plain = all(self.known.not_names.get(t.key) in ("place", "word", "time") for t in tokens[:k])
        return 0 < k < len(tokens) and not plain and _ADDRESS.match(self.text, tokens[k - 1].end) is not None

    def _of_a_part(self, place: int, limit: int) -> bool:
        """True of a bracket after a name that holds a state, a party, or the film, series or act that the person is known from."""
        if _SEAT.match(self.text, place, limit):
            return True
        if _PARTY.match(self.text, place, limit) and _OFFICIAL.search(self.text, max(0, place - 70), max(0, place - 1)):
            return True  # `Senator Jane Roe (D-Harlow)`
        block = self.parts.block_at(place)
        if block is None:
            return False
        near = (block.start, place // 400)
        if near not in self._parts_played:
            self._parts_played[near] = self._lists_parts(max(block.start, place - 600), min(block.end, place + 600))
        return self._parts_played[near]

    def _lists_parts(self, start: int, end: int) -> bool:
        """True of a stretch that speaks of the stage, or whose brackets hold towns for the most part."""
        held = [re.split(r"[/, ]+", m.group(1).lower()) for m in _HELD.finditer(self.text, start, end)]
        places = sum(any(self.known.not_names.get(w) == "place" for w in words) for words in held)
        if len(held) > 2 and 2 * places >= len(held):
            return True  # a list of people with their towns
        return _ON_STAGE.search(self.text, start, end) is not None

    def _byline(self, end: int) -> bool:
        """True of `By Jane Roe, Acme Wire` on a line of its own."""
        block = self.parts.block_at(end - 1)
        return block is not None and block.end - end < 40 and self.text.startswith(("By ", "BY "), block.start)
