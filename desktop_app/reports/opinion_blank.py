"""Parts 2 to 4 of the review opinion form as lines to write on by hand (OPN-5)."""

from desktop_app import notation
from desktop_app.proposals.form_values import OpinionForm
from desktop_app.reports.flow import HEADING, PAD, Row, Section
from desktop_app.reports.opinion_grid import Grid

#: How far apart lines for handwriting stand, in points: a ball pen needs 6 mm, 8 mm is comfortable.
NARROWEST = 17.0
WIDEST = 23.0
_WRITER = "직                           성명                                  내선"

_REVIEW = (
    (("검토부서", "협조부서"), 1),
    (("관련 법령",), 1),
    (("유사·중복",), 1),
    (("예산 의견",), 1),
    (("실현가능성",), 2),
    (("기대효과",), 1),
)
_OPINION = ((("사유",), 3), (("수용 범위",), 1), (("제외 범위",), 1), (("재검토 시기", "이첩부서"), 1))
_PLAN = ((("향후 계획",), 2),)


def sections(grid: Grid, form: OpinionForm, room: float) -> tuple[Section, ...]:
    """The parts the department fills in, their lines as far apart as the rest of the page allows."""
    leading = _leading(room, len(form.criteria) + bool(form.criteria))

    def written(parts: tuple[tuple[tuple[str, ...], int], ...]) -> tuple[Row, ...]:
        return tuple(grid.written(labels, lines, leading) for labels, lines in parts)

    checks = tuple(grid.marked_by_hand(one, leading) for one in form.criteria)
    if checks:
        checks = (grid.check_head(), *checks)
    marks = grid.printed("의견", notation.check_marks(form.verdicts, None), leading)
    writer = grid.printed("작성자", _WRITER.replace(" ", notation.UNBROKEN), leading)
    return (
        Section("2. 검토 내용", written(_REVIEW) + checks),
        Section("3. 검토 의견", (marks, *written(_OPINION))),
        Section("4. 향후 계획", (*written(_PLAN), writer)),
    )


def _leading(room: float, checks: int) -> float:
    """The distance of the lines, in half points so that forms of one batch look alike."""
    parts = (*_REVIEW, *_OPINION, *_PLAN)
    lines = sum(count for _, count in parts) + checks + 2
    rows = len(parts) + checks + 2
    spare = room - 3 * HEADING - rows * PAD
    return max(NARROWEST, min(WIDEST, int(2 * spare / lines) / 2))
