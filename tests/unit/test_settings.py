"""The officer's settings survive whatever is written into their file."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from desktop_app import settings
from desktop_app.settings import OpinionSettings, Settings
from desktop_app.terms import Verdict


def test_a_new_office_has_the_first_settings(tmp_path: Path) -> None:
    assert settings.load(tmp_path) == (Settings(), ())


def test_what_was_saved_is_read(tmp_path: Path) -> None:
    chosen = Settings(
        year=2021,
        theme="contrast",
        text_scale=150,
        practice_day=date(2021, 10, 18),
        organisation="은평구 협치담당관",
        opinion=OpinionSettings(
            "채택",
            ("담당", "과장", "협조"),
            7,
            left=18.5,
            numbering="- 쪽 -",
            words={"title": "정책제안 검토서"},
        ),
    )
    settings.save(tmp_path, chosen)
    assert settings.load(tmp_path) == (chosen, ())


def test_the_file_reads_like_the_officer_wrote_it(tmp_path: Path) -> None:
    settings.save(tmp_path, Settings(year=2021))
    body = tomllib.loads((tmp_path / "settings.toml").read_text("utf-8"))
    assert body["year"] == 2021
    assert body["opinion"]["approval_boxes"] == ["담당", "팀장", "과장"]
    assert "practice_day" not in body


def test_keys_that_are_not_ours_are_kept(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(
        'year = 2021\nowner = "다음 판"\n[opinion]\nleft = 21\nstamp = true\n[later]\na = 1\n', "utf-8"
    )
    read, problems = settings.load(tmp_path)
    settings.save(tmp_path, replace(read, theme="contrast"))
    body = tomllib.loads((tmp_path / "settings.toml").read_text("utf-8"))
    assert problems == ()
    assert (body["owner"], body["later"], body["theme"]) == ("다음 판", {"a": 1}, "contrast")
    assert (body["opinion"]["left"], body["opinion"]["stamp"]) == (21, True)


@pytest.mark.parametrize(
    "line",
    [
        'year = "올해"',
        "year = true",
        "year = 21",
        'theme = "pink"',
        "text_scale = 99",
        "practice_day = 2021-10-18T09:00:00",
        'organisation = " "',
        "opinion = 3",
        "opinion.left = -1",
        "opinion.approval_boxes = [1]",
        'opinion.approval_boxes = "담당"',
        'opinion.verdict_words = "가부"',
        "opinion.due_working_days = 0",
        'opinion.approval_boxes = ["과장", "과장"]',
        'opinion.approval_boxes = ["1", "2", "3", "4", "5", "6", "7"]',
        'opinion.disclosure = "반공개"',
        'opinion.clauses = ["8"]',
        'opinion.words = {title = ""}',
        f'opinion.words = {{title = "{"가" * 21}"}}',
    ],
)
def test_one_bad_value_costs_only_itself(tmp_path: Path, line: str) -> None:
    (tmp_path / "settings.toml").write_text(f"{line}\n", "utf-8")
    read, problems = settings.load(tmp_path)
    assert read == Settings()
    assert len(problems) == 1
    assert line.split(" ", maxsplit=1)[0].rpartition(".")[2] in problems[0]


def test_a_broken_file_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b"year = 2021\n[\xff")
    read, problems = settings.load(tmp_path)
    assert read == Settings()
    assert "settings-읽지 못함.toml" in problems[0]
    assert (tmp_path / "settings-읽지 못함.toml").read_bytes() == b"year = 2021\n[\xff"
    assert settings.load(tmp_path) == (Settings(), ())


def test_the_verdict_words_can_be_chosen() -> None:
    assert OpinionSettings().verdict_labels[Verdict.NOT_ACCEPTED] == "불수용"
    assert OpinionSettings(verdict_words="채택").verdict_labels[Verdict.NOT_ACCEPTED] == "불채택"


def test_the_form_takes_the_office_and_its_margins() -> None:
    chosen = Settings(organisation="은평구 협치담당관", opinion=OpinionSettings(left=25.0, text_size=12.0))
    form = settings.form_settings(chosen)
    assert (form.office, form.left, form.top, form.text_size) == ("은평구 협치담당관", 25.0, 15.0, 12.0)


@hypothesis_settings(max_examples=60)
@given(st.binary(max_size=200))
def test_no_content_keeps_the_window_from_opening(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "settings.toml").write_bytes(content)
        assert isinstance(settings.load(Path(folder)).settings, Settings)


@pytest.fixture
def own_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("XDG_CONFIG_HOME", "HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "config"))
    return tmp_path / "config"


@pytest.mark.usefixtures("own_config")
def test_the_last_office_opens_again(tmp_path: Path) -> None:
    office = tmp_path / "업무 폴더"
    office.mkdir()
    assert settings.last_office() is None
    settings.remember_office(office)
    assert settings.last_office() == office
    office.rmdir()
    assert settings.last_office() is None


def test_where_nothing_can_be_noted_the_work_goes_on(own_config: Path, tmp_path: Path) -> None:
    own_config.write_text("a file in the way")
    settings.remember_office(tmp_path)
    assert settings.last_office() is None
