"""Why a name with a head noun is no initiative: standing words, bodies, contracts, laws, works, counts, parts of posts and of lists."""

from __future__ import annotations

import re

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import is_ordinary, phrases, pieces, words
from ..spans import Parts
from .initiatives_cues import Signs, in_ore
from .initiatives_runs import Labels, Name

BODIES = ("partnership", "institution", "zone", "platform", "publication")  # types whose names organisations bear too
EXPLAINED = "a name that is explained as a body"
_RANKED = lazy_pattern(
    r"(?:[Tt]he )?(?:World|Nation|Country|Region|Industry|State|City|Planet|America|Asia|Europe|Africa|[A-Z][a-z]+)[’']s (?:Top|Best|Leading|Largest|Biggest|Greatest|Premier|Fastest|Finest|"
    r"Only|First|Most [A-Z]\w+)\b"
)
_FIRST_OF = lazy_pattern(r"(?:First|Second|Latest|Next|Largest) (?:[A-Z][\w-]* ){2,7}of (?:the |its )")
_OF_INC = lazy_pattern(r"(?:(?:the )?(?:20\d\d )?)inc\. ", re.IGNORECASE)  # the magazine, whose name opens what it gives
FIRM = frozenset(("ltd", "inc", "llc", "plc", "limited", "corp", "gmbh", "ltd.", "inc.", "corp."))
_STANDING = ("policy address", "budget")
_LAWS = ("act", "bill", "regulation", "directive", "amendment", "ordinance", "resolution", "reform")
_YEARLY = ("event", "award", "policy", "publication", "programme")  # of which a year alone tells one (`2031 Awards`)
_POSTED = (
    "plan",
    "programme",
    "publication",
    "platform",
    "campaign",
    "partnership",
    "project",
    "policy",
)  # what offices are named after
_LED_TYPES = ("plan", "platform", "project", "partnership", "zone", "institution", "publication")
_LISTED_TYPES = ("fund", "partnership", "platform", "campaign", "project", "institution", "programme")
_FIRMS = ("network", "exchange", "alliance", "collective", "system")  # firms bear these as often as what they run
_OFFICES = frozenset(
    "office department bureau ministry division committee commission council society association school college faculty board embassy consulate".split()
)
_OFFICED = (
    "conference",
    "convention",
    "congress",
    "forum",
    "network",
    "league",
    "assembly",
    "mission",
    "delegation",
)  # bodies with officers bear these too
_COUNTED = frozenset("two three four five six seven eight nine ten twelve several many twin dual triple both".split())
_POST_BEFORE = lazy_pattern(rf"\b(?:{pieces('post')})(?: of| for|,| [–-]) $")
_WORK_BEFORE = lazy_pattern(rf"\b(?:{pieces('work')})s?(?: called| titled| entitled| named|,|:) [“\"‘]?$")
_OFFICER = lazy_pattern(
    r"\b(?:[Mm]embers?|[Mm]emberships?|[Pp]resident|[Tt]reasurer|[Ss]ecretary|[Vv]ice [Pp]resident|VP|[Hh]ead|[Cc]onsul|[Aa]t [Ll]arge)(?: of| at| in) (?:the )?(?:[A-Z][\w ]{2,30}, (?:and )?(?:the )?)?$"
)
_STAFF = lazy_pattern(
    r"\b(?:[Pp]artner|[Pp]rincipal|[Aa]nalyst|CEO|[Dd]irector|[Mm]anager|[Aa]ssociate|[Ii]nvestor)(?: at| with) (?:the )?$"
)
_OWNS = lazy_pattern(r"[’']s [A-Z]")
_VENUE = lazy_pattern(r"\bat (?:[Tt]he )?$")
_TOWN = lazy_pattern(r"(?: in [A-Z]|, [A-Z][a-z]+(?: [A-Z][a-z]+)?, [A-Z])")
_KIND = lazy_pattern(r"\b(?:is|was|are|as|becoming|being) an? $")
_IS_BODY = lazy_pattern(
    r"(?: \([^()\n]{1,40}\))?,? (?:is |was )?(?:an?|the) (?:[\w-]+ ){0,4}?(?:non-?profit|charity|foundation|organi[sz]ation|association|"
    r"subsidiary|affiliate|organi[sz]er of|company|firm|think tank|501\(c\)|voice|trade group|membership)(?![’'])"
)
_VERB = lazy_pattern(r" (?:[$€£]|US\$|HK\$|\d)")
_SAYS = lazy_pattern(r"[”\"]?(?: \([^()\n]{1,30}\))? (?:has |have |also ){0,2}(?:said|says|plans to)\b")
_BACKERS = lazy_pattern(
    r"\b(?:investors?|(?:funded|led|financed) by|(?:funding|financing|investments?|backing) from|organi[sz]ations?(?: that)?(?: such as| include| including| like)|participation (?:from|by)|backed by|supporters|sponsorship|sponsors|funders|donors|clients|(?:charitable|community|portfolio|strategic|limited) "
    r"partners)\b[^.;\n]{0,240}$"
)
_KINDS = lazy_pattern(
    r"\b(?:programmes?|programs?|schemes?|initiatives?|funds?|projects?|campaigns?|platforms?|apps?)(?: such as|,? including| like)\b[^.;\n]{0,200}$"
)
# What is sold by the month or by the share: a price right behind the name, or tiers before it.
_PRICED = lazy_pattern(r"(?: at| for)? \(?(?:US|HK|AU|CA)?[$€£]\d|:[^\n]{0,110}[$€£]\d")
_TIERS = lazy_pattern(
    r"\b(?:pricing|tiers?|subscriptions?|packages|(?:different|available|investment|staking|monthly|paid|following) plans)\b[^\n]{0,120}$",
    re.IGNORECASE,
)
_FEATURED = lazy_pattern(
    r"\b(?:featured (?:in|on|by)|appear(?:s|ed|ances?|ing) (?:in|on)|(?:as )?seen (?:in|on)|outlets|profiled (?:in|by)|interviewed (?:on|by)|"
    r"published\b[^.\n]{0,15} in\b|publications (?:such as|including|like)|(?:writ(?:ing|es)|wrote|journalist|columnist|editor|contributor) (?:for|at|of|to))\b[^.\n]{0,200}$"
)
_ROUND = lazy_pattern(
    r"\b(?:[Ii]nvestors?|[Ll]ed by|[Ff]unding round|[Ss]eries [A-E]|[Pp]articipation|[Pp]ortfolio|[Vv]enture)\b"
)
_BY = lazy_pattern(r"\bby (?:the )?$")
_WORKS_FOR = lazy_pattern(
    r"\b(?:[Dd]ivisions?|[Dd]epartments?|[Oo]ffice|[Bb]ureau|[Bb]oards?|[Ss]taff|[Ss]ubsidiary|[Hh]eadquarters|[Rr]epresentatives?|[Oo]fficials?)"
    r" (?:of|at|from) (?:the )?$"
)
_PARTY = lazy_pattern(r"\b(?:agreement|facility|financing|loans?|debt|notes?|placement) (?:with|from) (?:the )?$", re.IGNORECASE)
_THEMED = lazy_pattern(r"\btheme[d]?(?: of| is|:)? [“\"]?(?:(?:[A-Z][\w’-]*|[a-z]{2,7}) ){0,10}$")
_NUMBERED = lazy_pattern(r":? \(?(?:Nos?\.|Grant|[A-Z][A-Za-z/-]{0,6}\d)")
_AS_ONE = lazy_pattern(r"\b(?:as|into|build|building|create|creating|become|becoming) an? (?:[a-z][a-z-]+ ){1,3}[“\"‘']?$")
_HOLDS = lazy_pattern(r"[”\"]?(?: \([^()\n]{1,30}\))? (?:holds|hosts|employs|organi[sz]es|is headquartered|was founded)\b")
_STEP = lazy_pattern(
    r"(?: \([^()\n]{1,20}\))? (?:process|procedure|method|methodology|technique|analysis|requirements?|certification)\b"
)
_HELD_AT = lazy_pattern(
    r"\b(?:Show|Fair|Conference|Summit|Convention|Week|event|conference|convention|summit|show) at (?:[Tt]he )?$|\b(?:take|takes|took|taking) place\b[^.\n]{0,60}\bat (?:the )?$"
)
_TERMED = (
    "index",
    "mission",
    "survey",
    "system",
    "engine",
    "network",
    "model",
    "protocol",
    "atlas",
    "database",
)  # science has these too
_MEDIA = ("show", "magazine", "journal", "review", "podcast", "newsletter", "gazette", "bulletin", "digest")
_OF_SOCIETY = lazy_pattern(
    r"\b(?:Society|Association|College|Academy|Federation|Institute)\b.* Annual Meeting|\b[A-Z]{3,7}\)? (?:20\d\d )?Annual Meeting"
)
_ONE_OF = lazy_pattern(r"\ban? (?:[a-z][a-z-]{2,15} ){0,3}$")
_SCIENCE = lazy_pattern(
    r"\b(?:spectral|pixels?|algorithms?|vegetation|genes?|proteins?|mice|cataly\w+|electrod\w+|polymers?|spectroscop\w+|in vitro|assays?|data ?sets?|"
    r"remote sensing|random forest|neural networks?|regression|elevation|molecul\w+|enzymes?|in vivo|biomarkers?)\b"
)
_OF_QUOTED = lazy_pattern(r",(?: [A-Z][\w-]*){1,5}[”\"]")
_CHAIRS = lazy_pattern(r"\b(?:[Pp]resident|[Tt]reasurer|[Cc]hair(?:man|woman)?) of (?:both )?(?:the )?$")
_HOUSES = ("pavilion", "forum", "expo", "exposition")  # halls bear these too
_TERM_BEFORE = lazy_pattern(r"\([a-z][\w-]{1,12}\) $")
_CATEGORY = lazy_pattern(r"[”\"]? [Cc]ategor(?:y|ies)\b")
_PART = lazy_pattern(r"[”’\"'] $")


def has_legal_form(printed: str) -> bool:
    """True where a firm's legal form stands in a name; `Inc.` at its beginning is the magazine (`2031 Inc. 5000 Gala`)."""
    return not FIRM.isdisjoint(printed.lower().split()) and _OF_INC.match(printed) is None


def refusal(name: Name, printed: str, said: Signs, parts: Parts, labels: Labels) -> str:
    """Why a name with a head noun is no initiative; empty where nothing speaks against it."""
    before = parts.text[max(0, name.start - 60) : name.start]
    return (
        _standing(name, printed, said, (before, parts.text[name.end : name.end + 60]))
        or _body(name, printed, said, parts, labels)
        or _kind(name, printed, said, parts)
        or _count(name, printed, said, (before, parts.text[name.end : name.end + 60]))
    )


def _standing(name: Name, printed: str, said: Signs, beside: tuple[str, str]) -> str:
    """Refusals for the words themselves and the word right before them."""
    lower, (before, after) = printed.lower(), beside
    if printed.isupper() and not {"his", "her", "your", "my", "their"}.isdisjoint(lower.split()):
        return "words in capitals"
    if printed.isupper() and not name.edition and len(printed.split()) > 3 and is_ordinary(lower):
        return "words in capitals"
    if said.legal or has_legal_form(printed):
        return "a company's legal name or ticker"
    standing = phrases("boiler").search(lower)
    if standing is not None and not (standing.group() == "annual meeting" and _OF_SOCIETY.search(printed)):
        return "legal boilerplate or a standing term"
    if phrases("standing_body").search(lower):
        return "a standing body"
    if _WORK_BEFORE.search(before):
        return "a work of art or of writing"
    if name.head.type in _POSTED and _POST_BEFORE.search(before):
        return "a part of a post"
    told = name.edition and (name.head.type in _YEARLY or lower.startswith(name.head.noun))
    if name.modifiers == 0 and lower not in _STANDING and not told and len(printed) == name.end - name.start:
        return "nothing but a head noun"
    if _KIND.search(before) and not said.acronym and not name.edition and name.head.type not in ("award", "event"):
        return "a kind of thing"
    if (
        said.indefinite
        and is_ordinary(lower)
        and name.head.weight < 3
        and not (said.launch or said.acronym or said.after or name.edition)
    ):
        return "one of a kind"
    ranked = _RANKED.match(printed) is not None and name.head.type != "award"
    if ranked or lower.startswith(("biggest ", "largest ", "highest ")):
        return "a superlative"
    if _FIRST_OF.match(printed):
        return "a description in capitals"
    if (
        name.head.noun == "festival"
        and lower.removeprefix("the ").removesuffix(" festival") in words("feast")
        and not name.edition
    ):
        return "a feast of the calendar"
    placed = name.head.noun in _HOUSES and not name.edition and _VENUE.search(before) and _TOWN.match(after)
    if placed and (name.head.noun in ("pavilion", "forum") or _HELD_AT.search(before)):
        return "a venue"
    if _THEMED.search(before):
        return "a theme"
    if name.head.type in BODIES and not said.acronym and _AS_ONE.search(before):
        return "a kind of thing"
    if lower.startswith("masters of ") and not name.edition:
        return "a title of people"
    if lower.startswith("launch of "):
        return "a launch"
    return ""


def _body(name: Name, printed: str, said: Signs, parts: Parts, labels: Labels) -> str:
    """Refusals for names of organisations."""
    lower, text = printed.lower(), parts.text
    before, after = text[max(0, name.start - 60) : name.start], text[name.end : name.end + 60]
    first, _, rest = lower.partition(" ")
    if first in _OFFICES and rest.startswith(("of ", "for ", "on ")):
        return "an office by its first word"
    public = name.head.type == "fund" and parts.home == "HK"  # the Government's funds have schemes of their own
    if name.head.type in ("partnership", "fund") and not public and _OWNS.match(after):
        return "an organisation that owns something"
    if name.head.noun in _FIRMS and not (name.edition or said.launch) and labels.treated.is_firm(printed):
        return "a name that the text treats as a company"
    if name.head.noun in ("rating", "ratings") and not (name.edition or said.launch or said.owned):
        return "an organisation that acts"  # those who rate bonds
    if name.head.noun == "accord" and name.modifiers == 1 and not (said.count or name.edition) and _made(name, labels):
        return "a make and its model"
    if (
        name.head.weight == 1
        and name.head.type in ("platform", "plan")
        and labels.treated.is_body(printed)
        and not labels.treated.brought_out(printed)
    ):
        return "a name that the text treats as a company"
    if name.head.noun in _OFFICED and not name.edition and _OFFICER.search(before):
        return "a body by its officers"
    if name.head.type == "award" and not name.edition and before.endswith((" by ", " by the ")):
        return "who gives an award"
    if name.head.type in _LED_TYPES and labels.treated.is_led(printed):
        return "a company with a chief"
    if name.head.type in (*_LISTED_TYPES, "event") and not name.edition and _IS_BODY.match(after):
        return EXPLAINED
    if name.head.noun in ("project", "accelerator", "incubator") and labels.treated.is_started(printed):
        return "a company with a chief"
    if name.head.noun in ("fund", "accelerator", "incubator") and _STAFF.search(before):
        return "where somebody works"
    if name.head.type == "fund" and ((labels.treated.is_issuer(printed) and not said.acronym) or _CHAIRS.search(before)):
        return "the issuer, or a body with officers"
    if name.head.type == "fund" and (_SAYS.match(after) or _PARTY.search(before)):
        return "an organisation that acts"
    if name.head.type in (*_LISTED_TYPES, "plan") and name.head.type != "project" and _WORKS_FOR.search(before):
        return "a body with offices"
    if name.head.noun in ("fund", "accelerator", "incubator", "coalition", "alliance") and _HOLDS.match(after):
        return "an organisation that acts"
    medium = name.head.noun in _MEDIA or (name.head.noun == "week" and name.modifiers < 2)
    if medium and not (name.edition or said.launch):
        clause = text[max(0, name.start - 220) : name.start]
        if _FEATURED.search(clause) or (name.head.type == "publication" and _BY.search(before)):
            return "a medium"
    standing = name.head.type not in ("event", "award") or name.head.noun == "league"
    if standing and name.head.weight < 3 and (lower in labels.bodies or (parts.issuer and lower == parts.issuer.lower())):
        return "the issuer, or a body with a paragraph about itself"
    if name.head.weight == 0 and said.located:
        return "a place where things happen"
    if said.actor and (name.head.type in BODIES or (name.head.noun == "mission" and not name.edition)):
        return "an organisation that acts"
    if name.head.type in _LISTED_TYPES and not (said.launch or name.edition) and _among_bodies(name, parts, labels):
        return "one of a list of bodies"
    return ""


def _made(name: Name, labels: Labels) -> bool:
    """True where no place opens a name that a maker's could open (`Kestrel Accord`, not `Paris Accord`)."""
    return not any(
        label in ("GPE", "PLACE") for start, _, label in labels.over(name.start, name.start + 1) if start >= name.start
    )


def _among_bodies(name: Name, parts: Parts, labels: Labels) -> bool:
    """True in a list of backers, or between two organisations that commas part from it."""
    text = parts.text
    listed = text[name.start - 2 : name.start] == ", " or text[max(0, name.start - 5) : name.start] in (" and ", ", and ")
    follows = text[name.end : name.end + 2] == ", " or text[name.end : name.end + 5] == " and "
    if not (listed or follows):
        return False
    sentence = parts.sentence_at(name.start)
    first = max(sentence.start if sentence is not None else 0, name.start - 300)
    if parts.home == "HK" and name.head.noun == "fund" and _ROUND.search(text, first, name.start) is None:
        return False  # funds of the Government pay for much there, beside bodies that help
    if _BACKERS.search(text, first, name.start):
        return True
    if _KINDS.search(text, first, name.start):
        return False
    left, right = labels.at(max(0, name.start - 3)), labels.at(min(name.end + 2, len(text)))
    return listed and follows and left is not None and right is not None and left[2] == right[2] == "ORG"


def is_contract(lower: str, noun: str) -> bool:
    """True for a name that only words of contracts and of rank make up (`definitive purchase agreement`)."""
    return noun in ("agreement", "plan", "facility", "program") and all(
        w in words("contract") or w in words("generic") or w == noun for w in lower.split()
    )


def _kind(name: Name, printed: str, said: Signs, parts: Parts) -> str:
    """Refusals for contracts, laws, parts of a deposit and titles."""
    lower = printed.lower()
    if name.head.noun == "zone" and in_ore(parts.text, name.start, name.end):
        return "a body of ore"
    if is_contract(lower, name.head.noun):
        return "a contract between companies"
    after = parts.text[name.end : name.end + 130]
    if (
        name.head.type == "partnership"
        and after.startswith((" agreement", " contract"))
        and (is_ordinary(lower) or _ONE_OF.search(parts.text, max(0, name.start - 50), name.start))
    ):
        return "a contract between companies"
    priced = _PRICED.match(after) or _TIERS.search(parts.text[max(0, name.start - 160) : name.start])
    if name.head.type == "plan" and priced and len(printed.split()) < 7 and not said.acronym:
        return "something sold at a price"
    if name.head.noun in _TERMED and not (name.edition or said.launch or (said.owned and said.after)):
        around = parts.text[max(0, name.start - 300) : name.end + 300]
        if len(set(_SCIENCE.findall(around))) > 1:
            return "a term of science"
    if name.head.weight < 3 and name.head.type in BODIES and _STEP.match(after):
        return "a step or a method"
    if name.head.noun == "agreement" and not (said.acronym or name.edition) and (name.head.plural or said.indefinite):
        return "contracts, or one of a kind"
    titled = lower.startswith("best ") or (lower.startswith("top ") and (name.head.weight < 3 or lower[4].isdigit()))
    if titled and name.head.type not in ("award", "event"):
        return "a title that is awarded"
    if name.head.noun in _LAWS and not (said.enacted or (name.head.noun == "ordinance" and parts.home == "HK")):
        return "a law merely cited"
    return ""


def _count(name: Name, printed: str, said: Signs, beside: tuple[str, str]) -> str:
    """Refusals for counts, numbered parts and what is left of a quoted title."""
    keys, (before, after) = printed.lower().split(), beside
    if _CATEGORY.match(after):
        return "a category of a contest"
    verb = _VERB.match(after)
    ordinary = is_ordinary(" ".join(k for k in keys if k[0].isalpha()))
    if verb and (name.head.noun == "awards" or (name.head.noun == "award" and name.head.plural)):
        return "a verb"
    if name.head.plural and name.head.type == "plan" and not (said.launch or said.acronym):
        return "plans in the plural"
    if keys[0] in ("final", "finals", "semi-final", "semi") and "of" in keys[1:3] and name.head.noun in ("final", "finals"):
        return "a round of a contest"
    if keys[0] in _COUNTED and not name.edition and (name.head.plural or name.head.noun.endswith("s")):
        return "a count of things"
    if keys[0].isdigit() and keys[1] != "under" and (len(keys[0]) != 4 and (printed.endswith("s") or name.head.weight < 3)):
        return "a count of things"
    if keys[0].isdigit() and len(keys[0]) > 2 and not keys[0].startswith(("19", "20")):
        return "an address"
    if name.head.plural and any(k.isdigit() and len(k) < 3 for k in keys[:-1]) and name.head.type != "award":
        return "a count of things"
    if name.head.type == "project" and _NUMBERED.match(after) and {"development", "redevelopment", "renewal"}.isdisjoint(keys):
        return "a grant by its number"
    if ordinary and _TERM_BEFORE.search(before):
        return "a part of a longer name"
    yearly = name.head.type in ("programme", "campaign", "project", "plan") and name.edition and name.modifiers == 1
    if ordinary and yearly and name.head.weight == 3 and not (said.launch or said.acronym or said.quoted or said.owned):
        return "what is done in a year"
    if ordinary and keys[-1].isdigit() and len(keys[-1]) < 3 and keys[0] != "project":
        return "one of a numbered series"
    if ordinary and name.head.noun == "zone" and keys[-1].strip("ivx") == "":
        return "one of a numbered series"
    if before.endswith(("“", '"')) and _OF_QUOTED.match(after):
        return "a part of a quoted title"
    if len(keys) > 4 and keys[:2] == keys[-2:]:
        return "a heading glued to its text"
    if ordinary and len(keys) < 3 and _PART.search(before):
        return "a part of a quoted title"
    return ""
