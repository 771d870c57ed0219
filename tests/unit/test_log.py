import logging
from pathlib import Path

import pytest

from desktop_app.log import NAME, OfficeLog, redact


@pytest.mark.parametrize(
    "personal",
    ["010-0000-0000", "000-0000-0000", "02) 000-0000", "홍길동@example.invalid", "hong@example.invalid"],
)
def test_phones_and_mails_do_not_reach_the_log(personal: str) -> None:
    assert personal not in redact(f"saving failed for {personal}!")


def test_resident_numbers_do_not_reach_the_log() -> None:
    assert redact("value 000000-1000000 refused") == "value <number> refused"


def test_quoted_korean_values_do_not_reach_the_log() -> None:
    assert redact("ValueError: invalid literal: '꽃씨 청년일터'") == "ValueError: invalid literal: '<words>'"


def test_ids_acts_and_moments_stay() -> None:
    line = "2021-10-18 14:32:07,123 INFO ui.desk act EDIT_TENANT record 1234567 count 1"
    assert redact(line) == line


def test_a_traceback_is_redacted_too(tmp_path: Path) -> None:
    log = OfficeLog(tmp_path / "log")
    try:
        int("000-0000-0000")
    except ValueError:
        logging.getLogger("office").exception("act failed")
    finally:
        log.close()
    text = (tmp_path / "log" / NAME).read_text(encoding="utf-8")
    assert "act failed" in text
    assert "ValueError" in text
    assert "000-0000-0000" not in text


def test_after_closing_the_folder_can_be_moved(tmp_path: Path) -> None:
    log = OfficeLog(tmp_path / "log")
    logging.getLogger("office").info("act ADD_TENANT record 1 count 1")
    log.close()
    before = (tmp_path / "log" / NAME).read_text(encoding="utf-8")
    logging.getLogger("office").info("later")
    assert (tmp_path / "log" / NAME).read_text(encoding="utf-8") == before
