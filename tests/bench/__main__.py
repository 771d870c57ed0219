"""``python3 dev.py bench [--quick] [--large] [WORDS]``: the speed table as ratios against the bare libraries."""

import argparse
import os
import platform
import sqlite3
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.bench.harness import PAIRS, QUICK_PAIRS, Result, measure, table
from tests.bench.rows import ROWS


def main() -> int:
    """Measure and print; a missed aim is told and is no failure."""
    chosen = _arguments()
    rows = [row for row in ROWS if chosen.words in row.name]
    if not rows:
        print(
            f"no row has '{chosen.words}' in its name:",
            *(row.name for row in ROWS),
            sep="\n  ",
            file=sys.stderr,
        )
        return 2
    pairs = QUICK_PAIRS if chosen.quick else PAIRS
    print(
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores, "
        f"{pairs} pairs; bare and product: medians of the same run",
        flush=True,
    )
    results: list[Result] = []
    for place, row in enumerate(rows, start=1):
        print(f"\r{place}/{len(rows)} {row.name:<60}", end="", file=sys.stderr, flush=True)
        results.append(measure(row, quick=chosen.quick, large=chosen.large))
    print("\r" + " " * 70 + "\r", end="", file=sys.stderr, flush=True)
    print(*table(results), sep="\n")
    missed = [result.row.name for result in results if not result.met]
    print(
        f"{len(results) - len(missed)} of {len(results)} met",
        *(f"missed: {name}" for name in missed),
        sep="\n",
    )
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("words", nargs="?", default="", help="only rows with these words in their name")
    parser.add_argument("--quick", action="store_true", help="two pairs, few rows: whether it runs at all")
    parser.add_argument(
        "--large", action="store_true", help="ten times the rows too (a million uses; takes long)"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
