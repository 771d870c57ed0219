"""The pages of 설정 for the office that is open, and what they may need of it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.proposals.opinion_records import CriterionDraft
from desktop_app.values import fiscal_year_of
from ui.budget_page import BudgetPage
from ui.copies_page import ChooseFolder, CopiesPage
from ui.duty_rules_page import DutyRulesPage
from ui.feature_tab import Place
from ui.form_page import FormPage
from ui.office_life import OfficeLife
from ui.proposals.criteria_dialog import CriteriaDialog
from ui.settings_sheet import LockPage, RetentionPage, SettingsSheet, Tools
from ui.widgets.form_sheet import FormDialog

if TYPE_CHECKING:
    from desktop_app.office import Office
    from ui.jobs import JobRunner


def settings_sheet(
    life: OfficeLife, office: "Office", window: QWidget, jobs: "JobRunner", choose_folder: ChooseFolder
) -> SettingsSheet:
    """The sheet over the window, filled with the settings as they are."""

    def edit_criteria(over: QWidget) -> None:
        year = life.settings.year or fiscal_year_of(office.clock.today())
        opinions = office.proposals.opinions

        def run(drafts: list[CriterionDraft], dialog: FormDialog) -> bool:
            call = partial(opinions.save_criteria, year, drafts)
            return life.desk is not None and life.desk.perform(call, inline=dialog.refuse) is not None

        CriteriaDialog(year, opinions.criteria(year), over.window(), run).open()

    def show_days() -> None:
        sheet.reject()
        if life.workplace is not None:
            life.workplace.go(Place("proposals", view="days"))

    year = life.settings.year or fiscal_year_of(office.clock.today())
    pages = (
        LockPage(),
        RetentionPage(),
        FormPage(Tools(jobs, edit_criteria, show_days)),
        DutyRulesPage(year),
        BudgetPage(),
        CopiesPage(office.folder, choose_folder),
    )
    sheet = SettingsSheet(life.settings, window, life.keep_settings, pages)
    return sheet
