"""Characters of novels, films and games: names of people that the text only tells a story about; mascots, machines and animals.

Characters are looked for only where the text says that it is about a work of fiction. A name that speaks, signs, is to be reached, holds a post
or made something is a person's; one that a story is told of, or that somebody plays, is a character's.
"""

from __future__ import annotations

from ..patterns import lazy_pattern
from ..spans import Parts
from .people_near import Candidate, Labels, has_role_after, said_plainly

Keys = tuple[str, ...]

_FICTION = lazy_pattern(
    r"\b(?:(?:[Ll]iterary|[Hh]istorical|[Ss]cience|[Cc]rime|[Yy]oung [Aa]dult|[Ss]peculative|[Cc]hildren[’']s) [Ff]iction|[Nn]ovella|[Pp]rotagonist|"
    r"(?:[Dd]ebut|[Nn]ew|[Ll]atest|[Hh]is|[Hh]er|[Hh]istorical|[Gg]raphic|[Ff]antasy|[Cc]rime|[Mm]ystery|[Rr]omance|[Ss]uspense) [Nn]ovel|"
    r"(?:[Cc]rime|[Ll]egal|[Pp]olitical|[Pp]sychological|[Ss]py|[Tt]echno)[ -]?[Tt]hriller|[Pp]icture [Bb]ook|[Ff]airy [Tt]ale|"
    r"[Vv]oice (?:[Aa]ctors?|[Cc]ast)|[Pp]layable|[Gg]ameplay|(?:[Ll]ead|[Mm]ain|[Tt]itle) (?:[Rr]ole|[Cc]haracters?)|"
    r"[Cc]hildren[’'ʼ]s (?:[Pp]icture |[Ss]tory)?[Bb]ooks?|[Tt]he story (?:is about|follows|begins|cent(?:er|re)s|takes)|[Hh]eart of the story|a character (?:who|whose)|"
    r"[Bb]ook (?:\d|[Oo]ne|[Tt]wo|[Tt]hree) (?:in|of) (?:the|his|her))\b"
)
_TOLD_BEFORE = lazy_pattern(
    r"(?:\b(?:[Ww]hen|[Uu]ntil|[Aa]s|[Mm]eet|[Mm]eets|[Ff]ollows?|[Pp]its|[Cc]haracters?|[Hh]ero(?:ine)?|[Pp]rotagonist|[Vv]illain|[Nn]arrator|"
    r"[Cc]ontrols?|[Pp]layers? (?:as|control)|[Dd]etective|[Ii]nspector|return(?:s|ing)? as|[Ss]tars as|[Vv]oice of|[Rr]ole of|[Pp]lay(?:s|ing)|[Pp]ortray(?:s|ing)|(?:man|woman|boy|girl|teenager) (?:named|called))|"
    r"\b(?:[Ss]tory|[Tt]ale|[Jj]ourney|[Aa]dventures?|[Ee]yes|[Ll]ife|[Ww]orld) of)(?: (?:the|a|young|old|Captain|named)){0,2},? $"
)
_TOLD_AFTER = lazy_pattern(
    r"(?:[’']s?) (?:point of view|quest|past|rival|new ability|world)\b|(?:, (?:an?|the) [^,.\n]{3,60},)? (?:must|finds|discovers|meets|falls|faces|fights|struggles|embarks|wakes|returns|flees|hunts|is (?:drawn|sent|thrust|forced|"
    r"torn|haunted|caught|on (?:a )?mission)|battles|searches|uncovers|escapes|survives|seldom|dreams|confronts)\b"
)
_CALLED = lazy_pattern(r"\b(?:man|woman|boy|girl|teenager|hero|heroine|character) (?:named|called) $")
_MADE = lazy_pattern(
    r"\b(?:by|[Aa]uthors?|[Nn]ovelists?|[Ww]riters?|[Dd]irectors?|[Aa]ct(?:ors?|ress|resses)|[Ee]ditor|[Ii]llustrator|[Pp]oet|like|[Ss]tarring|"
    r"[Pp]roducers?|[Cc]omposer|stars?|with) $"
)
_CREATURE = (
    r"(?:mascots?|chatbot|robot|humanoid|avatar|(?:AI|virtual|digital|voice)[- ](?:assistant|agent|companion|avatar|influencer|human)|dog|puppy|pup|cat|kitten|"
    r"horse|pony|mare|stallion|gelding|racehorse|donkey|parrot|tortoise|elephant|panda|giraffe|gorilla|labrador|retriever|bulldog|terrier|poodle|beagle|"
    r"teddy bear|puppet|dinosaur|unicorn)"
)
# `the friendly mascot Pippo`, `a robot named Pippo`, `her dog, Pippo,`, `Pippo, a young dog`, `Pippo the panda`
_CREATURES = lazy_pattern(
    rf"\b{_CREATURE}(?: is| was)?(?:,? (?:named|called|nicknamed|dubbed))? [“\"]?([A-Z][a-z]{{2,14}})(?![\w’'-]*\w)(?! [A-Z])"
    rf"|\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|family|beloved) (?:[a-z]+ )?{_CREATURE}, ([A-Z][a-z]{{2,14}})(?=[,.;])"
    rf"|(?<![\w’'-])(?<![A-Z][a-z] )([A-Z][a-z]{{2,14}})(?:, (?:an?|the) (?:[\w-]{{1,16}} ){{0,3}}| the (?:[\w-]{{1,16}} ){{0,2}}){_CREATURE}\b(?! [a-z]*(?:er|ist|or)\b)"
)
_OTHERWISE_SURE = frozenset(("person.contact", "person.byline", "person.credit", "person.post-nominals", "person.appointed"))


def is_fiction(parts: Parts) -> bool:
    """True of a text that says that it is about a novel, a film or a game."""
    return _FICTION.search(parts.text) is not None


def characters(kept: list[tuple[Candidate, str]], parts: Parts, labels: Labels) -> set[str]:
    """The words of the names of characters, where the text is about a work of fiction."""
    if not is_fiction(parts):
        return set()
    places: dict[Keys, list[tuple[Candidate, str]]] = {}
    for c, rule in kept:
        if len(c.words) > 1:
            places.setdefault(_keys(c), []).append((c, rule))
    told = {keys for keys, found in places.items() if _is_told_of(found, parts, labels)}
    others = {word for keys in places if keys not in told for word in keys}
    return {word for keys in told for word in keys} - others


def creatures(kept: list[tuple[Candidate, str]], parts: Parts) -> set[str]:
    """The names, of one word, of mascots, machines and animals that no person named in full bears too."""
    found = {m.group(m.lastindex or 1).lower() for m in _CREATURES.finditer(parts.text)}
    return found - {w.key for c, _ in kept if len(c.words) > 1 or c.honorific for w in c.words} if found else found


def _keys(candidate: Candidate) -> Keys:
    return tuple(w.key for w in candidate.words)


def _is_told_of(found: list[tuple[Candidate, str]], parts: Parts, labels: Labels) -> bool:
    """True where a story is told of the name somewhere, and nowhere anything is said of it that only living people do."""
    text, told = parts.text, False
    for c, rule in found[:40]:
        start = c.honorific_start if c.honorific_start is not None else c.start
        if _CALLED.search(text, max(c.floor, start - 24), start):
            return True  # `the story is about a man named Jane Roe`
        if rule in _OTHERWISE_SURE or said_plainly(c, parts) or has_role_after(c, parts, labels) == "person":
            return False
        if _MADE.search(text, max(c.floor, start - 24), start) is not None:
            return False
        if _TOLD_BEFORE.search(text, max(c.floor, start - 48), start) or _TOLD_AFTER.match(text, c.after, c.ceiling):
            told = True
    return told
