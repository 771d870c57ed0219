"""Letters as papers: a draft on A4, for 한글 too; the document system gives number, seal and signature."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop_app.catalogue.entries import Draw, Format

if TYPE_CHECKING:
    from desktop_app.announcement import Announcement
    from desktop_app.reports.notice_letter import Letter


@dataclass(frozen=True)
class Letters:
    """One file of letters: the name of the file, the title inside it."""

    name: str
    title: str
    letters: "tuple[Letter, ...]"


def announcement(letter: "Announcement") -> Letters:
    """A letter to all departments as a paper; the file says that it is a draft."""
    return Letters(f"{letter.title}(시행문 초안)", letter.title, (letter,))


def _pdf(paper: Letters) -> bytes:
    from desktop_app.reports.notice_letter import render_notices_pdf  # noqa: PLC0415 - reportlab at first need

    return render_notices_pdf(paper.letters, paper.title)


def _hwpx(paper: Letters) -> bytes:
    from desktop_app.reports.notice_letter import render_notices_hwpx  # noqa: PLC0415 - at first need

    return render_notices_hwpx(paper.letters, paper.title)


LETTERS: Final[dict[Format, Draw]] = {Format.PDF: _pdf, Format.HWPX: _hwpx}
NO_TABLES: Final = dict.fromkeys(
    (Format.XLSX, Format.CSV), "공문이라 표로는 만들지 않습니다. HWPX나 PDF로 저장하세요."
)
