"""난제 from intake to reply: numbers, steps, who deals with it, the project made of it (features.md E10, E11)."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from desktop_app.activities.citizen_problems import CitizenProblemDraft, days_open, elapsed
from desktop_app.activities.problem_acts import Duty
from desktop_app.activities.problem_papers import ProblemRegister, letter_of
from desktop_app.activities.problem_road import ProblemState, Step
from desktop_app.activities.space_suggestions import ProgressEntry, SpaceSuggestionDraft
from desktop_app.changes import Act
from desktop_app.errors import InputRefused
from desktop_app.example.fill import fill_reference
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.reports.problem_papers import counted
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import CollectionBasis, TenantPlace
from tests.doubles import TENANT, merged
from tests.dump import dump
from tests.intake_office import Taker, file_of, tally

S = ProblemState
KINDS = {"citizen_problem", "space_suggestion"}
TODAY = date(2021, 10, 18)
DAY = date(2021, 10, 1)


@pytest.fixture
def office(office: Office) -> Office:
    fill_reference(office)
    office.tenants.add(TenantDraft("꽃씨 청년일터", place=TenantPlace.MIRAE))
    return office


def received(office: Office, title: str = "골목이 어두움", **more: object) -> int:
    draft = CitizenProblemDraft(received_on=DAY, title=title, content="밤길이 어두움")
    key = office.citizen_problems.add(replace(draft, **more)).record_id  # type: ignore[arg-type]
    assert key is not None
    return key


def number(office: Office, key: int) -> str:
    return office.citizen_problems.record(key).draft.case_number


def department(office: Office, name: str = "자원순환과") -> int:
    found = office.directory.find("DEPARTMENT", name)
    assert found is not None
    return found


def tenant(office: Office) -> int:
    return office.directory.tenants()[0].id


# Numbers


def test_a_number_is_given_at_intake_and_never_again(office: Office) -> None:
    keys = [received(office) for _ in range(3)]
    assert [number(office, key) for key in keys] == ["2021-난제-001", "2021-난제-002", "2021-난제-003"]
    office.citizen_problems.remove([keys[2], keys[1]])
    assert number(office, received(office)) == "2021-난제-004"
    assert office.citizen_problems.gaps(2021) == ["2021-난제-002", "2021-난제-003"]
    assert number(office, received(office, received_on=date(2022, 1, 3))) == "2022-난제-001"


def test_editing_keeps_the_number_and_the_year_of_it(office: Office) -> None:
    key = received(office)
    record = office.citizen_problems.record(key)
    office.citizen_problems.edit(key, replace(record.draft, title="가로등"))
    assert number(office, key) == "2021-난제-001"
    record = office.citizen_problems.record(key)
    with pytest.raises(InputRefused, match="접수번호"):
        office.citizen_problems.edit(key, replace(record.draft, received_on=date(2020, 12, 31)))


def test_an_old_log_brings_its_own_numbers(office: Office) -> None:
    received(office)
    heads = ("번호", "접수일", "제목", "내용", "처리 결과", "상태", "처리일", "연락처")
    file = file_of(
        heads,
        ("7", "2021. 3. 2.", "공터 쓰레기", "쌓임", "치웠음", "완료", "2021. 3. 20.", "00000001234"),
        ("", "2021. 4. 2.", "새 난제", "내용", "", "진행중", "", ""),
    )
    taker = Taker(office, "citizen_problem")
    outlook = taker.look(file)
    assert tally(outlook) == {"새로": 2}, [one.reasons for one in outlook.outcomes]
    taker.take(outlook, file)
    rows = office.citizen_problems.of_year(2021)
    told = [(row.draft.case_number, row.draft.state, row.draft.closed_on) for row in rows]
    assert told == [
        ("2021-난제-001", S.RECEIVED, None),
        ("2021-난제-007", S.SOLVED, date(2021, 3, 20)),
        ("2021-난제-008", S.RUNNING, None),
    ]
    assert tally(taker.look(file_of(heads[:4], ("1", "2021. 5. 5.", "또", "내용")))) == {"못 읽음": 1}


def test_an_old_log_without_answer_does_not_close(office: Office) -> None:
    file = file_of(("접수일", "제목", "내용", "상태"), ("2021. 3. 2.", "공터", "쌓임", "완료"))
    (one,) = Taker(office, "citizen_problem").look(file).outcomes
    assert any("답변" in reason for reason in map(str, one.reasons))


# Steps


def test_closing_needs_an_answer_in_the_service_and_in_the_schema(office: Office) -> None:
    key = received(office)
    before = dump(office.store)
    with pytest.raises(InputRefused, match=r"2021-난제-001: .*답변"):
        office.citizen_problems.move([key], Step(S.SOLVED, TODAY))
    assert dump(office.store) == before
    with pytest.raises((IntegrityError, InputRefused)), office.store.writing(Act.MOVE_PROBLEM) as s:
        s.connection().exec_driver_sql("UPDATE citizen_problem SET state='SOLVED', closed_on='2021-10-05'")
    office.citizen_problems.move([key], Step(S.SOLVED, TODAY, answer="가로등을 달았음"))
    draft = office.citizen_problems.record(key).draft
    assert (draft.state, draft.closed_on, draft.answer) == (S.SOLVED, TODAY, "가로등을 달았음")


def test_opening_again_says_why_and_takes_the_day_off(office: Office) -> None:
    key = received(office)
    office.citizen_problems.move([key], Step(S.IMPOSSIBLE, TODAY, answer="어려움"))
    with pytest.raises(InputRefused, match="까닭"):
        office.citizen_problems.move([key], Step(S.RECEIVED, TODAY))
    office.citizen_problems.move([key], Step(S.RECEIVED, TODAY, word="다시 볼 일이 생김"))
    draft = office.citizen_problems.record(key).draft
    assert (draft.state, draft.closed_on, draft.answer) == (S.RECEIVED, None, "어려움")
    assert office.history.of("citizen_problem", key)[0].note == "다시 볼 일이 생김"


def test_several_move_at_once_or_none_does(office: Office) -> None:
    keys = [received(office) for _ in range(3)]
    office.citizen_problems.assign(keys[:2], Duty(department(office)))
    before = dump(office.store)
    with pytest.raises(InputRefused, match="2021-난제-003"):
        office.citizen_problems.move(keys, Step(S.RUNNING, TODAY))
    assert dump(office.store) == before
    change = office.citizen_problems.move(keys[:2], Step(S.RUNNING, TODAY))
    assert change.summary == "난제 2건을 ‘추진’으로 옮겼습니다."
    office.undo.remember(change)
    office.undo.undo()
    assert dump(office.store) == before


def test_the_department_that_is_named_takes_it_on(office: Office) -> None:
    key = received(office)
    change = office.citizen_problems.assign([key], Duty(department(office), tenant(office)))
    assert change.summary == "2021-난제-001의 소관을 정했습니다."
    draft = office.citizen_problems.record(key).draft
    assert (draft.state, draft.department_id, draft.tenant_id) == (
        S.ASSIGNED,
        department(office),
        tenant(office),
    )
    office.citizen_problems.move([key], Step(S.LINKED, TODAY))
    office.citizen_problems.assign([key], Duty(department(office, "도시계획과")))
    draft = office.citizen_problems.record(key).draft
    assert (draft.state, draft.tenant_id) == (S.LINKED, tenant(office))  # what is left empty stays
    office.citizen_problems.move([key], Step(S.SOLVED, TODAY, answer="됨"))
    with pytest.raises(InputRefused, match="먼저 다시"):
        office.citizen_problems.assign([key], Duty(department(office)))


def test_a_step_keeps_no_forbidden_number(office: Office) -> None:
    key = received(office)
    with pytest.raises(InputRefused):
        office.citizen_problems.move([key], Step(S.SOLVED, TODAY, answer="850101-1234567 님께 답함"))


# Waiting


def test_days_open_end_with_the_answer_and_the_long_ones_have_a_view(office: Office) -> None:
    old = received(office, "오래됨", received_on=date(2021, 9, 1))
    edge = received(office, "서른 날", received_on=date(2021, 9, 18))
    held = received(office, "보류", received_on=date(2021, 9, 1))
    office.citizen_problems.move([held], Step(S.HELD, TODAY, word="기다림"))
    shut = received(office, "닫음", received_on=date(2021, 9, 1))
    office.citizen_problems.move([shut], Step(S.SOLVED, date(2021, 9, 8), answer="됨"))
    problems = office.citizen_problems
    assert days_open(problems.record(old)) == 47
    assert days_open(problems.record(edge)) == 30
    assert elapsed(problems.record(shut)) == "7일(근무 5일)"
    assert elapsed(problems.record(old)) == "47일(근무 28일)"  # 추석 and two days instead of a Sunday are off
    assert list(problems.listing(ListQuery(year=2021, view="long")).ids) == [old]
    assert list(problems.listing(ListQuery(year=2021, view="untold")).ids) == [shut]


# Reply


def test_the_reply_is_written_down_once_there_is_an_answer(office: Office) -> None:
    key = received(office)
    with pytest.raises(InputRefused, match="답변"):
        office.citizen_problems.reply(key, TODAY, "기획예산과-1")
    office.citizen_problems.move([key], Step(S.SOLVED, TODAY, answer="됨"))
    with pytest.raises(InputRefused, match="회신일"):
        office.citizen_problems.reply(key, None, "기획예산과-1")
    with pytest.raises(InputRefused, match="빠릅니다"):
        office.citizen_problems.reply(key, date(2021, 9, 30), "")
    office.citizen_problems.reply(key, TODAY, " 기획예산과-1 ")
    draft = office.citizen_problems.record(key).draft
    assert (draft.replied_on, draft.reply_number) == (TODAY, "기획예산과-1")
    office.citizen_problems.reply(key, None, "")
    assert office.citizen_problems.record(key).draft.replied_on is None


def test_the_letter_names_nobody_unless_it_is_asked_to(office: Office) -> None:
    key = received(
        office, applicant_name="홍하람", applicant_address="은평구 지어낸길 12", applicant_phone="000-1234-5678",
        collection_basis=CollectionBasis.CONSENT, collected_on=DAY, department_id=department(office),
    )  # fmt: skip
    office.citizen_problems.move([key], Step(S.SOLVED, TODAY, answer="가로등을\n달았습니다."))
    row = office.citizen_problems.record(key)
    letter = letter_of(row, "은평구 기획예산과")
    assert letter.recipient == "홍*람 귀하"
    assert [word for word in ("홍하람", "지어낸길", "000-1234") if word in letter.text] == []
    assert "라. 답변: 가로등을 달았습니다." in letter.body
    assert letter.body.endswith("은평구청 자원순환과에 물어 주시면 성심껏 안내해 드리겠습니다.  끝.")
    assert (letter.sender, letter.numbers) == ("은평구청장", ("2021-난제-001",))
    plain = letter_of(row, "은평구 기획예산과", plain=True)
    assert plain.recipient == "홍하람 귀하(은평구 지어낸길 12)"
    assert "000-1234" not in plain.text


def test_answered_data_get_their_term(office: Office) -> None:
    office.registers.subjects.retain_months = 3
    key = received(
        office, applicant_name="홍하람", collection_basis=CollectionBasis.CONSENT, collected_on=DAY
    )
    office.citizen_problems.move([key], Step(S.SOLVED, TODAY, answer="됨"))
    assert office.citizen_problems.record(key).draft.retain_until == date(2022, 1, 18)


# Whom it finds, what it shows


def test_applicants_are_found_and_stay_masked(office: Office) -> None:
    key = received(
        office,
        applicant_name="홍하람",
        applicant_phone="00012345678",
        collection_basis=CollectionBasis.CONSENT,
    )
    received(office, "다른 것")
    problems = office.citizen_problems
    for typed in ("홍하", "ㅎㅎㄹ", "5678", "난제-001"):
        assert list(problems.listing(ListQuery(year=2021, text=typed)).ids) == [key], typed
    assert not problems.listing(ListQuery(year=2021, text="678")).ids  # three digits are anybody's
    (row,) = problems.rows([key])
    assert (row.draft.applicant_name, row.draft.applicant_phone) == ("홍*람", "000-****-5678")
    with office.store.reading() as s:
        keys = (
            s.connection()
            .exec_driver_sql("SELECT words || sounds || sort_key FROM citizen_problem")
            .scalars()
        )
        assert not any("홍하람" in one or "ㅎㅎㄹ" in one or "5678" in one for one in keys)


def test_forbidden_numbers_are_refused(office: Office) -> None:
    with pytest.raises(InputRefused):
        received(office, content="850101-1234567 사는 곳")


def test_gaps_ask_for_the_basis_only_where_there_are_data(office: Office) -> None:
    anonymous = office.citizen_problems.record(received(office)).draft
    known = office.citizen_problems.record(received(office, applicant_name="홍하람")).draft
    asked = {key for key, _ in office.citizen_problems.missing(anonymous)}
    assert "collection_basis" not in asked
    assert {"collection_basis", "collected_on", "retain_until"} <= {
        key for key, _ in office.citizen_problems.missing(known)
    }


# The project


def test_a_project_is_made_of_it_and_both_show_each_other(office: Office) -> None:
    key = received(office, field="친환경", content="쓰레기가 쌓임")
    projects = office.projects.citizen_problems
    with pytest.raises(InputRefused, match="소관 부서"):
        projects.make(key)
    office.citizen_problems.assign([key], Duty(department(office), tenant(office)))
    before = dump(office.store)
    change = projects.make(key)
    office.undo.remember(change)
    assert change.record_id is not None
    record = office.projects.record(change.record_id)
    assert (record.draft.name, record.department, record.draft.field) == (
        "골목이 어두움",
        "자원순환과",
        "친환경",
    )
    assert [one.name for one in record.draft.parties] == ["자원순환과", "꽃씨 청년일터"]
    assert "쓰레기가 쌓임" in record.draft.outline
    assert office.citizen_problems.record(key).draft.state is S.RUNNING
    made, origin = projects.of(key), projects.origin(change.record_id)
    assert made is not None
    assert made.id == change.record_id
    assert origin is not None
    assert (origin.id, origin.number) == (key, "2021-난제-001")
    with pytest.raises(InputRefused, match="이미 있습니다"):
        projects.make(key)
    office.undo.undo()
    assert dump(office.store) == before
    assert projects.of(key) is None


def test_a_project_that_was_deleted_can_be_made_anew(office: Office) -> None:
    key = received(office, department_id=department(office))
    projects = office.projects.citizen_problems
    first = projects.make(key).record_id
    assert first is not None
    office.projects.remove([first])
    assert projects.of(key) is None
    assert projects.make(key).record_id != first


def test_a_tenant_that_is_merged_takes_its_problems_along(office: Office) -> None:
    kept = tenant(office)
    twin = office.tenants.add(TenantDraft("꽃씨 청년 일터 2", place=TenantPlace.MIRAE)).record_id
    assert twin is not None
    key = received(office, tenant_id=twin)
    before = dump(office.store)
    assert "난제 1건" in office.merging.turned(TENANT, kept, twin).moved_words
    office.undo.remember(merged(office, TENANT, kept, twin))
    assert office.citizen_problems.record(key).draft.tenant_id == kept
    office.undo.undo()
    assert dump(office.store) == before


# Counts


def test_the_counts_are_those_of_the_register(office: Office) -> None:
    received(office, field="친환경", dong_id=department(office, "녹번동"))
    second = received(office, field="친환경")
    office.citizen_problems.move([second], Step(S.SOLVED, TODAY, answer="됨"))
    gone = received(office)
    office.citizen_problems.remove([gone])
    rows = tuple(office.citizen_problems.of_year(2021))
    register = ProblemRegister(2021, "은평구", TODAY, rows, tuple(office.citizen_problems.gaps(2021)))
    for lines in counted(register).values():
        whole = dict(zip(ProblemState, lines[-1].counts, strict=True))
        assert (lines[-1].total, whole[S.SOLVED], whole[S.RECEIVED]) == (len(rows), 1, 1)
    assert register.gaps == ("2021-난제-003",)


def test_the_years_figures_are_those_of_the_day_they_are_asked_for(office: Office) -> None:
    received(office, received_on=date(2021, 11, 1))
    solved = received(office)
    office.citizen_problems.move([solved], Step(S.SOLVED, date(2021, 10, 15), answer="됨"))
    received(office)

    def told(until: date) -> list[tuple[str, object]]:
        rows = office.performance.year(2021, until).indicators
        return [
            (one.name, one.actual) for one in rows if one.field == "혁신나눔왓에버" and one.target is None
        ]

    assert told(date(2021, 10, 14)) == [("접수", 2), ("해결", 0)]
    assert told(date(2021, 10, 15)) == [("접수", 2), ("해결", 1)]
    assert told(date(2021, 12, 31)) == [("접수", 3), ("해결", 1)]


def test_the_calendar_tells_of_problems_and_suggestions_and_of_no_person(office: Office) -> None:
    key = received(
        office, applicant_name="홍하람", collection_basis=CollectionBasis.CONSENT, collected_on=DAY
    )
    office.citizen_problems.move([key], Step(S.SOLVED, TODAY, answer="홍하람 님께 알림"))
    office.citizen_problems.reply(key, TODAY, "")
    entry = ProgressEntry(date(2021, 10, 8), "홍하람 주무관이 알려 옴")
    draft = SpaceSuggestionDraft(date(2021, 10, 5), "열린 마당", "밤에도", entries=(entry,))
    office.space_suggestions.add(draft)
    span = office.schedule.span(date(2021, 10, 1), date(2021, 10, 31))
    told = [(one.kind.word, one.title) for one in span.items if one.kind.record.value in KINDS]
    assert told == [
        ("난제 접수", "골목이 어두움 (2021-난제-001)"),
        ("공간 건의", "열린 마당"),
        ("건의 진행", "열린 마당"),
        ("난제 종결", "골목이 어두움 (2021-난제-001)"),
        ("난제 회신", "골목이 어두움 (2021-난제-001)"),
    ]
    assert "홍하람" not in str(told)
