"""How the sheets of a department's form are printed and locked."""

from typing import Any, Final

from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

_INCH: Final = 25.4
_MARGIN_MM: Final = 12.0


def set_paper(sheet: Worksheet, *, landscape: bool) -> None:
    """A4, as wide as its columns, as many pages as it takes, n/N at the foot."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = _MARGIN_MM / _INCH
    margins.bottom = (_MARGIN_MM + 6) / _INCH
    footer: Any = sheet.oddFooter
    footer.left.text, footer.right.text = "&A", "&P / &N"


def protect(sheet: Worksheet) -> None:
    """Lock what is printed, without a password; columns and rows may be made wider."""
    protection = sheet.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = False
