"""What was typed and not saved yet, kept from a crash: one small file per open form (reliability.md 33)."""

import hashlib
import json
from pathlib import Path
from typing import Any

from db import durable
from desktop_app.files import atomic_write, safe_filename
from desktop_app.privacy.numbers import without_numbers

SUFFIX = ".draft.json"
READABLE = 60


class Drafts:
    """The folder ``drafts/`` of the office. A key names a form, e.g. ``tenant-12`` or ``tenant-new``."""

    looks = False

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save(self, key: str, values: dict[str, Any]) -> None:
        """Keep what is in the form now. Raises FileTrouble; the former draft stays then."""
        self._folder.mkdir(parents=True, exist_ok=True)
        body = json.dumps({"key": key, "values": _keepable(values)}, ensure_ascii=False, default=str)
        atomic_write(self._path(key), body.encode("utf-8", "surrogatepass"))

    def load(self, key: str) -> dict[str, Any] | None:
        """The form as it was left, or None."""
        found = _read(self._path(key))
        return found[1] if found and found[0] == key else None

    def drop(self, key: str) -> None:
        """Forget a draft: its form was saved or discarded."""
        durable.discard(self._path(key))

    def keys(self) -> list[str]:
        """The forms that were left unsaved; a file that cannot be read is passed over."""
        found = (_read(path) for path in sorted(self._folder.glob(f"*{SUFFIX}")))
        return [draft[0] for draft in found if draft]

    def _path(self, key: str) -> Path:
        # The hash tells apart keys that safe_filename makes alike; the words are for whoever looks.
        mark = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        return self._folder / safe_filename(f"{key[:READABLE]}-{mark}", SUFFIX)


class NoDrafts(Drafts):
    """Of an office that is only looked at: nothing is typed there, and the drafts of the other window stay its own."""

    looks = True

    def save(self, key: str, values: dict[str, Any]) -> None:
        """Nothing is written."""

    def load(self, key: str) -> dict[str, Any] | None:
        """The other window's drafts are not shown."""
        del key
        return None

    def drop(self, key: str) -> None:
        """Nothing is removed either."""

    def keys(self) -> list[str]:
        return []


def _keepable(value: Any) -> Any:
    """What was typed with every number masked that may not be kept, a crash or not (PII-1)."""
    match value:
        case str():
            return without_numbers(value)
        case dict():
            return {name: _keepable(one) for name, one in value.items()}
        case list() | tuple():
            return [_keepable(one) for one in value]
    return value


def _read(path: Path) -> tuple[str, dict[str, Any]] | None:
    try:
        body = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
        return str(body["key"]), dict(body["values"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
