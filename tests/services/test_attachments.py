"""붙임 파일: copied into the office folder, still there wherever the folder goes (features.md C10)."""

import json
import os
import shutil
import stat
from datetime import date
from pathlib import Path

import pytest

from desktop_app import command_line, recovery
from desktop_app.attachments.records import AttachedFile, Owner, size_text
from desktop_app.attachments.vault import Vault
from desktop_app.changes import Act, Change, Kind
from desktop_app.directory.records import PersonDraft
from desktop_app.errors import FileTrouble, InputRefused, RecordMissing
from desktop_app.finding.records import Question
from desktop_app.lock import hold
from desktop_app.office import Office, open_office
from desktop_app.privacy.destruction_records import Order
from desktop_app.proposals.records import ProposalDraft, Proposer, ProposerKind
from desktop_app.terms import CollectionBasis, Direction
from desktop_app.values import tidy_line
from tests.doubles import TENANT, made, merged, proposal, tenant
from tests.dump import dump
from tests.hostile import HOSTILE, KOREAN

PLAN = b"%PDF-1.4 a plan of the shop window"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Where the officer's own files lie."""
    folder = tmp_path / "바탕 화면"
    folder.mkdir()
    return folder


@pytest.fixture
def owner(office: Office) -> Owner:
    return Owner(Kind.PROPOSAL, proposal(office, "빈 가게 전시 창", tenant(office, "느티나무")))


def file(desk: Path, name: str, data: bytes = PLAN) -> Path:
    path = desk / name
    path.write_bytes(data)
    return path


def attach(office: Office, owner: Owner, *paths: Path) -> Change:
    change = office.attachments.add(owner, office.attachments.keep(paths))
    office.undo.remember(change)
    return change


def names(office: Office, owner: Owner) -> list[str]:
    return [one.name for one in office.attachments.of(owner)]


def only(office: Office, owner: Owner) -> AttachedFile:
    (one,) = office.attachments.of(owner)
    return one


def stored(office: Office) -> list[Path]:
    return sorted(path for path in (office.folder / "attachments").rglob("*") if path.is_file())


def test_files_are_copied_and_open_without_the_originals(office: Office, owner: Owner, desk: Path) -> None:
    change = attach(office, owner, file(desk, "도면.pdf"), file(desk, "사진.jpg", b"jpeg"))
    assert (change.summary, change.count) == ("파일 2개를 붙였습니다.", 2)
    shutil.rmtree(desk)
    assert [(one.name, one.size_text) for one in office.attachments.of(owner)] == [
        ("도면.pdf", f"{len(PLAN)} B"),
        ("사진.jpg", "4 B"),
    ]
    opened = office.attachments.open_copy(office.attachments.of(owner)[0].id)
    assert (opened.name, opened.read_bytes()) == ("도면.pdf", PLAN)
    assert not opened.stat().st_mode & stat.S_IWRITE


def test_they_still_open_after_the_office_folder_has_moved(tmp_path: Path) -> None:
    """Shown by (C10): move the folder, all open, the check reports 0."""
    before, after = tmp_path / "업무", tmp_path / "딴 자리" / "새 업무"
    office = open_office(before)
    key = Owner(Kind.PROPOSAL, proposal(office, "빈 가게 전시 창", tenant(office, "느티나무")))
    papers = [file(tmp_path, f"붙임 {number}.pdf", PLAN + bytes([number])) for number in range(3)]
    attach(office, key, *papers)
    office.attachments.open_copy(office.attachments.of(key)[0].id)
    office.close()
    after.parent.mkdir()
    before.rename(after)
    for paper in papers:
        paper.unlink()
    office = open_office(after)
    opened = [office.attachments.open_copy(one.id) for one in office.attachments.of(key)]
    assert [path.read_bytes() for path in opened] == [PLAN + bytes([number]) for number in range(3)]
    assert all(path.is_relative_to(after) for path in opened)
    report = office.attachments.check()
    assert (report.count, report.faults) == (3, ())
    office.close()
    assert not any(path.is_file() for path in (after / "opened").rglob("*"))


def test_the_same_bytes_are_kept_once(office: Office, owner: Owner, desk: Path) -> None:
    other = Owner(Kind.PROPOSAL, proposal(office, "골목 장터", tenant(office, "꽃씨")))
    attach(office, owner, file(desk, "도면.pdf"))
    attach(office, other, file(desk, "같은 도면.pdf"))
    assert len(stored(office)) == 1
    again = attach(office, owner, file(desk, "또 도면.pdf"))
    assert (again.summary, again.count) == ("이미 붙어 있는 파일입니다.", 0)
    assert names(office, owner) == ["도면.pdf"]


def test_two_files_of_one_name_are_told_apart(office: Office, owner: Owner, desk: Path) -> None:
    (desk / "둘째").mkdir()
    attach(office, owner, file(desk, "도면.PDF"), file(desk / "둘째", "도면.pdf", b"another"))
    assert names(office, owner) == ["도면.PDF", "도면 (2).pdf"]


@pytest.mark.parametrize("trouble", ["folder", "missing", "large"])
def test_one_file_that_cannot_be_taken_keeps_all_out(
    office: Office, owner: Owner, desk: Path, trouble: str
) -> None:
    bad = desk / "나쁜 것"
    if trouble == "folder":
        bad.mkdir()
    elif trouble == "large":
        with bad.open("wb") as stream:
            stream.truncate(100 * 1024 * 1024 + 1)
    before = dump(office.store)
    with pytest.raises((InputRefused, FileTrouble), match="‘나쁜 것’") as refused:
        attach(office, owner, file(desk, "도면.pdf"), bad)
    assert refused.value.steps
    assert (dump(office.store), stored(office)) == (before, [])


def test_a_record_that_is_gone_takes_no_files(office: Office, desk: Path) -> None:
    with pytest.raises(RecordMissing):
        attach(office, Owner(Kind.PROPOSAL, 99), file(desk, "도면.pdf"))
    assert stored(office) == []


def test_undo_and_redo_bring_every_step_back(office: Office, owner: Owner, desk: Path) -> None:
    attach(office, owner, file(desk, "도면.pdf"))
    key = only(office, owner).id
    office.undo.remember(office.attachments.rename(key, "배치 도면"))
    assert names(office, owner) == ["배치 도면.pdf"]
    office.undo.remember(office.attachments.remove([key]))
    after = dump(office.store)
    assert names(office, owner) == []
    office.undo.undo()
    assert names(office, owner) == ["배치 도면.pdf"]
    office.undo.undo()
    office.undo.undo()
    assert names(office, owner) == []
    assert office.attachments.check().faults == ()  # a file that only a redo needs is no stray
    for _ in range(3):
        office.undo.redo()
    assert dump(office.store) == after
    office.undo.undo()
    assert office.attachments.open_copy(key).read_bytes() == PLAN


def test_files_come_in_with_a_new_proposal_in_one_act(office: Office, desk: Path) -> None:
    by = Proposer(ProposerKind.TENANT, tenant(office, "느티나무"))
    draft = ProposalDraft(Direction.TENANT_TO_DISTRICT, "빈 가게", by, date(2021, 9, 27))
    kept = office.attachments.keep([file(desk, "도면.pdf"), file(desk, "사진.jpg", b"jpeg")])
    change = office.proposals.receive(draft, office.attachments.along(Kind.PROPOSAL, kept))
    owner = Owner(Kind.PROPOSAL, made(change))
    assert names(office, owner) == ["도면.pdf", "사진.jpg"]
    assert change.inverse is not None
    change.inverse()
    assert names(office, owner) == []
    assert office.attachments.check().faults == ()


def test_what_was_kept_for_a_refused_save_is_taken_back(office: Office, desk: Path) -> None:
    kept = office.attachments.keep([file(desk, "도면.pdf")])
    with pytest.raises(InputRefused):
        office.proposals.receive(ProposalDraft(), office.attachments.along(Kind.PROPOSAL, kept))
    office.attachments.forget(kept)
    assert stored(office) == []


def test_missing_altered_and_unknown_files_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "업무"
    office = open_office(folder)
    owner = Owner(Kind.PROPOSAL, proposal(office, "빈 가게", tenant(office, "느티나무")))
    attach(office, owner, *(file(tmp_path, f"{name}.pdf", name.encode()) for name in ("가", "나", "다")))
    gone, changed, _whole = office.attachments.of(owner)
    places = {path.read_bytes().decode(): path for path in stored(office)}
    places["가"].unlink()
    places["나"].write_bytes("너".encode())
    (folder / "attachments" / "stray").write_bytes(b"?")
    told = office.attachments.check()
    assert told.faults == (
        "붙임 파일이 업무 폴더에 없습니다(‘가.pdf’).",
        "붙임 파일이 붙인 뒤에 바뀌었습니다(‘나.pdf’).",
        "어느 기록에도 붙지 않은 파일이 있습니다(attachments/stray).",
    )
    assert [one.present for one in office.attachments.of(owner)] == [False, True, True]
    for one in (gone, changed):
        with pytest.raises(FileTrouble):
            office.attachments.open_copy(one.id)
    office.close()
    code = command_line.main(["check", "--json", "--office", str(folder)], lambda _: 99)
    answer = json.loads(capsys.readouterr().out)
    assert (code, answer["sound"]) == (1, False)
    assert [one["fault"] for one in answer["findings"]] == ["file_missing", "file_altered", "file_unknown"]
    (folder / "attachments" / "stray").unlink()
    office = open_office(folder)
    attach(
        office, owner, file(tmp_path, "가 다시.pdf", "가".encode()), file(tmp_path, "나.pdf", "나".encode())
    )
    assert office.attachments.check().faults == ()  # the same bytes put right what was lost
    office.close()
    assert command_line.main(["check", "--office", str(folder)], lambda _: 99) == 0


def test_a_backup_names_the_files_it_needs_and_a_restore_what_is_missing(tmp_path: Path) -> None:
    folder = tmp_path / "업무"
    office = open_office(folder)
    owner = Owner(Kind.PROPOSAL, proposal(office, "빈 가게", tenant(office, "느티나무")))
    attach(office, owner, file(tmp_path, "도면.pdf"), file(tmp_path, "뺀 것.pdf", b"removed"))
    office.attachments.remove([office.attachments.of(owner)[1].id])
    (folder / "attachments" / "stray").write_bytes(b"?")
    office.close()
    copy = recovery.candidates(folder)[0]
    manifest = json.loads((folder / "backups" / f"{copy.name}.json").read_bytes())["attachments"]
    kept = {path.relative_to(folder).as_posix() for path in stored(office)} - {"attachments/stray"}
    assert set(manifest) == kept
    lost = next(path for path in stored(office) if path.read_bytes() == PLAN)
    lost.unlink()
    with hold(folder) as held:
        done = recovery.bring_back(held, copy.name)
    assert done.missing == (lost.relative_to(folder).as_posix(),)


def test_a_merge_carries_the_files_along(office: Office, desk: Path) -> None:
    one, other = tenant(office, "느티나무"), tenant(office, "(주)느티나무")
    attach(office, Owner(Kind.TENANT, one), file(desk, "협약서.pdf"))
    attach(office, Owner(Kind.TENANT, other), file(desk, "소개서.pdf", b"about"))
    change = merged(office, TENANT, one, other)
    assert "붙임 파일 1개" in change.summary
    assert names(office, Owner(Kind.TENANT, one)) == ["협약서.pdf", "소개서.pdf"]
    assert change.inverse is not None
    change.inverse()
    assert names(office, Owner(Kind.TENANT, one)) == ["협약서.pdf"]
    assert names(office, Owner(Kind.TENANT, other)) == ["소개서.pdf"]


def test_a_file_is_found_by_its_name_and_leads_to_its_record(
    office: Office, owner: Owner, desk: Path
) -> None:
    attach(office, owner, file(desk, "가게 배치도.pdf"))
    (group,) = [
        one for one in office.finding.find(Question("ㄱㄱㅂㅊㄷ", "", 2021)).groups if one.key == "ATTACHMENT"
    ]
    (hit,) = group.hits
    assert (hit.kind, hit.record_id, hit.title, hit.year) == (
        Kind.PROPOSAL,
        owner.id,
        "가게 배치도.pdf",
        2021,
    )
    assert hit.aside == f"2021-제안-001 빈 가게 전시 창 · {len(PLAN)} B"
    office.attachments.remove([only(office, owner).id])
    assert not office.finding.find(Question("배치도", "", 2021)).groups


def test_a_destroyed_file_is_shown_and_missed_no_more(office: Office, owner: Owner, desk: Path) -> None:
    person = made(
        office.people.add(
            PersonDraft(
                "홍가온", tenant_id=tenant(office, "꽃씨"), phone="000-1234-5678",
                collection_basis=CollectionBasis.CONSENT, collected_on=date(2021, 3, 2),
            )
        )
    )  # fmt: skip
    attach(office, owner, file(desk, "명단.csv", "홍가온,000-1234-5678".encode("cp949")))
    (desk / "명단.csv").unlink()
    office.attachments.open_copy(only(office, owner).id)
    files = office.destruction.preview([person]).files
    assert {one.path.split("/")[0] for one in files} == {"attachments", "opened"}
    assert {one.words for one in files} == {"붙임 파일 ‘명단.csv’", next(f.path for f in files if f.remove)}
    order = Order((person,), "보유기한 지남", (), tuple(one.path for one in files))
    done = office.destruction.destroy(order, lambda *_: None, lambda *_: None)
    assert done.left == ()
    assert (names(office, owner), stored(office)) == ([], [])
    assert office.attachments.check().faults == ()


def test_a_program_is_never_started_from_here(office: Office, owner: Owner, desk: Path) -> None:
    attach(office, owner, file(desk, "도면.pdf.exe", b"MZ"))
    key = only(office, owner).id
    with pytest.raises(InputRefused, match="실행되는 파일"):
        office.attachments.open_copy(key)
    target = desk / "꺼낸 것.exe"
    office.attachments.copy_out(key, target)
    assert target.read_bytes() == b"MZ"


def test_a_rename_keeps_the_ending_and_needs_a_name(office: Office, owner: Owner, desk: Path) -> None:
    attach(office, owner, file(desk, "도면.pdf"), file(desk, "둘째.pdf", b"2"))
    key = office.attachments.of(owner)[0].id
    office.attachments.rename(key, "../../etc/ 둘째 ")
    assert names(office, owner)[0] == "_.._etc_ 둘째.pdf"
    with pytest.raises(InputRefused):
        office.attachments.rename(key, "  ")


def test_a_resident_number_is_no_file_name(office: Office, owner: Owner, desk: Path) -> None:
    with pytest.raises(InputRefused, match="주민등록번호"):
        attach(office, owner, file(desk, "900101-1234568.pdf"))
    assert stored(office) == []


def test_every_name_becomes_a_safe_one_and_opens(office: Office, owner: Owner, desk: Path) -> None:
    attach(office, owner, file(desk, "가.pdf"))
    key = only(office, owner).id
    for text in (*HOSTILE, *KOREAN):
        try:
            office.attachments.rename(key, text)
        except InputRefused:
            assert not tidy_line(text)
            continue
        name = only(office, owner).name
        assert name.endswith(".pdf")
        assert Path(name).name == name
        assert office.attachments.open_copy(key).read_bytes() == PLAN


def test_a_place_outside_of_the_folder_is_refused(office: Office) -> None:
    vault = Vault(office.folder)
    with pytest.raises(FileTrouble):
        vault.path("../office.db")
    assert not vault.has("../office.db", 1)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="who may read everything is refused nothing")
def test_a_file_that_may_not_be_read_is_told(office: Office, owner: Owner, desk: Path) -> None:
    path = file(desk, "비밀.pdf")
    path.chmod(0)
    with pytest.raises(FileTrouble, match="읽지 못했습니다"):
        attach(office, owner, path)


def test_sizes_are_told_shortly() -> None:
    sizes = (0, 1023, 1024, 1536, 20 * 1024, 5 * 1024**2, 100 * 1024**2, 3 * 1024**3)
    assert [size_text(size) for size in sizes] == [
        "0 B", "1,023 B", "1.0 KB", "1.5 KB", "20 KB", "5.0 MB", "100 MB", "3.0 GB",
    ]  # fmt: skip


def test_the_history_of_the_record_tells_of_its_files(office: Office, owner: Owner, desk: Path) -> None:
    attach(office, owner, file(desk, "도면.pdf"))
    acts = [line.act for line in office.proposals.history(owner.id)]
    assert acts == [Act.ATTACH_FILES.value, Act.RECEIVE_PROPOSAL.value]
