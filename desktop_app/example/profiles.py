"""Invented 소개글 and homepages of the example's tenants: three sentences each, put together anew for every tenant."""

from random import Random

from desktop_app.example.names import FIRST_WORDS
from desktop_app.particles import with_topic

_WITHOUT_PROFILE = 0.08
_WITHOUT_HOMEPAGE = 0.35

_OPENINGS: dict[str, tuple[str, ...]] = {
    "살림연구소": (
        "{topic} 돌봄과 살림을 이웃이 나누어 맡는 길을 찾는 연구 모임입니다.",
        "아이를 키우는 이웃 일곱 사람이 시작한 {name}, 살림의 지혜를 모아 나눕니다.",
        "{topic} 집안일의 값을 다시 묻고, 함께하는 살림을 실험합니다.",
    ),
    "기술공작소": (
        "{topic} 손으로 고치고 만드는 적정기술을 배우고 가르치는 작업장입니다.",
        "전기·목공·용접 기술자들이 모인 {name}, 필요한 도구를 스스로 만드는 곳입니다.",
        "{topic} 생각을 시제품으로 바꾸는 데 필요한 장비와 사람을 잇습니다.",
    ),
    "문화공방": (
        "{topic} 동네 이야기를 축제와 공연으로 빚는 생활문화 모임입니다.",
        "음악가와 연출가, 주민이 함께 꾸린 {name}, 골목에서 열리는 작은 무대를 만듭니다.",
        "{topic} 누구나 만드는 사람이 되는 생활문화 강좌를 엽니다.",
    ),
    "마을기록소": (
        "{topic} 사라져 가는 골목과 사람들의 이야기를 글과 사진, 소리로 남깁니다.",
        "주민 기록가 열두 사람이 활동하는 {name}, 마을의 오늘을 내일의 자료로 쌓습니다.",
        "{topic} 오래된 가게와 시장, 하천을 걸으며 마을의 기억을 모읍니다.",
    ),
    "청년일터": (
        "{topic} 첫 일자리를 찾는 청년이 동네에서 일 경험을 쌓도록 돕습니다.",
        "청년 다섯 사람이 빈 점포를 고치며 시작한 {name}, 이제는 스무 곳의 일터와 함께합니다.",
        "{topic} 일을 배우고 동료를 만나며 스스로 일거리를 만드는 청년들의 거점입니다.",
    ),
    "돌봄협동조합": (
        "{topic} 어르신이 살던 집에서 오래 지내실 수 있도록 이웃이 찾아가는 협동조합입니다.",
        "돌봄 노동자와 이용자가 함께 주인인 {name}, 믿을 수 있는 방문 돌봄을 이어 갑니다.",
        "{topic} 말벗과 나들이, 병원 동행을 조합원이 품앗이로 나눕니다.",
    ),
    "자원순환랩": (
        "{topic} 한 번 쓰고 버리는 것을 줄이는 실험을 동네에서 이어 갑니다.",
        "쓰레기 없는 행사를 꿈꾸는 {name}, 다회용 그릇을 빌려 주고 씻어 다시 돌립니다.",
        "{topic} 버려진 재료로 쓸모 있는 물건을 만드는 새활용 연구실입니다.",
    ),
    "배움터": (
        "{topic} 청소년이 하고 싶은 일을 스스로 찾아보는 배움의 자리입니다.",
        "교사와 학부모가 함께 만든 {name}, 학교 밖 배움을 꾸준히 이어 왔습니다.",
        "{topic} 만들기와 여행, 인터뷰로 진로를 살피는 방과 후 교실을 엽니다.",
    ),
}

_WORKS: dict[str, tuple[str, ...]] = {
    "살림연구소": (
        "해마다 봄가을에 반찬 나눔과 옷 바꿔 입기 장터를 열고, 그 과정을 작은 책으로 펴냅니다.",
        "달마다 살림 이야기 모임을 열어 육아와 일, 쉼의 균형을 함께 고민합니다.",
        "한부모 가정과 혼자 사는 이웃을 잇는 저녁 밥상을 격주로 차립니다.",
        "집수리와 정리 수납 교육으로 스스로 살림을 꾸리는 힘을 기릅니다.",
    ),
    "기술공작소": (
        "태양광 조명과 빗물 저금통을 주민과 함께 만들고, 고장 난 생활용품을 고치는 날을 엽니다.",
        "3D 프린터와 목공 기계를 갖추고 청소년과 창업자의 시제품 만들기를 돕습니다.",
        "작은 공방과 시장 상인에게 필요한 도구를 설계하고, 도면을 누구나 쓰도록 공개합니다.",
        "휠체어 경사로와 보조 손잡이처럼 생활을 바꾸는 장치를 이웃과 함께 고안합니다.",
    ),
    "문화공방": (
        "골목 음악회와 인형극, 주민 합창을 기획해 한 해 스무 차례 넘게 무대에 올립니다.",
        "도예·판화·춤 강좌를 열고, 수강생이 직접 꾸미는 전시로 한 해를 마무리합니다.",
        "시장과 도서관, 공원을 무대로 삼아 누구나 관객이자 배우가 되는 마을 축제를 엽니다.",
        "어린이와 어르신이 함께 만드는 이야기극으로 세대가 만나는 자리를 넓혀 갑니다.",
    ),
    "마을기록소": (
        "해마다 한 동네를 골라 주민을 만나 듣고, 그 이야기를 책과 전시로 돌려드립니다.",
        "기록가 양성 과정을 마친 주민들이 시장·하천·학교의 변화를 사진으로 남기고 있습니다.",
        "옛 사진을 스캔해 보관하고, 누구나 찾아볼 수 있는 마을 사진관을 운영합니다.",
        "어르신의 구술을 채록해 소리책으로 만들고 동 주민센터와 도서관에 나눕니다.",
    ),
    "청년일터": (
        "골목 빈터를 가꾸고 빈 점포를 전시장과 작업실로 바꾸는 일을 청년의 일거리로 만듭니다.",
        "지역 가게와 청년을 석 달 동안 잇는 일 경험 과정을 해마다 두 차례 엽니다.",
        "이력서보다 해 본 일로 자신을 소개하는 포트폴리오 교실과 동료 모임을 운영합니다.",
        "창업을 앞둔 청년에게 장부 쓰기와 계약, 세금처럼 꼭 필요한 실무를 가르칩니다.",
    ),
    "돌봄협동조합": (
        "방문 돌봄과 함께 이야기 나눔, 그림 교실을 열어 어르신의 하루에 재미를 더합니다.",
        "돌봄 종사자 교육과 상담을 정기적으로 열어 일하는 사람의 마음도 함께 돌봅니다.",
        "동 주민센터와 손잡고 홀로 지내는 어르신의 안부를 주마다 살핍니다.",
        "퇴원한 어르신이 집에서 회복하시도록 식사와 운동, 집 고치기를 묶어 돕습니다.",
    ),
    "자원순환랩": (
        "지역 행사에 다회용 그릇을 빌려 주고 줄인 쓰레기의 무게를 재어 알립니다.",
        "자투리 천과 폐목재로 가방과 가구를 만드는 새활용 강좌를 달마다 엽니다.",
        "가게와 함께 포장재 줄이기 약속을 만들고, 실천한 곳을 지도로 알립니다.",
        "학교와 손잡고 급식 음식물과 플라스틱을 줄이는 교실 실험을 이어 갑니다.",
    ),
    "배움터": (
        "목공과 요리, 영상 만들기를 통해 손으로 배우는 진로 체험을 학교에 제공합니다.",
        "또래 상담과 토론 모임을 열어 청소년이 스스로 규칙을 정하고 운영하게 합니다.",
        "방학마다 마을 일터를 찾아가는 배움 여행을 떠나고 그 기록을 신문으로 펴냅니다.",
        "다문화 가정 청소년의 말하기와 글쓰기를 일대일로 돕는 길잡이 교사를 양성합니다.",
    ),
}

_CLOSINGS = (
    "구 부서, 동 주민센터와 함께하는 일을 반깁니다.",
    "처음 만나는 분도 언제든 작업실 문을 두드려 주시기 바랍니다.",
    "은평의 이웃과 함께 배우고 나누는 일을 오래 이어 가려 합니다.",
    "파크의 다른 단체와 장비와 공간을 나누어 쓰고 있습니다.",
    "해마다 활동 보고서를 펴내 한 일과 쓴 돈을 모두 알립니다.",
    "",
    "",
)
_SECOND = (
    "2019년부터는 서울혁신파크에 자리를 잡고 활동을 넓혀 왔습니다.",
    "함께하는 회원은 서른 명 남짓이며, 누구나 참여할 수 있습니다.",
    "참여한 주민이 다음 해의 강사가 되는 것을 가장 큰 보람으로 여깁니다.",
    "",
    "",
    "",
)
_FIRST_LATIN = dict(
    zip(
        FIRST_WORDS,
        (
            "gaon", "kkotssi", "narae", "neutinamu", "dasom", "dodam", "durebak", "raon", "maru", "mulbit",
            "baramgil", "byeori", "boram", "bitgoeul", "sairang", "saessak", "sodam", "solbaram", "sinabro", "aram",
            "yeoul", "onsae", "udeumji", "eunhasu", "ieum", "jarak", "joyakdol", "jinggeomdari", "chaoreum",
            "choroksup", "keungeoreum", "teoul", "pureundeul", "hanui", "hangyeol", "haesol",
        ),
        strict=True,
    )
)  # fmt: skip
_LAST_LATIN = {
    "살림연구소": "salim",
    "기술공작소": "works",
    "문화공방": "culture",
    "마을기록소": "archive",
    "청년일터": "youth",
    "돌봄협동조합": "coop",
    "자원순환랩": "recycle",
    "배움터": "school",
}


def profile_of(dice: Random, name: str) -> str:
    """Two to four sentences on a tenant; a few have none, as in any office."""
    _first, kind = name.split(" ", 1)
    opening = dice.choice(_OPENINGS[kind]).format(name=name, topic=with_topic(name))
    sentences = (opening, dice.choice(_WORKS[kind]), dice.choice(_SECOND), dice.choice(_CLOSINGS))
    text = " ".join(one for one in sentences if one)
    return "" if dice.random() < _WITHOUT_PROFILE else text


def homepage_of(dice: Random, name: str) -> str:
    """An address that cannot exist; about a third of the tenants have none."""
    first, kind = name.split(" ", 1)
    address = f"https://{_FIRST_LATIN[first]}-{_LAST_LATIN[kind]}.example.invalid"
    return "" if dice.random() < _WITHOUT_HOMEPAGE else address
