"""Parts 2 to 4 of the review opinion form as lines to write on by hand (OPN-5)."""

from desktop_app import notation
from desktop_app.proposals.form_values import OpinionForm
from desktop_app.proposals.form_words import FormWords
from desktop_app.reports.flow import HEADING, PAD, Row, Section
from desktop_app.reports.opinion_grid import Grid

#: How far apart lines for handwriting stand, in points: a ball pen needs 5.5 mm, 8 mm is comfortable.
NARROWEST = 15.5
WIDEST = 23.0

_Lines = tuple[tuple[tuple[str, ...], int], ...]
_REVIEW: _Lines = (
    (("fixed_reviewer", "consult_department"), 1),
    (("laws",), 1),
    (("duplicates",), 1),
    (("budget_view",), 1),
    (("feasibility",), 2),
    (("effect",), 1),
)
_OPINION: _Lines = (
    (("rationale",), 3),
    (("scope_accepted",), 1),
    (("scope_excluded",), 1),
    (("review_again", "transfer_department"), 1),
)
_PLAN: _Lines = ((("plan",), 2),)


def sections(grid: Grid, form: OpinionForm, room: float) -> tuple[Section, ...]:
    """The parts the department fills in, their lines as far apart as the rest of the page allows."""
    words = grid.words
    labels = [one.label for one in form.criteria]
    pairs = [labels[at : at + 2] for at in range(0, len(labels), 2)]
    # A check list takes its room from the lines: what it asks need not be written once more.
    review, opinion = (_shorter(_REVIEW), _shorter(_OPINION)) if pairs else (_REVIEW, _OPINION)
    leading = _leading(room, (*review, *opinion, *_PLAN), len(pairs) + 2)

    def written(parts: _Lines) -> tuple[Row, ...]:
        return tuple(grid.written([words[key] for key in keys], lines, leading) for keys, lines in parts)

    checks = tuple(grid.marked_by_hand(pair, leading) for pair in pairs)
    marks = grid.printed(words["verdict"], notation.check_marks(form.verdicts, None), leading)
    writer = grid.printed(words["writer"], _writer(words), leading)
    return (
        Section(words["part_review"], written(review) + checks),
        Section(words["part_opinion"], (marks, *written(opinion))),
        Section(words["part_plan"], (*written(_PLAN), writer)),
    )


def _writer(words: FormWords) -> str:
    """Position, name and extension to be written by hand, each with room behind it."""
    name, extension = words["writer_name"], words["writer_extension"]
    return f"직{' ' * 27}{name}{' ' * 34}{extension}".replace(" ", notation.UNBROKEN)


def _shorter(parts: _Lines) -> _Lines:
    return tuple((labels, max(1, lines - 1)) for labels, lines in parts)


def _leading(room: float, parts: _Lines, others: int) -> float:
    """The distance of the lines, in half points so that forms of one batch look alike."""
    lines = sum(count for _, count in parts) + others
    spare = room - 3 * HEADING - (len(parts) + others) * PAD
    return max(NARROWEST, min(WIDEST, int(2 * spare / lines) / 2))
