"""The review opinion form in rows and words: what stands where on the paper (domain.md section 5)."""

from dataclasses import dataclass

from desktop_app import notation, values
from desktop_app.particles import with_subject
from desktop_app.proposals.form_values import ApprovalBox, FormSettings, OpinionForm
from desktop_app.reports import flow, fonts, opinion_blank, page, paper_text
from desktop_app.reports.flow import Row, Section
from desktop_app.reports.opinion_grid import Grid

HEAD_HEIGHT = 53.0
HEAD_GAP = 5.0
CONTINUED_HEIGHT = 28.0
CLOSING_GAP = 4.0
CLOSER_SPACINGS = (1.45, 1.3)
TWO_PAGES = 2
_DATE_BLANK = ".          .          ."


@dataclass(frozen=True, slots=True)
class Head:
    """The head of the first page: the title and the approval boxes."""

    boxes: tuple[ApprovalBox, ...]


@dataclass(frozen=True, slots=True)
class ContinuedHead:
    """The repeated title of further pages (OPN-5)."""


def paper_of(settings: FormSettings) -> page.Paper:
    """The sheet the office has set for its forms."""
    return page.Paper(
        left=settings.left,
        right=settings.right,
        top=settings.top,
        bottom=settings.bottom,
        header=settings.header,
        footer=settings.footer,
        numbering=settings.numbering,
    )


class OpinionLayout:
    """Lays forms out on paper; knows the office's settings, draws nothing."""

    def __init__(self, settings: FormSettings) -> None:
        fonts.register()
        self.paper = paper_of(settings)
        self.rows: dict[str, Row] = {}
        self.words = settings.words
        self.grid = Grid(self.paper, settings.text_size, words=settings.words)
        self._closer = [
            Grid(self.paper, settings.text_size, spacing, settings.words) for spacing in CLOSER_SPACINGS
        ]
        self._office = settings.office

    def sheets(self, form: OpinionForm) -> list[flow.Sheet]:
        """The pages of one form; what runs over by a few lines is set closer, onto one page."""
        sheets = self._set(form, self.grid)
        if len(sheets) == TWO_PAGES and not form.blank:
            for grid in self._closer:
                closer = self._set(form, grid)
                if len(closer) == 1:
                    return closer
        return sheets

    def _set(self, form: OpinionForm, grid: Grid) -> list[flow.Sheet]:
        def begin(sheet: flow.Sheet, number: int) -> float:
            return self._begin(form, sheet, number)

        paging = flow.Flow(self.paper, grid.size, self.rows, begin)
        words = grid.words
        written = _DATE_BLANK if form.blank else values.date_text(form.written_on)
        meta = grid.triple(
            words["fixed_number"],
            form.number,
            words["written_on"],
            written,
            words["disclosure"],
            form.disclosure,
        )
        paging.section(Section("", (meta,)), [1])
        paging.text(self._notice(form), grid.leading)
        closing = self._closing(form)
        room = paging.room - CLOSING_GAP - len(closing) * grid.leading
        sections = self._sections(grid, form, room)
        for section, slots in zip(sections, flow.slots(sections, room), strict=True):
            paging.section(section, slots)
        paging.skip(CLOSING_GAP)
        paging.text(closing, grid.leading)
        return paging.sheets

    def _begin(self, form: OpinionForm, sheet: flow.Sheet, number: int) -> float:
        """Title and approval boxes on the first page, the repeated title on the others."""
        top = self.paper.y_top
        if number == 0:
            sheet.parts.append((flow.part(Head(form.approval)), top))
            return top - HEAD_HEIGHT - HEAD_GAP
        sheet.parts.append((flow.part(ContinuedHead()), top))
        size = self.grid.size
        name = paper_text.pdf_text(form.bookmark)
        x = self.paper.x + self.paper.width - fonts.width(name, fonts.SANS, size)
        sheet.texts.append((x, page.baseline(top, CONTINUED_HEIGHT - HEAD_GAP, size), name))
        return top - CONTINUED_HEIGHT

    def _notice(self, form: OpinionForm) -> flow.Lines:
        """By when a blank form comes back and to whom; a filled one needs no word about it."""
        if not form.blank or form.due_on is None:
            return ()
        due = values.date_weekday_text(form.due_on)
        words = f"※ 제출: {due}까지 {self._office}  ({self.words['fixed_reviewer']}: {form.reviewer})"
        return tuple(paper_text.lines(words, fonts.SANS, self.grid.size, self.paper.width))

    def _sections(self, grid: Grid, form: OpinionForm, room: float) -> tuple[Section, ...]:
        words = grid.words
        outline = Section(words["part_outline"], _outline(grid, form))
        if form.blank:
            rest = room - flow.needed([outline])
            return (outline, *opinion_blank.sections(grid, form, rest))
        return (
            outline,
            Section(words["part_review"], _review(grid, form)),
            Section(words["part_opinion"], _opinion(grid, form)),
            Section(words["part_plan"], _plan(grid, form)),
        )

    def _closing(self, form: OpinionForm) -> flow.Lines:
        """붙임 and 끝 (DOC-6, DOC-7); a form still to be filled in has no end yet."""
        size, room = self.grid.size, self.paper.width
        head = notation.ENCLOSED + notation.ONE_CHARACTER
        hang = fonts.width(head, fonts.SANS, size)
        texts = []
        for enclosure in notation.enclosure_lines(form.attachments):
            body = enclosure.removeprefix(head).lstrip()
            texts += [text for _, text in paper_text.lines(body, fonts.SANS, size, room - hang)]
        if not form.blank:
            inset = hang if texts else 0.0
            texts = list(
                notation.closed(texts, lambda text: fonts.width(text, fonts.SANS, size) + inset <= room)
            )
        if not form.attachments:
            return tuple((0.0, text) for text in texts)
        return ((0.0, head + texts[0]), *((hang, text) for text in texts[1:]))


def _outline(grid: Grid, form: OpinionForm) -> tuple[Row, ...]:
    words = grid.words
    cost = "" if form.cost_won is None else notation.won_in_words(form.cost_won)
    rows = [
        grid.full(words["fixed_title"], form.title),
        grid.pair(
            words["fixed_proposer"],
            form.proposer,
            words["fixed_received_on"],
            values.date_text(form.received_on),
        ),
        grid.pair(words["fixed_field"], form.field, words["fixed_direction"], form.direction),
        grid.full(words["fixed_cost"], cost),
        grid.full(words["fixed_summary"], form.summary, least=3),
    ]
    if form.effect:
        rows.append(grid.full(words["proposal_effect"], form.effect))
    return tuple(rows)


def _review(grid: Grid, form: OpinionForm) -> tuple[Row, ...]:
    words = grid.words
    none = notation.NONE_APPLIES if form.verdict else notation.NO_VALUE
    rows = [
        grid.pair(
            words["fixed_reviewer"], form.reviewer, words["consult_department"], form.consult_department
        ),
        grid.full(words["laws"], form.laws or none),
        grid.full(words["duplicates"], form.duplicates or none),
        grid.full(words["budget_view"], form.budget_view, least=2),
    ]
    if form.budget_source:
        rows.append(grid.full(words["budget_source"], form.budget_source))
    rows.append(grid.full(words["feasibility"], form.feasibility, least=2))
    rows.append(grid.full(words["effect"], form.expected_effect, least=2))
    if form.criteria:
        rows += [grid.check_head(), *(grid.criterion(one) for one in form.criteria)]
    return tuple(rows)


def _opinion(grid: Grid, form: OpinionForm) -> tuple[Row, ...]:
    words = grid.words
    rows = [
        grid.full(words["verdict"], notation.check_marks(form.verdicts, form.verdict)),
        grid.full(words["rationale"], form.rationale, least=4),
    ]
    if form.scope_accepted:
        rows.append(grid.full(words["scope_accepted"], form.scope_accepted))
    if form.scope_excluded:
        rows.append(grid.full(words["scope_excluded"], form.scope_excluded))
    if form.review_again or form.transfer_department:
        rows.append(
            grid.pair(
                words["review_again"],
                form.review_again,
                words["transfer_department"],
                form.transfer_department,
            )
        )
    return tuple(rows)


def _plan(grid: Grid, form: OpinionForm) -> tuple[Row, ...]:
    words = grid.words
    rows = [grid.full(words["plan"], form.plan, least=2)]
    if form.linkage_plan:
        rows.insert(0, grid.full(words["linkage_plan"], form.linkage_plan))
    if form.override_reason:
        told = f"{with_subject(words['title'])} 모두 제출되기 전에 결과를 정함\n사유: {form.override_reason}"
        rows.append(grid.full(words["override"], told))
    writer = (
        f"{form.writer} ({words['writer_extension']} {form.extension})" if form.extension else form.writer
    )
    if form.reply_number:
        rows.append(grid.signed(words["writer"], writer, words["reply_number"], form.reply_number))
    else:
        rows.append(grid.full(words["writer"], writer))
    return tuple(rows)
