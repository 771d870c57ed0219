"""Draws lists, forms and all controls in both themes for the reviewer's eye: python -m tests.ui.gallery OUT_DIR."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.listing import ListQuery
from tests.ui.lists import Tenants, tenant_screen
from ui.fonts import load_all
from ui.theme import apply_theme


def settle(app: QApplication) -> None:
    for _ in range(6):
        app.processEvents()


def draw_lists(app: QApplication, out: Path) -> None:
    for name, scale, size in (
        ("light", 1.0, (1366, 644)),
        ("contrast", 1.0, (1366, 644)),
        ("light", 1.0, (911, 420)),
    ):
        apply_theme(app, name, scale)
        screen = tenant_screen(Tenants())
        screen.resize(*size)
        narrow = size[0] < 1244
        bar = screen.set_narrow(narrow) if narrow else None
        screen.show()
        screen.open_list(ListQuery(year=2021, view="park", order="name"))
        settle(app)
        screen.table.select_id(8)
        screen.table.setFocus(Qt.FocusReason.OtherFocusReason)
        settle(app)
        screen.grab().save(str(out / f"list-{name}-{size[0]}.png"))
        if bar:
            bar.resize(700, 44)
            bar.grab().save(str(out / f"filter-{name}-{size[0]}.png"))
        else:
            screen.filter.field.setFocus()
            screen.filter.show_text("ㄴㅌ")
            settle(app)
            screen.grab().save(str(out / f"filtered-{name}-{size[0]}.png"))
            screen.filter.show_text("없는 이름")
            settle(app)
            screen.grab().save(str(out / f"nothing-{name}-{size[0]}.png"))
        screen.close()


def main() -> None:
    app = QApplication.instance() or QApplication([])
    load_all()
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    draw_lists(app, out)


if __name__ == "__main__":
    main()
