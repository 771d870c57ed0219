"""Says of this very copy of the program, in one line each, what does not work: the hidden verb ``selfcheck``.

It works in a folder of its own that is removed afterwards, and touches no office of the officer's: an office file
given with ``--office`` is copied first. Run in the bundle before it is handed on, and on a PC where something is
amiss; from the sources as ``python -m installer.selfcheck``.
"""

import sys
import traceback
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from installer import checks_inside, checks_screen, checks_work
from installer.bench import Bench

Check = Callable[[Bench], str]
"""Tries one thing and says how much of it there was; raises what is wrong."""

CHECKS: Final[tuple[tuple[str, Check], ...]] = (
    ("파일 목록", checks_inside.listed_files),
    ("글꼴", checks_inside.fonts),
    ("자료", checks_inside.reference),
    ("사용 조건", checks_inside.licences),
    ("옛 업무 파일", checks_work.old_offices),
    ("더 새 업무 파일", checks_work.newer_office),
    ("예시 문서", checks_work.documents),
    ("보고서", checks_work.reports),
    ("파일 읽기", checks_work.reading),
    ("화면", checks_screen.screens),
    ("설명서", checks_screen.manual),
    ("인쇄", checks_screen.printing),
    ("네트워크", checks_inside.network),
)
"""In this order: later ones use the office and the papers that earlier ones have made."""

WORKS, BROKEN = 0, 1
NET_EVENTS: Final = (
    "socket.connect",
    "socket.bind",
    "socket.sendto",
    "socket.getaddrinfo",
    "socket.gethostby",
)


def main(arguments: Sequence[str], calls: list[str]) -> int:
    """Check everything; 0 where all works, else 1 and a line for each thing that does not.

    ``calls`` is filled by ``watch_network``.
    """
    options = _options(arguments)
    with TemporaryDirectory(prefix="park-ieum-selfcheck-", ignore_cleanup_errors=True) as folder:
        bench = Bench(Path(folder), tuple(options.office), calls, on_screen=options.screen)
        said, troubles = examine(bench, detail=options.detail)
    lines = troubles or [f"모두 됩니다({', '.join(said)})."]
    _tell(lines, options.out)
    return BROKEN if troubles else WORKS


def watch_network() -> list[str]:
    """From now on, for the rest of this process, every call that could reach another computer is noted in this."""
    calls: list[str] = []
    sys.addaudithook(lambda event, _: calls.append(event) if event.startswith(NET_EVENTS) else None)
    return calls


def examine(bench: Bench, *, detail: bool = False) -> tuple[list[str], list[str]]:
    """What works, with its count, and a line for each thing that does not."""
    said, troubles = [], []
    for title, check in CHECKS:
        try:
            said.append(f"{title} {check(bench)}")
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what does not work
            troubles.append(f"안 됩니다 – {title}: {reason(error)}")
            if detail:
                traceback.print_exception(error)
    return said, troubles


def reason(error: Exception) -> str:
    """What went wrong, in one line."""
    text = str(getattr(error, "what", "")) or str(error)
    words = " ".join(text.split()) or "까닭을 알 수 없습니다"
    return words if getattr(error, "plain", False) else f"{words} ({type(error).__name__})"


def _options(arguments: Sequence[str]) -> Namespace:
    parser = ArgumentParser("selfcheck", description="이 프로그램이 이 PC에서 모두 되는지 살핍니다.")
    parser.add_argument(
        "--office",
        type=Path,
        action="append",
        default=[],
        metavar="파일",
        help="함께 열어 볼 업무 폴더나 office.db(사본을 만들어 봅니다)",
    )
    parser.add_argument("--screen", action="store_true", help="보이지 않는 화면 대신 이 PC의 화면에 그립니다")
    parser.add_argument("--out", type=Path, metavar="파일", help="결과를 이 파일에도 적습니다")
    parser.add_argument("--detail", action="store_true", help="안 되는 것의 자세한 까닭(영문)도 보입니다")
    return parser.parse_args(arguments)


def _tell(lines: Sequence[str], out: Path | None) -> None:
    """To the console, where there is one, and into a file, where one is wanted."""
    text = "".join(f"{line}\n" for line in lines)
    if out is not None:
        out.write_text(text, encoding="utf-8")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    if sys.stdout is not None:
        sys.stdout.write(text)
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], watch_network()))
