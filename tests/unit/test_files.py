"""Names that every PC accepts, files that are whole: reliability.md 20 and 21."""

import errno
import unicodedata
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from db import durable
from desktop_app.errors import FileTrouble
from desktop_app.files import (
    DEVICES,
    LONGEST_BYTES,
    LONGEST_CHARS,
    atomic_write,
    file_trouble,
    fresh_path,
    path_in,
    safe_filename,
)

HOSTILE = st.text(
    st.one_of(st.characters(codec=None), st.sampled_from('\\/:*?"<>|. \u202e\u200f\u200b\x00\n~$가ᄀ')),
    max_size=400,
)


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def acceptable(name: str) -> bool:
    base = name.split(".", maxsplit=1)[0].rstrip().upper()
    return (
        bool(name)
        and name not in {".", ".."}
        and not name.startswith((" ", "."))
        and not name.endswith((" ", "."))
        and not set(name) & set('\\/:*?"<>|')
        and all(unicodedata.category(char)[0] != "C" for char in name)
        and base not in DEVICES
        and len(name) <= LONGEST_CHARS
        and len(name.encode()) <= LONGEST_BYTES
        and name == unicodedata.normalize("NFC", name)
        and PureWindowsPath(name).name == name
    )


@given(HOSTILE, st.sampled_from(["", ".pdf", ".xlsx", ".tar.gz", "..", ".p/df", ". "]))
@example("CON", "")
@example("nul .txt", "")
@example("..", ".")
@example("com¹", ".pdf")
@example("a" * 118 + " . .", ".pdf")
@example("C:\\Windows\\..\\x", ".pdf")
@example("", "CON")
def test_any_text_becomes_a_bare_name_that_every_pc_accepts(text: str, suffix: str) -> None:
    assert acceptable(safe_filename(text, suffix))


@given(HOSTILE, st.integers(1, 4))
def test_a_taken_name_is_never_given_again(text: str, others: int) -> None:
    taken: list[str] = []
    for _ in range(others):
        taken.append(safe_filename(text, ".pdf", taken=[name.swapcase() for name in taken] + taken))
    assert len({name.casefold() for name in taken}) == others
    assert all(acceptable(name) for name in taken)


def test_a_report_keeps_its_readable_name() -> None:
    name = safe_filename("2021년 서울혁신파크 연계사업 추진실적(2021-12-20)", ".pdf")
    assert name == "2021년 서울혁신파크 연계사업 추진실적(2021-12-20).pdf"


def test_decomposed_hangul_collides_with_composed() -> None:
    taken = [unicodedata.normalize("NFD", "검토의견서.pdf")]
    assert safe_filename("검토의견서", ".pdf", taken=taken) == "검토의견서 (2).pdf"


def test_a_long_name_keeps_its_number_and_ending() -> None:
    first = safe_filename("가" * 300, ".pdf")
    second = safe_filename("가" * 300, ".pdf", taken=[first])
    assert first.endswith("가.pdf")
    assert second.endswith("가 (2).pdf")


def test_a_turned_name_is_straightened() -> None:
    assert safe_filename("의견서\u202efdp.exe") == "의견서fdp.exe"


def test_a_path_stays_in_the_chosen_folder(tmp_path: Path) -> None:
    outside = tmp_path / "밖"
    outside.mkdir()
    folder = tmp_path / "안"
    folder.mkdir()
    (folder / "link.pdf").symlink_to(outside / "x.pdf")
    assert path_in(folder, "a.pdf") == folder.resolve() / "a.pdf"
    for name in ("../a.pdf", "/etc/passwd", "b/../../a.pdf", "link.pdf", "", "."):
        with pytest.raises(FileTrouble, match="밖을 가리키는"):
            path_in(folder, name)


def test_a_fresh_path_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "Report.PDF").write_bytes(b"")
    assert fresh_path(tmp_path, "report", ".pdf").name == "report (2).pdf"


def test_the_new_file_takes_the_old_ones_place(tmp_path: Path) -> None:
    target = tmp_path / "실적.pdf"
    target.write_bytes(b"old")
    atomic_write(target, b"new")
    assert target.read_bytes() == b"new"
    assert names(tmp_path) == ["실적.pdf"]


def test_a_failed_write_leaves_the_old_file_and_no_rest(tmp_path: Path) -> None:
    target = tmp_path / "실적.pdf"
    target.mkdir()  # a folder cannot be replaced by a file
    with pytest.raises(FileTrouble):
        atomic_write(target, b"new")
    assert names(tmp_path) == ["실적.pdf"]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="폴더가 없습니다"):
        atomic_write(tmp_path / "없는 폴더" / "a.pdf", b"")


def test_left_overs_of_a_killed_process_are_cleared(tmp_path: Path) -> None:
    gone = tmp_path / f"{durable.PREFIX}999999999-ab{durable.SUFFIX}"
    gone.write_bytes(b"half")
    mine = durable.beside(tmp_path / "x")
    mine.write_bytes(b"in work")
    atomic_write(tmp_path / "a.pdf", b"whole")
    assert sorted(names(tmp_path)) == sorted([mine.name, "a.pdf"])


def windows_error(code: int) -> OSError:
    error = PermissionError(errno.EACCES, "held")
    error.winerror = code  # type: ignore[attr-defined]
    return error


class Held:
    """A file that another program lets go of after some tries."""

    def __init__(self, error: OSError, tries: int) -> None:
        self.error, self.tries, self.waited = error, tries, 0.0

    def act(self) -> str:
        if self.tries:
            self.tries -= 1
            raise self.error
        return "done"

    def pause(self, seconds: float) -> None:
        self.waited += seconds


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_file_held_for_a_moment_is_waited_for(code: int) -> None:
    held = Held(windows_error(code), tries=3)
    assert durable.patiently(held.act, held.pause) == "done"
    assert 0 < held.waited < 1


def test_waiting_ends_after_three_seconds() -> None:
    held = Held(windows_error(32), tries=100)
    with pytest.raises(PermissionError):
        durable.patiently(held.act, held.pause)
    assert held.waited == pytest.approx(3)


def test_other_trouble_is_told_at_once() -> None:
    held = Held(windows_error(112), tries=1)
    with pytest.raises(OSError, match="held"):
        durable.patiently(held.act, held.pause)
    assert held.waited == 0


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, ""), "디스크에 자리가 없어"),
        (windows_error(112), "디스크에 자리가 없어"),
        (windows_error(32), "다른 프로그램에서 열려 있습니다"),
        (OSError(errno.EROFS, ""), "쓸 권한이 없는"),
        (OSError(errno.EACCES, ""), "쓸 권한이 없는"),
        (OSError(errno.ENOENT, ""), "폴더가 없습니다"),
        (OSError(errno.EIO, ""), "디스크 오류"),
    ],
)
def test_each_trouble_names_cause_and_way_out(error: OSError, sentence: str) -> None:
    trouble = file_trouble(Path("/문서/실적.pdf"), error)
    assert sentence in trouble.what
    assert "실적.pdf" in trouble.what
    assert trouble.safe
    assert trouble.steps
