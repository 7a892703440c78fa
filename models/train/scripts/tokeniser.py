"""The tokeniser of the pipeline: spaCy's English one, which also parts currency signs and codes from their numbers."""

from __future__ import annotations

from collections.abc import Callable

import spacy
from spacy.language import Language
from spacy.util import compile_prefix_regex, compile_suffix_regex

CURRENCY = r"(?:(?:HK|US|NT|[A-Z])?\$|HKD|USD|RMB|CNY|MOP|EUR|GBP|JPY|AUD|CAD|SGD|INR|CHF|Rs\.?)(?=\d)"


def blank_pipeline() -> Language:
    """An English pipeline with nothing but the tokeniser."""
    nlp = spacy.blank("en")
    prefixes = [CURRENCY, *nlp.Defaults.prefixes]
    suffixes = [*nlp.Defaults.suffixes, r"(?<=\d)\+", r"(?<=[a-z]{3})(?:Tel|Email|Phone):?"]
    nlp.tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    nlp.tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    return nlp


@spacy.registry.callbacks("hkfacts.tokeniser.v1")
def make_tokeniser_callback() -> Callable[[Language], Language]:
    """For `[initialize.before_init]`: gives the pipeline that is trained our tokeniser; the saved model holds its patterns."""

    def set_tokeniser(nlp: Language) -> Language:
        ours = blank_pipeline().tokenizer
        nlp.tokenizer.prefix_search = ours.prefix_search
        nlp.tokenizer.suffix_search = ours.suffix_search
        return nlp

    return set_tokeniser
