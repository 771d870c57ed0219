"""Address labels measured on the paper by a reader that knows nothing of the program."""

from dataclasses import replace

import pypdfium2
import pytest

from desktop_app.outgoing.labels import (
    Ending,
    Label,
    LabelFormat,
    addressed,
    format_from,
    format_text,
    formats,
    read_length,
    sheets,
)
from desktop_app.reports.label_pdf import render_labels
from desktop_app.values import UnreadableValueError
from tests.hostile import HOSTILE, KOREAN
from tests.reports.papers import Paper

POINTS_A_MM = 72 / 25.4
PARK = "서울특별시 은평구 통일로 684 서울혁신파크"
# What the makers print on the wrapping: columns, rows, width, height, left, top, step across, step down.
MEASURES = {
    "24칸 (3×8)": (3, 8, 63.5, 33.9, 7.25, 12.9, 66.0, 33.9),
    "21칸 (3×7)": (3, 7, 63.5, 38.1, 7.25, 15.15, 66.0, 38.1),
    "16칸 (2×8)": (2, 8, 99.1, 33.9, 4.65, 12.9, 101.6, 33.9),
    "14칸 (2×7)": (2, 7, 99.1, 38.1, 4.65, 15.15, 101.6, 38.1),
}
SHORT = [addressed(f"꽃씨 {number}", f"{PARK} {number}호", "", Ending.POLITE) for number in range(1, 60)]


def words_in(data: bytes, page: int, box: tuple[float, float, float, float]) -> str:
    """The words wholly within a box: left, top, width, height in millimetres from the sheet's upper left corner."""
    left, top, width, height = box
    document = pypdfium2.PdfDocument(data)
    try:
        sheet = document[page]
        high = sheet.get_height()
        text = sheet.get_textpage()
        found = text.get_text_bounded(
            left * POINTS_A_MM,
            high - (top + height) * POINTS_A_MM,
            (left + width) * POINTS_A_MM,
            high - top * POINTS_A_MM,
        )
        text.close()
        return "".join(found.split())
    finally:
        document.close()


@pytest.mark.parametrize("name", MEASURES)
def test_every_label_stands_where_the_sheet_has_it(name: str) -> None:
    form = next(one for one in formats() if one.name == name)
    columns, rows, width, height, left, top, across, down = MEASURES[name]
    data = render_labels(SHORT, form, title="주소 라벨")
    assert len(Paper(data)) == -(-len(SHORT) // (columns * rows))
    for number, label in enumerate(SHORT):
        page, cell = divmod(number, columns * rows)
        row, column = divmod(cell, columns)
        inside = words_in(data, page, (left + column * across, top + row * down, width, height))
        assert inside == squeezed(label), (number, cell)


def inked(data: bytes, page: int) -> list[tuple[float, float, float, float]]:
    """The boxes of all printed characters: left, top, right, bottom in millimetres from the upper left corner."""
    document = pypdfium2.PdfDocument(data)
    try:
        sheet = document[page]
        text, high = sheet.get_textpage(), sheet.get_height()
        shown = [at for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()]
        boxes = [text.get_charbox(at) for at in shown]
        text.close()
        return [
            (
                left / POINTS_A_MM,
                (high - top) / POINTS_A_MM,
                right / POINTS_A_MM,
                (high - bottom) / POINTS_A_MM,
            )
            for left, bottom, right, top in boxes
        ]
    finally:
        document.close()


@pytest.mark.parametrize("name", MEASURES)
def test_the_words_keep_their_distance_from_the_edges(name: str) -> None:
    form = next(one for one in formats() if one.name == name)
    columns, rows, width, height, left, top, across, down = MEASURES[name]
    data = render_labels(SHORT[: columns * rows], form, title="주소 라벨")
    boxes = inked(data, 0)
    for cell in range(columns * rows):
        row, column = divmod(cell, columns)
        x, y = left + column * across, top + row * down
        mine = [box for box in boxes if x <= box[0] < x + width and y <= box[1] < y + height]
        assert min(box[0] for box in mine) == pytest.approx(x + 4, abs=0.7)
        assert max(box[2] for box in mine) <= x + width - 3.9
        middle = (min(box[1] for box in mine) + max(box[3] for box in mine)) / 2
        assert middle == pytest.approx(y + height / 2, abs=1.5)


def squeezed(label: Label) -> str:
    return "".join(f"{label.address}{label.above}{label.strong}".replace("\u00a0", " ").split())


def test_a_sheet_used_in_part_goes_on_at_the_chosen_label() -> None:
    form = next(one for one in formats() if one.name == "24칸 (3×8)")
    data = render_labels(SHORT[:22], form, title="주소 라벨", start=5)
    for empty in range(4):
        row, column = divmod(empty, 3)
        assert not words_in(data, 0, (7.25 + column * 66.0, 12.9 + row * 33.9, 63.5, 33.9))
    assert words_in(data, 0, (7.25 + 66.0, 12.9 + 33.9, 63.5, 33.9)) == squeezed(SHORT[0])
    assert words_in(data, 1, (7.25, 12.9, 63.5, 33.9)) == squeezed(SHORT[20])
    assert [len(sheet) for sheet in sheets(SHORT[:22], form, 5)] == [20, 2]


@pytest.mark.parametrize("form", formats(), ids=lambda form: form.name)
def test_nothing_is_clipped_however_long_it_is(form: LabelFormat) -> None:
    long = [
        addressed("서울시마을공동체종합지원센터 부설 협력사업단", f"{PARK} 별관 12번 자리", "", Ending.POLITE),
        addressed("가" * 150, PARK * 4, "나" * 80, Ending.POLITE),
        addressed("이름 없는 주소", "", "", Ending.NONE),
    ]  # fmt: skip
    data = render_labels(long, form, title="주소 라벨")
    for cell, label in enumerate(long):
        assert words_in(data, 0, (*form.place(cell), form.width, form.height)) == squeezed(label)


def test_hostile_names_are_words_and_stay_in_their_label() -> None:
    form = formats()[0]
    labels = [addressed(text, text, text, Ending.POLITE) for text in (*HOSTILE, *KOREAN)]
    paper = Paper(render_labels(labels, form, title="주소 라벨"))
    assert len(paper) == -(-len(labels) // form.count)
    assert all(paper.faces().values())
    assert "<b>" in paper.text


def test_a_body_and_a_person_are_addressed_each_in_its_way() -> None:
    assert addressed("꽃씨", PARK, "", Ending.POLITE).strong == "꽃씨\u00a0\u00a0귀중"
    person = addressed("꽃씨", PARK, "홍하람 대표", Ending.POLITE)
    assert (person.above, person.strong) == ("꽃씨", "홍하람 대표\u00a0\u00a0귀하")
    assert addressed("꽃씨", PARK, "", Ending.NONE).strong == "꽃씨"


def test_the_same_labels_are_the_same_bytes_and_the_faces_are_in_the_file() -> None:
    one, other = (render_labels(SHORT, formats()[0], title="주소 라벨", edges=True) for _ in range(2))
    assert one == other
    paper = Paper(one)
    assert all(paper.faces().values())
    assert paper.language == "ko-KR"
    assert paper.about["Title"] == "주소 라벨"


def test_a_sheet_that_does_not_fit_the_paper_is_refused() -> None:
    good = formats()[0]
    assert [form.problems() for form in formats()] == [[]] * len(formats())
    assert (
        replace(good, width=70.0).problems()[0].text == "오른쪽으로 12.2㎜ 넘칩니다. 종이 너비는 210㎜입니다."
    )
    assert replace(good, rows=9).problems()[0].field == "height"
    assert replace(good, columns=0).problems()[0].field == "columns"
    assert replace(good, height=3.0).problems()[0].field == "height"


def test_an_own_sheet_is_kept_and_read_back() -> None:
    own = LabelFormat("내 라벨지", 2, 5, 90.0, 50.5, 10.0, 15.25, 5.0, 0.0)
    assert format_from(format_text(own), "내 라벨지") == own
    for wrong in ("", "1,2,3", "a,b,c,d,e,f,g,h", "9,9,90,50,0,0,0,0"):
        assert format_from(wrong, "내 라벨지") is None


@pytest.mark.parametrize(("text", "length"), [("63.5", 63.5), ("７㎜", 7.0), ("12.25 mm", 12.25)])
def test_millimetres_are_read_leniently(text: str, length: float) -> None:
    assert read_length(text) == length


@pytest.mark.parametrize("text", ["", "-1", "1,5", "열", "1234", "nan"])
def test_what_is_no_length_is_told(text: str) -> None:
    with pytest.raises(UnreadableValueError):
        read_length(text)
