"""The worker: a process of its own that reads files from outside, so that a bad one hurts nobody (reliability.md 16).

It is given bytes, never a path, and gives back cells; it knows no window and no storage. Started by
``desktop_app.intake.reader`` as ``python -m desktop_app.intake_worker`` or as the bundle's hidden verb.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import BinaryIO

from desktop_app.intake.guard import FileKind
from desktop_app.intake.limits import LIST, WHOLE, Bounds
from desktop_app.intake.refusals import FileRefused, Refusal
from desktop_app.intake.wire import AT_ONCE, READY, Piece, refused, told

DONE, WORN_OUT = 0, 1
_OPEN_FILES = 64

_READERS: dict[str, str] = {
    FileKind.XLSX.value: "xlsx",
    FileKind.ODS.value: "ods",
    FileKind.XLS.value: "xls",
    FileKind.TEXT.value: "delimited",
    FileKind.VCARD.value: "vcards",
    FileKind.XLSX_FORM.value: "xlsx_form",
    FileKind.HWPX_FORM.value: "hwpx_form",
    FileKind.XLSX_RETURN.value: "xlsx_return",
    FileKind.XLSX_DATA.value: "xlsx_data",
}
"""Which module of ``formats`` reads a kind of file; all but the usual one are imported at first need."""


def main() -> int:
    """Answer requests until there are no more; the exit code."""
    requests, answers = _streams()
    _reader(FileKind.XLSX.value)
    _restrain()
    answers.write(READY)
    answers.flush()
    for line in requests:
        asked = json.loads(line)
        data = requests.read(asked["size"])
        _allow(WHOLE if asked["kind"] == FileKind.XLSX_DATA.value else LIST)
        healthy = _answer(asked["kind"], data, answers)
        answers.flush()
        if not healthy:
            return WORN_OUT
    return DONE


def _answer(kind: str, data: bytes, answers: BinaryIO) -> bool:
    """Read one file and say what is in it; whether the worker is fit for another."""
    try:
        answers.writelines(told(piece) for piece in _reader(kind)(data))
    except FileRefused as error:
        answers.write(refused(error))
    except (BrokenPipeError, KeyboardInterrupt):
        return False
    except MemoryError:
        answers.write(refused(FileRefused(Refusal.GAVE_UP)))
        return False
    except BaseException:  # noqa: BLE001 - the parser's panics are no Exception; whatever it was, the file is to blame
        answers.write(refused(FileRefused(Refusal.DAMAGED)))
        return False
    return True


def _reader(kind: str) -> Callable[[bytes], Iterator[Piece]]:
    read: Callable[[bytes], Iterator[Piece]] = import_module(
        f"desktop_app.intake.formats.{_READERS[kind]}"
    ).read
    return read


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """Requests and answers; what a library prints goes nowhere."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - Windows only

        for stream in (0, 1):
            msvcrt.setmode(stream, os.O_BINARY)
    requests = os.fdopen(os.dup(0), "rb", AT_ONCE)
    answers = os.fdopen(os.dup(1), "wb", AT_ONCE)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    return requests, answers


def _restrain() -> None:
    """Bounds on memory and files; Windows has none of these, there the program watches the time alone."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - POSIX only

    resource.setrlimit(resource.RLIMIT_AS, (LIST.memory, WHOLE.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))


def _allow(bounds: Bounds) -> None:
    """So much memory and processor time for the next file."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - POSIX only

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_AS, (bounds.memory, WHOLE.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + bounds.seconds + 1, hard))


if __name__ == "__main__":
    sys.exit(main())
