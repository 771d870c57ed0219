"""The printed review opinion form (domain.md sections 4 and 5), read back from the file."""

import os
import re
import subprocess
import sys
import unicodedata
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.proposals.form_values import (
    VERDICTS,
    ApprovalBox,
    Criterion,
    FormSettings,
    OpinionForm,
    approval_boxes,
)
from desktop_app.reports.opinion_form import render_opinion_forms
from desktop_app.reports.opinion_layout import OpinionLayout
from tests.reports.opinions import long_text, opinion
from tests.reports.papers import Paper

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
LONG_FIELDS = (
    "title", "summary", "laws", "duplicates", "budget_view", "feasibility", "expected_effect", "rationale",
    "scope_accepted", "scope_excluded", "plan", "linkage_plan", "override_reason", "effect", "budget_source",
)  # fmt: skip
PARTS = ("1. 제안 개요", "2. 검토 내용", "3. 검토 의견", "4. 향후 계획")

CRITERIA = tuple(
    Criterion(label)
    for label in ("법령 적합", "구 소관", "유사·중복", "예산", "실시 가능성", "효과", "지속성")
)


def printed(*forms: OpinionForm, settings: FormSettings | None = None) -> Paper:
    return Paper(render_opinion_forms(forms, title="검토의견서", form_settings=settings))


@pytest.fixture(scope="module")
def one() -> Paper:
    return printed(opinion())


def test_filled_form_fits_one_page_and_says_everything(one: Paper) -> None:
    form = opinion()
    assert len(one) == 1
    for field in fields(form):
        value = getattr(form, field.name)
        if isinstance(value, str) and value and field.name != "verdict":
            assert "".join(value.split()) in one.squeezed, field.name
    assert "검토의견서" in one.text
    assert "금14,100,000원(금일천사백일십만원)" in one.text
    assert "2021. 5. 3." in one.text
    assert "2021. 5. 14." in one.text
    assert "(내선 000-0000)" in one.text


def test_parts_come_in_the_order_of_the_form() -> None:
    text = printed(opinion()).squeezed
    places = [text.index("".join(part.split())) for part in PARTS]
    assert places == sorted(places)


def test_chosen_verdict_is_marked_and_no_other() -> None:
    for verdict in VERDICTS:
        text = printed(replace(opinion(), verdict=verdict)).text.replace("\u00a0", " ")
        assert f"■ {verdict}" in text
        assert text.count("■") == 1
        assert text.count("□") == len(VERDICTS) - 1


def test_other_set_of_labels_prints() -> None:
    labels = ("채택", "부분채택", "불채택", "이첩")
    text = printed(replace(opinion(), verdicts=labels, verdict="불채택")).text
    assert all(label in text for label in labels)
    assert not any(f"□\u00a0{label}" in text or f"□ {label}" in text for label in VERDICTS[:4])


def test_approval_boxes_are_empty_but_for_a_date_line(one: Paper) -> None:
    for position in ("담당", "팀장", "과장", "결", "재"):
        assert position in one.text
    assert "협조" not in one.text.replace("협조부서", "")
    boxes = (*approval_boxes(("담당", "과장", "협조")), ApprovalBox("국장", mark="전결"))
    text = printed(
        replace(opinion(), approval=(boxes[0], replace(boxes[1], has_opinion=True), *boxes[2:]))
    ).text
    assert "전결" in text
    assert "(의견 있음)" in text
    assert "협조" in text.replace("협조부서", "")


def test_many_boxes_leave_the_title_its_room() -> None:
    many = approval_boxes(tuple(f"검토{number}" for number in range(1, 10)))
    paper = printed(replace(opinion(), approval=many))
    assert max(box.right for box in paper.boxes[0]) <= WIDTH - 20 * MM + 1
    assert "검토의견서" in paper.text


def test_only_embedded_subsets(one: Paper) -> None:
    faces = one.faces()
    assert faces
    assert all(faces.values()), faces
    assert all("+" in name and "Helvetica" not in name for name in faces), faces


def test_file_says_what_it_is() -> None:
    paper = printed(opinion())
    assert paper.about["Title"] == "검토의견서"
    assert paper.about["Author"] == "은평구 기획예산과"
    assert paper.language == "ko-KR"


def test_same_forms_give_same_bytes() -> None:
    first = render_opinion_forms([opinion(), opinion(22)], title="검토의견서")
    render_opinion_forms([opinion(30, "자원순환과")], title="다른 파일")
    assert render_opinion_forms([opinion(), opinion(22)], title="검토의견서") == first


def test_same_bytes_in_another_process() -> None:
    program = (
        "import hashlib\n"
        "from desktop_app.reports.opinion_form import render_opinion_forms\n"
        "from tests.reports.opinions import opinion\n"
        "data = render_opinion_forms([opinion(), opinion(22)], title='검토의견서')\n"
        "print(hashlib.sha256(data).hexdigest())\n"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=Path(__file__).parents[2],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


@pytest.mark.parametrize("name", LONG_FIELDS)
def test_long_text_flows_and_loses_nothing(name: str) -> None:
    text = long_text(5_000)
    paper = printed(replace(opinion(), **{name: text}))
    assert len(paper) > 1
    numbers = set(re.findall(r"\d{5}호", text))
    assert numbers <= set(re.findall(r"\d{5}호", paper.squeezed))
    assert all(part.replace(" ", "") in paper.squeezed for part in PARTS)


def test_book_long_text_keeps_to_its_pages() -> None:
    text = long_text(50_000)
    paper = printed(replace(opinion(), rationale=text))
    assert set(re.findall(r"\d{5}호", text)) <= set(re.findall(r"\d{5}호", paper.squeezed))
    for number, (words, boxes) in enumerate(zip(paper.texts, paper.boxes, strict=True), start=1):
        assert f"{len(paper)}-{number}" in words
        assert min(box.left for box in boxes) >= 20 * MM - 1
        assert max(box.right for box in boxes) <= WIDTH - 20 * MM + 1
        assert min(box.bottom for box in boxes) >= 15 * MM - 4
        if number > 1:
            assert "검토의견서 (계속)" in words
            assert "2021-제안-021 도시계획과" in words
        if number < len(paper):
            body = [box for box in boxes if box.bottom > 22 * MM]
            assert min(box.bottom for box in body) < 25 * MM + 3 * 17.6 + 8, "hole at the foot"


def test_one_word_wider_than_the_page_is_cut_not_clipped() -> None:
    paper = printed(replace(opinion(), summary="가" * 3_000, proposer="나" * 300))
    assert paper.squeezed.count("가") >= 3_000
    assert paper.squeezed.count("나") >= 300
    assert max(box.right for boxes in paper.boxes for box in boxes) <= WIDTH - 20 * MM + 1


def test_frames_are_closed_at_every_page_break() -> None:
    layout = OpinionLayout(FormSettings())
    for sheet in layout.sheets(replace(opinion(), rationale=long_text(9_000))):
        rows = [(part, top) for part, top in sheet.parts if isinstance(part.subject, str)]
        for part, top in rows:
            bottom = top - layout.rows[str(part.subject)].height(part.lines)
            inside = [
                (above, height)
                for above, height in sheet.frames
                if above >= top - 0.01 and above - height <= bottom + 0.01
            ]
            assert len(inside) == 1, part


def test_label_of_a_cut_row_says_that_it_goes_on() -> None:
    paper = printed(replace(opinion(), rationale=long_text(5_000)))
    assert "사유" in paper.texts[1]
    assert "(계속)" in paper.texts[1].replace("검토의견서 (계속)", "")


def test_blank_form_fills_part_one_only() -> None:
    paper = printed(replace(opinion(), blank=True, attachments=()))
    assert len(paper) == 1
    text = paper.text
    for value in ("서울혁신파크 상점가 제로웨이스트 존 시범운영", "가나다라 사회적협동조합", "2021. 5. 3."):
        assert value in text
    for value in ("홍가온", "자원순환 정책", "2021. 5. 14.", "상점 모집", "끝.", "■"):
        assert value not in text
    assert text.count("□") == len(VERDICTS)
    assert "2021. 5. 21.(금)까지 은평구 기획예산과" in text
    assert all(part in text for part in PARTS)
    assert "성명" in text


def test_blank_form_with_check_list_keeps_to_one_page() -> None:
    paper = printed(replace(opinion(), blank=True, criteria=CRITERIA, attachments=()))
    assert len(paper) == 1
    assert all(criterion.label in paper.text for criterion in CRITERIA)
    assert paper.text.count("□") == len(VERDICTS) + 3 * len(CRITERIA)


def test_blank_form_with_long_summary_flows() -> None:
    text = long_text(3_000)
    paper = printed(replace(opinion(), blank=True, summary=text, criteria=CRITERIA))
    assert len(paper) > 1
    assert set(re.findall(r"\d{5}호", text)) <= set(re.findall(r"\d{5}호", paper.squeezed))
    assert all(part in paper.text for part in PARTS)


def test_check_list_prints_marks_and_reasons() -> None:
    criteria = (Criterion("예산", "조건부", "추경 편성 뒤 시행"), Criterion("지속성"))
    text = printed(replace(opinion(), criteria=criteria)).text.replace("\u00a0", " ")
    assert "■ 조건부" in text
    assert "추경 편성 뒤 시행" in text
    assert text.count("□ 적정") == 2


def test_override_reason_prints() -> None:
    text = printed(replace(opinion(), override_reason="담당자 결원으로 구두 협의함")).text
    assert "검토의견서가 모두 제출되기 전에 결과를 정함" in text
    assert "사유: 담당자 결원으로 구두 협의함" in text
    assert "예외 처리" not in printed(opinion()).text


def test_empty_fields_print_sensibly() -> None:
    form = OpinionForm(
        number="2021-제안-001", fiscal_year=2021, title="제안", proposer="단체", department="과"
    )
    text = printed(form).text
    assert "해당사항 없음" not in text
    assert "None" not in text
    assert text.count("-\n") + text.count("-\r") >= 5
    answered = printed(replace(form, verdict="수용")).text
    assert answered.count("해당사항 없음") == 2


def test_conditional_rows_appear_with_their_text() -> None:
    base = printed(replace(opinion(), scope_accepted="", scope_excluded="")).text
    assert "수용 범위" not in base
    assert "이첩부서" not in base
    later = printed(replace(opinion(), review_again="2022년 상반기", reply_number="도시계획과-0000")).text
    assert "재검토 시기" in later
    assert "2022년 상반기" in later
    assert "도시계획과-0000" in later


def test_end_stands_behind_the_last_enclosure() -> None:
    text = printed(replace(opinion(), attachments=("제안서 1부", "현장 사진 3부"))).text
    assert re.search(r"붙임 +1\. 제안서 1부\.", text)
    assert re.search(r"2\. 현장 사진 3부\. +끝\.", text)


def test_end_stands_below_the_table_without_enclosures() -> None:
    lines = printed(replace(opinion(), attachments=())).text.splitlines()
    assert "끝." in [line.strip() for line in lines]
    assert "붙임" not in "".join(lines)


def test_end_goes_to_the_next_line_where_the_last_is_full() -> None:
    full = "가" * 43 + " 1부"
    paper = printed(replace(opinion(), attachments=(full,)))
    assert max(box.right for box in paper.boxes[0]) <= WIDTH - 20 * MM + 1
    assert "끝." in paper.text


def test_markup_prints_as_text_and_text_is_composed() -> None:
    form = replace(
        opinion(),
        title="<b>굵게</b> & <font name='Helvetica'>",
        rationale=unicodedata.normalize("NFD", "한글 자모"),
        plan="☑ 확인 ❍ 도시都市",
    )
    text = printed(form).text
    assert "<b>굵게</b> & <font name='Helvetica'>" in text
    assert "한글 자모" in text
    assert "☑ 확인 ❍ 도시都市" in text


def test_batch_has_list_bookmarks_and_running_pages() -> None:
    departments = ("도시계획과", "자원순환과", "사회적경제과")
    forms = [
        replace(opinion(20 + at // 3, departments[at % 3]), rationale=long_text(2_000 * (at % 2)) or "수용함")
        for at in range(12)
    ]
    forms[5] = replace(forms[5], verdict=None)
    paper = printed(*forms)
    assert [title for title, _ in paper.bookmarks[1:]] == [form.bookmark for form in forms]
    assert paper.bookmarks[0] == ("검토의견서 접수 목록", 1)
    first_page = paper.texts[0]
    assert "(총 12건)" in first_page
    assert "미제출" in first_page
    for title, page in paper.bookmarks[1:]:
        number, department = title.split()
        assert number in paper.texts[page - 1]
        assert department in paper.texts[page - 1]
        assert re.search(rf"\b{page}\b", first_page), page
    for number, words in enumerate(paper.texts, start=1):
        assert f"{number}/{len(paper)}쪽" in words
    assert set(re.findall(r"\d{5}호", long_text(2_000))) <= set(re.findall(r"\d{5}호", paper.squeezed))


def test_long_list_goes_on_with_its_head() -> None:
    paper = printed(*[opinion(number) for number in range(1, 61)])
    start = paper.bookmarks[1][1]
    assert start > 2
    assert all("관리번호" in words and "접수 목록" in words for words in paper.texts[: start - 1])
    assert paper.bookmarks[-1][1] == len(paper)


def test_single_form_has_no_list_and_no_running_number(one: Paper) -> None:
    assert "접수 목록" not in one.text
    assert "1/1쪽" not in one.text
    assert one.bookmarks == [("2021-제안-021 도시계획과", 1)]


def test_office_sets_margins_size_and_numbering() -> None:
    settings = FormSettings(left=30, right=25, text_size=12, numbering="- 쪽 -", office="은평구 시험과")
    paper = printed(opinion(), settings=settings)
    assert min(box.left for box in paper.boxes[0]) >= 30 * MM - 1
    assert max(box.right for box in paper.boxes[0]) <= WIDTH - 25 * MM + 1
    assert "- 1 -" in paper.text
    assert paper.about["Author"] == "은평구 시험과"


@pytest.mark.parametrize("size", [8, 16])
def test_smallest_and_largest_text_stay_on_the_paper(size: float) -> None:
    paper = printed(opinion(), settings=FormSettings(text_size=size))
    for boxes in paper.boxes:
        assert max(box.right for box in boxes) <= WIDTH - 20 * MM + 1
        assert max(box.top for box in boxes) <= HEIGHT - 15 * MM
    assert "끝." in paper.text


def test_dates_and_sums_of_every_kind_print() -> None:
    form = replace(opinion(), received_on=date(2021, 12, 31), cost_won=0, blank=False)
    text = printed(form).text
    assert "2021. 12. 31." in text
    assert "금0원(금영원)" in text
