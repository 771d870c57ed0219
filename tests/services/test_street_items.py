"""거리 사업 with its photographs and payments, as the officer keeps it (features.md C5)."""

import struct
import zlib
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from desktop_app.attachments.records import Owner
from desktop_app.budget.records import EntryDraft, PlannedBudget, PlannedLine
from desktop_app.changes import Kind
from desktop_app.errors import FileTrouble, InputRefused
from desktop_app.example.fill import fill_reference
from desktop_app.example.street_pictures import street_picture
from desktop_app.finding.records import Question
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.pictures import LARGEST_PIXELS, shrunk
from desktop_app.project_records.benchmarks import BenchmarkDraft
from desktop_app.project_records.participants import ParticipantDraft
from desktop_app.project_records.progress_notes import ProgressDraft
from desktop_app.project_records.street_items import Side, StreetItemDraft
from desktop_app.projects.records import KeptOf
from desktop_app.terms import EntryKind
from tests.dump import dump

YEAR = 2021


@pytest.fixture
def office(office: Office) -> Office:
    fill_reference(office)
    return office


@pytest.fixture
def project(office: Office) -> int:
    return office.projects.listing(ListQuery(year=YEAR)).ids[0]


@pytest.fixture
def item(office: Office, project: int) -> int:
    key = office.street_items.add(
        StreetItemDraft(project, "녹번 사진관", sign="오래된 얼굴들", cost_won=800_000)
    ).record_id
    assert key is not None
    return key


def put(office: Office, item: int, side: Side, path: Path) -> None:
    kept = office.attachments.keep_picture(path)
    attach = office.attachments.along(Kind.STREET_ITEM, [kept])
    office.undo.remember(office.street_items.set_picture(item, side, kept.sha256, attach))


def photo(folder: Path, name: str, place: int = 0, *, hung: bool = False) -> Path:
    path = folder / name
    path.write_bytes(street_picture(place, hung=hung))
    return path


def shown(office: Office, item: int) -> tuple[str, str]:
    """The names of the files before and after."""
    row = office.street_items.record(item)
    names = {one.id: one.name for one in office.attachments.of(Owner(Kind.STREET_ITEM, item))}
    return names.get(row.more["before"], ""), names.get(row.more["after"], "")


def test_pictures_come_change_and_go_each_with_its_way_back(
    office: Office, item: int, tmp_path: Path
) -> None:
    put(office, item, Side.BEFORE, photo(tmp_path, "전.png"))
    put(office, item, Side.AFTER, photo(tmp_path, "후.png", hung=True))
    assert shown(office, item) == ("전.png", "후.png")
    put(office, item, Side.AFTER, photo(tmp_path, "다시.png", 1, hung=True))
    assert shown(office, item) == ("전.png", "다시.png")
    assert len(office.attachments.of(Owner(Kind.STREET_ITEM, item))) == 2
    office.undo.undo()
    assert shown(office, item) == ("전.png", "후.png")
    office.undo.remember(office.street_items.drop_picture(item, Side.BEFORE))
    assert shown(office, item) == ("", "후.png")
    office.undo.undo()
    assert shown(office, item) == ("전.png", "후.png")


def test_the_history_tells_which_picture_came(office: Office, item: int, tmp_path: Path) -> None:
    put(office, item, Side.AFTER, photo(tmp_path, "후.png", hung=True))
    newest = office.history.of("street_item", item)[0]
    assert (newest.act, newest.note) == ("전후 사진 넣기", "설치 후 사진")


def test_one_file_may_stand_on_both_sides(office: Office, item: int, tmp_path: Path) -> None:
    path = photo(tmp_path, "같은.png")
    put(office, item, Side.BEFORE, path)
    put(office, item, Side.AFTER, path)
    assert shown(office, item) == ("같은.png", "같은.png")
    office.street_items.drop_picture(item, Side.BEFORE)
    assert shown(office, item) == ("", "같은.png")


def test_the_form_saves_around_pictures_that_came_meanwhile(
    office: Office, item: int, tmp_path: Path
) -> None:
    put(office, item, Side.BEFORE, photo(tmp_path, "전.png"))
    draft = office.street_items.record(item).draft
    office.street_items.edit(item, replace(draft, artist="예시 작가"))
    assert shown(office, item) == ("전.png", "")


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int, height: int, rows: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*one) for one in parts)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "깨진"),
        (b"not a picture at all", "깨진"),
        (b"%PDF-1.4", "깨진"),
        (b"GIF89a" + bytes(40), "깨진"),
        (png(60_000, 60_000), "너무 큽니다"),
        (png(300, 300), "깨진"),
        (street_picture(0, hung=True)[:200], "깨진"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "깨진"),
    ],
    ids=("empty", "text", "pdf", "gif", "bomb", "no rows", "cut off", "svg"),
)
def test_what_is_no_photograph_is_refused_and_nothing_stays(
    office: Office, tmp_path: Path, data: bytes, words: str
) -> None:
    path = tmp_path / "사진.png"
    path.write_bytes(data)
    before = dump(office.store)
    with pytest.raises((InputRefused, FileTrouble), match=words):
        office.attachments.keep_picture(path)
    assert dump(office.store) == before
    assert not [one for one in (office.folder / "attachments").rglob("*") if one.is_file()]


def test_a_photograph_is_made_small_upright_and_without_its_place() -> None:
    picture = shrunk(street_picture(1, hung=True), 80)
    assert (picture.width, picture.height) == (80, 60)
    assert picture.data.startswith(b"\xff\xd8")
    assert b"Exif" not in picture.data
    assert shrunk(street_picture(1, hung=True), 80) == picture
    assert picture.within(40, 40) == (40, 30)
    assert LARGEST_PIXELS < 10**8


def test_a_turned_photograph_stands_upright() -> None:
    stream, exif = BytesIO(), Image.Exif()
    exif[0x0112] = 6  # turned to the right
    Image.new("RGB", (40, 20), "red").save(stream, "JPEG", exif=exif)
    picture = shrunk(stream.getvalue(), 100)
    assert (picture.width, picture.height) == (20, 40)


def test_the_cost_of_a_project_is_the_sum_of_its_list(office: Office, project: int, item: int) -> None:
    office.street_items.add(StreetItemDraft(project, "열쇠집", cost_won=750_000))
    listing = office.street_items.listing(ListQuery(year=YEAR, within=project))
    (total,) = [one.value for one in listing.totals if one.label == "설치비"]
    assert total == "1,550,000원"
    assert office.street_items.cost(project) == kept(office, project).cost_won == 1_550_000
    office.street_items.remove([item])
    assert kept(office, project).cost_won == 750_000
    assert kept(office, project).counts["street_item"] == 1


def kept(office: Office, project: int) -> KeptOf:
    found = office.projects.record(project).kept
    assert found is not None
    return found


def payment(office: Office, won: int) -> int:
    levels = ("기획예산과", "구정기본방향", "창의비전 지원", "혁신파크 연계사업")
    plan = PlannedBudget(levels, (PlannedLine("201-01", "사무관리비", 12_600_000),))
    office.budget.levels.set_up_year(YEAR, plan, allotted=True)
    account = next(one.id for one in office.budget.levels.tree(YEAR) if one.code == "201-01")
    day = date(YEAR, 5, 15)
    key = office.budget.save(
        EntryDraft(YEAR, account, EntryKind.DISBURSEMENT, day, won, "갤러리 간판 제작")
    ).record_id
    assert key is not None
    return key


def test_a_cost_that_differs_from_its_payment_is_told(office: Office, project: int, item: int) -> None:
    entry = payment(office, 1_500_000)
    assert office.street_items.choices("entry_id", YEAR) == [(entry, "5. 15. 갤러리 간판 제작 1,500,000원")]
    assert office.street_items.choices("entry_id", YEAR + 1) == []
    draft = replace(office.street_items.record(item).draft, entry_id=entry)
    (problem,) = office.street_items.problems(draft, item)
    assert (problem.field, problem.blocks) == ("cost_won", False)
    assert "800,000원" in problem.text
    assert "1,500,000원" in problem.text
    office.street_items.edit(item, draft)
    differs = ListQuery(year=YEAR, view="differs")
    assert list(office.street_items.listing(differs).ids) == [item]
    other = StreetItemDraft(project, "열쇠집", cost_won=700_000, entry_id=entry)
    assert not office.street_items.problems(other)  # one payment pays for both
    office.street_items.add(other)
    assert not office.street_items.listing(differs).ids


def test_a_payment_that_was_reversed_is_not_offered(office: Office) -> None:
    entry = payment(office, 800_000)
    office.budget.confirm([entry])
    office.budget.reverse(entry, "잘못 적음")
    assert office.street_items.choices("entry_id", YEAR) == []


def test_a_payment_for_another_project_is_told(office: Office, project: int, item: int) -> None:
    entry = payment(office, 800_000)
    other = office.projects.listing(ListQuery(year=YEAR)).ids[1]
    office.budget.save(replace(office.budget.record(entry).draft, project_id=other))
    draft = replace(office.street_items.record(item).draft, entry_id=entry)
    (problem,) = office.street_items.problems(draft, item)
    assert (problem.field, problem.blocks) == ("entry_id", False)
    office.budget.save(replace(office.budget.record(entry).draft, project_id=project))
    assert not office.street_items.problems(draft, item)


def test_a_payment_that_is_gone_is_told(office: Office, item: int) -> None:
    entry = payment(office, 800_000)
    draft = replace(office.street_items.record(item).draft, entry_id=entry)
    office.street_items.edit(item, draft)
    office.budget.remove([entry])
    row = office.street_items.record(item)
    (problem,) = office.street_items.problems(row.draft, item)
    assert (problem.field, problem.blocks) == ("entry_id", False)
    assert row.more["paid"] is None


def test_a_project_that_is_deleted_takes_its_records_along_and_brings_them_back(
    office: Office, project: int, item: int, tmp_path: Path
) -> None:
    office.participants.add(ParticipantDraft(project, "초록 빵집"))
    office.progress_notes.add(ProgressDraft(project, date(YEAR, 5, 1), text="모집"))
    office.benchmarks.add(BenchmarkDraft(project, "경리단길", date(YEAR, 6, 3)))
    put(office, item, Side.AFTER, photo(tmp_path, "후.png", hung=True))
    before = dump(office.store)
    office.undo.remember(office.projects.remove([project]))
    for register in (office.participants, office.progress_notes, office.benchmarks, office.street_items):
        assert not register.listing(ListQuery()).ids
    office.undo.undo()
    assert dump(office.store) == before


def test_a_photograph_is_found_and_leads_to_its_item(office: Office, item: int, tmp_path: Path) -> None:
    put(office, item, Side.AFTER, photo(tmp_path, "사진관 앞모습.png", hung=True))
    groups = office.finding.find(Question("앞모습", "", YEAR)).groups
    (hit,) = [one for group in groups for one in group.hits]
    assert (hit.kind, hit.record_id, hit.year) == (Kind.STREET_ITEM, item, YEAR)
    assert hit.aside.startswith("녹번 사진관")
