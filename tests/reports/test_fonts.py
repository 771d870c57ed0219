"""Every character that may stand on paper is drawn by an embedded face, or visibly replaced."""

import ast
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfbase import pdfmetrics

from desktop_app.reports import fonts, page, paper_text

ROOT = Path(__file__).parents[2]
OFFICE_MARKS = "□❍◻ㆍ·○※㉮⇨→⇓△㎡「」Ⅰ①■㈜☑☐☒✓▪〓“”‘’…～"
SYLLABLES = [chr(code) for code in range(0xAC00, 0xD7A4)]


def drawn(texts: list[str], font: str = fonts.SANS) -> pikepdf.Pdf:
    stream = BytesIO()
    canvas = page.open_canvas(stream, page.Description("글꼴"), page.Paper())
    for at, text in enumerate(texts):
        page.draw_text(canvas, 60, 780 - at * 20, text, font=font)
    canvas.save()
    return pikepdf.open(BytesIO(stream.getvalue()))


def font_names(pdf: pikepdf.Pdf) -> dict[str, bool]:
    """Name of each font in a PDF and whether it is embedded."""
    found = {}
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font":
            described = item.get("/FontDescriptor")
            found[str(item["/BaseFont"])] = described is not None and "/FontFile2" in described
    return found


@pytest.mark.parametrize("font", [fonts.SANS, fonts.SANS_BOLD, fonts.SERIF, fonts.SERIF_BOLD])
def test_every_syllable_and_office_mark_has_a_face(font: str) -> None:
    for char in [*SYLLABLES, *OFFICE_MARKS, *"漢字都市計劃課"]:
        face = fonts.face_for(char, font)
        assert face is not None, char
        assert fonts.has(char, face)


def test_sans_draws_all_syllables_itself() -> None:
    assert fonts.known(fonts.SANS).draws("".join(SYLLABLES))


def test_marks_come_from_the_face_that_draws_them_well() -> None:
    assert fonts.runs("가 ❍ 나", fonts.SANS) == [
        (fonts.SANS, "가 "),
        (fonts.SYMBOL, "❍"),
        (fonts.SANS, " 나"),
    ]
    assert fonts.runs("漢", fonts.SERIF) == [(fonts.SANS, "漢")]


def test_missing_character_is_seen() -> None:
    assert fonts.runs("가\u1100나", fonts.SANS) == [(fonts.SANS, "가〓나")]
    assert fonts.runs("\u1100", fonts.SERIF) == [(fonts.SANS, "〓")]
    assert fonts.undrawable("가\u1100나\u1100\ue000 사업") == ("\u1100", "\ue000")


def test_half_width_form_is_drawn_in_its_plain_shape() -> None:
    assert fonts.runs("￭", fonts.SANS) == [(fonts.SANS, "■")]


@pytest.mark.parametrize("text", ["가나다 abc", "가 ❍ 나", "漢字", "\u1100", "☑ 확인"])
@pytest.mark.parametrize("font", [fonts.SANS, fonts.SERIF])
def test_width_is_the_width_that_is_drawn(text: str, font: str) -> None:
    apart = sum(pdfmetrics.stringWidth(run, face, 11) for face, run in fonts.runs(text, font))
    assert fonts.width(text, font, 11) == pytest.approx(apart)


def test_only_embedded_subsets_reach_the_paper() -> None:
    found = font_names(drawn(["검토의견서 □ ❍", "漢字 \u1100"]))
    assert found
    assert all(found.values()), found
    assert all("+" in name for name in found), found


def test_platypus_brings_no_face_of_its_own() -> None:
    program = (
        "from io import BytesIO\n"
        "from desktop_app.reports import fonts, page\n"
        "fonts.register()\n"
        "from reportlab.platypus import SimpleDocTemplate, Table\n"
        "stream = BytesIO()\n"
        "table = Table([['가', '']], style=[('FONT', (0, 0), (-1, -1), fonts.SANS)])\n"
        "SimpleDocTemplate(stream, initialFontName=fonts.SANS).build([table])\n"
        "assert b'Helvetica' not in stream.getvalue()\n"
    )
    child = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert child.returncode == 0, child.stderr


def strings_in(source: str) -> list[str]:
    tree = ast.parse(source)
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def program_texts() -> list[Path]:
    """The modules whose words reach paper: labels, notation, reports, and what the example office is made of."""
    office = ROOT / "desktop_app"
    modules = [office / "terms.py", office / "notation.py", office / "values.py"]
    for folder in ("reports", "proposals", "performance", "example"):
        modules += sorted((office / folder).glob("*.py"))
    # one names what faces lack, the other the marks that departments may type
    return [module for module in modules if module.name not in {"fonts.py", "return_reading.py"}]


@pytest.mark.parametrize("module", program_texts(), ids=lambda module: module.name)
def test_every_word_of_the_program_can_be_printed(module: Path) -> None:
    for text in strings_in(module.read_text(encoding="utf-8")):
        assert fonts.undrawable(paper_text.pdf_text(text)) == (), text


def test_every_word_of_the_plan_can_be_printed() -> None:
    kinds = {".toml", ".json", ".csv", ".txt"}
    files = [file for file in (ROOT / "resources").rglob("*") if file.suffix in kinds]
    for file in files:
        text = paper_text.pdf_text(file.read_text(encoding="utf-8"))
        assert fonts.undrawable(text) == (), file.name
