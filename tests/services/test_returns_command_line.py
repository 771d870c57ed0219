"""Returns from the command line: checked without a word written, then taken, wrong rows written for their sender."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from desktop_app import command_line
from desktop_app.office import open_office
from desktop_app.returns.next_round import whole_year


def test_files_of_a_round_are_checked_then_taken(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out, back = tmp_path / "보낼 양식", tmp_path / "받은 파일"
    folder = tmp_path / "업무 폴더"

    def data(*words: str) -> tuple[int, dict[str, Any]]:
        code = command_line.main([*words, "--office", str(folder), "--json"], lambda _: 99)
        return code, json.loads(capsys.readouterr().out)

    office = open_office(folder)
    office.rounds.add(replace(whole_year(2021, office.days_off.workdays), opened_on=date(2021, 11, 22)))
    unit = office.rounds.units()[0].label
    office.close()
    load = ("returns", "load", str(back), "--round", "2021년 연말 취합")
    data("returns", "forms", "--round", "2021년 연말 취합", "--out", str(out))
    back.mkdir()
    book = load_workbook(next(path for path in out.iterdir() if unit in path.name))
    page = book["대관실적"]
    for column, value in {2: "2021. 5. 12.", 6: "상상청", 7: "주민 모임", 9: "완료", 10: "많음"}.items():
        page.cell(6, column).value = value
    page.cell(7, 2).value, page.cell(7, 6).value = "2021. 5. 13.", "상상청"
    page.cell(7, 7).value, page.cell(7, 9).value = "둘째 모임", "완료"
    book.save(back / "보낸 것.xlsx")
    (back / "깨짐.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    code, told = data(*load, "--check")
    assert (code, told["ok"], told["taken"]) == (1, False, 0)
    by_file = {one["file"]: one for one in told["files"]}
    assert by_file["깨짐.xlsx"]["state"] == "stopped"
    assert by_file["보낸 것.xlsx"]["rows"]["new"] == 1
    assert by_file["보낸 것.xlsx"]["errors"] == [
        one for one in by_file["보낸 것.xlsx"]["errors"] if "J6" in one
    ]
    code, told = data(*load, "--mend", str(tmp_path / "보완"))
    assert (code, told["taken"], len(told["mend"])) == (1, 1, 1)
    assert data(*load, "--check")[1]["files"][1]["state"] == "same"
