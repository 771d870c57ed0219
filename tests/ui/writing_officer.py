"""The program that test_opinion_kept.py kills: an officer writes an opinion and never pauses.

``python writing_officer.py FOLDER`` opens the office's first opinion, writes 3,000 letters and goes on; it
says ``written`` after them and ``later`` when five seconds have passed.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop_app.changes import Kind
from desktop_app.office import open_office
from tests.fakes import FakeNotifier
from tests.ui.korean import type_korean
from ui.desk import Desk
from ui.feature_tab import TabContext
from ui.jobs import JobRunner
from ui.proposals.proposals_view import ProposalsView
from ui.proposals.tab import ProposalsTab
from ui.theme import apply_theme

LETTERS = 3000
AT_ONCE = 30
AFTER = 5000
TICK = 20


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main() -> None:
    app = QApplication(["writing"])
    apply_theme(app, "light", 1.0)
    office = open_office(Path(sys.argv[1]), user="시험")
    notify = FakeNotifier()
    tab = ProposalsTab(TabContext(office, Desk(notify), JobRunner(notify), notify, office.clock, 2021))
    tab.resize(1366, 644)
    tab.show()
    tab.open_record(Kind.PROPOSAL, 1)
    view = tab.shown
    assert isinstance(view, ProposalsView)
    (asked,) = office.proposals.get(1).departments
    view.detail.departments.select_id(asked.opinion_id)
    editor = view.detail.editor.body.inputs["rationale"].editor
    editor.setFocus()
    left = [LETTERS]

    def write() -> None:
        if left[0]:
            type_korean(editor, "가" * AT_ONCE)
            left[0] -= AT_ONCE
            if not left[0]:
                say("written")
                QTimer.singleShot(AFTER, lambda: say("later"))
        else:
            type_korean(editor, "뒤")

    ticking = QTimer()
    ticking.timeout.connect(write)
    ticking.start(TICK)
    app.exec()


if __name__ == "__main__":
    main()
