"""Files put with some of the example's proposals: invented notes, small and always the same."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from desktop_app.attachments.records import Owner
from desktop_app.changes import Kind
from desktop_app.listing import ListQuery
from desktop_app.office import Office

FILES: Final = (
    (3, (("현장 확인 메모.txt", "예시 메모: 빈 가게 세 곳의 창을 재고 전기를 확인함.\n"),)),
    (
        7,
        (
            ("참여 단체 명단(안).csv", "\ufeff순번,단체,맡을 일\n1,예시 단체 가,준비\n2,예시 단체 나,홍보\n"),
            ("배치 구상.txt", "예시 구상: 입구에 안내대, 안쪽에 작업대 네 개.\n"),
            ("주민 의견 모음.txt", "예시 의견: 저녁에도 열면 좋겠다는 의견 네 건.\n"),
        ),
    ),
)
"""By the number of the proposal within its year."""


def fill_files(office: Office, year: int) -> None:
    """Put the files with their proposals."""
    ids = office.proposals.list.listing(ListQuery(year=year, order="number")).ids
    with TemporaryDirectory() as folder:
        for serial, files in FILES:
            paths = []
            for name, text in files:
                path = Path(folder) / name
                path.write_bytes(text.encode())
                paths.append(path)
            office.attachments.add(Owner(Kind.PROPOSAL, ids[serial - 1]), office.attachments.keep(paths))
