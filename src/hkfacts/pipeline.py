"""The one file that lists the stages: read → segment → find → normalise → link → record.

Stages are blind to each other; what one needs of another is handed over here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from .find.dates import find_dates
from .find.figures import find_figures
from .find.initiatives import find_initiatives
from .find.initiatives_weigh import Scales
from .find.people import find_people
from .find.quotes import find_quotes
from .link.dates import link_dates
from .link.figures import link_figures
from .link.initiatives import link_initiatives
from .link.people import link_people
from .link.quotes import link_quotes
from .nlp import Annotator, model_folder
from .normalise.dates import normalise_dates
from .normalise.figures import normalise_figures
from .read import read_text
from .record import record_release
from .records import Release
from .rulebook import Rulebook, load_rulebook
from .segment import segment
from .settings import Settings
from .spans import Facts, Parts, Source, Tokens, Trace

SUPPORTED_LANGUAGES = ("en", "und")  # `und`: no letters at all, so nothing but numbers, which are the same in all


def gather(parts: Parts, tokens: Tokens, book: Rulebook, trace: Trace | None = None, scales: Scales | None = None) -> Facts:
    """All facts of a laid-out release: the stages find, normalise and link, kind after kind.

    Names come first, since a number inside a name is part of it; dates come before figures, since a year is no count.
    """
    parts = (
        replace(parts, issuer=None) if parts.carried else parts
    )  # of a site that carried it is no post, no `our` and no scheme
    people_found = find_people(parts, tokens, book, trace)
    whole = scales if len(parts.blocks) > 1 else None  # a lone sentence has no other places by which a name is weighed
    initiatives_found = find_initiatives(parts, tokens, book, people_found, trace, whole)
    names = [*people_found, *initiatives_found]
    dates_found = find_dates(parts, tokens, book, names, trace)
    dates = link_dates(normalise_dates(dates_found, parts, trace), parts, tokens, trace)
    figures_found = find_figures(parts, tokens, book, names, dates, trace)
    figures = link_figures(normalise_figures(figures_found, parts, tokens, trace), parts, tokens, trace)
    quotes_found = find_quotes(parts, book, trace)
    people = link_people(people_found, parts, tokens, book, trace)
    initiatives = link_initiatives(initiatives_found, parts, tokens, book, dates, figures, trace)
    quotes = link_quotes(quotes_found, parts, tokens, people, book, trace)
    return Facts(tuple(dates), tuple(figures), tuple(people), tuple(initiatives), tuple(quotes))


class Extractor:
    """The stages with everything loaded that they need; made once, used for any number of releases."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.book = load_rulebook(self.settings.rules)
        self._annotator: Annotator | None = None

    @property
    def annotator(self) -> Annotator:
        """The trained pipeline, loaded when the first release needs it."""
        if self._annotator is None:
            chosen = self.settings.model
            self._annotator = Annotator(model_folder(chosen), locked=chosen is None)
        return self._annotator

    def extract(self, text: str, release_date: date | None = None) -> Release:
        """The facts of one text; offsets in the record point into exactly this text."""
        return self.extract_source(read_text(text), release_date)

    def extract_many(self, texts: Iterable[str], release_date: date | None = None) -> Iterator[Release]:
        """The facts of texts, in order, as they come."""
        for text in texts:
            yield self.extract(text, release_date)

    def extract_source(self, source: Source, release_date: date | None = None, *, release_id: str | None = None) -> Release:
        """The facts of one input that has been read."""
        return self._run(source, release_date, release_id, None)[0]

    def traced(self, source: Source, release_date: date | None, trace: Trace) -> tuple[Release, Parts]:
        """The facts of one input with the notes that `explain` shows, and the layout that the notes' offsets point into."""
        return self._run(source, release_date, None, trace)

    def _run(
        self, source: Source, release_date: date | None, release_id: str | None, trace: Trace | None
    ) -> tuple[Release, Parts]:
        parts = segment(source, self.settings, release_date)
        facts = Facts()
        if parts.language in SUPPORTED_LANGUAGES and parts.blocks:
            facts = gather(parts, self.annotator.annotate(parts), self.book, trace, self.annotator.scales)
        facts = replace(facts, notices=(*source.notices, *parts.notices, *facts.notices))
        return record_release(source, parts, facts, self.settings, release_id), parts
