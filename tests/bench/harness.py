"""Measures the program against the bare libraries in turn (A B A B), so that a slow minute falls on both.

Each row of design.md's speed table is a :class:`Row`; what counts is the median of the pairs' ratios.
"""

import gc
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from statistics import median
from typing import Final

PAIRS: Final = 5
QUICK_PAIRS: Final = 2

Gauge = Callable[[int], float]
"""Runs once with so many rows; seconds (or megabytes)."""


class Measure(Enum):
    """How a pair is judged."""

    TIMES = "×"  # the program's time over the bare library's
    MORE = "MB more"  # the program's memory less the bare library's
    SECONDS = "s"  # the program's time alone
    RATE = "a second"  # how many of them; here the aim is the least


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the speed table: what the program does, against what, with how many rows, and the aims."""

    name: str
    against: str
    aim: float
    product: Gauge
    bare: Gauge | None
    size: int
    quick: int
    measure: Measure = Measure.TIMES
    tenfold: float | None = None
    """Aim for the program's own growth at ten times the rows; None where the table has none."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a row."""

    row: Row
    size: int
    judged: tuple[float, ...]
    bare: float | None
    product: float
    growth: float | None = None

    @property
    def typical(self) -> float:
        return median(self.judged)

    @property
    def met(self) -> bool:
        if self.row.measure is Measure.RATE:
            return self.typical >= self.row.aim
        return self.typical <= self.row.aim

    @property
    def growth_met(self) -> bool | None:
        if self.growth is None or self.row.tenfold is None:
            return None
        return self.growth <= self.row.tenfold


def measure(row: Row, *, quick: bool = False, large: bool = False) -> Result:
    """Run a row: once to warm up, then in pairs."""
    size = row.quick if quick else row.size
    row.product(size)
    if row.bare:
        row.bare(size)
    pairs = list(_pairs(row, size, QUICK_PAIRS if quick else PAIRS))
    product = median(pair[0] for pair in pairs)
    bare = median(pair[1] for pair in pairs) if row.bare else None
    growth = None
    if large and row.tenfold is not None:
        growth = _growth(row, size)
    return Result(row, size, tuple(_judged(row, size, *pair) for pair in pairs), bare, product, growth)


def table(results: Iterable[Result]) -> Iterator[str]:
    """The table as it is printed, a line each; a small figure is printed with more places."""
    yield _line("row", "against", "bare", "product", "median (min–max)", "aim", "")
    yield "-" * 148
    for result in results:
        row = result.row
        unit = row.measure.value
        low, high = min(result.judged), max(result.judged)
        yield _line(
            f"{row.name} [{result.size:,}]",
            row.against,
            "" if result.bare is None else _amount(row, result.bare),
            _amount(row, result.product),
            f"{result.typical:.2f} {unit} ({low:.2f}–{high:.2f})",
            f"{'≥' if row.measure is Measure.RATE else '≤'} {row.aim:g} {unit}",
            "met" if result.met else "missed",
        )
        if result.growth is not None and row.tenfold is not None:
            yield _line(
                "  … with ten times the rows",
                "itself",
                "",
                "",
                f"{result.growth:.2f} ×",
                f"≤ {row.tenfold:g} ×",
                "met" if result.growth_met else "missed",
            )


def _pairs(row: Row, size: int, count: int) -> Iterator[tuple[float, float]]:
    for _ in range(count):
        bare = _run(row.bare, size) if row.bare else 0.0
        yield _run(row.product, size), bare


def _growth(row: Row, size: int) -> float:
    row.product(size * 10)
    ratios = []
    for _ in range(QUICK_PAIRS + 1):
        small = _run(row.product, size)
        ratios.append(_run(row.product, size * 10) / small)
    return median(ratios)


def _run(gauge: Gauge, size: int) -> float:
    gc.collect()
    return gauge(size)


def _judged(row: Row, size: int, product: float, bare: float) -> float:
    match row.measure:
        case Measure.TIMES:
            return product / bare
        case Measure.MORE:
            return product - bare
        case Measure.RATE:
            return size / product
    return product


def _amount(row: Row, value: float) -> str:
    if row.measure is Measure.MORE:
        return f"{value:,.0f} MB"
    return f"{value:,.2f} s" if value >= 1 else f"{value * 1000:,.2f} ms"


def _line(*cells: str) -> str:
    widths = (58, 44, 10, 10, 24, 10, 6)
    return " ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def timed(work: Callable[[], object], times: int = 1) -> float:
    """Seconds for one run of ``work``, the mean of so many."""
    started = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - started) / times
