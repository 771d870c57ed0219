"""Papers of 입주단체: 현황, 소개집, 협업연계, 주소 라벨, 파기 확인서 (features.md A2, A9, A10)."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from desktop_app.catalogue.choosing import ids_of
from desktop_app.catalogue.counts_of_papers import of_tenant_status
from desktop_app.catalogue.entries import Ask, Chooser, Entry, Format, Group, Personal, Pick, Wish
from desktop_app.changes import Kind
from desktop_app.errors import InputRefused
from desktop_app.outgoing.book_records import BookOrder, TenantBook
from desktop_app.outgoing.labels import Ending, Label, LabelFormat, addressed, formats
from desktop_app.privacy.destruction_records import DisposalRow
from desktop_app.reports.matching_table import TITLE as MATCHED
from desktop_app.reports.matching_table import matching_report
from desktop_app.reports.tenant_status import TITLE as STATUS
from desktop_app.reports.tenant_status import status_report
from desktop_app.tenants.status_records import StatusReport
from desktop_app.values import date_text

if TYPE_CHECKING:
    from desktop_app.directory.matching_records import MatchingRow
    from desktop_app.office import Office
    from desktop_app.reports.blocks import Report

NO_CELLS: Final = "종이에 맞춘 문서라 표로는 만들지 않습니다. PDF로 저장하세요."
NO_CARDS: Final = "소개집은 쪽을 맞춰 짜는 책이라 PDF로만 만듭니다. 내용을 고쳐 쓰려면 목록에서 내보내세요."
NO_LABELS: Final = "라벨은 라벨지의 칸에 맞춰 찍는 것이라 PDF로만 만듭니다."
BY: Final = Pick("by", "묶음", tuple((one.name.lower(), one.value) for one in BookOrder))
CONTACTS: Final = Pick("contacts", "연락처", (("no", "빼고"), ("yes", "넣고")))
MISSING: Final = Pick("missing", "소개글 없는 단체", (("no", "빼고"), ("yes", "싣고")))
WHOM: Final = Pick("whom", "받는 곳", (("tenants", "입주단체"), ("partners", "협력기관")))
ENDING: Final = Pick("ending", "맺음", tuple((one.name.lower(), one.value) for one in Ending))
_LISTS: Final = {"tenants": Kind.TENANT, "partners": Kind.PARTNER}


@dataclass(frozen=True)
class LabelSet:
    """The labels of a list, and the sheet they are printed on."""

    title: str
    labels: tuple[Label, ...]
    form: LabelFormat
    start: int = 1
    edges: bool = False


@dataclass(frozen=True)
class Certificate:
    """파기 확인서 of one line of the register."""

    row: DisposalRow
    office: str

    @property
    def name(self) -> str:
        return f"개인정보 파기 확인서({self.row.number})"


def status_name(status: StatusReport) -> str:
    """``서울혁신파크 입주단체 현황(2021-12-20)``."""
    return f"{STATUS}({status.table.as_of.isoformat()})"


def _status(office: "Office", wish: Wish) -> StatusReport:
    return office.status.report(wish.as_of, wish.since)


@dataclass(frozen=True)
class Matching:
    """부서·분야별 협업연계 as it is on a day."""

    rows: "tuple[MatchingRow, ...]"
    day: date
    office: str

    @property
    def report(self) -> "Report":
        return matching_report(self.rows, self.day, self.office)


def _matching(office: "Office", _wish: Wish) -> Matching:
    return Matching(office.matching.rows(), office.clock.today(), office.settings.organisation)


def _book(office: "Office", wish: Wish) -> TenantBook:
    from desktop_app.outgoing.book import BookWish  # noqa: PLC0415 - the office's storage comes with it

    asked = BookWish(
        wish.as_of,
        BookOrder[wish.picked(BY).upper()],
        wish.ids,
        contacts=wish.picked(CONTACTS) == "yes",
        lists_missing=wish.picked(MISSING) == "yes",
    )
    book = office.outgoing.book(asked)
    if not book.count:
        raise InputRefused(
            f"{date_text(wish.as_of)}에 입주해 있는 단체가 없어 실을 것이 없습니다.",
            steps=("다른 기준일을 고르거나, 입주단체를 먼저 적으세요.",),
        )
    return book


def _draw_book(book: TenantBook) -> bytes:
    from desktop_app.reports.tenant_book import render_tenant_book  # noqa: PLC0415 - reportlab at first need

    return render_tenant_book(book)


def _labels(office: "Office", wish: Wish) -> LabelSet:
    kind = _LISTS[wish.picked(WHOM)]
    source = office.tenants if kind is Kind.TENANT else office.partners
    whom = office.outgoing.recipients(kind, wish.ids if wish.ids is not None else ids_of(source))
    ending = Ending[wish.picked(ENDING).upper()]
    labels = tuple(addressed(one.body, one.address, one.person, ending) for one in whom.found)
    if not labels:
        raise InputRefused(
            "주소를 아는 곳이 없어 찍을 라벨이 없습니다.", steps=("단체나 기관의 우편 주소를 먼저 적으세요.",)
        )
    return LabelSet(f"주소 라벨 {dict(WHOM.choices)[wish.picked(WHOM)]}", labels, formats()[0])


def draw_labels(labels: LabelSet) -> bytes:
    """The sheets of labels."""
    from desktop_app.reports.label_pdf import render_labels  # noqa: PLC0415 - reportlab at first need

    return render_labels(
        labels.labels, labels.form, title=labels.title, start=labels.start, edges=labels.edges
    )


def _disposals(office: "Office", _year: int) -> list[tuple[int, str]]:
    rows = office.registers.disposals.rows(ids_of(office.registers.disposals))
    return [(row.id, f"{row.number} {row.subject}") for row in rows]


def _certificate(office: "Office", wish: Wish) -> Certificate:
    (row,) = office.registers.disposals.rows([wish.record or 0])
    return Certificate(row, office.settings.organisation)


def _draw_certificate(paper: Certificate) -> bytes:
    from desktop_app.reports.disposal_paper import render_disposal  # noqa: PLC0415 - reportlab at first need

    return render_disposal(paper.row, paper.office)


_ONLY_PDF: Final = (Format.XLSX, Format.HWPX, Format.CSV)

PAPERS: Final = (
    Entry(
        "tenant-status",
        "입주단체 현황",
        Group.TENANTS,
        _status,
        status_report,
        status_name,
        asks=(Ask.DAY, Ask.SINCE),
        yearly=False,
        table=True,
        words="총괄 등록 기준 차이",
        counts=of_tenant_status,
    ),
    Entry(
        "matching",
        MATCHED,
        Group.TENANTS,
        _matching,
        lambda paper: paper.report,
        lambda paper: f"{MATCHED}({paper.day.isoformat()})",
        table=True,
        yearly=False,
        words="연계표",
    ),
    Entry(
        "tenant-book",
        "입주단체 소개집",
        Group.TENANTS,
        _book,
        name=lambda book: book.file_name,
        asks=(Ask.DAY,),
        picks=(BY, CONTACTS, MISSING),
        yearly=False,
        personal=Personal(
            Kind.PERSON, "입주단체 소개집: 성명, 직위, 전화, 전자우편", lambda book: book.people
        ),
        drawn={Format.PDF: _draw_book},
        lacks=dict.fromkeys(_ONLY_PDF, NO_CARDS),
    ),
    Entry(
        "labels",
        "주소 라벨",
        Group.TENANTS,
        _labels,
        name=lambda labels: labels.title,
        picks=(WHOM, ENDING),
        yearly=False,
        drawn={Format.PDF: draw_labels},
        lacks=dict.fromkeys(_ONLY_PDF, NO_LABELS),
        to_paper=True,
        words="우편",
    ),
    Entry(
        "disposal-certificate",
        "개인정보 파기 확인서",
        Group.TENANTS,
        _certificate,
        name=lambda paper: paper.name,
        yearly=False,
        chooser=Chooser("파기", _disposals, "파기한 것이 없어 확인서를 만들 것이 없습니다."),
        drawn={Format.PDF: _draw_certificate},
        lacks=dict.fromkeys(_ONLY_PDF, NO_CELLS),
        to_paper=True,
    ),
)
