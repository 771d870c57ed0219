"""What departments write on a form is understood, asked about, or refused by name (B8)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.notation import check_marks
from desktop_app.proposals.form_values import CRITERION_MARKS, VERDICTS
from desktop_app.proposals.return_reading import Said, read_choice, understand
from desktop_app.terms import VERDICT_ALTERNATIVE, CriterionMark, Disclosure, Verdict
from desktop_app.values import UnreadableValueError

WORDS = {verdict: verdict.value for verdict in Verdict}
LABELS = {label: label for label in VERDICTS}


def said(**cells: object) -> dict[str, Said]:
    return understand(cells, WORDS, ("법령 적합", "예산"), 2021)  # type: ignore[arg-type]


@given(st.sampled_from(VERDICTS))
def test_what_the_form_prints_reads_back(label: str) -> None:
    assert read_choice(check_marks(VERDICTS, label), LABELS) == label
    assert read_choice(label, LABELS) == label


@pytest.mark.parametrize("mark", "■☑√✔VvOo●○")
@pytest.mark.parametrize("label", VERDICTS)
def test_every_usual_mark_chooses_the_label_behind_it(mark: str, label: str) -> None:
    for shape in ("{} ", "{}", "[{}] ", "({})"):
        text = "   ".join((shape.format(mark) if one == label else "□ ") + one for one in VERDICTS)
        assert read_choice(text, LABELS) == label, text
    assert read_choice(f"{mark} {label}", LABELS) == label


@pytest.mark.parametrize(
    "text", ["", " ", "□ 수용  □ 불수용", check_marks(VERDICTS, None), "[ ]수용 [ ]불수용"]
)
def test_nothing_marked_says_nothing(text: str) -> None:
    assert read_choice(text, LABELS) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("■ 수용 ■ 불수용", "둘 넘게 표시했습니다: 수용, 불수용"),
        ("V수용 O이첩", "둘 넘게"),
        ("□ 수용 V  □ 불수용", "알 수 없습니다"),
        ("□ 수용 □ 이첩 V", "알 수 없습니다"),
        ("조건을 달아 수용함", "알 수 없습니다"),
        ("찬성", "알 수 없습니다"),
        ("수용 불수용", None),
    ],
)
def test_what_is_not_sure_is_never_guessed(text: str, told: str | None) -> None:
    if told is None:
        assert read_choice(text, LABELS) is None
        return
    with pytest.raises(UnreadableValueError, match=told):
        read_choice(text, LABELS)


def test_both_sets_of_verdict_words_are_understood() -> None:
    for verdict, label in VERDICT_ALTERNATIVE.items():
        assert said(verdict=f"■ {label}")["verdict"].value is verdict
        assert said(verdict=verdict.value)["verdict"].value is verdict


def test_criteria_are_read_by_their_place_and_named_where_they_are_not() -> None:
    marks = said(
        check_0_mark=check_marks(CRITERION_MARKS, "조건부"),
        check_0_reason="안전 점검 뒤",
        check_1_mark="■ 적정 ■ 부적정",
        check_9_mark="적정",
    )
    assert marks["check_0_mark"].value is CriterionMark.CONDITIONAL
    assert marks["check_0_reason"].value == "안전 점검 뒤"
    assert "‘예산’" in marks["check_1_mark"].trouble
    assert "check_9_mark" not in marks


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("부분공개(5, 7)", (Disclosure.PARTIAL, ("5", "7"))),
        ("□ 공개 ■ 부분공개(제5호·제6호) □ 비공개", (Disclosure.PARTIAL, ("5", "6"))),
        ("공개", (Disclosure.OPEN, None)),
        ("□ 공개  □ 부분공개  ☑ 비공개", (Disclosure.CLOSED, None)),
        ("□ 공개  □ 부분공개  □ 비공개", None),
        (None, None),
    ],
)
def test_disclosure_comes_with_its_clauses(text: str | None, value: object) -> None:
    assert said(disclosure=text)["disclosure"] == Said(value)


def test_a_clause_that_cannot_be_chosen_is_told() -> None:
    assert "4호" in said(disclosure="부분공개(4)")["disclosure"].trouble


@pytest.mark.parametrize("written", ["2021. 10. 12.", "2021-10-12", "10. 12.", date(2021, 10, 12), 44481])
def test_days_are_read_as_officers_write_them(written: object) -> None:
    assert said(written_on=written)["written_on"].value == date(2021, 10, 12)


def test_texts_are_tidied_and_kept_whole() -> None:
    long = "가나다라 " * 10_000
    told = said(
        rationale="첫째 줄\r\n둘째\x07 줄 ",
        writer_name=" 홍\n가온 ",
        plan=long,
        laws=None,
        reply_number=123,
    )
    assert told["rationale"].value == "첫째 줄\n둘째 줄"
    assert told["writer_name"].value == "홍 가온"
    assert told["plan"].value == long.strip()
    assert told["laws"] == Said(None)
    assert told["reply_number"].value == "123"


def test_a_resident_number_is_refused_in_its_field() -> None:
    told = said(rationale="담당자 800101-1234567", plan="좋음")
    assert told["rationale"].value is None
    assert told["rationale"].trouble
    assert told["plan"].value == "좋음"


def test_a_day_that_is_none_is_told() -> None:
    assert said(written_on="조만간")["written_on"].trouble
