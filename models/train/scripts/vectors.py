"""Word vectors for the student, taken from the tuned teacher: what a word means beyond the text that the student sees.

    python vectors.py    → work/vectors: a blank pipeline whose vocabulary holds them, for `initialize.vectors`

Each word is read by the teacher's encoder alone, and the encoder's 384 numbers are cut to the few directions in which words differ
most (principal components of the centred, length-one vectors). The words are those of the training binary that stand there often
enough and the whole words of the encoder's own vocabulary, so that a name the corpus never mentions is known too. The encoder does not
tell capitals from small letters: all spellings of a word have one row.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np
import torch
from corpus import WORK
from spacy.tokens import DocBin
from spacy.vectors import Vectors
from teacher import Reader, Teacher
from tokeniser import blank_pipeline

WIDTH = 64
OFTEN = 4
MOST = 26_000


def words(reader: Reader) -> tuple[list[str], dict[str, list[str]]]:
    """The norms to have a vector, those of the corpus first, by how often they stand there; and the spellings seen of each."""
    nlp = blank_pipeline()
    counts: Counter[str] = Counter()
    spellings: dict[str, set[str]] = defaultdict(set)
    for doc in DocBin().from_disk(WORK / "train.spacy").get_docs(nlp.vocab):
        for token in doc:
            if any(c.isalpha() for c in token.text):
                counts[token.norm_] += 1
                spellings[token.norm_].add(token.text)
    ours = [w for w, n in counts.most_common() if n >= OFTEN]
    vocabulary = reader.tokeniser.get_vocab()
    theirs = {w for w in vocabulary if w.isascii() and w.isalpha() and len(w) > 1} - set(ours)
    chosen = [*ours, *sorted(theirs, key=vocabulary.__getitem__)][:MOST]
    return chosen, {w: sorted({w, w.capitalize(), w.upper()} | spellings.get(w, set())) for w in chosen}


def read(reader: Reader, model: Teacher, chosen: list[str], size: int = 256) -> np.ndarray:
    """What the encoder makes of each word alone: the mean of its first and last piece."""
    encoder = model.encoder.eval()
    rows = np.zeros((len(chosen), encoder.config.hidden_size), dtype="float32")
    pieces = [reader.pieces(w) for w in chosen]
    order = sorted(range(len(chosen)), key=lambda n: len(pieces[n]))
    first, last = reader.tokeniser.cls_token_id, reader.tokeniser.sep_token_id
    with torch.inference_mode():
        for at in range(0, len(order), size):
            batch = order[at : at + size]
            longest = max(len(pieces[n]) for n in batch) + 2
            ids = torch.zeros(len(batch), longest, dtype=torch.long)
            mask = torch.zeros(len(batch), longest, dtype=torch.long)
            for row, n in enumerate(batch):
                said = [first, *pieces[n], last]
                ids[row, : len(said)], mask[row, : len(said)] = torch.tensor(said), 1
            hidden = encoder(input_ids=ids, attention_mask=mask).last_hidden_state
            for row, n in enumerate(batch):
                rows[n] = ((hidden[row, 1] + hidden[row, len(pieces[n])]) / 2).numpy()
    return rows


def narrowed(rows: np.ndarray) -> tuple[np.ndarray, float]:
    """Rows cut to the directions in which they differ most, of length one; and the share of their differences that is kept."""
    rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    rows = rows - rows.mean(axis=0)
    _, spread, directions = np.linalg.svd(rows, full_matrices=False)
    cut = rows @ directions[:WIDTH].T
    kept = float((spread[:WIDTH] ** 2).sum() / (spread**2).sum())
    return (cut / np.linalg.norm(cut, axis=1, keepdims=True)).astype("float32"), kept


def main() -> None:
    """Write the vocabulary with its vectors."""
    torch.set_num_threads(1)
    reader, model = Reader(), Teacher()
    model.load_state_dict(torch.load(WORK / "teacher.pt", weights_only=True))
    chosen, spellings = words(reader)
    rows, kept = narrowed(read(reader, model, chosen))
    nlp = blank_pipeline()
    vectors = Vectors(strings=nlp.vocab.strings, shape=rows.shape, name="hkfacts_vectors")
    known: set[str] = set()
    for row, word in enumerate(chosen):
        vectors.add(word, vector=rows[row], row=row)
        known.add(word)
    for row, word in enumerate(chosen):
        for spelling in spellings[word]:
            if spelling not in known:
                vectors.add(spelling, row=row)
                known.add(spelling)
    nlp.vocab.vectors = vectors
    nlp.to_disk(WORK / "vectors")
    print(f"{len(chosen)} words in {len(known)} spellings; {100 * kept:.0f} % of the differences kept in {WIDTH} numbers")


if __name__ == "__main__":
    main()
