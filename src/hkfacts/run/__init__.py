"""Engines that run many inputs: one signature, `run(inputs, settings) -> Iterator[Release | Failure]`."""
