"""The office's own wording of the 검토의견서: one change, the same words in all three files."""

import zipfile
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from desktop_app.proposals.form_values import Criterion, FormSettings, OpinionForm
from desktop_app.proposals.form_words import HEADS, LONGEST, WORDS, FormWords
from desktop_app.reports.opinion_files import HWPX, PDF, XLSX, render_opinion_file
from tests.reports.opinions import opinion
from tests.reports.papers import Paper

OWN = {key: f"낱말{at}" for at, key in enumerate(WORDS)}
ONLY_BLANK = {"writer_post", "writer_name"}
ONLY_FILLED = {"proposal_effect", "override", "written_on"}


def _full() -> OpinionForm:
    """A form on which every label stands."""
    return replace(
        opinion(),
        criteria=(Criterion("법령 적합", "적정"),),
        effect="골목이 밝아짐",
        scope_accepted="구 소유 공간",
        scope_excluded="민간 공간",
        review_again="2022년",
        transfer_department="문화관광과",
        linkage_plan="하반기 사업에 포함",
        budget_source="기정예산",
        override_reason="급함",
        reply_number="도시계획과-1",
        extension="1234",
    )


def _text(data: bytes, kind: str) -> str:
    if kind == PDF:
        return Paper(data).text
    if kind == XLSX:
        sheet = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
        return "\n".join(str(cell.value) for row in sheet for cell in row if cell.value is not None)
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return packed.read("Contents/section0.xml").decode()


@pytest.mark.parametrize("kind", [PDF, XLSX, HWPX])
def test_every_word_of_the_form_can_be_another_in_every_file(kind: str) -> None:
    settings = FormSettings(words=FormWords(OWN))
    said = _text(render_opinion_file([_full()], kind, title="시험", settings=settings), kind)
    absent = ONLY_BLANK if kind != PDF else {*ONLY_BLANK}
    for key, words in OWN.items():
        if key not in absent:
            assert words in said, key
    assert "검토의견서" not in said.replace("기획예산과", "")
    assert "실현가능성" not in said


def test_the_usual_words_stand_where_the_office_has_set_none() -> None:
    words = FormWords({"title": "정책제안 검토서", "laws": "", "strange": "모름"})
    assert words["title"] == "정책제안 검토서"
    assert words["laws"] == "관련 법령"
    assert words == FormWords({"title": "정책제안 검토서"})
    assert set(HEADS) < set(WORDS)


def test_labels_that_are_worded_alike_keep_their_own_cells() -> None:
    alike = {key: "의견" for key in WORDS if key not in HEADS}
    paper = Paper(
        render_opinion_file([_full()], PDF, title="시험", settings=FormSettings(words=FormWords(alike)))
    )
    usual = Paper(render_opinion_file([_full()], PDF, title="시험", settings=FormSettings()))
    assert len(paper) == len(usual) == 1
    assert "법령 적합" in paper.text


def test_the_longest_title_beside_six_boxes_stays_on_the_paper() -> None:
    boxes = opinion().approval * 2
    words = FormWords({"title": "가" * LONGEST, "laws": "나" * LONGEST})
    form = replace(_full(), approval=boxes)
    data = render_opinion_file([form], PDF, title="시험", settings=FormSettings(words=words))
    paper = Paper(data)
    assert "가" * LONGEST in "".join(paper.text.split())
    width = 210 * 72 / 25.4
    assert max(box.right for box in paper.boxes[0]) <= width - 20 * 72 / 25.4 + 1
