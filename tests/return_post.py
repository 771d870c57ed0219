"""What goes to the departments as forms and comes back filled in, over a small office."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.intake import guard
from desktop_app.intake.reader import Reader
from desktop_app.office import Office
from desktop_app.proposals.form_values import OpinionForm
from desktop_app.proposals.opinion_records import CriterionDraft, OpinionDraft
from desktop_app.proposals.return_records import ReturnedForm, Taking
from desktop_app.reports.opinion_files import HWPX
from desktop_app.store import Store
from tests.filled_forms import blank_file, fill
from tests.proposal_office import WRITTEN, ProposalOffice

ANSWER = {
    "verdict": "□ 수용   ■ 일부수용   □ 장기검토   □ 불수용   □ 이첩",
    "rationale": "자원순환 정책과 방향이 같음\n다만 설비비는 지원하기 어려움",
    "scope_accepted": "캠페인",
    "scope_excluded": "설비비",
    "written_on": WRITTEN,
    "writer_name": "홍가온",
    "writer_extension": "02-0000-0000",
    "disclosure": "부분공개(5, 7)",
    "check_0_mark": "적정",
    "check_0_reason": "조례에 맞음",
    "check_1_mark": "□ 적정   V 조건부   □ 부적정",
}


@dataclass
class Post:
    """What goes to the departments and comes back, over a small office."""

    records: ProposalOffice
    office: Office
    folder: Path
    reader: Reader
    proposal: int = 0

    def sent(self, department: str = "사회적경제과") -> OpinionForm:
        return self.office.proposals.forms.opinion_forms(
            self.proposal, self.records.departments[department], blank=True
        )[0]

    def came(self, data: bytes, name: str) -> list[ReturnedForm]:
        path = self.folder / name
        path.write_bytes(data)
        return self.office.returns.look(path, self.reader.read(path))

    def one(self, kind: str = HWPX, answers: dict[str, object] | None = None, name: str = "") -> ReturnedForm:
        data = fill(kind, blank_file(kind, self.sent()), ANSWER if answers is None else answers)
        (form,) = self.came(data, name or f"회신{kind}")
        return form

    def take(self, form: ReturnedForm) -> None:
        self.office.returns.take([Taking(form, form.takeable)])

    def draft(self, department: str = "사회적경제과") -> OpinionDraft:
        return self.records.opened(self.records.opinions(self.proposal)[department])


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(judge=guard.form_kind_of) as one:
        yield one


@pytest.fixture
def post(store: Store, office: Office, reader: Reader, tmp_path: Path) -> Post:
    records = ProposalOffice(store, office.proposals).fill()
    records.proposals.opinions.save_criteria(2021, [CriterionDraft("법령 적합"), CriterionDraft("예산")])
    folder = tmp_path / "받은 것"
    folder.mkdir()
    post = Post(records, office, folder, reader, records.receive())
    records.ask(post.proposal, "사회적경제과", "도시계획과")
    return post
