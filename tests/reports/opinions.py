"""Review opinion forms for the tests, with invented names and numbers."""

from datetime import date

from desktop_app.proposals.form_values import OpinionForm


def opinion(number: int = 21, department: str = "도시계획과") -> OpinionForm:
    """A filled form of one page."""
    return OpinionForm(
        number=f"2021-제안-{number:03d}",
        fiscal_year=2021,
        title="서울혁신파크 상점가 제로웨이스트 존 시범운영",
        proposer="가나다라 사회적협동조합",
        department=department,
        team="도시재생팀",
        direction="입주단체 → 구",
        received_on=date(2021, 5, 3),
        field="친환경",
        cost_won=14_100_000,
        summary="- 상점 12곳을 제로웨이스트 존으로 정하고 다회용기를 함께 씀\n- 주민 캠페인 4회를 엶",
        consult_department="자원순환과",
        requested_on=date(2021, 5, 6),
        due_on=date(2021, 5, 21),
        laws="「서울특별시 은평구 폐기물 관리 조례」 제4조",
        budget_view="사무관리비 범위에서 홍보물 제작을 지원할 수 있음.",
        feasibility="공유동 세척 설비를 함께 쓸 수 있어 하반기에 시범운영할 수 있음.",
        expected_effect="1회용품을 줄이고 주민이 파크를 찾는 계기가 됨.",
        verdict="일부수용",
        rationale="자원순환 정책과 방향이 같아 수용함. 다만 설비 구입비는 지원하기 어려움.",
        scope_accepted="다회용기 대여 협력, 캠페인 공동 운영",
        scope_excluded="세척 설비 구입비 지원",
        plan="6월 상점 모집, 7월 시범운영 시작, 11월 결과 공유회",
        written_on=date(2021, 5, 14),
        writer="도시계획과 주무관 홍가온",
        extension="000-0000",
        disclosure="부분공개 (5)",
        attachments=("협업사업 제안서 1부",),
    )


def long_text(characters: int) -> str:
    """A text of so many characters whose every sentence is different, so that a lost line shows."""
    sentences, length = [], 0
    while length < characters:
        sentence = f"제안 내용 {len(sentences) + 1:05d}호를 관련 조례에 비추어 검토함."
        sentences.append(sentence)
        length += len(sentence) + 1
    return " ".join(sentences)[:characters]
