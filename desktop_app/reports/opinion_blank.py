"""Parts 2 to 4 of the review opinion form as lines to write on by hand (OPN-5)."""

from desktop_app import notation
from desktop_app.proposals.form_values import OpinionForm
from desktop_app.reports.flow import HEADING, PAD, Row, Section
from desktop_app.reports.opinion_grid import Grid

#: How far apart lines for handwriting stand, in points: a ball pen needs 5.5 mm, 8 mm is comfortable.
NARROWEST = 15.5
WIDEST = 23.0
_WRITER = "직                           성명                                  내선"

_Lines = tuple[tuple[tuple[str, ...], int], ...]
_REVIEW: _Lines = (
    (("검토부서", "협조부서"), 1),
    (("관련 법령",), 1),
    (("유사·중복",), 1),
    (("예산 의견",), 1),
    (("실현가능성",), 2),
    (("기대효과",), 1),
)
_OPINION: _Lines = (
    (("사유",), 3),
    (("수용 범위",), 1),
    (("제외 범위",), 1),
    (("재검토 시기", "이첩부서"), 1),
)
_PLAN: _Lines = ((("향후 계획",), 2),)


def sections(grid: Grid, form: OpinionForm, room: float) -> tuple[Section, ...]:
    """The parts the department fills in, their lines as far apart as the rest of the page allows."""
    labels = [one.label for one in form.criteria]
    pairs = [labels[at : at + 2] for at in range(0, len(labels), 2)]
    # A check list takes its room from the lines: what it asks need not be written once more.
    review, opinion = (_shorter(_REVIEW), _shorter(_OPINION)) if pairs else (_REVIEW, _OPINION)
    leading = _leading(room, (*review, *opinion, *_PLAN), len(pairs) + 2)

    def written(parts: _Lines) -> tuple[Row, ...]:
        return tuple(grid.written(labels, lines, leading) for labels, lines in parts)

    checks = tuple(grid.marked_by_hand(pair, leading) for pair in pairs)
    marks = grid.printed("의견", notation.check_marks(form.verdicts, None), leading)
    writer = grid.printed("작성자", _WRITER.replace(" ", notation.UNBROKEN), leading)
    return (
        Section("2. 검토 내용", written(review) + checks),
        Section("3. 검토 의견", (marks, *written(opinion))),
        Section("4. 향후 계획", (*written(_PLAN), writer)),
    )


def _shorter(parts: _Lines) -> _Lines:
    return tuple((labels, max(1, lines - 1)) for labels, lines in parts)


def _leading(room: float, parts: _Lines, others: int) -> float:
    """The distance of the lines, in half points so that forms of one batch look alike."""
    lines = sum(count for _, count in parts) + others
    spare = room - 3 * HEADING - (len(parts) + others) * PAD
    return max(NARROWEST, min(WIDEST, int(2 * spare / lines) / 2))
