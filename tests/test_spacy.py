"""hkfacts as a component of somebody else's pipeline."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import hkfacts
from hkfacts.errors import SettingsError
from hkfacts.spacy import DATE_KEY, GROUPS, Component, release_of
from tests.conftest import SAMPLES
from tests.gate.gold import read

TEXT = (
    "The Brightwater Museum will spend HK$12.5 million on two galleries by 2031, Ms Ada Lau, its Director, said. "
    "“We hope that many visitors will come to see them,” Ms Lau added."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("hkfacts")
    return pipeline


def mentions(release: hkfacts.Release, kind: str) -> list[tuple[str, str]]:
    """Id and text of each mention."""
    return [(fact.id, m.text) for fact in getattr(release, kind) for m in getattr(fact, "mentions", (fact,))]


def test_the_record_is_what_extract_gives(nlp: Language) -> None:
    assert release_of(nlp(TEXT)) == hkfacts.Release.model_validate(hkfacts.extract(TEXT).model_dump())


def test_each_kind_is_a_group_of_spans(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [(s.text, s.label_) for s in doc.spans["hkfacts_dates"]] == [("2031", "DATE")]
    assert [(s.text, s.label_) for s in doc.spans["hkfacts_figures"]] == [
        ("HK$12.5 million", "money"),
        ("two galleries", "count"),
    ]
    assert [(s.text, s.label_) for s in doc.spans["hkfacts_people"]] == [("Ada Lau", "PERSON"), ("Ms Lau", "PERSON")]
    assert [s.label_ for s in doc.spans["hkfacts_quotes"]] == ["QUOTE"]
    assert set(doc.spans) == set(GROUPS.values())


@pytest.mark.parametrize("sample", ["government.txt", "corporate.txt", "results.md", "chinese.txt"])
def test_spans_cover_the_mentions_and_name_the_facts(nlp: Language, sample: str) -> None:
    """The tokeniser is another, so spans may be wider than mentions, by parts of a token at most."""
    text = read(SAMPLES / sample)
    doc = nlp(text)
    release = release_of(doc)
    for kind, group in GROUPS.items():
        found = [(s.id_, s.text) for s in doc.spans[group]]
        assert [i for i, _ in found] == [i for i, _ in mentions(release, kind)]
        assert all(said in wide for (_, wide), (_, said) in zip(found, mentions(release, kind), strict=True))


def test_settings_are_the_components_configuration() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("hkfacts", config={"kinds": ["figures"], "home": "US", "with_sentences": True})
    doc = nlp("The fund has $5 million for 12 schools. It was set up in 2024.")
    release = release_of(doc)
    assert (release.figures[0].currency, release.dates) == ("USD", ())
    assert release.figures[0].sentence is not None and release.figures[0].sentence.text == next(doc.sents).text
    assert set(doc.spans) == {"hkfacts_figures"}
    with pytest.raises(SettingsError, match="kinds"):
        spacy.blank("en").add_pipe("hkfacts", config={"kinds": ["prices"]})


def test_the_release_date_can_be_told(nlp: Language) -> None:
    doc = nlp.make_doc("The fair opens next Friday.")
    doc.user_data[DATE_KEY] = "2025-05-01"
    assert str(release_of(nlp(doc)).dates[0].start_date) == "2025-05-09"
    assert release_of(nlp("The fair opens next Friday.")).dates[0].value is None
    doc = nlp.make_doc("The fair opens next Friday.")
    doc.user_data[DATE_KEY] = "1 May"
    with pytest.raises(SettingsError, match="ISO date"):
        nlp(doc)


def test_facts_go_with_the_document_through_processes(nlp: Language) -> None:
    texts = [f"The Harbour Fund gave HK${n} million to {n} schools." for n in range(2, 8)]
    alone = list(nlp.pipe(texts))
    shared = list(nlp.pipe(texts, n_process=2, batch_size=2))
    assert [release_of(d) for d in shared] == [release_of(d) for d in alone]
    assert [[s.id_ for s in d.spans["hkfacts_figures"]] for d in shared] == [
        [s.id_ for s in d.spans["hkfacts_figures"]] for d in alone
    ]


def test_facts_are_stored_with_the_document(nlp: Language) -> None:
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (binned,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    for copy in (again, binned):
        assert release_of(copy) == release_of(doc)
        assert [s.text for s in copy.spans["hkfacts_people"]] == ["Ada Lau", "Ms Lau"]


def test_a_document_without_facts_is_an_error(nlp: Language) -> None:
    with pytest.raises(KeyError, match="add_pipe"):
        release_of(nlp.make_doc(TEXT))


def test_empty_and_odd_documents(nlp: Language) -> None:
    for text in ("", "   ", "\n", "🙂", "$" * 50):
        assert release_of(nlp(text)).source.characters == len(text)


def test_it_can_be_pickled_and_saved(nlp: Language, tmp_path: object) -> None:
    component = nlp.get_pipe("hkfacts")
    assert isinstance(component, Component)
    doc = pickle.loads(pickle.dumps(component))(nlp.make_doc(TEXT))
    assert release_of(doc) == release_of(nlp(TEXT))
    nlp.to_disk(str(tmp_path))
    assert release_of(spacy.load(str(tmp_path))(TEXT)) == release_of(nlp(TEXT))


def test_it_says_what_it_assigns(nlp: Language) -> None:
    assert nlp.analyze_pipes()["summary"]["hkfacts"]["assigns"] == ["doc.spans", "doc.user_data"]


def test_spacy_finds_it_by_itself() -> None:
    code = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('hkfacts'); print(len(nlp('In 2024, 12 ships came.').spans['hkfacts_figures']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "1\n"
