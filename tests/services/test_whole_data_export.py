"""전체 자료 내보내기: one workbook, one archive, people's data for a reason alone (features.md J9, PII-4)."""

import json
from datetime import date, datetime, time
from pathlib import Path
from zipfile import ZipFile

import pytest

from desktop_app import command_line
from desktop_app.attachments.records import Owner
from desktop_app.changes import Kind
from desktop_app.directory.contact_records import ContactDraft
from desktop_app.directory.records import Body, BodyKind, PersonDraft
from desktop_app.errors import InputRefused
from desktop_app.example.fill import fill_reference
from desktop_app.office import Office, open_office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import ContactWay, Deed, TenantPlace, UsageHost, UsageState
from desktop_app.venues.records import UsageDraft
from desktop_app.whole_data.service import Exported, WholeData, archive_of
from tests.whole_data_book import cells_of, column, silent


@pytest.fixture
def whole(office: Office) -> WholeData:
    fill_reference(office)
    return office.whole_data


def out(whole: WholeData, tmp_path: Path, **more: object) -> Exported:
    return whole.export(tmp_path / "전체.xlsx", silent, **{"reason": "새 PC로 옮김", **more})  # type: ignore[arg-type]


def test_a_new_office_is_the_template(tmp_path: Path) -> None:
    office = open_office(tmp_path / "업무")
    made = office.whole_data.export(tmp_path / "양식.xlsx", silent)
    office.close()
    cells = cells_of(made.workbook)
    assert len(cells) == 73
    assert cells["입주단체"][0][:3] == ("단체명", "관리 구분", "공간 구분")
    assert len(cells["입주단체"]) == 1
    assert "기획예산과" in column(cells, "부서", "부서명")
    assert made.archive is None
    assert not archive_of(made.workbook).exists()


def test_days_times_numbers_and_words_are_true_cells(
    office: Office, whole: WholeData, tmp_path: Path
) -> None:
    building = office.directory.buildings()[0]
    department = office.directory.departments()[0]
    office.usages.add(
        UsageDraft(
            used_on=date(2021, 4, 6),
            start_minute=840,
            end_minute=1440,
            event="=1+1",
            host=UsageHost.DEPARTMENT,
            department_id=department.id,
            building_id=building.id,
            fee_won=30_000,
            state=UsageState.PLANNED,
            note="첫 줄\n둘째 줄 _x0041_",
        )
    )
    cells = cells_of(out(whole, tmp_path).workbook)
    used = {head: column(cells, "대관 이용", head)[0] for head in cells["대관 이용"][0]}
    assert used["이용일"] == datetime(2021, 4, 6)
    assert str(used["시작 시각"]) in {"14:00:00", str(time(14))}
    assert used["이용료(원)"] == 30_000
    assert (used["행사명"], used["감면"], used["주최"], used["상태"]) == ("=1+1", "아니요", "부서", "예정")
    assert used["부서·동"] == department.label
    assert used["메모"].startswith("첫 줄\n둘째 줄 _x005F_x0041_")


def test_files_go_along_once_each_under_their_names(office: Office, whole: WholeData, tmp_path: Path) -> None:
    key = office.tenants.add(TenantDraft("꽃씨", place=TenantPlace.MIRAE)).record_id
    assert key is not None
    paths = [tmp_path / name for name in ("계획.txt", "사본.txt")]
    for path in paths:
        path.write_text("같은 내용", encoding="utf-8")
    office.attachments.add(Owner(Kind.TENANT, key), office.attachments.keep(paths[:1]))
    other = office.tenants.add(TenantDraft("나래", place=TenantPlace.MIRAE)).record_id
    assert other is not None
    office.attachments.add(Owner(Kind.TENANT, other), office.attachments.keep(paths[1:]))
    made = out(whole, tmp_path)
    assert made.archive == tmp_path / "전체 붙임.zip"
    cells = cells_of(made.workbook)
    assert column(cells, "붙임 파일", "기록") == ["꽃씨", "나래"]
    assert column(cells, "붙임 파일", "파일") == ["attachments/0001 계획.txt"] * 2
    with ZipFile(made.archive) as archive:
        assert archive.read("attachments/0001 계획.txt").decode() == "같은 내용"
        assert len(archive.namelist()) == 1


def test_a_file_that_is_lost_is_told_and_does_not_stop_the_rest(
    office: Office, whole: WholeData, tmp_path: Path
) -> None:
    key = office.tenants.add(TenantDraft("꽃씨", place=TenantPlace.MIRAE)).record_id
    assert key is not None
    path = tmp_path / "계획.txt"
    path.write_text("내용", encoding="utf-8")
    (kept,) = office.attachments.keep([path])
    office.attachments.add(Owner(Kind.TENANT, key), [kept])
    (office.folder / "attachments" / kept.stored).write_text("다른 것", encoding="utf-8")
    assert out(whole, tmp_path).notices == (
        "‘attachments/0001 계획.txt’ 파일이 받은 뒤에 바뀌어 넣지 않았습니다.",
    )


def test_deleted_rows_stay_away_unless_something_refers_to_them(
    office: Office, whole: WholeData, tmp_path: Path
) -> None:
    gone, alone = (
        office.tenants.add(TenantDraft(name, place=TenantPlace.MIRAE)).record_id for name in ("꽃씨", "나래")
    )
    assert gone is not None
    assert alone is not None
    path = tmp_path / "계획.txt"
    path.write_text("내용", encoding="utf-8")
    office.attachments.add(Owner(Kind.TENANT, gone), office.attachments.keep([path]))
    office.tenants.remove([gone, alone])
    cells = cells_of(out(whole, tmp_path).workbook)
    assert column(cells, "입주단체", "단체명") == ["꽃씨"]
    assert column(cells, "입주단체", "지움") == ["예"]


def test_two_of_one_name_are_told_apart(office: Office, whole: WholeData, tmp_path: Path) -> None:
    for day in (date(2020, 1, 2), date(2021, 1, 4)):
        office.tenants.add(
            TenantDraft("꽃씨", place=TenantPlace.MIRAE, moved_in_on=day, aliases=(f"꽃 {day.year}",))
        )
    cells = cells_of(out(whole, tmp_path).workbook)
    assert column(cells, "입주단체", "구별") == [None, 2]
    named = dict(
        zip(column(cells, "다른 이름", "다른 이름"), column(cells, "다른 이름", "입주단체"), strict=True)
    )
    assert (named["꽃 2020"], named["꽃 2021"]) == ("꽃씨", "꽃씨 [2]")


def test_people_leave_for_a_reason_that_is_written_down(
    office: Office, whole: WholeData, tmp_path: Path
) -> None:
    _add_person(office)
    with pytest.raises(InputRefused, match="1명의 개인정보"):
        out(whole, tmp_path, reason=" ")
    assert list(tmp_path.glob("전체*")) == []
    assert out(whole, tmp_path).persons == 1
    (line, *_) = office.access.entries()
    assert (line.deed, line.subject, line.persons, line.reason) == (Deed.EXPORT, "person", 1, "새 PC로 옮김")


def test_of_somebody_deleted_only_the_row_goes_along(
    office: Office, whole: WholeData, tmp_path: Path
) -> None:
    """A contact still names the row; who it was stays in the office folder."""
    department = office.directory.departments()[0].id
    person = _add_person(office)
    body = Body(BodyKind.DEPARTMENT, department)
    office.contacts.add(ContactDraft(office.clock.today(), body, ContactWay.PHONE, person, "물음"))
    office.people.remove([person])
    cells = cells_of(out(whole, tmp_path, reason="").workbook)
    assert (column(cells, "사람", "성명"), column(cells, "사람", "지움")) == (["(파기)"], ["예"])
    assert column(cells, "사람", "전화") == [None]
    assert "홍길동" not in str(cells)


def test_without_people_nothing_is_asked_and_nothing_of_them_leaves(
    office: Office, whole: WholeData, tmp_path: Path
) -> None:
    _add_person(office)
    before = len(office.access.entries())
    made = out(whole, tmp_path, reason="", personal=False)
    cells = cells_of(made.workbook)
    assert "사람" not in cells
    assert not [row for rows in cells.values() for row in rows if "홍길동" in map(str, row)]
    assert made.persons == 0
    assert len(office.access.entries()) == before


def test_stopping_leaves_no_file_behind(whole: WholeData, tmp_path: Path) -> None:
    def stop(done: int, _total: int, _text: str) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        whole.export(tmp_path / "전체.xlsx", stop, reason="옮김")
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith((".park-ieum", "전체"))]


def test_the_command_line_exports(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    open_office(tmp_path / "업무").close()
    words = ["data", "export", str(tmp_path / "전체.xlsx"), "--office", str(tmp_path / "업무"), "--json"]
    assert command_line.main(words, lambda _: 99) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["files"] == [str(tmp_path / "전체.xlsx")]
    assert told["rows"]["부서"] > 20
    words[2] = str(tmp_path / "전체.csv")
    assert command_line.main(words, lambda _: 99) == 1
    assert ".xlsx로 끝나야" in json.loads(capsys.readouterr().out)["error"]["what"]


def _add_person(office: Office) -> int:
    department = office.directory.departments()[0]
    draft = PersonDraft("홍길동", phone="000-0000-0000", department_id=department.id)
    key = office.people.add(draft).record_id
    assert key is not None
    return key
