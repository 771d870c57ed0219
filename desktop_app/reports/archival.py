"""PDF/A-2u for every PDF of the program: what an archive needs to read it in thirty years (ISO 19005-2, level U).

Faces are embedded and every character has its Unicode already. What reportlab leaves out is added here with its own
objects: the colours' meaning, the description as XMP, the line end before ``endstream``. It writes no tags (level A).
"""

import re
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    XMP,
    PDFCatalog,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

import resources
from desktop_app.reports.paper_text import pdf_text

PART, CONFORMANCE = 2, "U"
PRINTED: Final = 4
"""The flag of an annotation that it is printed and nothing else: a link without flags is no archive's link."""
PROFILE: Final = "colour/sRGB2014.icc"
CONDITION: Final = "sRGB IEC61966-2.1"

_NOT_XML: Final = re.compile(r"[\ufffe\uffff]")
_ENDS: Final = b"endstream\n"
_OUTPUT: Final = "OutputIntents"
_SPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}


def make_archival(canvas: Canvas) -> None:
    """Give a canvas what PDF/A asks; its description is read when it is saved, so both always say the same."""
    profile = PDFStream(PDFDictionary({"N": 3}), resources.path(PROFILE).read_bytes(), [PDFZCompress])
    intent = PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString(CONDITION),
            "DestOutputProfile": profile,
        }
    )
    canvas.setCatalogEntry(_OUTPUT, [intent])
    canvas.setCatalogEntry("Metadata", XMP(creator=_packet))
    canvas.setViewerPreference("DisplayDocTitle", "true")


def sayable(text: str) -> str:
    """Text as the description of a file can hold it, in its own words and in XML."""
    return _NOT_XML.sub("", pdf_text(text))


def _packet(document: Any) -> bytes:
    """The description of the file once more, as XMP."""
    info = document.info
    stamp = document._timeStamp  # noqa: SLF001 - the only door to the day that the description is given
    year, month, day, hour, minute, second = stamp.YMDhms
    made = f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{stamp.dhh:+03}:{stamp.dmm:02}"
    entries = (
        ("dc:title", _one_of("Alt", info.title, ' xml:lang="x-default"')),
        ("dc:creator", _one_of("Seq", info.author)),
        ("dc:description", _one_of("Alt", info.subject, ' xml:lang="x-default"')),
        ("dc:language", _one_of("Bag", "ko-KR")),
        ("pdf:Keywords", escape(info.keywords)),
        ("pdf:Producer", escape(info.producer)),
        ("xmp:CreatorTool", escape(info.creator)),
        ("xmp:CreateDate", made),
        ("xmp:ModifyDate", made),
        ("pdfaid:part", str(PART)),
        ("pdfaid:conformance", CONFORMANCE),
    )
    names = "".join(f' xmlns:{name}="{address}"' for name, address in _SPACES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about=""{names}>\n'
        + "".join(f"<{name}>{words}</{name}>\n" for name, words in entries if words)
        + '</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


def _one_of(kind: str, words: str, language: str = "") -> str:
    if not words:
        return ""
    return f"<rdf:{kind}><rdf:li{language}>{escape(words)}</rdf:li></rdf:{kind}>"


def _teach_reportlab() -> None:
    """Two things that reportlab 5.1 does not let a document say for itself.

    Its catalogue drops ``OutputIntents``, and the data of a stream run into the word that ends them.
    """
    plain = PDFStream.format

    def ended(self: PDFStream, document: Any) -> bytes:
        return b"%b\n%b" % (plain(self, document).removesuffix(_ENDS), _ENDS)

    PDFStream.format = ended  # type: ignore[method-assign]  # for all documents, as said above
    PDFCatalog.__NoDefault__.append(_OUTPUT)


_teach_reportlab()
