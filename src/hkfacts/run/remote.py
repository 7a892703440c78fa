"""Files that are not on this machine: whatever fsspec can reach by a URL (`s3://`, `gs://`, `https://`, …). The one caller of fsspec."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from io import BufferedReader
from typing import Any

from hkfacts.patterns import lazy_pattern

from ..errors import MissingInput, SettingsError, UnreachableInput, UnreadableInput

_URL = lazy_pattern(r"(?:[a-z][a-z0-9+.-]{1,20}::){0,4}[a-z][a-z0-9+.-]{1,20}://")
_PACKAGES = {"s3": "s3fs", "s3a": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "abfs": "adlfs", "abfss": "adlfs", "az": "adlfs"}
# What a listing may say of the content of a file, surest first; a time counts together with the size.
_MARKS = ("ETag", "etag", "md5Hash", "content_md5", "checksum", "CRC")
_TIMES = ("mtime", "LastModified", "last_modified", "updated", "modified", "created")


def is_remote(name: str) -> bool:
    """Whether a name is a URL and not a path of this machine.

    >>> is_remote("s3://bucket/a.txt"), is_remote("releases/a.txt"), is_remote("C://a.txt")
    (True, False, False)
    """
    return _URL.match(name) is not None


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """What a listing says of a file or folder; `state` changes when the content does, and is empty where nothing tells."""

    url: str
    path: str
    folder: bool
    link: bool
    size: int
    state: str


class Store:
    """Where a URL leads: a file system of fsspec, and the path in it."""

    def __init__(self, url: str) -> None:
        self.url = url
        try:
            import fsspec.core
        except ImportError:
            raise SettingsError(f"{url} is not on this machine, which needs fsspec: pip install 'hkfacts[remote]'") from None
        head = _URL.match(url)
        protocol = head.group().rpartition("::")[2].removesuffix("://") if head else ""
        try:
            with reaching(url):
                fs, path = fsspec.core.url_to_fs(url)
        except UnreachableInput as error:
            if isinstance(error.__cause__, ImportError):
                package = _PACKAGES.get(protocol)
                cure = f"pip install {package}" if package else str(error.__cause__)
                raise SettingsError(f"{url} needs what reads {protocol}:// ({cure})") from None
            if isinstance(error.__cause__, ValueError):
                raise SettingsError(f"{url} is no URL that fsspec knows ({error.__cause__}); check its beginning") from None
            raise
        self.fs: Any = fs
        self.path: str = path

    def name(self, path: str) -> str:
        """The URL of another path of the same file system.

        >>> Store("memory://in").name("/in/a.txt")
        'memory:///in/a.txt'
        """
        parts = self.url.split("::")
        at = next(i for i, part in enumerate(parts) if "://" in part)
        head = parts[at].partition("://")[0] + "://"
        parts[at] = path if path.startswith(head) else head + path
        return "::".join(parts)

    def known(self, info: dict[str, Any]) -> RemoteFile:
        """What fsspec tells of a file."""
        path, size = info["name"], info.get("size") or 0
        mark = next((f"{m} {info[m]}" for m in _MARKS if info.get(m)), "")
        time = next((f"{info[t]}" for t in _TIMES if info.get(t)), "")
        state = mark or time
        link = bool(info.get("islink"))
        return RemoteFile(
            self.name(path),
            path,
            self.fs.isdir(path) if link else info.get("type") == "directory",
            link,
            size,
            sha256(f"{state} {size}".encode()).hexdigest()[:16] if state else "",
        )

    def info(self) -> RemoteFile:
        """What is at the URL. Raises `MissingInput` or `UnreachableInput`."""
        with reaching(self.url):
            return self.known(self.fs.info(self.path) | {"name": self.path})

    def listing(self, folder: str) -> list[RemoteFile]:
        """What is in a folder, as it is now."""
        with reaching(self.name(folder)):
            self.fs.invalidate_cache(folder)
            found = self.fs.ls(folder, detail=True)
        return [self.known(one) for one in found if one["name"].rstrip("/") != folder.rstrip("/")]

    def glob(self) -> list[RemoteFile]:
        """Files that match the URL as a pattern."""
        with reaching(self.url):
            self.fs.invalidate_cache()
            return [self.known(one | {"name": path}) for path, one in self.fs.glob(self.path, detail=True).items()]

    def exists(self) -> bool:
        """Whether anything is at the URL."""
        try:
            self.info()
        except MissingInput:
            return False
        return True


@contextmanager
def reaching(url: str) -> Iterator[None]:
    """Whatever goes wrong on the way to a URL, as `MissingInput`, `UnreadableInput` (no permission) or `UnreachableInput`."""
    try:
        yield
    except (MissingInput, UnreadableInput, UnreachableInput):
        raise
    except FileNotFoundError:
        raise MissingInput(f"{url}: there is no such file; check the URL") from None
    except PermissionError as error:
        raise UnreadableInput(f"{url} may not be read ({error}); check your credentials for it") from error
    except Exception as error:  # each kind of store has its own
        reason = " ".join(str(error).split()) or type(error).__name__
        raise UnreachableInput(
            f"{url} cannot be reached ({reason}); check the URL and your credentials, --resume tries again"
        ) from error


def fetched(url: str, start: int | None = None, end: int | None = None) -> bytes:
    """The bytes of a file, or some of them."""
    store = Store(url)
    with reaching(url):
        data: bytes = store.fs.cat_file(store.path) if start is None else store.fs.cat_file(store.path, start=start, end=end)
        return data


@contextmanager
def opened(url: str) -> Iterator[BufferedReader]:
    """A file to read on, from its beginning."""
    store = Store(url)
    # the reader of the standard library, since not every file of fsspec reads a part of a line
    with reaching(url), store.fs.open(store.path, "rb") as raw, BufferedReader(raw) as file:
        yield file
