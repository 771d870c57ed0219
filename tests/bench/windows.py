"""Windows to be timed in processes of their own: bare ones and the program's.

``python -m tests.bench.windows KIND STARTED [OFFICE]`` prints milliseconds from STARTED (seconds of the clock)
to the painted frame or the usable screen, and the memory in MB at that moment.
"""

import os
import sys
import time
from pathlib import Path

PAGE = 4096


def main(kind: str, started: float, office: str = "") -> None:
    """Show one window, tell, end."""
    if kind in {"bare", "orm"}:
        _bare(started, with_orm=kind == "orm")
    else:
        _program(kind, started, Path(office))


def _bare(started: float, *, with_orm: bool) -> None:
    if with_orm:
        import sqlalchemy.orm  # noqa: F401, PLC0415 - what a window with storage cannot do without
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView  # noqa: PLC0415 - timed

    class Window(QMainWindow):
        def paintEvent(self, event: object) -> None:
            super().paintEvent(event)  # type: ignore[arg-type]
            _tell(started)
            app.exit()

    app = QApplication([])
    window = Window()
    window.resize(1366, 768)
    window.setCentralWidget(QTableView())
    window.show()
    app.exec()


def _program(kind: str, started: float, office: Path) -> None:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - timed

    from ui.bootstrap import Program, _open_office  # noqa: PLC0415 - timed; as run() composes it
    from ui.memory import WindowMemory  # noqa: PLC0415 - timed

    app = QApplication([])
    program = Program(app, office, WindowMemory(office / "window.ini"), _open_office)

    def painted() -> None:
        _tell(started)
        app.exit()

    def opened() -> None:
        workplace = program.life.workplace
        if workplace is None or workplace.tab is None:
            QTimer.singleShot(1, opened)
            return
        if kind == "home":
            shown()
            return
        model = workplace.visit("venues").shown.records.screen.model  # type: ignore[union-attr]
        if model.complete:
            shown()
        else:
            model.listed.connect(lambda _: QTimer.singleShot(0, shown))

    def shown() -> None:
        program.window.repaint()
        painted()

    from PySide6.QtCore import QTimer  # noqa: PLC0415 - timed

    if kind == "frame":
        program.window.first_painted.connect(painted)
    else:
        program.window.first_painted.connect(lambda: QTimer.singleShot(0, opened))
    program.show()
    app.exec()
    program.close()


def _tell(started: float) -> None:
    milliseconds = (time.time() - started) * 1000
    with Path("/proc/self/statm").open() as told:
        resident = int(told.read().split()[1]) * PAGE / 1e6
    print(f"{milliseconds:.1f} {resident:.1f}", flush=True)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(sys.argv[1], float(sys.argv[2]), *sys.argv[3:4])
