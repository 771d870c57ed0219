"""``python3 dev.py ledger [N]``: N random acts on the ledger, a book on paper beside it, equal to the won after each.

A year holds 500 acts, every second year refuses what exceeds the balance. Ends with 1 where the books part, and
where the control, a clerk who forgets one line, is not caught.
"""

import argparse
import sys
import tempfile
from datetime import date
from pathlib import Path
from random import Random

from db.engine import make_engine, office_url
from db.session import Storage
from desktop_app.budget.service import Budget
from desktop_app.clock import PracticeClock
from desktop_app.store import Store
from tests.empty_office import make_empty_office
from tests.ledger_acts.clerk import Clerk

A_YEAR = 500
FIRST = 1901


def main() -> int:
    """Keep the books and say what came of it."""
    asked = argparse.ArgumentParser(prog="dev.py ledger", description=__doc__)
    asked.add_argument("number", nargs="?", type=int, default=100_000)
    asked.add_argument("--seed", type=int, default=2021)
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "office.db"
        make_empty_office(file)
        clock = PracticeClock(date(2021, 12, 20))
        storage = Storage(make_engine(office_url(file)), clock.now, "시험")
        try:
            said = keep_books(Budget(Store(storage), clock), chosen.number, chosen.seed)
        except AssertionError as parted:
            print(parted)
            return 1
        caught = forgotten_line_is_caught(Budget(Store(storage), clock))
        storage.close()
    print(f"{said}: equal to the won after each")
    print("control (one line forgotten on paper): " + ("caught" if caught else "NOT CAUGHT"))
    return 0 if caught else 1


def keep_books(budget: Budget, number: int, seed: int) -> str:
    """So many acts, a fiscal year for every 500 of them; how many, and how many were refused."""
    done = refused = 0
    for year in range(max(1, number // A_YEAR)):
        clerk = Clerk(budget, FIRST + year, Random(seed + year), strict=year % 2 == 0)
        clerk.open_year()
        try:
            clerk.work(min(A_YEAR, number))
        except AssertionError as parted:
            raise AssertionError(f"seed {seed + year}, {parted}") from parted
        done, refused = done + clerk.acts, refused + clerk.refused
        if year % 20 == 19:
            print(f"  {done:,} acts, {refused:,} of them refused", flush=True)
    return f"{done:,} acts, {refused:,} of them refused"


def forgotten_line_is_caught(budget: Budget) -> bool:
    """The control: a clerk whose paper lost a line has to be told so."""
    clerk = Clerk(budget, FIRST - 1, Random(1), strict=True)
    clerk.open_year()
    clerk.work(20)
    clerk.paper.lines.pop(next(iter(clerk.paper.lines)))
    try:
        clerk.work(1)
    except AssertionError:
        return True
    return False


if __name__ == "__main__":
    sys.exit(main())
