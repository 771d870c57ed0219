"""A paper as the report screen shows it (no Qt, runs as a job), and what the screen remembers of chapters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.catalogue.entries import Wish
from desktop_app.catalogue.making import Made, seen
from desktop_app.errors import OfficeError
from desktop_app.issued.comparing import SENTENCE, differences
from desktop_app.issued.records import Difference, Issued
from desktop_app.performance.records import ATTACHMENTS, Chapter, YearSummary
from desktop_app.values import month_range_text

if TYPE_CHECKING:
    from desktop_app.catalogue.entries import Entry
    from desktop_app.office import Office


_MAIN = ("주요 실적", "총괄표")


@dataclass(frozen=True)
class Paper:
    """A paper that was made: its data and, where it may be shown and is made as one, its PDF."""

    made: Made
    pdf: bytes | None
    last: tuple[Issued, tuple[Difference, ...]] | None = None
    """The last issue of the same report in its year, and the figures that are not as they were."""

    @property
    def wish(self) -> Wish:
        return self.made.wish

    @property
    def summary(self) -> YearSummary | None:
        """The year's data, of a paper that is made of them."""
        return self.made.data if isinstance(self.made.data, YearSummary) else None

    @property
    def waits(self) -> bool:
        """Whether it names people and nobody has said why it is wanted."""
        return self.pdf is None and bool(self.made.people)


def make_paper(
    office: "Office", entry: "Entry", wish: Wish, told: Callable[[int], object], *, named: bool
) -> Paper:
    """Collect and draw; one that names people is not drawn before a reason was given (PII-4)."""
    made, pdf = seen(office, entry, wish, told, named=named)
    return Paper(made, pdf, _since_last(office, made))


def _since_last(office: "Office", made: Made) -> tuple[Issued, tuple[Difference, ...]] | None:
    """What differs from the last issue that stands: the main figures first; nothing where its data cannot be read."""
    last = office.issued.last_like(made.wish)
    if last is None or made.report is None:
        return None
    try:
        then = office.issued.then(last)
    except OfficeError:
        return None  # 발행한 보고서 tells of it where its file is asked for
    found = [
        one
        for one in differences(then, made.report)
        if one.head not in {"", SENTENCE} and one.then and one.now
    ]
    main = [one for one in found if any(words in one.chapter for words in _MAIN)]
    return last, tuple(dict.fromkeys((*main, *found)))


def chapters_from(text: str) -> tuple[Chapter, ...]:
    """The chapters as the screen kept them; all of them where nothing usable was kept."""
    known = {chapter.name: chapter for chapter in Chapter}
    chosen = tuple(dict.fromkeys(known[name] for name in text.split(",") if name in known))
    return in_order(chosen) if chosen else tuple(Chapter)


def chapters_text(chapters: Sequence[Chapter]) -> str:
    """The chapters as the screen keeps them."""
    return ",".join(chapter.name for chapter in chapters)


def in_order(chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """Chapters before enclosures: an enclosure stands at the end of a paper, in whatever order."""
    return (
        *(one for one in chapters if one not in ATTACHMENTS),
        *(one for one in chapters if one in ATTACHMENTS),
    )


def period_text(summary: YearSummary) -> str:
    """``2021. 4. ~ 12.`` for the line over the preview."""
    return month_range_text(summary.period.start, summary.period.end)
