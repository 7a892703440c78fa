"""Engines that run many inputs, and what `hkfacts batch` is made of.

`serial`, `processes` and `ray` have one signature, `run(items, job, limits) -> Iterator[Outcome | None]`: outcomes as they are
done, in any order, and None now and then while nothing is, so that the caller can save. `batch` brings them into order.
"""
