import ast
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication, QPushButton

import resources
from desktop_app.marks import Mark, State
from ui.theme import ROLE_TABLE, Face, Role, apply_theme, current, make_theme, style_sheet
from ui.widgets.marks import MarkLabel, mark_role, paint_mark

ROOT = Path(__file__).parents[2]
TABLE_GROUNDS = (Role.SURFACE, Role.PAGE, Role.FIELD, Role.SELECTED, Role.HOVER)
STATE_TEXTS = (Role.DANGER, Role.WARNING, Role.SUCCESS)

# Every text on every ground it stands on (look.md, Colours).
TEXTS = [
    *((text, ground) for text in (Role.TEXT, Role.QUIET) for ground in TABLE_GROUNDS),
    *((text, ground) for text in STATE_TEXTS for ground in TABLE_GROUNDS),
    *((Role.LINK, ground) for ground in TABLE_GROUNDS),
    *((text, Role.WARNING_STRIP) for text in (Role.TEXT, Role.QUIET, Role.WARNING, Role.LINK)),
    *((text, Role.DANGER_STRIP) for text in (Role.TEXT, Role.QUIET, Role.DANGER, Role.LINK)),
    *((Role.ON_ACCENT, fill) for fill in (Role.ACCENT, Role.ACCENT_HOVER, Role.ACCENT_PRESSED)),
    (Role.FAINT, Role.FIELD),
    (Role.FAINT, Role.SURFACE),
    (Role.BANNER_TEXT, Role.BANNER),
    (Role.BANNER_LINK, Role.BANNER),
    (Role.DISABLED_TEXT, Role.DISABLED),
    (Role.TEXT, Role.HAIR),
]
# Edges, bars and the focus ring on what lies beside them.
SHAPES = [
    *((Role.EDGE, ground) for ground in (Role.SURFACE, Role.FIELD)),
    *((Role.FOCUS, ground) for ground in TABLE_GROUNDS),
    *((Role.DANGER_EDGE, ground) for ground in (Role.SURFACE, Role.FIELD)),
    (Role.ACCENT, Role.SURFACE),
    (Role.BAR, Role.SURFACE),
    (Role.BAR, Role.TRACK),
    (Role.UPPER, Role.SURFACE),
    (Role.TEXT, Role.ACCENT),
]


def luminance(colour: QColor) -> float:
    def part(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(autouse=True)
def light_again(dressed: QApplication) -> Iterator[None]:
    yield
    apply_theme(dressed, "light")


def test_the_measure_of_contrast_is_right() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", ["light", "contrast"])
def test_every_text_can_be_read_on_every_ground_it_stands_on(name: str) -> None:
    theme = make_theme(name, 1.0)
    measured = {pair: contrast(theme.color(pair[0]), theme.color(pair[1])) for pair in TEXTS}
    assert {pair: round(ratio, 2) for pair, ratio in measured.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("name", ["light", "contrast"])
def test_edges_bars_and_focus_can_be_seen(name: str) -> None:
    theme = make_theme(name, 1.0)
    measured = {pair: contrast(theme.color(pair[0]), theme.color(pair[1])) for pair in SHAPES}
    assert {pair: round(ratio, 2) for pair, ratio in measured.items() if ratio < 3} == {}


def test_every_role_has_a_colour_in_both_themes() -> None:
    assert set(ROLE_TABLE) == set(Role)


@pytest.mark.parametrize("name", ["light", "contrast"])
def test_the_style_sheet_is_filled_and_its_arrows_exist(name: str) -> None:
    sheet = style_sheet(make_theme(name, 1.5))
    assert "{{" not in sheet
    for icon in ("combo", "check", "radio", "sort-up", "sort-down", "tick"):
        assert f"icons/{icon}-{name}.svg" in sheet
        assert resources.path(f"icons/{icon}-{name}.svg").exists()


def test_figures_are_as_wide_as_each_other() -> None:
    for face in Face:
        metrics = QFontMetrics(current().font(face))
        assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0000"), face


def test_the_bundled_face_is_used() -> None:
    assert QFontInfo(current().font(Face.BODY)).family() == "Pretendard GOV"
    assert QFontInfo(current().font(Face.BODY_STRONG)).weight() == 600


def test_heights_and_text_grow_with_the_text_size(dressed: QApplication) -> None:
    theme = apply_theme(dressed, "light", 1.5)
    assert theme.px(28) == 42
    assert theme.font(Face.BODY).pixelSize() == 21
    button = QPushButton("저장")
    button.ensurePolished()
    assert button.sizeHint().height() == 2 + theme.px(30)


def test_fonts_pens_and_colours_are_made_once() -> None:
    theme = current()
    assert theme.pen(Role.LINE) is theme.pen(Role.LINE)
    assert theme.font(Face.TABLE) is theme.font(Face.TABLE)
    assert theme.color(Role.TEXT) is theme.color(Role.TEXT)


@pytest.mark.parametrize("mark", list(Mark))
def test_each_mark_draws_its_own_shape_in_its_colour(mark: Mark) -> None:
    large = make_theme("light", 4.0)

    def drawn(which: Mark) -> QImage:
        image = QImage(64, 64, QImage.Format.Format_ARGB32)
        image.fill(current().color(Role.SURFACE))
        painter = QPainter(image)
        paint_mark(painter, image.rect().adjusted(16, 0, 0, 0), which, large)
        painter.end()
        return image

    image = drawn(mark)
    colours = {image.pixelColor(x, y).name() for x in range(64) for y in range(64)}
    assert current().color(mark_role(mark)).name() in colours
    assert all(image != drawn(other) for other in Mark if other is not mark)


def inked(mark: Mark) -> set[tuple[int, int]]:
    """Where a mark leaves anything on its ground, whatever the colour."""
    image = QImage(64, 64, QImage.Format.Format_Grayscale8)
    image.fill(current().color(Role.SURFACE))
    painter = QPainter(image)
    paint_mark(painter, image.rect().adjusted(16, 0, 0, 0), mark, make_theme("light", 4.0))
    painter.end()
    ground = image.pixelColor(0, 0)
    return {(x, y) for x in range(64) for y in range(64) if image.pixelColor(x, y) != ground}


def test_marks_are_told_apart_without_colour() -> None:
    """State never by colour only (features.md L4): in grey no two marks cover the same ground."""
    shapes = {mark: inked(mark) for mark in Mark}
    alike = [
        (one.name, other.name)
        for one, other in combinations(Mark, 2)
        if len(shapes[one] ^ shapes[other]) < len(shapes[one] | shapes[other]) / 10
    ]
    assert alike == []


def test_every_state_in_the_program_has_a_word() -> None:
    """A mark alone stands only where the words are beside it in the same line."""
    beside = {
        ("ui/duplicates/alike_note.py", "FIX"),
        ("ui/widgets/line_row.py", "WRONG"),
        ("ui/widgets/input_base.py", "?"),
    }
    wordless = set()
    seen = 0
    for file in sorted([*(ROOT / "desktop_app").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (
                isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "State"
            ):
                continue
            seen += 1
            words = call.args[1] if len(call.args) > 1 else next((one.value for one in call.keywords), None)
            if words is None or (isinstance(words, ast.Constant) and not str(words.value).strip()):
                name = call.args[0].attr if isinstance(call.args[0], ast.Attribute) else "?"
                wordless.add((file.relative_to(ROOT).as_posix(), name))
    assert seen > 100
    assert wordless == beside


def test_a_reader_hears_the_word_of_a_mark() -> None:
    label = MarkLabel(State(Mark.ON, "입주"))
    assert label.accessibleName() == "입주"
    label.show_state(State(Mark.NONE, "퇴거"))
    assert label.accessibleName() == "퇴거"
