"""근거 문서: what the plan and its projects rest on, found by a number (features.md C11)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.changes import Act, Kind
from desktop_app.errors import InputRefused
from desktop_app.example.fill import fill_reference
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.finding.records import Question
from desktop_app.listing import ListQuery
from desktop_app.meetings.records import MeetingDraft
from desktop_app.office import Office
from desktop_app.projects.basis import BasisDraft, BasisLine, RestLine, read_basis
from desktop_app.projects.records import ProjectDraft
from tests.doubles import made
from tests.dump import dump

YEAR = 2021
NUMBER = "총무과-18638"
DIRECTED = "‘국장 중심 책임행정제’ 협업사업 선정"
PLEDGE = "구청장 공약사업 「주민소통형 뉴(New) 혁신파크 추진」"


@pytest.fixture
def office(office: Office) -> Office:
    fill_reference(office)
    return office


def document(office: Office, number: str = NUMBER) -> int:
    return next(
        row.id
        for row in office.basis.rows(office.basis.listing(ListQuery()).ids)
        if row.draft.number == number
    )


def home(office: Office) -> int:
    found = office.directory.find("DEPARTMENT", "기획예산과")
    assert found is not None
    return found


def found(office: Office, typed: str) -> dict[str, set[int]]:
    groups = office.finding.find(Question(typed, "", YEAR)).groups
    return {group.key: {hit.record_id for hit in group.hits} for group in groups}


@pytest.mark.parametrize(
    ("said", "number", "title", "day"),
    [
        (f"{DIRECTED}(총무과-18638, 2018. 8. 23.)", NUMBER, DIRECTED, date(2018, 8, 23)),
        ("총무과 - 18638", NUMBER, "", None),
        (PLEDGE, "", PLEDGE, None),
        ("기획예산과-1204(2021.3.2.) 추진계획 방침", "기획예산과-1204", "추진계획 방침", date(2021, 3, 2)),
        ("2021-13-45 회의 결과", "", "2021-13-45 회의 결과", None),
    ],
)  # fmt: skip
def test_a_citation_is_read_as_number_title_and_day(
    said: str, number: str, title: str, day: date | None
) -> None:
    draft = read_basis(said)
    assert (draft.number, draft.title, draft.issued_on) == (number, title, day)


def test_a_new_office_knows_what_its_plan_and_projects_rest_on(office: Office) -> None:
    rows = office.basis.rows(office.basis.listing(ListQuery()).ids)
    assert [(row.draft.number, row.draft.issued_on, row.draft.issuer) for row in rows] == [
        (NUMBER, date(2018, 8, 23), "총무과"), ("", None, ""),
    ]  # fmt: skip
    projects = set(office.projects.listing(ListQuery(year=YEAR)).ids)
    for row in rows:
        owners = row.more["owners"]
        assert [one.title for one in owners if not one.table] == ["2021년 추진계획"]
        assert {one.id for one in owners if one.table == "project"} == projects


@pytest.mark.parametrize("typed", ["18638", "총무과-18638", "총무과 18638", "ㅊㅁㄱ"])
def test_searching_the_number_opens_the_document_and_the_projects(office: Office, typed: str) -> None:
    """Shown by (C11): searching the number opens plan and projects."""
    other = made(office.projects.add(ProjectDraft("꽃씨 나눔", YEAR, home(office))))
    groups = found(office, typed)
    assert groups["BASIS_DOCUMENT"] == {document(office)}
    listed = set(office.projects.listing(ListQuery(year=YEAR, text=typed)).ids)
    assert groups["PROJECT"] <= listed
    assert len(listed) == 12
    assert other not in listed


def test_a_project_takes_known_documents_and_new_ones_as_they_are_cited(office: Office) -> None:
    lines = (BasisLine(None, "총무과 18638"), BasisLine(None, "추진계획 방침(기획예산과-1204, 2021. 3. 2.)"))
    change = office.projects.add(ProjectDraft("꽃씨 나눔", YEAR, home(office), basis=lines))
    office.undo.remember(change)
    before, key = dump(office.store), made(change)
    stood = office.projects.record(key).draft
    new = document(office, "기획예산과-1204")
    assert [one.document_id for one in stood.basis] == [document(office), new]
    assert office.basis.record(new).draft.title == "추진계획 방침"
    office.undo.undo()
    assert "기획예산과-1204" not in [
        row.draft.number for row in office.basis.rows(office.basis.listing(ListQuery()).ids)
    ]
    office.undo.redo()
    assert dump(office.store) == before
    asked = Conditions(((Condition("basis", Operator.CONTAINS, ("기획예산과 1204",)),),))
    assert list(office.projects.listing(ListQuery(year=YEAR, conditions=asked)).ids) == [key]


def test_taking_a_document_out_of_a_project_is_told_in_its_history(office: Office) -> None:
    key = next(iter(office.projects.listing(ListQuery(year=YEAR)).ids))
    draft = office.projects.record(key).draft
    office.projects.edit(key, replace(draft, basis=draft.basis[:1]))
    assert office.history.of("project", key)[0].note == "근거 문서 잇기 뺌 1"
    assert office.projects.record(key).draft.version == (draft.version or 0) + 1


def test_a_deleted_project_leaves_the_document_and_comes_back_to_it(office: Office) -> None:
    key = next(iter(office.projects.listing(ListQuery(year=YEAR)).ids))
    before = len(office.basis.record(document(office)).draft.rests)
    office.undo.remember(office.projects.remove([key]))
    assert len(office.basis.record(document(office)).draft.rests) == before - 1
    office.undo.undo()
    assert len(office.basis.record(document(office)).draft.rests) == before


def test_any_record_can_rest_on_a_document(office: Office) -> None:
    meeting = made(office.meetings.add(MeetingDraft(title="협력회의", held_on=date(YEAR, 5, 12))))
    offered = {one.key: one.title for one in office.basis.may_rest(YEAR)}
    assert offered[f"meeting:{meeting}"] == "회의 · 협력회의"
    rests = (RestLine(f"meeting:{meeting}"), RestLine(f":{YEAR}"), RestLine(None))
    key = made(office.basis.add(BasisDraft("기획예산과-77", "개최 알림", rests=rests)))
    row = office.basis.record(key)
    assert [one.title for one in row.more["owners"]] == ["2021년 추진계획", "회의 · 협력회의"]
    office.meetings.remove([meeting])
    row = office.basis.record(key)
    assert [one.title for one in row.more["owners"]] == ["2021년 추진계획"]
    office.basis.edit(key, replace(row.draft, note="본다"))
    office.undo.remember(
        office.basis.edit(key, replace(office.basis.record(key).draft, title="개최 알림(다시)"))
    )
    assert [one.title for one in office.basis.record(key).more["owners"]] == ["2021년 추진계획"]


def test_the_same_document_is_not_entered_twice(office: Office) -> None:
    stood = office.basis.record(document(office)).draft
    with pytest.raises(InputRefused, match="이미 있습니다"):
        office.basis.add(BasisDraft("총무과 18638", stood.title))
    (problem,) = office.basis.problems(BasisDraft("총무과 18638", "다른 제목"))
    assert not problem.blocks
    with pytest.raises(InputRefused, match="문서번호나 제목"):
        office.basis.add(BasisDraft(issuer="총무과"))


def test_an_office_that_began_before_takes_the_plans_documents_in_one_act(office: Office) -> None:
    with pytest.raises(InputRefused, match="이미 모두"):
        office.basis.fill_from_plan()
    office.basis.remove(list(office.basis.listing(ListQuery()).ids))
    before = dump(office.store)
    change = office.basis.fill_from_plan()
    assert (change.act, change.count) == (Act.FILL_BASIS, 2)
    assert Kind.PROJECT in change.kinds
    office.undo.remember(change)
    assert len(office.basis.listing(ListQuery(view="projects")).ids) == 2
    office.undo.undo()
    assert dump(office.store) == before
