"""Releases that say nearly the same as one before them: the release that several wires send.

MinHash signatures of runs of words (by the library `rensa`) are cut into bands; texts that share a band are compared in full. The
bands lie in the plan's database, so a hundred million inputs take no memory; that is why the library's own index is not used.

Releases of one issuer may differ in their news alone and share pages of what is always said. So the beginnings, where the news
stands, have to be alike by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from hkfacts.patterns import lazy_pattern

from ..errors import SettingsError
from .items import Item, Job
from .work import text_of

if TYPE_CHECKING:
    from .plan import Leftover, Plan

RUN = 4  # words
SIGNATURE = 128
BANDS = 32  # of 4 values each: texts alike by 0.7 share one with a chance of 0.9998, by 0.3 of 0.23
ALIKE = 0.7  # part of all runs of words that two texts share
LEAD = 80  # words; of two releases of one text by two wires, 0.81 or more of its runs stood in the other, of others 0.68 or less
SAME_LEAD = 0.75
FEWEST = 20  # runs of words below which texts are too short to be told apart by them
MOST_COMPARED = 20
_WORD = lazy_pattern(r"\w+")


def runs_of_words(text: str, most: int | None = None) -> set[str]:
    """Runs of four words, in lower case; of the first `most` words if that is said.

    >>> sorted(runs_of_words("The fund opens on Monday!"))
    ['fund opens on monday', 'the fund opens on']
    """
    words = _WORD.findall(text.lower())[:most]
    return {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def alike(one: set[str], other: set[str]) -> float:
    """The part of all runs that two texts share (Jaccard).

    >>> alike({"a", "b", "c"}, {"b", "c", "d"})
    0.5
    """
    return len(one & other) / max(1, len(one | other))


def tell_the_same(one: str, other: str) -> bool:
    """Whether two texts say nearly the same, also where they begin."""
    runs, others = runs_of_words(one), runs_of_words(other)
    if alike(runs, others) < ALIKE:
        return False
    leads = ((runs_of_words(one, LEAD), others), (runs_of_words(other, LEAD), runs))
    return all(len(lead & whole) >= SAME_LEAD * len(lead) for lead, whole in leads)


class _Signatures:
    def __init__(self) -> None:
        try:
            from rensa import RMinHash
        except ImportError:
            raise SettingsError("--dedupe needs rensa: pip install 'hkfacts[dedupe]'") from None
        self.make: Any = RMinHash

    def bands(self, runs: set[str]) -> list[int]:
        """Hashes of the bands, in the range of SQLite's integers."""
        signature = self.make(num_perm=SIGNATURE, seed=42)
        signature.update(sorted(runs))
        values = signature.digest()
        width = SIGNATURE // BANDS
        return [
            int.from_bytes(blake2b(repr((b, values[b * width : (b + 1) * width])).encode(), digest_size=8).digest(), signed=True)
            for b in range(BANDS)
        ]


def duplicates(plan: Plan, job: Job) -> Iterator[tuple[int, Leftover]]:
    """Inputs that say nearly the same as one before them in order, and which that is. What cannot be read is no duplicate."""
    from .plan import Leftover

    signatures = _Signatures()
    plan.db.execute("CREATE TABLE band (hash INTEGER, pos INTEGER)")
    plan.db.execute("CREATE INDEX band_hash ON band (hash)")
    for item in plan.items():
        text = "" if item.trouble else text_of(item, job) or ""
        runs = runs_of_words(text)
        if len(runs) < FEWEST:
            continue
        bands = signatures.bands(runs)
        first = _like(plan, job, bands, text)
        if first is None:
            plan.db.executemany("INSERT INTO band VALUES (?, ?)", [(b, item.pos) for b in bands])
        else:
            yield item.pos, Leftover("duplicate", item.name, f"says nearly the same as {first.name}")
    plan.db.execute("DROP TABLE band")


def _like(plan: Plan, job: Job, bands: list[int], text: str) -> Item | None:
    marks = ",".join("?" * len(bands))
    sql = f"SELECT pos FROM band WHERE hash IN ({marks}) GROUP BY pos ORDER BY count(*) DESC, pos LIMIT {MOST_COMPARED}"
    for (pos,) in plan.db.execute(sql, bands).fetchall():
        item = plan.item(pos)
        if tell_the_same(text, text_of(item, job) or ""):
            return item
    return None
