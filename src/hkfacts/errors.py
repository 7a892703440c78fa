"""The exceptions of hkfacts, one tree.

    HkfactsError
    ├── InputError          something is wrong with what was to be read
    │   ├── MissingInput    no such file, or a folder where a file was wanted
    │   ├── UnreadableInput the bytes are not text of a supported kind, or are broken
    │   ├── UnreachableInput its storage, which is elsewhere, does not answer
    │   └── TooLargeInput   beyond a limit on size or nesting
    ├── SettingsError       a setting has a value that it cannot have
    ├── RuleError           a rule file cannot be read, or a rule in it is wrong
    ├── ModelError          the trained pipeline is missing or is not the one that the lock names
    └── OutputError         what a batch has done cannot be written
        └── RestartNeeded   what lies at the output is not what this batch could go on with

Each message names what was got, what was wanted and the cure.
"""

from __future__ import annotations


class HkfactsError(Exception):
    """Anything that hkfacts raises on purpose."""


class InputError(HkfactsError):
    """Something is wrong with what was to be read."""


class MissingInput(InputError):
    """No such file, or a folder where a file was wanted."""


class UnreadableInput(InputError):
    """The bytes are not text of a supported kind, or are broken."""


class UnreachableInput(InputError):
    """The input is on no disk of this machine, and where it is does not answer."""


class TooLargeInput(InputError):
    """The input is beyond a limit on size or nesting."""


class SettingsError(HkfactsError):
    """A setting has a value that it cannot have."""


class RuleError(HkfactsError):
    """A rule file cannot be read, or a rule in it is wrong."""


class ModelError(HkfactsError):
    """The trained pipeline is missing or is not the one that the lock names."""


class OutputError(HkfactsError):
    """What a batch has done cannot be written; what was written before can be gone on with."""


class RestartNeeded(OutputError):
    """What lies at the output of a batch is of another run, of other settings or of other versions."""
