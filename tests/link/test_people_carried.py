"""Posts in a text that a site or an agency carried, and in that of a firm called after its head."""

from __future__ import annotations

from hkfacts.pipeline import Extractor

CARRIED = (
    "Town roundup: piers close, and gulls stay\n\nThe piers will be shut in the winter, Executive Director Ada Moon told those who had come to the hall on Monday, and the gulls"
    " will have them until the spring.\n\nThe post Town roundup: piers close, and gulls stay appeared first on coastbiz."
)
AFTER_ITS_HEAD = (
    "Lawyers Renew a Sponsorship\n\nRENO, NV, August 21, 2031 -- Will Harrow & Associates announced that it would pay for the shirts of the team again."
    '\n\n"Both teams need it," said Will Harrow, managing partner of Will Harrow & Associates.'
)


def test_no_post_is_of_a_site_that_carried_the_text() -> None:
    release = Extractor().extract(CARRIED)
    assert release.issuer == "coastbiz"
    assert [(p.name, p.organisation) for p in release.people] == [("Ada Moon", None)]


def test_the_head_of_a_firm_that_is_called_after_him_is_a_person() -> None:
    release = Extractor().extract(AFTER_ITS_HEAD)
    assert release.issuer == "Will Harrow & Associates"
    assert [(p.name, p.organisation) for p in release.people] == [("Will Harrow", "Will Harrow & Associates")]
