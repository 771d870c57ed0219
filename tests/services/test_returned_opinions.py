"""Forms that came back: they find their place, are compared, and are taken whole or not at all (B8)."""

import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from db.proposals import ReceivedForm
from desktop_app.clock import PracticeClock
from desktop_app.errors import InputRefused, OfficeError, StaleRecord
from desktop_app.intake.formats.forms import several_lines
from desktop_app.proposals.opinion_records import CriterionDraft
from desktop_app.proposals.return_records import Standing, Taking, Whose
from desktop_app.reports.opinion_files import HWPX, XLSX
from desktop_app.terms import CriterionMark, Disclosure, Verdict
from desktop_app.values import tidy, tidy_line
from tests.filled_forms import SECTION, blank_file, edited, fill, without_key
from tests.hostile import HOSTILE, KOREAN
from tests.proposal_office import WRITTEN
from tests.return_post import ANSWER, Post, post, reader

__all__ = ("post", "reader")
KINDS = pytest.mark.parametrize("kind", [HWPX, XLSX])
LONG = ("laws", "duplicates", "budget_view", "feasibility", "effect", "rationale", "scope_accepted", "plan")
TEXTS = (*HOSTILE, *KOREAN)


@KINDS
def test_renamed_and_moved_a_form_still_finds_its_place(post: Post, kind: str) -> None:
    elsewhere = post.folder / "새 폴더" / "다른 곳"
    elsewhere.mkdir(parents=True)
    post.folder = elsewhere
    form = post.one(kind, name=f"복사본 - 최종(진짜) v3{kind}")
    assert (form.standing, form.number, form.department) == (Standing.READY, "2021-제안-001", "사회적경제과")
    assert form.plain
    post.take(form)
    draft = post.draft()
    assert draft.verdict is Verdict.PARTIALLY_ACCEPTED
    assert draft.rationale == ANSWER["rationale"]
    assert (draft.written_on, draft.writer_name) == (WRITTEN, "홍가온")
    assert (draft.disclosure, draft.clauses) == (Disclosure.PARTIAL, ("5", "7"))
    assert [(one.mark, one.reason) for one in draft.answers] == [
        (CriterionMark.FIT, "조례에 맞음"),
        (CriterionMark.CONDITIONAL, ""),
    ]
    assert post.draft("도시계획과").verdict is None


@KINDS
def test_taking_is_one_act_with_one_way_back(post: Post, kind: str) -> None:
    before = post.draft()
    data = fill(kind, blank_file(kind, post.sent()), ANSWER)
    other = fill(kind, blank_file(kind, post.sent("도시계획과")), {"rationale": "둘째", "verdict": "불수용"})
    forms = [*post.came(data, f"가{kind}"), *post.came(other, f"나{kind}")]
    change = post.office.returns.take([Taking(form, form.takeable) for form in forms])
    assert change.summary == "받은 검토의견서 2건을 넣었습니다."
    assert post.draft("도시계획과").rationale == "둘째"
    assert change.inverse is not None
    again = change.inverse()
    assert replace(post.draft(), version=before.version) == before
    assert post.draft("도시계획과").verdict is None
    assert again.inverse is not None
    again.inverse()
    assert post.draft().rationale == ANSWER["rationale"]


@KINDS
def test_an_altered_printed_cell_is_told_with_who_changed_it(post: Post, kind: str) -> None:
    data = fill(kind, blank_file(kind, post.sent()), {**ANSWER, "fixed_title": "다른 제목"})
    proposal = post.records.proposals.get(post.proposal)
    post.records.proposals.edit(replace(proposal.draft, summary="보낸 뒤에 고친 요약"))
    (form,) = post.came(data, f"회신{kind}")
    told = {one.label: one for one in form.altered}
    assert set(told) == {"제안명", "제안 요약"}
    assert (told["제안명"].whose, told["제안명"].came) == (Whose.DEPARTMENT, "다른 제목")
    assert told["제안명"].here == "빈 가게 전시 창"
    assert told["제안 요약"].whose is Whose.RECORD
    assert form.standing is Standing.READY
    assert not form.plain
    post.take(form)
    assert post.records.proposals.get(post.proposal).draft.title == "빈 가게 전시 창"


def test_spaces_and_breaks_that_a_program_changed_are_no_alteration(post: Post) -> None:
    summary = post.records.proposals.get(post.proposal).draft.summary
    assert not post.one(answers={**ANSWER, "fixed_summary": summary.replace(" ", "\n")}).altered


def test_a_field_that_is_not_chosen_stays_as_it_is(post: Post) -> None:
    form = post.one()
    post.office.returns.take([Taking(form, ["verdict", "written_on"])])
    draft = post.draft()
    assert draft.verdict is Verdict.PARTIALLY_ACCEPTED
    assert (draft.rationale, draft.writer_name) == ("", "")


def test_an_empty_cell_never_empties_what_is_stored(post: Post) -> None:
    post.records.answer(post.records.opinions(post.proposal)["사회적경제과"], rationale="전화로 들은 것")
    form = post.one(answers={"plan": "하반기"})
    assert form.takeable == ("plan",)
    post.take(form)
    draft = post.draft()
    assert (draft.rationale, draft.plan, draft.verdict) == ("전화로 들은 것", "하반기", Verdict.ACCEPTED)


@KINDS
def test_a_form_without_its_key_is_chosen_by_hand_with_a_warning(post: Post, kind: str) -> None:
    data = without_key(kind, fill(kind, blank_file(kind, post.sent("도시계획과")), ANSWER))
    (form,) = post.came(data, f"열쇠 없음{kind}")
    assert form.standing is Standing.CHOOSE
    assert "알아보는 표시" in form.sentence
    first = post.office.returns.choices(form, 2021)[0]
    assert first.department == "도시계획과"
    chosen = post.office.returns.assign(form, first.opinion_id)
    assert chosen.standing is Standing.READY
    assert any("손으로 고른" in warning for warning in chosen.warnings)
    assert not chosen.plain
    post.take(chosen)
    assert post.draft("도시계획과").rationale == ANSWER["rationale"]


def test_the_same_file_again_is_told(post: Post) -> None:
    form = post.one()
    post.take(form)
    again = post.office.returns.again(form)
    assert again.standing is Standing.SAME
    assert again.seen_before
    post.records.answer(post.records.opinions(post.proposal)["사회적경제과"], rationale="고침")
    again = post.office.returns.again(form)
    assert again.sentence == "이 파일은 2021. 10. 18. 이미 넣었습니다."
    assert not again.plain


def other_office(post: Post) -> bytes:
    form = post.sent()
    return blank_file(HWPX, replace(form, key=form.key.replace(form.key.split("/")[2], "ffffffff")))


def unknown_proposal(post: Post) -> bytes:
    form = post.sent()
    return blank_file(HWPX, replace(form, key=form.key.replace("2021-제안-001", "2020-제안-001")))


def unknown_department(post: Post) -> bytes:
    form, key = post.sent(), post.sent().key.split("/")
    key[4] = str(post.records.departments["자원순환과"])
    return blank_file(HWPX, replace(form, key="/".join(key)))


def other_edition(post: Post) -> bytes:
    form = post.sent()
    return blank_file(HWPX, replace(form, key=form.key.replace("파크이음/1/", "파크이음/2/")))


def filled_form(post: Post) -> bytes:
    return blank_file(HWPX, replace(post.sent(), blank=False))


def cancelled(post: Post) -> bytes:
    data = blank_file(HWPX, post.sent())
    post.records.proposals.cancel(post.proposal, "제안자가 거둠")
    return data


def withdrawn(post: Post) -> bytes:
    data = blank_file(HWPX, post.sent())
    opinion = post.records.opinions(post.proposal)["사회적경제과"]
    post.records.proposals.assignments.withdraw(opinion, "잘못 지정")
    return data


def confirmed(post: Post) -> bytes:
    opinion = post.records.opinions(post.proposal)["사회적경제과"]
    data = blank_file(HWPX, post.sent())
    draft = replace(post.draft(), verdict=Verdict.ACCEPTED, written_on=WRITTEN, plan="하반기")
    post.records.proposals.opinions.confirm(replace(draft, id=opinion))
    return data


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (other_office, "다른 업무 폴더"),
        (unknown_proposal, "2020-제안-001 제안이 이 업무 폴더에 없습니다"),
        (unknown_department, "자원순환과에 요청한 적이 없"),
        (other_edition, "다른 판"),
        (filled_form, "적을 칸이 없는"),
        (cancelled, "접수를 취소"),
        (withdrawn, "지정을 취소"),
        (confirmed, "확정을 먼저 푸세요"),
    ],
)
def test_what_cannot_be_taken_says_why_and_stays_out(
    post: Post, make: Callable[[Post], bytes], told: str
) -> None:
    data = make(post)
    if make is not filled_form:
        data = fill(HWPX, data, ANSWER)
    (form,) = post.came(data, "회신.hwpx")
    assert form.standing is Standing.STOPPED
    assert told in form.sentence
    with pytest.raises(InputRefused):
        post.take(form)
    assert not (post.office.folder / "inbox").exists() or not list((post.office.folder / "inbox").iterdir())


def test_after_the_lock_is_off_a_confirmed_opinion_can_be_taken(post: Post) -> None:
    (form,) = post.came(fill(HWPX, confirmed(post), ANSWER), "회신.hwpx")
    assert form.confirmed
    assert form.opinion_id is not None
    post.records.proposals.opinions.reopen(form.opinion_id)
    post.take(post.office.returns.again(form))
    assert post.draft().rationale == ANSWER["rationale"]


def test_another_year_is_told_and_can_be_taken(post: Post, clock: PracticeClock) -> None:
    data = fill(HWPX, blank_file(HWPX, post.sent()), ANSWER)
    clock.day = date(2022, 1, 5)
    (form,) = post.came(data, "회신.hwpx")
    assert form.standing is Standing.READY
    assert "2021년도 제안의 의견서입니다." in form.warnings


def test_what_cannot_be_understood_is_named_and_keeps_out_of_the_rest(post: Post) -> None:
    form = post.one(answers={**ANSWER, "verdict": "■ 수용 ■ 이첩", "rationale": "주민번호 800101-1234567"})
    assert {one.label for one in form.troubles} == {"의견", "사유"}
    post.take(form)
    draft = post.draft()
    assert (draft.verdict, draft.rationale, draft.writer_name) == (None, "", "홍가온")


def test_a_day_before_the_request_is_refused_in_its_field(post: Post) -> None:
    form = post.one(answers={**ANSWER, "written_on": date(2021, 1, 4)})
    assert [one.label for one in form.troubles] == ["작성일"]


def test_criteria_that_changed_since_are_matched_by_their_words(post: Post) -> None:
    data = fill(HWPX, blank_file(HWPX, post.sent()), ANSWER)
    budget = post.records.proposals.opinions.criteria(2021)[1]
    post.records.proposals.opinions.save_criteria(2021, [budget, CriterionDraft("효과")])
    (form,) = post.came(data, "회신.hwpx")
    assert any("‘법령 적합’" in warning for warning in form.warnings)
    post.take(form)
    assert [(one.label, one.mark) for one in post.draft().answers] == [
        ("예산", CriterionMark.CONDITIONAL),
        ("효과", None),
    ]


def test_several_forms_of_one_file_are_several_answers(post: Post) -> None:
    data = blank_file(HWPX, post.sent(), post.sent("도시계획과"))
    first, second = post.came(fill(HWPX, data, {"rationale": "첫째"}), "묶음.hwpx")
    assert (first.department, second.department) == ("사회적경제과", "도시계획과")
    assert (first.standing, second.standing) == (Standing.READY, Standing.SAME)
    assert "아무것도 적지 않은" in second.sentence


def test_two_answers_for_one_opinion_are_not_taken_together(post: Post) -> None:
    one, other = post.one(), post.one(answers={"rationale": "다름"}, name="또.hwpx")
    with pytest.raises(InputRefused, match="둘 넘게"):
        post.office.returns.take([Taking(form, form.takeable) for form in (one, other)])
    assert post.draft().rationale == ""
    post.take(one)
    with pytest.raises(StaleRecord):
        post.take(other)
    assert post.draft().rationale == ANSWER["rationale"]


def test_the_file_is_kept_unchanged_under_its_hash_and_nothing_where_nothing_was_taken(post: Post) -> None:
    form = post.one()
    data = form.file.path.read_bytes()
    inbox = post.office.folder / "inbox"
    stale = replace(form, version=99)
    with pytest.raises(OfficeError):
        post.take(stale)
    assert not list(inbox.iterdir())
    post.take(form)
    (kept,) = inbox.iterdir()
    assert kept.name == f"{form.file.sha256}.hwpx"
    assert kept.read_bytes() == data
    form.file.path.write_bytes(data + b"x")
    with pytest.raises(OfficeError, match="바뀌었습니다"):
        post.take(post.office.returns.again(form))
    with zipfile.ZipFile(kept) as packed:
        assert packed.testzip() is None


def test_a_form_of_50000_characters_is_kept_whole(post: Post) -> None:
    long = "검토 " * 16_667
    post.take(post.one(answers={**ANSWER, "rationale": long}))
    assert post.draft().rationale == long.strip()


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=40).map(tidy_line)


@settings(
    max_examples=8,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    kind=st.sampled_from([HWPX, XLSX]),
    verdict=st.sampled_from(Verdict),
    texts=st.fixed_dictionaries(dict.fromkeys(("rationale", "plan", "laws", "budget_source"), WORDS)),
    day=st.dates(date(2021, 10, 1), date(2021, 12, 31)),
    mark=st.sampled_from(CriterionMark),
)
def test_whatever_a_department_writes_comes_back_the_same(  # noqa: PLR0917 - generated
    post: Post, kind: str, verdict: Verdict, texts: dict[str, str], day: date, mark: CriterionMark
) -> None:
    answers = {**texts, "verdict": verdict.value, "written_on": day, "check_0_mark": f"■ {mark.value}"}
    form = post.one(kind, answers)
    assert not form.troubles
    post.take(form) if form.standing is Standing.READY else None
    draft = post.draft()
    said = {name: text for name, text in texts.items() if text}
    assert {name: getattr(draft, name) for name in said} == said
    assert (draft.verdict, draft.written_on, draft.answers[0].mark) == (verdict, day, mark)


def test_a_mended_title_of_ours_is_no_fault_of_the_department(post: Post) -> None:
    data = blank_file(HWPX, post.sent())
    draft = post.records.proposals.get(post.proposal).draft
    post.records.proposals.edit(replace(draft, title="고친 이름"))
    (form,) = post.came(fill(HWPX, data, ANSWER), "회신.hwpx")
    assert [one.whose for one in form.altered] == [Whose.RECORD]


def test_where_nobody_can_tell_who_changed_a_cell_it_is_said(post: Post) -> None:
    data = edited(
        fill(HWPX, blank_file(HWPX, post.sent()), {**ANSWER, "fixed_field": "다른 분야"}),
        SECTION,
        lambda section: section.replace(post.sent().key[-10:], "0" * 10),
    )
    (form,) = post.came(data, "회신.hwpx")
    assert [one.whose for one in form.altered] == [Whose.UNKNOWN]
    shutil.rmtree(post.folder)


def test_a_name_or_printed_cell_that_no_register_may_hold_is_left_out_of_it(post: Post) -> None:
    number = "800101-1234567"
    form = post.one(answers={**ANSWER, "fixed_title": f"제목 {number}"}, name=f"{number} 회신\udcff.hwpx")
    post.take(form)
    with post.office.store.reading() as s:
        (row,) = s.query(ReceivedForm).all()
        assert number not in row.file_name + row.remarks
        assert row.remarks.startswith("제안명: (적을 수 없는 번호")
    assert post.draft().rationale == ANSWER["rationale"]


@pytest.mark.parametrize("first", range(0, len(TEXTS), len(LONG)))
def test_hostile_text_goes_out_and_comes_back_as_text(post: Post, first: int) -> None:
    texts = TEXTS[first : first + len(LONG)]
    proposal = post.records.proposals.get(post.proposal)
    post.records.proposals.edit(replace(proposal.draft, summary="\n".join(texts), title=f"제목 {texts[0]}"))
    typed = {name: f"글 {several_lines(text)}" for name, text in zip(LONG, texts, strict=False)}
    for kind in (HWPX, XLSX):
        form = post.one(kind, dict(typed))
        assert not form.altered, kind
        if kind == HWPX:
            post.take(form)
        draft = post.draft()
        assert {name: getattr(draft, name) for name in typed} == {
            name: tidy(text) for name, text in typed.items()
        }
        assert post.office.returns.again(form).standing is Standing.SAME
