"""Texts made to hurt: pieces that, said over and over, make a careless search look at the whole text again and again."""

from __future__ import annotations

from collections.abc import Callable

# What dates and figures are made of, without end.
PIECES = {
    "one digit": "9",
    "digits": "1234567890 ",
    "commas": ",",
    "dots": ".",
    "groups": "1,000,",
    "short groups": "1,",
    "long groups": "1,234,567,",
    "days": "13-",
    "dashes": "– ",
    "dashes without spaces": "-",
    "brackets open": "(",
    "brackets closed": ")",
    "brackets": "(May 1) ",
    "money in brackets": "(£5) ",
    "nested brackets": "((5) ",
    "nested ranges": "1 to 2 to 3 May ",
    "ranges of money": "$5 to $10 to ",
    "ranges of dashes": "5-10 to ",
    "years": "2024 ",
    "pairs of years": "2024-25 ",
    "spans of years": "2019-2024-",
    "months": "May ",
    "months listed": "May, ",
    "months in capitals": "MAY ",
    "slashes": "1/2/3/",
    "iso": "2024-01-",
    "quarters": "first quarter of ",
    "quarters by token": "Q3 ",
    "lengths": "two days and ",
    "half lengths": "two and a half ",
    "the": "the ",
    "a": "a ",
    "an a": "a a",
    "of": "of ",
    "to": "to ",
    "and": "and ",
    "between": "between 5 and ",
    "between dates": "between May and ",
    "from": "from 5 ",
    "clocks": "12:30 ",
    "clocks of twelve": "9am-5pm, ",
    "spoken clocks": "half past ",
    "lines": "1 May 2024\n",
    "lines of figures": "5 km\n",
    "tabs": "5\t",
    "dates in tabs": "1 May 2024\t",
    "weekdays": "Friday, ",
    "weekdays without commas": "Friday ",
    "ordinals": "1st ",
    "ordinals in words": "first ",
    "last": "last ",
    "next year": "next year ",
    "today": "today ",
    "ago": "two days ago ",
    "later": "on 1 May a day later ",
    "earlier": "a year earlier ",
    "same": "the same period ",
    "quotes": "'",
    "possessives": "day's ",
    "curled quotes": "“",
    "short years": "'99 ",
    "decades": "the 1990s ",
    "decades joined": "1990s and ",
    "short decades": "'90s ",
    "eras": "44 B.C. ",
    "hours": "at 8 tonight ",
    "weeks from": "two weeks from Friday ",
    "years told": "March of that year ",
    "a or": "a day or two ",
    "each": "every first Sunday of each ",
    "full years": "Q4 and full year ",
    "one": "one ",
    "ones joined": "one-",
    "number words": "twenty-two hundred thousand ",
    "hundreds": "hundred ",
    "millions": "million ",
    "money": "$5 ",
    "signs of money": "HK$",
    "dollars": "$",
    "per cent": "5% ",
    "per cents without spaces": "5%",
    "per": "5 per ",
    "units": "5 km ",
    "multiplied": "5 x ",
    "plus": "5+",
    "minus": "-5 ",
    "half of": "half of the ",
    "tens of": "tens of ",
    "addresses": "a@b.",
    "hash": "#",
    "phones": "+852 ",
    "things": "5 firms ",
    "things joined": "5 firms, founders and ",
    "adjectives": "5 new ",
    "more than": "more than ",
    "out of": "one of the ",
    "from and to": "from 5 to 6 from ",
    "full stops": "5. ",
    "capitals": "A ",
    "capitalised words": "Kite Hall ",
    "sentences": "It rose by 5% on 3 May. ",
    "will": "It will open on 3 May and ",
    "one day after": "on 3 May and then ",
    "colons": "5: ",
    "semicolons": "5; ",
    "links": "https://a.example/",
    "underlines": "_",
    "bars": "| 5 ",
    "mixed": "5% of 2024's $3, (one) “May” 1/2 to 9am – 10-15 km, the 1990s; ",
    "other letters": "é",
    "other signs": "港",
}

_PARAGRAPH = (
    "The pier opened in May, said Amy Poon, who chairs the Kite Trust. The Bright Sails Scheme has paid 300 clubs $4 million so far. "
    "“We shall go on,” she added on Friday. A second hall is to follow next year, and the fair will last three days.\n\n"
)


def repeated(piece: str, size: int) -> str:
    """A text of this length, the piece over and over."""
    return (piece * (size // len(piece) + 1))[:size]


def unclosed_quotation(size: int) -> str:
    """A quotation mark at the top that nothing closes, and paragraphs."""
    return "“It is " + repeated(_PARAGRAPH.replace("“", "").replace("”", ""), size)


def quotation_marks(size: int) -> str:
    """A quotation mark every hundred characters, so 10,000 in a million, open and closed, curled and straight."""
    each = 99
    marks = '“”"“"”“”'
    pieces = [marks[n % len(marks)] + _PARAGRAPH[:each].replace("“", "").replace("”", "") for n in range(size // (each + 1) + 1)]
    return "".join(pieces)[:size]


def dense_quotation_marks(size: int) -> str:
    """One character in ten is a quotation mark."""
    return repeated('“Yes we do ”It does "No it does', size)


def capitals(size: int) -> str:
    """A release in capitals."""
    return repeated(_PARAGRAPH, size).upper()


def one_paragraph(size: int) -> str:
    """The same sentences without a break."""
    return repeated(_PARAGRAPH.replace("\n\n", " "), size)


def paragraphs(size: int) -> str:
    """Plain paragraphs, for comparison."""
    return repeated(_PARAGRAPH, size)


def names(size: int) -> str:
    """A list of people without end."""
    return repeated("Amy Poon, Chairman, Kite Trust, and Ben Lam, Director; ", size)


def numbered_names(size: int) -> str:
    """A list of people who are all others."""
    letters = "bcdfghjklmnpqrstvwxyz"
    pieces: list[str] = []
    length = n = 0
    while length < size:
        name = "".join(letters[n // 20**k % 20] + "aeiou"[n // 3**k % 5] for k in range(3)).title()
        pieces.append(f"Mr Ben {name} of the {name} Trust runs the {name} Sail Scheme. ")
        length += len(pieces[-1])
        n += 1
    return "".join(pieces)[:size]


def attributions(size: int) -> str:
    """Nothing but words of saying and names."""
    return repeated("“We go on,” said Mr Lam, said Ms Poon, he added. ", size)


def one_token(size: int) -> str:
    """A word without end, of capitals and small letters."""
    return "It is good, the hall said. " + repeated("Aa", size)


def heading_of_short_forms(size: int) -> str:
    """Headings over descriptions that are all short forms and commas, which two ways of reading a stop once took for ever."""
    return "Kite opens\n\n" + repeated("About " + "A.,Co.," * 40 + "\n\n", size)


def bylines(size: int) -> str:
    """Lines above the lead that begin as bylines and never end."""
    lead = "HONG KONG, 3 May 2024 - The pier is open now to all who come.\n\n"
    return "Kite opens a pier\n\nBy " + "M" * 200 + "!\n\n" + lead + repeated("By " + "M" * 200 + "!\n\n", size)


def rows(piece: str) -> Callable[[int], str]:
    """A text that is one piece over and over behind a sentence, so one paragraph where the piece breaks no line."""
    return lambda size: "It is good, the hall said. " + repeated(piece, size)


# Whole releases, for the whole tool.
RELEASES: dict[str, Callable[[int], str]] = {
    "plain paragraphs": paragraphs,
    "one paragraph": one_paragraph,
    "a mark that nothing closes": unclosed_quotation,
    "10,000 quotation marks in 1 MB": quotation_marks,
    "marks everywhere": dense_quotation_marks,
    "in capitals": capitals,
    "a list of people": names,
    "people who are all others": numbered_names,
    "words of saying": attributions,
    "one token": one_token,
    "headings of short forms": heading_of_short_forms,
    "bylines of capitals": bylines,
    "legal suffixes": rows("Inc. "),
    "marks in brackets": rows("Kite (TMa) "),
    "acronyms in brackets": rows("Kite Hall (KH) "),
    "quarters without a year, undated": rows("Q3 "),
    "honorifics": rows("Mr Dr "),
    "posts": rows("Chairman and CEO, "),
    "bare posts": rows("CEO Jane Roe said it. "),
    "founders": rows("Kite Hall was founded by Jane Roe and John Poe. "),
    "contacts that lost their breaks": rows(
        "Media Contact:Jane RoeSales ManagerKite Hall LtdTel: 555 123 4567jane@moon.example "
    ),
    "lines of contacts": rows("Contact:\nKite Hall Ltd\nJane Roe, Sales Manager\nTel: 555 123 4567\n"),
    "goods of their own": rows("Its platform, Kite Flex, helps. "),
    "lists of goods": rows("Our products are:\nKite Bar – a bar\nGull Bar – a bar\n"),
    "zones of a fair": rows("The fair has zones such as Kite Hall, Gull Lane and Tern Row. "),
    "seats on boards": rows("Jane Roe joins the board of Kite Hall. "),
    "stage names": rows("DJ Tessa Young sang. "),
    "names that a stroke parts": rows("Jane Roe/John Poe, "),
    "kin": rows("His wife, Carol, rows. "),
    "reviews": rows("Reviews: “A fine boat.” “I row it.” "),
    "editions": rows("The 2031 Kite Gala and the Kite Gala 2032 are on. "),
    "tokens": rows("$KWX is the KWX token. "),
    "works in quotation marks": rows("His latest book, “Slow Light: 40 Poems,” is out. "),
    "bars of a table": rows("| Kite | 5% |\n"),
    "cells in tabs": rows("a\tb\t5\n"),
    "bullets": rows("- Kite\n"),
    "headings": rows("# Kite Hall\n\n"),
    "links": rows("[a](https://a.example/b?c=d) "),
    "addresses": rows("ada@moon.example "),
    "datelines": rows("HONG KONG, May 3, 2024 /Wire/ -- It is.\n"),
}
