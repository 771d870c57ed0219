"""selfcheck says in one line each what does not work, and leaves the officer's files alone."""

import hashlib
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

import resources
from desktop_app import office
from installer import checks_inside, checks_work, selfcheck
from installer.bench import Bench

INSIDE = tuple(one for one in selfcheck.CHECKS if one[0] in {"글꼴", "자료", "사용 조건"})


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what ships, for taking something out of it."""
    inside = tmp_path / "inside"
    shutil.copytree(Path(resources.__file__).parent, inside)
    monkeypatch.setattr(resources, "path", lambda name: inside / name)
    return inside


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small bundle with its list of sums, as the running program sees it."""
    folder = tmp_path / "bundle"
    (folder / "_internal").mkdir(parents=True)
    (folder / "park-ieum").write_bytes(b"program")
    (folder / "_internal" / "글꼴.ttf").write_bytes(b"face")
    lines = [
        f"{hashlib.sha256(data).hexdigest()}  {name}\n"
        for name, data in (("park-ieum", b"program"), ("_internal/글꼴.ttf", b"face"))
    ]
    (folder / checks_inside.SUMS).write_text("".join(lines), encoding="utf-8")
    monkeypatch.setattr(checks_inside, "program_folder", lambda: folder)
    return folder


def test_all_works_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(selfcheck, "CHECKS", INSIDE)
    out = tmp_path / "result.txt"
    assert selfcheck.main(["--out", str(out)], []) == selfcheck.WORKS
    (line,) = out.read_text(encoding="utf-8").splitlines()
    assert line.startswith("모두 됩니다(글꼴 8종, ")
    assert capsys.readouterr().out == f"{line}\n"


def test_a_missing_font_is_one_line_and_the_rest_is_still_looked_at(
    monkeypatch: pytest.MonkeyPatch, copied: Path, bench: Bench
) -> None:
    (copied / "fonts" / "NanumMyeongjo.ttf").unlink()
    monkeypatch.setattr(selfcheck, "CHECKS", INSIDE)
    said, troubles = selfcheck.examine(bench)
    assert troubles == ["안 됩니다 – 글꼴: 글꼴 파일이 없습니다: NanumMyeongjo.ttf"]
    assert [words.split()[0] for words in said] == ["자료", "사용"]


def test_something_broken_ends_with_another_exit_code(
    monkeypatch: pytest.MonkeyPatch, copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (copied / "licences" / "Nanum-OFL.txt").unlink()
    monkeypatch.setattr(selfcheck, "CHECKS", INSIDE)
    assert selfcheck.main([], []) == selfcheck.BROKEN
    assert capsys.readouterr().out == "안 됩니다 – 사용 조건: 사용 조건 Nanum-OFL.txt이(가) 없습니다\n"


def test_an_error_nobody_foresaw_is_one_line_with_its_kind(
    monkeypatch: pytest.MonkeyPatch, bench: Bench
) -> None:
    def fails(_: Bench) -> str:
        return {}["없는 것"]

    def refuses(_: Bench) -> str:
        msg = "첫 줄\n둘째 줄"
        raise OSError(msg)

    monkeypatch.setattr(selfcheck, "CHECKS", (("화면", fails), ("인쇄", refuses)))
    assert selfcheck.examine(bench)[1] == [
        "안 됩니다 – 화면: '없는 것' (KeyError)",
        "안 됩니다 – 인쇄: 첫 줄 둘째 줄 (OSError)",
    ]


def test_a_bundle_as_listed_is_whole(bundle: Path, bench: Bench) -> None:
    assert checks_inside.listed_files(bench) == "2개"
    (bundle / "uninstall.exe").write_bytes(b"by the set-up")
    assert checks_inside.listed_files(bench) == "2개"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("park-ieum", b"another", "park-ieum 파일이 바뀌었습니다"),
        ("_internal/글꼴.ttf", None, "_internal/글꼴.ttf 파일이 없습니다"),
        ("_internal/몰래.dll", b"new", "_internal/몰래.dll 파일이 목록에 없습니다"),
    ],
)
def test_a_file_that_is_not_as_listed_is_named(
    bundle: Path, bench: Bench, name: str, data: bytes | None, said: str
) -> None:
    if data is None:
        (bundle / name).unlink()
    else:
        (bundle / name).write_bytes(data)
    with pytest.raises(checks_inside.NotWorkingError, match=said):
        checks_inside.listed_files(bench)


def test_a_call_to_another_computer_is_told(bench: Bench) -> None:
    assert checks_inside.network(bench) == "쓰지 않음"
    bench.calls += ["socket.connect", "socket.getaddrinfo", "socket.connect"]
    with pytest.raises(checks_inside.NotWorkingError, match=r"socket\.connect, socket\.getaddrinfo$"):
        checks_inside.network(bench)


def test_old_office_files_are_brought_up_in_a_copy(bench: Bench, tmp_path: Path) -> None:
    kept = checks_work.kept_offices()
    assert kept
    before = [file.read_bytes() for file in kept]
    mine = tmp_path / "내 업무"
    mine.mkdir()
    shutil.copyfile(kept[0], mine / "office.db")
    bench.given = (mine,)
    assert checks_work.old_offices(bench) == f"{len(kept) + 1}개"
    assert [file.read_bytes() for file in kept] == before
    assert (mine / "office.db").read_bytes() == before[0]
    assert [file.name for file in mine.iterdir()] == ["office.db"]


def test_a_newer_office_file_must_be_refused(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    assert checks_work.newer_office(bench) == "거절"
    shutil.rmtree(bench.folder / "newer")
    real = office.open_office

    def opens_anything(folder: Path) -> object:
        return SimpleNamespace(close=int) if (folder / "office.db").exists() else real(folder)

    monkeypatch.setattr(office, "open_office", opens_anything)
    with pytest.raises(checks_work.NotWorkingError, match="더 새 판의 업무 파일을 열었습니다"):
        checks_work.newer_office(bench)


def test_an_office_without_a_copy_from_before_is_told(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.backup.listing", lambda _folder: ())
    with pytest.raises(checks_work.NotWorkingError, match="올리기 전의 사본이 없습니다"):
        checks_work.old_offices(bench)


def test_an_office_file_that_cannot_be_brought_up_is_told(bench: Bench, tmp_path: Path) -> None:
    broken = tmp_path / "깨진.db"
    broken.write_bytes(checks_work.kept_offices()[0].read_bytes()[:50_000])
    bench.given = (broken,)
    troubles = [selfcheck.reason(caught_from(checks_work.old_offices, bench))]
    assert len(troubles[0].splitlines()) == 1
    bench.given = (tmp_path / "없음",)
    assert "업무 파일이 없습니다" in selfcheck.reason(caught_from(checks_work.old_offices, bench))


def caught_from(check: selfcheck.Check, bench: Bench) -> Exception:
    try:
        check(bench)
    except Exception as error:  # noqa: BLE001 - as selfcheck itself catches it
        return error
    pytest.fail("nothing was told")
