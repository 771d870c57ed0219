"""``python3 dev.py hostile [N]``: N mutated workbooks, forms and all bombs through the reader; N/20 random lists
taken in, of which the preview must be the result (reliability.md 2).

Fails where the program dies, a refusal has no code or no Korean, or the control does not fail.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from db.engine import make_engine, office_url
from db.session import Storage
from desktop_app.clock import PracticeClock
from desktop_app.intake.guard import form_kind_of, return_kind_of
from desktop_app.intake.reader import Reader
from desktop_app.office import compose
from desktop_app.settings import Settings
from desktop_app.store import Store
from tests.empty_office import make_empty_office
from tests.hostile_files.bombs import BOMBS, far_cell
from tests.hostile_files.mutants import mutant, opinion_mutant, other_mutant, return_mutant
from tests.hostile_files.promises import broken_promises, furnish
from tests.hostile_files.verdicts import Tally, dies_without_us, read_many, read_one

STEP = 1_000


def main() -> int:
    """Read everything and say what came of it."""
    chosen = _arguments()
    objections: list[str] = []
    with tempfile.TemporaryDirectory() as place, Reader() as reader:
        folder = Path(place)
        print("bombs: bytes, seconds, code")
        for make, ending, codes in BOMBS:
            data = make()
            code, seconds, wrong = read_one(reader, folder, f"{make.__name__}.{ending}", data)
            print(f"  {make.__name__:<34} {len(data):>11,} {seconds:6.2f} {code}", flush=True)
            objections += [f"{make.__name__}: {one}" for one in wrong]
            if code not in codes:
                objections.append(f"{make.__name__}: {code} instead of {', '.join(sorted(codes))}")
        for what, make_mutant, count in (
            ("xlsx", mutant, chosen.number),
            ("others", other_mutant, chosen.number // 5),
        ):
            objections += _mutants(reader, folder, what, make_mutant, range(chosen.seed, chosen.seed + count))
        for what, judge, make_form in (
            ("opinion forms", form_kind_of, opinion_mutant),
            ("return forms", return_kind_of, return_mutant),
        ):
            numbers = range(chosen.seed, chosen.seed + chosen.number // 10)
            with Reader(judge=judge) as form_reader:
                objections += _mutants(form_reader, folder, what, make_form, numbers, forms=True)
        objections += _promises(reader, folder, range(chosen.seed, chosen.seed + chosen.number // 20))
        control = folder / "control.xlsx"
        control.write_bytes(far_cell())
        died = dies_without_us(control)
        print(f"control, the parser alone on far_cell: {'dies' if died else 'LIVES'}")
        if not died:
            objections.append("the control lives: nothing here proves that the worker is needed")
    print(*objections[:50], f"{len(objections)} objections", sep="\n")
    return 1 if objections else 0


def _mutants(
    reader: Reader,
    folder: Path,
    what: str,
    make: Callable[[int], tuple[str, bytes]],
    numbers: range,
    *,
    forms: bool = False,
) -> list[str]:
    """Read mutants in steps, so that one sees them go by."""
    whole = Tally()
    for first in range(numbers.start, numbers.stop, STEP):
        part = read_many(reader, folder, make, range(first, min(first + STEP, numbers.stop)), forms=forms)
        whole.codes += part.codes
        whole.seconds += part.seconds
        whole.objections += part.objections
        print(f"\r{what}: {len(whole.seconds):,}", end="", file=sys.stderr, flush=True)
    slow = sorted(whole.seconds)
    print(f"\r{what}: {len(slow):,} mutants, {len(whole.objections)} objections")
    print(f"  99 in 100 within {slow[len(slow) * 99 // 100]:.2f} s, the slowest {slow[-1]:.2f} s")
    print(*(f"  {count:>7,} {code}" for code, count in whole.codes.most_common()), sep="\n", flush=True)
    return whole.objections


def _promises(reader: Reader, folder: Path, numbers: range) -> list[str]:
    """Random lists of all kinds, each number over an office of its own: the preview is the result, or says why not."""
    lists, objections, empty = 0, [], folder / "empty.db"
    make_empty_office(empty)
    clock = PracticeClock(date(2021, 10, 18))
    for number in numbers:
        place = folder / f"office {number}"
        place.mkdir()
        shutil.copyfile(empty, place / "office.db")
        storage = Storage(make_engine(office_url(place / "office.db")), clock.now, "시험")
        office = compose(place, Store(storage), clock, Settings())
        furnish(office)
        taken, found = broken_promises(office, reader, folder, number)
        storage.close()
        shutil.rmtree(place)
        lists += taken
        objections += found
    print(f"preview equals result: {lists:,} lists taken, {len(objections)} objections", flush=True)
    return objections


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py hostile", description=__doc__)
    parser.add_argument("number", nargs="?", type=int, default=10_000, help="how many mutated workbooks")
    parser.add_argument("--seed", type=int, default=0, help="the number of the first one")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
