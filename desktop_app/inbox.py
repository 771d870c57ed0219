"""inbox: files that departments sent, kept unchanged under their hash, whatever became of what they say (IMP-1)."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop_app.errors import FileTrouble
from desktop_app.files import atomic_write, file_trouble
from desktop_app.privacy.numbers import forbidden_number
from desktop_app.values import tidy_line

NOT_KEPT: Final = "(적을 수 없는 번호가 있어 남기지 않음)"


@dataclass(frozen=True, slots=True)
class FileCame:
    """The file, by its bytes."""

    path: Path
    sha256: str

    @property
    def name(self) -> str:
        return self.path.name


class Inbox:
    """The folder of the kept files; ``endings`` are those that a name there may have."""

    def __init__(self, folder: Path, endings: frozenset[str], safe: str) -> None:
        self._folder = folder
        self._endings = endings
        self._safe = safe

    def name_of(self, file: FileCame) -> str:
        """The name in the inbox; an ending that is none of ours is left off."""
        ending = file.path.suffix.lower()
        return f"{file.sha256}{ending if ending in self._endings else ''}"

    def path_of(self, stored: str) -> Path:
        """Where a kept file lies."""
        return self._folder / stored

    @contextmanager
    def keeping(self, files: Iterable[FileCame]) -> Iterator[None]:
        """Copy the files unchanged before the act; where the act fails they are gone again. Raises FileTrouble."""
        made: list[Path] = []
        try:
            for file in dict.fromkeys(files):
                self._keep(file, made)
            yield
        except BaseException:
            for path in made:
                with suppress(OSError):
                    path.unlink()
            raise

    def _keep(self, file: FileCame, made: list[Path]) -> None:
        target = self.path_of(self.name_of(file))
        try:
            data = file.path.read_bytes()
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise file_trouble(file.path, error) from error
        if hashlib.sha256(data).hexdigest() != file.sha256:
            raise FileTrouble(
                f"‘{file.name}’ 파일이 읽은 뒤에 바뀌었습니다.",
                safe=self._safe,
                steps=("파일을 다시 읽으세요.",),
            )
        if not target.exists():
            atomic_write(target, data)
            made.append(target)


def plain_name(name: str) -> str:
    """A file's name as it can be kept: what no text can hold is replaced, a forbidden number is left out."""
    line = tidy_line(name.encode("utf-8", "replace").decode())
    return NOT_KEPT if forbidden_number(line) else line
