"""Workbooks for the tests: as Excel's XML has them, part by part, so that a test can say exactly what is in one."""

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "xl/worksheets/sheet{}.xml"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/>'
    '<xf numFmtId="22"/><xf numFmtId="46"/></cellXfs></styleSheet>'
)
DAY, CLOCK, MOMENT, SPAN = 1, 2, 3, 4
"""Looks of cells by their number in STYLES: a date, a time of day, both, a span of hours."""


def cell(address: str, value: object, *, look: int = 0, formula: str = "") -> str:
    """One cell; text stands in the cell itself."""
    style = f' s="{look}"' if look else ""
    made = f"<f>{escape(formula)}</f>" if formula else ""
    if isinstance(value, str):
        if formula:
            return f'<c r="{address}"{style} t="str">{made}<v>{escape(value)}</v></c>'
        return f'<c r="{address}"{style} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    stored = "" if value is None else f"<v>{int(value) if isinstance(value, bool) else value}</v>"
    kind = ' t="b"' if isinstance(value, bool) else ""
    return f'<c r="{address}"{style}{kind}>{made}{stored}</c>'


def row(number: int, *cells: str, more: str = "") -> str:
    return f'<row r="{number}"{more}>{"".join(cells)}</row>'


def sheet(*rows: str, before: str = "", after: str = "") -> str:
    """A worksheet of these rows; ``before`` and ``after`` stand around the cells."""
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{"".join(rows)}</sheetData>{after}</worksheet>'


def plain_sheet(rows: Iterable[Iterable[object]]) -> str:
    """A worksheet of plain values."""
    made = []
    for number, values in enumerate(rows, start=1):
        cells = [
            cell(f"{chr(65 + at)}{number}", value) for at, value in enumerate(values) if value is not None
        ]
        made.append(row(number, *cells))
    return sheet(*made)


def parts(
    sheets: Mapping[str, str], *, hidden: Mapping[str, str] | None = None, shared: Iterable[str] = ()
) -> dict[str, str]:
    """The parts of a workbook of these sheets; ``hidden`` gives a sheet's state, ``shared`` texts by their number."""
    states = hidden or {}
    texts = "".join(f"<si><t>{escape(text)}</t></si>" for text in shared)
    listed = []
    relations = [f'<Relationship Id="s" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>']
    made = {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{texts}</sst>'}
    for number, (name, xml) in enumerate(sheets.items(), start=1):
        state = f' state="{states[name]}"' if name in states else ""
        listed.append(f'<sheet name="{escape(name)}" sheetId="{number}"{state} r:id="rId{number}"/>')
        relations.append(
            f'<Relationship Id="rId{number}" Type="{RELATIONS}/worksheet" '
            f'Target="worksheets/sheet{number}.xml"/>'
        )
        made[SHEET.format(number)] = xml
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{"".join(listed)}</sheets></workbook>'
    root = f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{root}</Relationships>',
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(relations)}</Relationships>'
        ),
        "xl/styles.xml": STYLES,
        **made,
    }


def packed(contents: Mapping[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The parts as a zip; its times are all the same, so that the bytes are."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", method) as file:
        for name, part in contents.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = method
            file.writestr(entry, part)
    return whole.getvalue()


def book(*rows: str, before: str = "", after: str = "") -> bytes:
    """A workbook of one sheet called 제출."""
    return packed(parts({"제출": sheet(*rows, before=before, after=after)}))
