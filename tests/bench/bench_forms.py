"""A thousand review opinion forms in one PDF against a bare canvas that draws the same strings and boxes.

The harness runs ``bare`` and ``product`` in turn and judges the ratio; design.md asks for at most 1.0.
"""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from time import perf_counter

from reportlab.pdfgen.canvas import Canvas

from desktop_app.proposals.form_values import VERDICTS, FormSettings, OpinionForm
from desktop_app.reports import fonts, opinion_form
from desktop_app.reports.flow import Look
from desktop_app.reports.opinion_form import render_opinion_forms
from desktop_app.reports.opinion_layout import OpinionLayout

_DEPARTMENTS = ("도시계획과", "자원순환과", "사회적경제과", "홍보담당관", "협치담당관", "기획예산과")
_FIELDS = ("청소년/교육", "청년/경제", "지역주민", "혁신기술", "친환경")
_SENTENCES = (
    "파크 안 공유동 설비를 함께 쓸 수 있어 별도 시설 없이 하반기에 시범운영할 수 있음.",
    "사무관리비 범위에서 홍보물 제작을 지원할 수 있으며 설비는 단체가 부담함.",
    "주민이 참여하는 캠페인 4회와 신규직원 현장교육을 연계하여 추진함.",
    "1회용품 사용을 줄이고 주민이 파크를 찾는 계기가 될 것으로 봄.",
    "상점 동의와 안전 점검을 마친 뒤 동 주민센터와 협의하여 시행함.",
)


def forms(count: int) -> list[OpinionForm]:
    """Forms of one page each whose texts differ in words and length, as a year's forms do."""
    return [_form(number) for number in range(1, count + 1)]


def bare(n: int) -> float:
    """Seconds for a canvas that draws every string and box of ``n`` forms, all places known beforehand."""
    drawings = _drawings(n)
    started = perf_counter()
    fonts.register()
    canvas = Canvas(BytesIO(), invariant=1, pageCompression=1)
    for drawing in drawings:
        drawing.draw(canvas)
        canvas.showPage()
    canvas.save()
    return perf_counter() - started


def product(n: int) -> float:
    """Seconds for the program's own file of ``n`` forms, with its list, bookmarks and page numbers."""
    batch = forms(n)
    started = perf_counter()
    render_opinion_forms(batch, title="검토의견서")
    return perf_counter() - started


def _form(number: int) -> OpinionForm:
    def text(offset: int) -> str:
        return " ".join(_SENTENCES[(number + offset + at) % 5] for at in range(1 + (number + offset) % 2))

    return OpinionForm(
        number=f"2021-제안-{number:03d}",
        fiscal_year=2021,
        title=f"서울혁신파크 상점가 제로웨이스트 존 시범운영 {number}차",
        proposer=f"가나다라 사회적협동조합 {number}",
        department=_DEPARTMENTS[number % 6],
        direction="입주단체 → 구",
        received_on=date(2021, 4 + number % 9, 1 + number % 28),
        field=_FIELDS[number % 5],
        summary=text(1),
        cost_won=1_000_000 + number * 12_340,
        laws="「서울특별시 은평구 폐기물 관리 조례」 제4조",
        budget_view=text(2),
        feasibility=text(3),
        expected_effect=text(4),
        verdict=VERDICTS[number % 5],
        rationale=text(5),
        plan=text(6),
        written_on=date(2021, 4 + number % 9, 1 + number % 28),
        writer="주무관 홍가온",
        extension="000-0000",
        disclosure="부분공개 (5)",
        attachments=("협업사업 제안서 1부",),
    )


@dataclass(slots=True)
class _Drawing:
    """What one page consists of once everything is measured."""

    strings: list[tuple[float, float, str, str, float]]
    boxes: list[tuple[float, float, float, float, bool]]

    def draw(self, canvas: Canvas) -> None:
        canvas.setFillGray(0.93)
        canvas.setLineWidth(0.5)
        for x, y, width, height, grey in self.boxes:
            canvas.rect(x, y, width, height, fill=int(grey))
        canvas.setFillGray(0)
        for x, y, text, font, size in self.strings:
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)


def _drawings(n: int) -> list[_Drawing]:
    """The program's layout, taken apart into strings and boxes (not part of the measured time)."""
    layout = OpinionLayout(FormSettings())
    drawings = []
    for form in forms(n):
        for sheet in layout.sheets(form):
            drawing = _Drawing([(x, y, text, "Sans", 11) for x, y, text in sheet.texts], [])
            for part, top in sheet.parts:
                _take_apart(layout, drawing, part, top)
            drawing.boxes += [(56, top - height, 481, height, False) for top, height in sheet.frames]
            drawing.strings += [(56, 42, form.bookmark, "Sans", 9), (290, 42, "1-1", "Sans", 9)]
            drawings.append(drawing)
    return drawings


def _take_apart(layout: OpinionLayout, drawing: _Drawing, part: object, top: float) -> None:
    subject, lines = part.subject, part.lines  # type: ignore[attr-defined]
    if isinstance(subject, str):
        row = layout.rows[subject]
        for cell in row.cells:
            label = cell.look is Look.LABEL
            drawing.boxes.append((56 + cell.x, top - row.height(lines), cell.width, row.height(lines), label))
            if label:
                drawing.strings += [(60 + cell.x, top - 15, text, "Sans", 10.5) for _, text in cell.lines]
        return
    if hasattr(subject, "boxes"):
        drawing.strings.append((240, top - 30, opinion_form.TITLE, "SansBold", 22))
        for at, box in enumerate(subject.boxes):
            drawing.strings.append((380 + at * 50, top - 12, box.position, "Sans", 9))
            drawing.boxes += [
                (370 + at * 50, top - 16, 50, 16, True),
                (370 + at * 50, top - 53, 50, 53, False),
            ]
        drawing.strings += [(350, top - 20, "결", "Sans", 9), (350, top - 40, "재", "Sans", 9)]
        drawing.boxes.append((352, top - 53, 18, 53, True))
        return
    drawing.strings.append((56, top - 15, subject.words, "SansBold", 12))


if __name__ == "__main__":
    for _ in range(5):
        bare_seconds, product_seconds = bare(1000), product(1000)
        print(f"{bare_seconds:.2f} {product_seconds:.2f} {product_seconds / bare_seconds:.2f}")
