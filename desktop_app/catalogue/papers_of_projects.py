"""Papers of 연계사업: 개요서, 단계, 역할, 1:1 연계 and what is kept of projects (features.md C2 … C9)."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from desktop_app.catalogue.choosing import RegisterPaper, blocks_of, ids_of
from desktop_app.catalogue.counts_of_papers import of_linkages
from desktop_app.catalogue.counts_of_records import of_benchmarks, of_progress, of_shops, of_street_items
from desktop_app.catalogue.entries import Chooser, Entry, Group, Pick, Wish
from desktop_app.errors import OfficeError
from desktop_app.project_records.participants import ZoneTable
from desktop_app.project_records.street_items import Side
from desktop_app.projects.linkage_records import LinkageSheet
from desktop_app.projects.overview import ProjectOverview
from desktop_app.projects.records import RoleSheet, StageSheet
from desktop_app.reports import project_papers
from desktop_app.reports.linkage_status import linkage_report
from desktop_app.reports.project_overview import overview_report
from desktop_app.reports.project_roles import roles_report
from desktop_app.reports.project_stages import stages_report

if TYPE_CHECKING:
    from desktop_app.office import Office
    from desktop_app.pictures import Picture

ON_PAPER: Final = 1_000
"""Pixels of the longer side of a photograph on paper."""
DAYS: Final = Pick("days", "날짜", (("no", "절차만"), ("yes", "계획과 실제 날짜도")))
NO_PROJECT: Final = "이 해의 연계사업이 없습니다. 연계사업을 먼저 적으세요."


def _projects(office: "Office", year: int) -> list[tuple[int, str]]:
    return [(row.id, row.name) for row in office.projects.rows(ids_of(office.projects, year))]


_CHOOSER: Final = Chooser("사업", _projects, NO_PROJECT)


def _overview(office: "Office", wish: Wish) -> ProjectOverview:
    return office.project_pages.overview(wish.record or 0)


def _stages(office: "Office", wish: Wish) -> StageSheet:
    return replace(office.projects.stage_sheet(wish.record or 0), days=wish.picked(DAYS) == "yes")


def _roles(office: "Office", wish: Wish) -> RoleSheet:
    return office.projects.role_sheet(wish.record or 0)


def _ids(source: object, wish: Wish) -> list[int]:
    """The rows that a screen shows, or all of the year."""
    return list(wish.ids) if wish.ids is not None else ids_of(source, wish.year)


def _linkages(office: "Office", wish: Wish) -> LinkageSheet:
    return office.linkages.sheet(wish.year, _ids(office.linkages, wish))


@dataclass(frozen=True)
class ShopsPaper(RegisterPaper):
    """참여상점 현황 with the table of its zones."""

    zones: ZoneTable


def _participants(office: "Office", wish: Wish) -> ShopsPaper:
    ids = _ids(office.participants, wish)
    zones, rows = office.participants.zones(ids), office.participants.rows(ids)
    report = project_papers.participants_report(zones, rows, office.settings.organisation, wish.year)
    return ShopsPaper(report, rows, zones)


def _progress(office: "Office", wish: Wish) -> RegisterPaper:
    rows = office.progress_notes.rows(_ids(office.progress_notes, wish))
    report = project_papers.progress_report(
        rows, office.settings.organisation, wish.year, office.clock.today()
    )
    return RegisterPaper(report, rows)


def _benchmarks(office: "Office", wish: Wish) -> RegisterPaper:
    rows = office.benchmarks.rows(_ids(office.benchmarks, wish))
    report = project_papers.benchmarks_report(
        rows, office.settings.organisation, wish.year, office.clock.today()
    )
    return RegisterPaper(report, rows)


def _street(office: "Office", wish: Wish) -> RegisterPaper:
    """With its photographs; the place of one that cannot be read says 사진 없음."""
    rows = office.street_items.rows(_ids(office.street_items, wish))
    pictures: dict[int, Picture] = {}
    for key in (row.more[side.key] for row in rows for side in Side):
        if key is not None:
            try:
                pictures[key] = office.attachments.picture(key, ON_PAPER)
            except OfficeError:
                continue
    report = project_papers.street_report(
        rows, pictures, office.settings.organisation, wish.year, office.clock.today()
    )
    return RegisterPaper(report, rows)


PAPERS: Final = (
    Entry("project-overview", "사업 개요서", Group.PROJECTS, _overview, overview_report, chooser=_CHOOSER),
    Entry(
        "project-stages",
        "단계별 계획",
        Group.PROJECTS,
        _stages,
        stages_report,
        picks=(DAYS,),
        chooser=_CHOOSER,
        table=True,
    ),
    Entry("project-roles", "주체별 역할", Group.PROJECTS, _roles, roles_report, chooser=_CHOOSER, table=True),
    Entry("linkages", "1:1 연계 현황", Group.PROJECTS, _linkages, linkage_report, counts=of_linkages),
    Entry("participants", "참여상점 현황", Group.PROJECTS, _participants, blocks_of, counts=of_shops),
    Entry("progress", "추진상황 보고", Group.PROJECTS, _progress, blocks_of, counts=of_progress),
    Entry(
        "street-items",
        "갤러리 간판 설치 현황",
        Group.PROJECTS,
        _street,
        blocks_of,
        table=True,
        counts=of_street_items,
    ),
    Entry(
        "benchmarks",
        "벤치마킹 결과",
        Group.PROJECTS,
        _benchmarks,
        blocks_of,
        table=True,
        counts=of_benchmarks,
    ),
)
