"""The program without its window: exit codes, Korean reasons, stable JSON, never a traceback."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.tenants import Tenant
from desktop_app import command_line, lock
from desktop_app.changes import Act
from desktop_app.office import open_office
from desktop_app.returns.next_round import whole_year
from desktop_app.verbs import storage
from tests.command import Line
from tests.filled_forms import blank_file, fill
from tests.proposal_office import ProposalOffice

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed office with two tenants and the backup of its close."""
    folder = tmp_path / "업무 폴더"
    office = open_office(folder)
    with office.store.writing(Act.ADD_TENANT) as s:
        s.add_all([Tenant(name=f"단체 {n}", tenant_group="CENTER", place="MIRAE") for n in (1, 2)])
    office.close()
    return folder


@pytest.fixture
def line(folder: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    return Line(folder, capsys)


def test_a_sound_file_says_so(line: Line) -> None:
    assert line.run("check") == (0, "이상이 없습니다.\n", "")
    assert line.data("check") == (0, {"ok": True, "verb": "check", "sound": True, "findings": []})


def test_a_changed_file_is_told_with_the_way_out(line: Line, folder: Path) -> None:
    body = bytearray((folder / "office.db").read_bytes())
    body[27] ^= 1  # the change counter, which no check of SQLite compares
    (folder / "office.db").write_bytes(body)
    code, out, err = line.run("check")
    assert (code, out) == (1, "")
    assert "바뀌었습니다" in err
    assert "park-ieum restore" in err
    code, told = line.data("check")
    assert code == 1
    assert (told["ok"], told["findings"][0]["fault"]) == (False, "seal")


def test_a_backup_is_made_listed_and_restored(line: Line) -> None:
    code, made = line.data("backup")
    assert code == 0
    name = made["backup"]["name"]
    code, listed = line.data("backups")
    assert code == 0
    assert listed["backups"][0] == made["backup"]
    assert set(made["backup"]) == {"name", "made_at", "reason", "size", "schema", "rows", "verified"}
    code, out, _ = line.run("backups")
    assert name in out
    assert "입주단체 2" in out
    code, done = line.data("restore", name)
    assert code == 0
    assert done["restored"]["name"] == name
    assert done["kept_as"].endswith("-restore")


def test_the_window_may_stay_open_for_check_and_backup(line: Line, folder: Path) -> None:
    office = open_office(folder)
    assert line.run("check")[0] == 0
    assert line.run("backup")[0] == 0
    code, out, err = line.run("restore", "1")
    office.close()
    assert (code, out) == (1, "")
    assert f"프로그램 번호 {os.getpid()}" in err


def test_a_broken_office_is_restored_without_a_window(line: Line, folder: Path) -> None:
    (folder / "office.db").write_bytes(b"x" * 9000)
    assert line.run("check")[0] == 1
    assert line.run("backup")[0] == 1
    code, out, _ = line.run("restore", "1")
    assert code == 0
    assert "broken-" in out
    assert line.run("check")[0] == 0


def test_an_unknown_copy_is_refused_with_its_reason(line: Line) -> None:
    code, out, err = line.run("restore", "없는 사본")
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        "'없는 사본'이라는 사본이 없습니다.",
        "지금 자료는 그대로입니다.",
        "사본 목록(backups)에서 이름을 확인하세요.",
    ]
    code, told = line.data("restore", "없는 사본")
    assert code == 1
    assert told["ok"] is False
    assert set(told["error"]) == {"what", "safe", "steps"}


def test_no_verb_makes_an_office_by_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = Line(tmp_path / "없음", capsys)
    for words in (["check"], ["backup"], ["backups"], ["restore", "1"], FORM):
        code, _, err = line.run(*words)
        assert code == 1
        assert "업무 폴더가 아닙니다" in err
    assert not (tmp_path / "없음").exists()


FORM = ["form", "opinion", "--proposal", "2021-제안-001", "--out", "x.pdf"]


def test_a_form_needs_a_proposal_and_a_kind_of_file_it_can_make(line: Line, tmp_path: Path) -> None:
    code, _, err = line.run(*FORM)
    assert code == 1
    assert "2021-제안-001 제안이 없습니다" in err
    code, _, err = line.run(*FORM[:-1], str(tmp_path / "x.doc"))
    assert code == 1
    assert ".pdf" in err


def test_forms_are_written_in_every_kind_and_one_a_department_into_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "업무"
    office = open_office(folder)
    records = ProposalOffice(office.store, office.proposals).fill_beside_plan(office.directory)
    records.ask(records.receive(), "사회적경제과", "도시계획과")
    office.close()
    line = Line(folder, capsys)
    for ending, start in ((".pdf", b"%PDF"), (".xlsx", b"PK"), (".hwpx", b"PK")):
        target = tmp_path / f"서식{ending}"
        code, told = line.data(*FORM[:-1], str(target), "--blank")
        assert (code, told["files"], told["forms"]) == (0, [str(target)], 2)
        assert target.read_bytes().startswith(start)
    sent = tmp_path / "보낼 것"
    sent.mkdir()
    names = ["검토의견서 2021-제안-001 사회적경제과", "검토의견서 2021-제안-001 도시계획과"]
    for mark in ("", " (2)"):  # nothing that is there is written over
        code, told = line.data(*FORM[:-1], str(sent), "--blank")
        assert (code, told["files"]) == (0, [str(sent / f"{name}{mark}.hwpx") for name in names])
    assert len(list(sent.iterdir())) == 4


def test_forms_that_came_back_are_told_and_taken_all_or_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "업무"
    office = open_office(folder)
    records = ProposalOffice(office.store, office.proposals).fill_beside_plan(office.directory)
    proposal = records.receive()
    records.ask(proposal, "사회적경제과", "도시계획과")
    one, other = office.proposals.forms.opinion_forms(proposal, blank=True)
    office.close()
    line = Line(folder, capsys)
    answer = {"verdict": "■ 수용", "written_on": "2021. 10. 12.", "plan": "하반기"}
    came, strange = tmp_path / "받음.hwpx", tmp_path / "남의 것.pdf"
    came.write_bytes(fill(".hwpx", blank_file(".hwpx", one, other), answer))
    strange.write_bytes(b"%PDF-1.7")
    code, out, _ = line.run("form", "read", str(came), "--check")
    assert code == 0
    assert "받음.hwpx: 2021-제안-001 사회적경제과 — 넣을 수 있음" in out
    assert "  의견: (빈칸) → 수용" in out
    assert "2021-제안-001 도시계획과 — 같음" in out
    code, out, err = line.run("form", "read", str(came), str(strange))
    assert (code, out) == (1, "")
    assert "아무것도 넣지 않았습니다" in err
    code, told = line.data("form", "read", str(came))
    assert (code, told["taken"], told["forms"][0]["state"]) == (0, 1, "ready")
    assert told["forms"][0]["fields"] == ["verdict", "plan", "written_on"]
    code, told = line.data("form", "read", str(came))
    assert (code, told["taken"], told["forms"][0]["state"]) == (0, 0, "same")


def test_the_example_is_made_once_and_never_into_real_work(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--out", str(tmp_path / "문서")]
    code, told = Line(tmp_path / "예시", capsys).data("example", *words)
    assert code == 0
    files = [Path(file) for file in told["files"]]
    assert all(file.stat().st_size > 1000 for file in files)
    assert {file.suffix for file in files} == {".db", ".pdf", ".xlsx", ".hwpx"}
    before = {file: file.read_bytes() for file in files if file.suffix != ".db"}
    assert Line(tmp_path / "예시", capsys).data("example", *words) == (0, told)
    assert before == {file: file.read_bytes() for file in before}
    code, out, err = Line(folder, capsys).run("example", *words)
    assert (code, out) == (1, "")
    assert "이미 업무 자료가 있습니다" in err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nothing"], "모르는 이름입니다: nothing"),
        (["restore"], "빠진 것이 있습니다: 이름"),
        (["form", "opinion", "--out", "x.pdf"], "빠진 것이 있습니다: --proposal"),
        (["check", "--what"], "알 수 없는 말입니다: --what"),
        (["check", "--office"], "--office 뒤에 값을 적어야 합니다"),
        (["form"], "빠진 것이 있습니다: 서식"),
        (["example", "--out", "x"], "빠진 것이 있습니다: --office"),
        (["report"], "빠진 것이 있습니다: 보고서, --year, --out"),
        (["report", "year-end", "--year", "2021"], "빠진 것이 있습니다: --out"),
        (["report", "other", "--year", "2021", "--out", "x.pdf"], "모르는 이름입니다: other"),
        (["report", "year-end", "--year", "올해"], "--year: 연도를 알아볼 수 없습니다: 올해"),
        (["report", "year-end", "--as-of", "12. 20."], "--as-of: 날짜를 알아볼 수 없습니다: 12. 20."),
    ],
)
def test_a_wrong_line_ends_with_2_and_a_korean_reason(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command_line.main(words, lambda _: 99) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("사용법: park-ieum")
    assert told in err


@pytest.mark.parametrize("words", [["--help"], ["check", "-h"], ["form", "opinion", "--help"]])
def test_help_is_korean_throughout(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(words, lambda _: 99) == 0
    out, _ = capsys.readouterr()
    for english in ("usage", "options", "positional", "show this", "arguments"):
        assert english not in out
    assert "이 도움말을 보입니다" in out


def test_without_a_verb_the_window_opens(tmp_path: Path) -> None:
    asked: list[Path | None] = []

    def open_window(office: Path | None) -> int:
        asked.append(office)
        return 0

    assert command_line.main([], open_window) == 0
    assert command_line.main(["--office", str(tmp_path)], open_window) == 0
    assert asked == [None, tmp_path]


def test_the_folder_may_stand_before_the_verb(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["--office", str(folder), "check"], lambda _: 99) == 0
    capsys.readouterr()


def test_a_bug_shows_no_traceback_but_is_logged(
    line: Line, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("a bug about '홍길동'")

    monkeypatch.setattr(storage, "check", fails)
    code, out, err = line.run("check")
    assert (code, out) == (1, "")
    assert "뜻밖의 문제" in err
    assert "Traceback" not in err
    logged = (folder / "log" / "park-ieum.log").read_text("utf-8")
    assert "RuntimeError" in logged
    assert "홍길동" not in logged


def door(*words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    return subprocess.run(
        [sys.executable, "-m", "desktop_app", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        cwd=ROOT,
        env=kept | {"PYTHONIOENCODING": "utf-8"} | environment,
        check=False,
    )


def test_the_door_runs_a_verb(folder: Path) -> None:
    done = door("check", "--office", str(folder), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["ok"] is True


@pytest.mark.parametrize("words", [("--help",), ("report", "--year", "없음")])
def test_a_console_without_hangul_is_no_bug(words: tuple[str, ...]) -> None:
    done = door(*words, PYTHONIOENCODING="cp1252")
    assert done.returncode == (0 if words == ("--help",) else 2)
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_without_a_screen_the_door_says_so() -> None:
    done = door()
    assert done.returncode == 1
    assert "화면이 없는 곳" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_the_holder_of_the_folder_is_named(line: Line, folder: Path) -> None:
    with lock.hold(folder):
        code, _, err = line.run(*FORM)
    assert code == 1
    assert "이미 열려 있습니다" in err


def test_forms_of_a_round_are_written_one_a_department(line: Line, folder: Path, tmp_path: Path) -> None:
    office = open_office(folder)
    names = [one.label for one in office.rounds.units()]
    office.rounds.add(replace(whole_year(2021, office.days_off.workdays), opened_on=date(2021, 11, 22)))
    office.close()
    out = tmp_path / "양식"
    code, told = line.data("returns", "forms", "--round", "2021년 연말 취합", "--out", str(out))
    assert (code, told["ok"], told["round"]) == (0, True, "2021년 연말 취합")
    assert names
    assert told["files"] == [str(out / f"2021년 연말 취합 - {name}.xlsx") for name in names]
    assert all(Path(one).is_file() for one in told["files"])
    code, _, said = line.run("returns", "forms", "--round", "없는 회차", "--out", str(out))
    assert code == 1
    assert "없는 회차" in said
    assert line.run("returns", "forms", "--round", "2021년 연말 취합")[0] == 2
