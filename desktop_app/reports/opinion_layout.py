"""The review opinion form in rows and words: what stands where on the paper (domain.md section 5)."""

from dataclasses import dataclass

from desktop_app import notation, values
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
        self.grid = Grid(self.paper, settings.text_size)
        self._closer = [Grid(self.paper, settings.text_size, spacing) for spacing in CLOSER_SPACINGS]
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
        written = _DATE_BLANK if form.blank else values.date_text(form.written_on)
        meta = grid.triple("관리번호", form.number, "작성일", written, "공개구분", form.disclosure)
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
        words = f"※ 제출: {due}까지 {self._office}  (검토부서: {form.reviewer})"
        return tuple(paper_text.lines(words, fonts.SANS, self.grid.size, self.paper.width))

    def _sections(self, grid: Grid, form: OpinionForm, room: float) -> tuple[Section, ...]:
        outline = Section("1. 제안 개요", _outline(grid, form))
        if form.blank:
            rest = room - flow.needed([outline])
            return (outline, *opinion_blank.sections(grid, form, rest))
        return (
            outline,
            Section("2. 검토 내용", _review(grid, form)),
            Section("3. 검토 의견", _opinion(grid, form)),
            Section("4. 향후 계획", _plan(grid, form)),
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
    cost = "" if form.cost_won is None else notation.won_in_words(form.cost_won)
    rows = [
        grid.full("제안명", form.title),
        grid.pair("제안단체", form.proposer, "접수일", values.date_text(form.received_on)),
        grid.pair("분야", form.field, "제안 방향", form.direction),
        grid.full("소요예산", cost),
        grid.full("제안 요약", form.summary, least=3),
    ]
    if form.effect:
        rows.append(grid.full("제안 효과", form.effect))
    return tuple(rows)


def _review(grid: Grid, form: OpinionForm) -> tuple[Row, ...]:
    none = notation.NONE_APPLIES if form.verdict else notation.NO_VALUE
    rows = [
        grid.pair("검토부서", form.reviewer, "협조부서", form.consult_department),
        grid.full("관련 법령", form.laws or none),
        grid.full("유사·중복", form.duplicates or none),
        grid.full("예산 의견", form.budget_view, least=2),
    ]
    if form.budget_source:
        rows.append(grid.full("재원", form.budget_source))
    rows.append(grid.full("실현가능성", form.feasibility, least=2))
    rows.append(grid.full("기대효과", form.expected_effect, least=2))
    if form.criteria:
        rows += [grid.check_head(), *(grid.criterion(one) for one in form.criteria)]
    return tuple(rows)


def _opinion(grid: Grid, form: OpinionForm) -> tuple[Row, ...]:
    rows = [
        grid.full("의견", notation.check_marks(form.verdicts, form.verdict)),
        grid.full("사유", form.rationale, least=4),
    ]
    if form.scope_accepted:
        rows.append(grid.full("수용 범위", form.scope_accepted))
    if form.scope_excluded:
        rows.append(grid.full("제외 범위", form.scope_excluded))
    if form.review_again or form.transfer_department:
        rows.append(grid.pair("재검토 시기", form.review_again, "이첩부서", form.transfer_department))
    return tuple(rows)


def _plan(grid: Grid, form: OpinionForm) -> tuple[Row, ...]:
    rows = [grid.full("향후 계획", form.plan, least=2)]
    if form.linkage_plan:
        rows.insert(0, grid.full("연계 방안", form.linkage_plan))
    if form.override_reason:
        words = f"검토의견서가 모두 제출되기 전에 결과를 정함\n사유: {form.override_reason}"
        rows.append(grid.full("예외 처리", words))
    writer = f"{form.writer} (내선 {form.extension})" if form.extension else form.writer
    if form.reply_number:
        rows.append(grid.signed("작성자", writer, "회신 문서", form.reply_number))
    else:
        rows.append(grid.full("작성자", writer))
    return tuple(rows)
