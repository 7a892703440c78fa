"""hkfacts as a component of anybody's English spaCy pipeline: `nlp.add_pipe("hkfacts")`.

It reads `doc.text` by its own trained pipeline, whatever else the pipeline has, and gives two things: a group of spans for each
kind of fact (`doc.spans["hkfacts_dates"]`, …), whose `label_` is the fact's type and whose `id_` is its id, and the whole record,
which `release_of(doc)` reads back. The record lies in `doc.user_data` as JSON, so it goes with the document through
`nlp.pipe(…, n_process=2)`, `to_bytes` and `DocBin(store_user_data=True)`; there is no global extension to register first.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from spacy.language import Language

from .errors import SettingsError
from .settings import Settings

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from .pipeline import Extractor
    from .records import Release

KEY = "hkfacts"  # of the record in `doc.user_data`
DATE_KEY = (
    "hkfacts_release_date"  # put an ISO date here, before the component runs, where the text does not tell the day of issue
)
GROUPS = {
    "dates": "hkfacts_dates",
    "figures": "hkfacts_figures",
    "people": "hkfacts_people",
    "initiatives": "hkfacts_initiatives",
    "quotes": "hkfacts_quotes",
}


class Component:
    """The facts of each document, as groups of spans and as a record."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._extractor: Extractor | None = None

    def __getstate__(self) -> dict[str, Any]:
        """For other processes: they load rules and model themselves."""
        return {"settings": self.settings, "_extractor": None}

    def __call__(self, doc: Doc) -> Doc:
        """Find the facts of one document."""
        if self._extractor is None:
            from .pipeline import Extractor

            self._extractor = Extractor(self.settings)
        release = self._extractor.extract(doc.text, _day(doc))
        doc.user_data[KEY] = release.model_dump_json()
        for kind, group in GROUPS.items():
            if not self.settings.kinds or kind in self.settings.kinds:
                doc.spans[group] = [span for fact in getattr(release, kind) for span in _spans(doc, fact)]
        return doc


def release_of(doc: Doc) -> Release:
    """The record of a document that the component has read.

    Raises `KeyError` if it has not, or if the document was stored without its user data.
    """
    from .records import Release

    if KEY not in doc.user_data:
        raise KeyError(
            f"no facts of hkfacts in this document; call nlp.add_pipe({KEY!r}), and store documents with their user data"
        )
    return Release.model_validate_json(doc.user_data[KEY])


def _day(doc: Doc) -> date | None:
    said = doc.user_data.get(DATE_KEY)
    if said is None or isinstance(said, date):
        return said
    try:
        return date.fromisoformat(said)
    except (TypeError, ValueError):
        raise SettingsError(f"user_data[{DATE_KEY!r}] is {said!r}; an ISO date (2025-05-01) was wanted") from None


def _spans(doc: Doc, fact: Any) -> Iterator[Span]:
    """A span for each mention of a fact, widened to whole tokens where the tokeniser of the pipeline cuts otherwise."""
    label = fact.kind if hasattr(fact, "kind") else getattr(fact, "type", "QUOTE" if hasattr(fact, "content") else "PERSON")
    for mention in getattr(fact, "mentions", (fact,)):
        span = doc.char_span(mention.start, mention.end, label=label, span_id=fact.id, alignment_mode="expand")
        if span is not None:
            yield span


@Language.factory(
    "hkfacts",
    assigns=["doc.spans", "doc.user_data"],
    default_config={"home": None, "kinds": [], "sections": [], "rules": [], "contacts": True, "with_sentences": False},
)
def make_component(
    nlp: Language,
    name: str,
    home: str | None,
    kinds: list[str],
    sections: list[str],
    rules: list[str],
    contacts: bool,
    with_sentences: bool,
) -> Component:
    """The component with these settings, which mean what they mean in `hkfacts.Settings`."""
    return Component(
        Settings(
            home=home,
            kinds=tuple(kinds),
            sections=tuple(sections),
            rules=tuple(rules),
            contacts=contacts,
            with_sentences=with_sentences,
        )
    )
