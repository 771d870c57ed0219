"""A PDF for the archive (PDF/A-2u): what it says of itself and its colours, and any text and picture in it."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image

from desktop_app.performance.records import Line
from desktop_app.pictures import shrunk
from desktop_app.reports.blocks import Column, Front, Photo, PhotoCard, Report, Section, Shape, Table
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.reports.year_pdf import render_year_pdf
from tests.hostile import HOSTILE, KOREAN
from tests.reports.example_year import example_year
from tests.reports.pdf_a import broken_rules

PRINTED = 4
XMP = {
    "Title": r'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">(.*)</rdf:li></rdf:Alt></dc:title>',
    "Author": r"<dc:creator><rdf:Seq><rdf:li>(.*)</rdf:li></rdf:Seq></dc:creator>",
    "Subject": r'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">(.*)</rdf:li></rdf:Alt></dc:description>',
    "Producer": r"<pdf:Producer>(.*)</pdf:Producer>",
    "Creator": r"<xmp:CreatorTool>(.*)</xmp:CreatorTool>",
}


def photo(mode: str, kind: str) -> Photo:
    stream = BytesIO()
    Image.new(mode, (40, 30), 90).save(stream, kind)
    return Photo(f"{mode} {kind}", shrunk(stream.getvalue(), 40))


def hostile_paper() -> bytes:
    """All the text that has hurt other programs, and photographs in colours that PDF/A does not take."""
    texts = [text[:300] for text in (*HOSTILE, *KOREAN)]
    table = Table("표", (Column("글", Shape.TEXT, 170),), tuple((text,) for text in texts))
    photos = PhotoCard("사진", (photo("CMYK", "JPEG"), photo("L", "PNG"), photo("RGBA", "PNG")))
    lines = tuple(Line(at % 4 + 1, text) for at, text in enumerate(texts))
    title = "".join(text[:12] for text in HOSTILE)
    chapter = Section("Ⅰ", title, "장", (*lines, table, photos))
    return render_pdf(Report(title, "과 <&>", ("\x00\ufffe", "날"), (chapter,), Front.TITLE))


def test_verapdf_finds_no_rule_broken_by_any_text_or_picture(tmp_path: Path) -> None:
    good = hostile_paper()
    papers = {
        "good": good,
        "no part": good.replace(b"<pdfaid:part>2<", b"<pdfaid:part>3<"),
        "no colours": good.replace(b"/OutputIntents", b"/OutputIntentz"),
    }
    broken = {
        name: {rule.split()[0] for rule in rules} for name, rules in broken_rules(papers, tmp_path).items()
    }
    assert broken == {"good": set(), "no part": {"6.6.4"}, "no colours": {"6.2.4.3"}}


def test_a_pdf_says_the_same_of_itself_twice_and_what_its_colours_are() -> None:
    with pikepdf.open(BytesIO(render_year_pdf(example_year()))) as pdf:
        said = pdf.Root.Metadata.read_bytes().decode("utf-8")
        for name, pattern in XMP.items():
            assert re.findall(pattern, said) == [str(pdf.docinfo[f"/{name}"])]
        assert pdf.open_metadata().pdfa_status == "2U"
        assert "2000-01-01T00:00:00+00:00" in said
        assert str(pdf.docinfo["/CreationDate"]) == "D:20000101000000+00'00'"
        intent = pdf.Root.OutputIntents[0]
        assert intent.S == "/GTS_PDFA1"
        assert intent.DestOutputProfile.read_bytes()[16:20] == b"RGB "
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.trailer.ID
        notes = [note for page in pdf.pages for note in page.get("/Annots", ())]
        assert notes
        assert {int(note.F) for note in notes} == {PRINTED}


def test_markup_in_a_title_is_words_in_the_description() -> None:
    with pikepdf.open(BytesIO(hostile_paper())) as pdf:
        about = pdf.open_metadata()
        assert about["dc:title"] == str(pdf.docinfo["/Title"])
        assert about["dc:creator"] == ["과 <&>"]
