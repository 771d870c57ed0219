"""The certificate of a destruction says what the register says, and nothing more (PII-3)."""

from datetime import datetime

from desktop_app.privacy.destruction_records import METHOD, DisposalRow
from desktop_app.reports.disposal_paper import LAW, TITLE, cells, render_disposal
from tests.reports.papers import Paper

ROW = DisposalRow(
    1, "2021-파기-001", datetime(2021, 10, 18, 9, 5), "김담당", "가온 문화공방 외 2곳 담당자 12명", 12,
    "성명, 직위, 맡은 일, 전화, 휴대전화, 전자우편, 메모, 수집근거, 수집일, 보유기한, 시작, 끝", "보유기한이 지남",
    METHOD, 27,    "다른 기록의 글 3곳에서 지움, 읽을 수 없는 사본 1개 삭제",
)  # fmt: skip


def test_one_page_holds_every_word_of_the_line() -> None:
    paper = Paper(render_disposal(ROW, "은평구 기획예산과"))
    assert len(paper) == 1
    words = [word for pair in cells(ROW) for word in pair]
    for text in (TITLE, LAW, "은평구 기획예산과", "2021. 10. 18.", "담당", "팀장", "과장", *words):
        assert "".join(text.split()) in paper.squeezed, text


def test_the_same_line_gives_the_same_bytes() -> None:
    assert render_disposal(ROW, "은평구") == render_disposal(ROW, "은평구")


def test_long_grounds_stay_within_the_page() -> None:
    long = DisposalRow(
        **{name: getattr(ROW, name) for name in ROW.__slots__} | {"grounds": "본인이 요구함 " * 40}
    )
    paper = Paper(render_disposal(long, "은평구 기획예산과"))
    assert len(paper) == 1
    assert all(box.bottom > 30 and box.right < 560 for box in paper.boxes[0])
