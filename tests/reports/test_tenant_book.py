"""입주단체 소개집 as a reader finds it: the contents tell the truth, nobody is torn, no text is markup."""

import re
from datetime import date
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from desktop_app.outgoing.book_records import BookEntry, BookGroup, BookOrder, TenantBook
from desktop_app.outgoing.records import Line
from desktop_app.reports.book_blocks import entry_block, group_block
from desktop_app.reports.book_pages import in_columns, lay_out
from desktop_app.reports.tenant_book import PAPER, render_tenant_book
from tests.hostile import HOSTILE, KOREAN
from tests.reports.papers import Paper

SENTENCE = "골목에서 만나는 이웃과 함께 배우고 나누는 자리를 꾸준히 엽니다. "
DAY = date(2021, 12, 20)


def entry(number: int, name: str = "", **more: str) -> BookEntry:
    values = {
        "place": f"미래청 {number}호",
        "field": "지역주민",
        "legal_form": "협동조합",
        "profile": SENTENCE * (number % 5),
        "business": "골목 기록, 전시",
        "homepage": f"https://t{number}.example.invalid" if number % 2 else "",
    }
    return BookEntry(number, name or f"단체 {number}번", **{**values, **more})


def book(*sizes: int, **more: object) -> TenantBook:
    """Groups of so many tenants."""
    groups, number = [], 0
    for at, size in enumerate(sizes):
        groups.append(BookGroup(f"{at + 1}동", tuple(entry(number + one) for one in range(1, size + 1))))
        number += size
    values = {
        "as_of": DAY,
        "order": BookOrder.BUILDING,
        "office": "은평구 기획예산과",
        "groups": tuple(groups),
    }
    return TenantBook(**{**values, **more})  # type: ignore[arg-type]


def printed_number(text: str) -> int | None:
    """The number at the foot of a page."""
    found = re.search(r"^- (\d+) -$", text, re.MULTILINE)
    return int(found[1]) if found else None


def body_pages(paper: Paper, name: str) -> list[int]:
    """Printed numbers of the pages on which a tenant's own entry begins, by the outline."""
    return [printed_number(paper.texts[page - 1]) or 0 for title, page in paper.bookmarks if title == name]


@pytest.mark.parametrize("sizes", [(3,), (10,), (70, 3, 2, 1, 2, 35, 31), (40,) * 5])
def test_the_contents_name_the_page_of_every_tenant(sizes: tuple[int, ...]) -> None:
    made = book(*sizes)
    paper = Paper(render_tenant_book(made))
    contents = [text for text in paper.texts if text.startswith("차례") or "차례 (계속)" in text]
    assert all(printed_number(text) is None for text in contents)
    told = dict(re.findall(r"^(단체 \d+번|\d+동)\n?\s*(\d+)$", "\n".join(contents), re.MULTILINE))
    assert len(told) == sum(sizes) + len(sizes)
    for name, number in told.items():
        assert body_pages(paper, name) == [int(number)]


def test_every_word_of_every_tenant_is_in_the_book() -> None:
    made = book(12, 30)
    squeezed = Paper(render_tenant_book(made)).squeezed
    for group in made.groups:
        for one in group.entries:
            for text in (one.name, one.place, one.profile, one.business, one.homepage):
                assert "".join(text.split()) in squeezed


def test_two_to_five_tenants_share_a_page_and_none_is_torn() -> None:
    made = book(70, 3, 2, 1, 2, 35, 31)
    blocks = [
        block
        for at, group in enumerate(made.groups)
        for block in (
            group_block(group, at, PAPER.width),
            *(entry_block(one, PAPER.width) for one in group.entries),
        )
    ]
    pages = lay_out(blocks, PAPER.height)
    counts = [sum(not one.block.is_group for one in page.placed) for page in pages]
    assert sum(counts) == made.count
    assert all(2 <= count <= 6 for count in counts)
    assert not any(one.block.goes_on for page in pages for one in page.placed)
    assert not any(page.placed[-1].block.is_group for page in pages)
    for page in pages:
        for above, below in zip(page.placed, page.placed[1:], strict=False):
            assert above.top - sum(row.height for row in above.rows) >= below.top
        last = page.placed[-1]
        assert last.top - sum(row.height for row in last.rows) >= -0.01
    filled = [
        PAPER.height - (page.placed[-1].top - sum(row.height for row in page.placed[-1].rows))
        for page in pages
    ]
    assert min(filled) > PAPER.height * 0.35
    assert sum(filled) / len(filled) > PAPER.height * 0.8


def test_a_tenant_with_more_words_than_a_page_goes_on_under_its_name() -> None:
    long = BookGroup("1동", (entry(1), entry(2, "긴 단체", profile=SENTENCE * 200), entry(3)))
    paper = Paper(render_tenant_book(book(1, groups=(long,))))
    begun = [text for text in paper.texts if "긴 단체 (계속)" in text]
    assert len(begun) >= 2
    assert paper.squeezed.count("".join(SENTENCE.split())) >= 200
    assert len([title for title, _ in paper.bookmarks if title == "긴 단체"]) == 1


def test_outline_title_language_and_faces() -> None:
    data = render_tenant_book(book(30, 5, lists_missing=True, missing=(Line(7, "단체 7번"),)))
    paper = Paper(data)
    assert paper.about["Title"] == "서울혁신파크 입주단체 소개집"
    assert paper.language == "ko-KR"
    assert all(paper.faces().values())
    titles = [title for title, _ in paper.bookmarks]
    assert titles[:3] == ["표지", "차례", "1동"]
    assert titles[-2:] == ["찾아보기", "소개글이 없는 단체"]
    assert "2021. 12. 20. 기준" in paper.texts[0]
    assert "은평구 기획예산과" in paper.texts[0]
    numbers = [printed_number(text) for text in paper.texts]
    shown = [number for number in numbers if number is not None]
    assert shown == list(range(1, len(shown) + 1))
    assert data == render_tenant_book(book(30, 5, lists_missing=True, missing=(Line(7, "단체 7번"),)))


def test_the_running_head_names_the_group_of_the_page() -> None:
    paper = Paper(render_tenant_book(book(12, 12)))
    heads = [text.split("\n")[0].rsplit(" ", 1)[1] for text in paper.texts if printed_number(text)]
    assert (heads[0], heads[-1]) == ("1동", "2동")
    assert heads == sorted(heads)


def test_the_index_is_in_syllable_order_and_names_the_pages() -> None:
    names = ("(주)가온", "하늬", "나래", "까치", "Garden", "2층 모임")
    entries = tuple(entry(at, name) for at, name in enumerate(names, start=1)) + tuple(
        entry(at) for at in range(10, 40)
    )
    paper = Paper(render_tenant_book(book(1, groups=(BookGroup("1동", entries),))))
    index = next(text for text in paper.texts if "찾아보기" in text)
    order = [index.index(name) for name in ("2층 모임", "Garden", "(주)가온", "까치", "나래", "하늬")]
    assert order == sorted(order)
    assert [line for line in index.split("\n") if line.strip() in {"ㄱ", "ㄴ", "ㅎ", "A~Z"}] != []


def test_missing_profiles_are_printed_only_where_asked() -> None:
    missing = (Line(7, "단체 7번"),)
    assert "소개글이 없는 단체" not in Paper(render_tenant_book(book(5, missing=missing))).text
    assert (
        "소개글이 없는 단체" in Paper(render_tenant_book(book(5, missing=missing, lists_missing=True))).text
    )


def test_hostile_text_is_text_and_stays_within_the_margins() -> None:
    texts = [text for text in (*HOSTILE, *KOREAN) if text.strip()]
    entries = tuple(
        BookEntry(at, text, text, text, text, text, text, text, text, text) for at, text in enumerate(texts)
    )
    data = render_tenant_book(book(1, groups=(BookGroup(texts[0], entries),), office=texts[1]))
    paper = Paper(data)
    assert all(paper.faces().values())
    assert "<b>" in paper.text
    document = pypdfium2.PdfDocument(data)
    width = document[0].get_width()
    document.close()
    assert max(box.right for boxes in paper.boxes for box in boxes) <= width - PAPER.right * 72 / 25.4 + 1


def test_only_addresses_of_the_web_are_links_and_contents_lead_inside() -> None:
    entries = (entry(1, homepage="https://t.example.invalid"), entry(2, homepage="javascript:alert(1)"))
    with pikepdf.open(BytesIO(render_tenant_book(book(1, groups=(BookGroup("1동", entries),))))) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        uris = [str(note["/A"]["/URI"]) for note in notes if "/A" in note]
        inside = [note for note in notes if "/Dest" in note]
    assert uris == ["https://t.example.invalid"]
    assert len(inside) == 3


def test_a_head_never_stands_last_in_its_column() -> None:
    heads = [True, False, False, True, False, True, False]
    for rows in range(2, 6):
        for page in in_columns(heads, rows, 2):
            assert all(not heads[column[-1]] for column in page)
            assert all(len(column) <= rows for column in page)
