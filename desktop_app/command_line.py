"""The program without its window: the same services for scripts, scheduled copies and tests.

Exit codes: 0 done, 1 refused (a Korean reason and the way out on stderr), 2 wrong usage. Never a traceback.
The services are imported only when a verb is run, because the window starts through here too.
"""

import json
import logging
import re
import sys
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, HelpFormatter, Namespace
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

from desktop_app import settings
from desktop_app.errors import OfficeError

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from desktop_app.verbs.answer import Answer

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
PROGRAM = "park-ieum"
FIRST_YEAR, LAST_YEAR = 2000, 2100
SPANS = ("year", "first_half", "second_half", "quarter_1", "quarter_2", "quarter_3", "quarter_4")
# argparse speaks English; what it says about a wrong line is said in Korean here.
_SAID = (
    (re.compile(r"the following arguments are required: (.*)"), "빠진 것이 있습니다: {}"),
    (re.compile(r"unrecognized arguments: (.*)"), "알 수 없는 말입니다: {}"),
    (re.compile(r"argument [^:]+: invalid choice: '([^']*)'.*"), "모르는 이름입니다: {}"),
    (re.compile(r"argument ([^:]+): expected .* arguments?"), "{} 뒤에 값을 적어야 합니다"),
    (re.compile(r"argument ([^:]+): not allowed with argument (\S+)"), "{}은(는) {}와 함께 쓸 수 없습니다"),
    (re.compile(r"argument ([^:]+): (.*)"), "{}: {}"),
)


class Formatter(HelpFormatter):
    """Help whose first word is Korean as well."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "사용법: " if prefix is None else prefix)


class Parser(ArgumentParser):
    """A parser that speaks Korean and ends with code 2 at a wrong line."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more, add_help=False, formatter_class=Formatter, allow_abbrev=False)
        self.choices = self.add_argument_group("선택")
        self.choices.add_argument("-h", "--help", action="help", help="이 도움말을 보입니다")

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"{in_korean(message)}\n")


def parser() -> Parser:
    """The whole command line."""
    top = Parser(prog=PROGRAM, description="서울혁신파크 연계사업 업무도구. 명령이 없으면 창을 엽니다.")
    top.choices.add_argument("--office", type=Path, metavar="폴더", help="업무 폴더(없으면 지난번에 연 폴더)")
    verbs = top.add_subparsers(dest="verb", title="명령", metavar="명령", parser_class=Parser)
    _add_documents(verbs)
    _add_data(verbs)
    _verb(verbs, "check", "자료 파일에 이상이 없는지 살핍니다", "storage:check")
    _verb(verbs, "backup", "지금 사본을 만듭니다", "storage:backup")
    _verb(verbs, "backups", "사본의 목록을 보입니다", "storage:backups")
    restore = _verb(verbs, "restore", "사본으로 되살립니다. 지금 자료도 사본으로 남습니다", "storage:restore")
    restore.choices.add_argument("name", metavar="이름", help="backups가 보이는 사본의 이름이나 번호")
    return top


def main(arguments: Sequence[str], open_window: Callable[[Path | None], int]) -> int:
    """Run one verb, or open the window where there is none; the exit code."""
    _prepare_output(as_json=False)
    try:
        options = _read(arguments)
    except SystemExit as end:  # argparse ends the program itself, also after --help
        return end.code if isinstance(end.code, int) else DONE
    if options.verb is None:
        return open_window(options.office)
    _prepare_output(as_json=options.json)
    folder = options.office or settings.last_office() or settings.default_office()
    try:
        answer = _action(options.action)(folder, options)
    except OfficeError as error:
        return _refuse(options, error.what, error.safe, error.steps)
    except KeyboardInterrupt:
        return _refuse(options, "멈췄습니다.")
    except Exception as error:  # noqa: BLE001 - a bug: its traceback belongs into the log, not on the screen
        return _tell_bug(error, options, folder)
    _show(answer, options)
    return DONE if answer.done else REFUSED


def _read(arguments: Sequence[str]) -> Namespace:
    """What the line says, with what argparse cannot demand."""
    line = parser()
    options = line.parse_args(arguments)
    needed: dict[str, object] = {}
    if options.verb == "report" and not options.list:
        year = {"--year": options.year} if _is_yearly(line, options.kind) else {}
        needed = {"보고서": options.kind, **year, "--out": options.out}
    elif options.verb == "example":  # never into the office that happens to be the last one opened
        needed = {"--office": options.office}
    if missing := [name for name, value in needed.items() if value is None]:
        line.error(f"the following arguments are required: {', '.join(missing)}")
    return options


def _is_yearly(line: Parser, report: str | None) -> bool:
    """Whether a report is one of a fiscal year; ends the program where there is no such report."""
    if report is None:
        return True
    from desktop_app.catalogue.catalogue import PAPERS  # noqa: PLC0415 - only where one is made

    if report not in PAPERS:
        line.error(f"argument kind: invalid choice: '{report}'")
    return PAPERS[report].yearly


def in_korean(message: str) -> str:
    """What argparse says about a wrong line, in Korean."""
    for pattern, korean in _SAID:
        if found := pattern.fullmatch(message):
            return korean.format(*found.groups())
    return message


def _add_documents(verbs: "_SubParsersAction[Parser]") -> None:
    example = _verb(verbs, "example", "2021년 계획의 예시 업무 폴더와 문서를 만듭니다", "example:example")
    example.choices.add_argument("--out", required=True, type=Path, metavar="폴더", help="문서를 쓸 폴더")

    _add_forms(verbs)
    _add_returns(verbs)
    _add_report(verbs)


def _add_report(verbs: "_SubParsersAction[Parser]") -> None:
    report = _verb(verbs, "report", "보고서를 만듭니다", "report:report")
    add = report.choices.add_argument
    add("kind", nargs="?", metavar="보고서", help="report --list가 보이는 이름, 예: year-end")
    add("--list", action="store_true", help="보고서의 목록을 보입니다")
    add("--year", type=_year, metavar="연도", help="회계연도")
    add("--as-of", type=_day, metavar="날짜", help="기준일, 예: 2021-12-20(없으면 오늘)")
    add(
        "--since", type=_day, metavar="날짜", help="입주단체 현황을 견줄 앞선 날. 그사이 바뀐 내역이 붙습니다"
    )
    add("--span", choices=SPANS, metavar="기간", help=f"연말 보고의 기간: {', '.join(SPANS)}")
    add("--unit", choices=["won", "thousand"], metavar="단위", help="금액을 원(won)이나 천원(thousand)으로")
    add("--record", metavar="이름", help="기록 하나의 보고서일 때 그 기록의 이름이나 관리번호")
    add(
        "--by",
        metavar="묶음",
        help="소개집(building, field)이나 대관 실적(department, building …)을 나누는 말",
    )
    add("--month", choices=[str(one) for one in range(1, 13)], metavar="달", help="달마다 만드는 보고서의 달")
    add("--quarter", choices=list("1234"), metavar="분기", help="분기로도 만드는 보고서의 분기")
    add(
        "--choose",
        action="append",
        default=[],
        metavar="이름=값",
        help="보고서마다 고를 것. report --list --json이 보입니다",
    )
    add("--reason", metavar="사유", help="사람의 이름이 나오는 보고서일 때 접속기록에 남길 사유")
    add("--out", type=Path, metavar="파일", help="쓸 파일(.pdf, .xlsx, .hwpx, .csv)")


def _add_forms(verbs: "_SubParsersAction[Parser]") -> None:
    form = verbs.add_parser("form", help="서식을 만듭니다", description="서식을 만듭니다")
    forms = form.add_subparsers(dest="form", title="서식", metavar="서식", required=True, parser_class=Parser)
    opinion = _verb(forms, "opinion", "검토의견서를 만듭니다", "documents:form_opinion")
    opinion.choices.add_argument("--proposal", required=True, metavar="관리번호", help="제안의 관리번호")
    opinion.choices.add_argument("--department", metavar="부서", help="이 부서의 것만")
    opinion.choices.add_argument("--blank", action="store_true", help="부서가 적을 빈 서식")
    opinion.choices.add_argument(
        "--out",
        required=True,
        type=Path,
        metavar="파일",
        help="쓸 파일(.pdf, .hwpx, .xlsx)이나, 부서마다 .hwpx 하나를 쓸 폴더",
    )
    read = _verb(forms, "read", "부서가 적어 돌려보낸 검토의견서를 읽어 넣습니다", "returns:form_read")
    read.choices.add_argument("files", nargs="+", type=Path, metavar="파일", help="받은 파일(.hwpx, .xlsx)")
    read.choices.add_argument("--check", action="store_true", help="넣지 않고 무엇을 넣을지만 보입니다")


def _add_returns(verbs: "_SubParsersAction[Parser]") -> None:
    what = "부서·동에서 취합할 양식을 만들고 받은 파일을 읽습니다"
    returns = verbs.add_parser("returns", help=what, description=what)
    acts = returns.add_subparsers(
        dest="act", title="할 일", metavar="할 일", required=True, parser_class=Parser
    )
    forms = _verb(acts, "forms", "회차의 양식을 부서·동마다 한 파일로 만듭니다", "returns:returns_forms")
    forms.choices.add_argument(
        "--round", required=True, metavar="회차", help="회차 이름, 예: '2021년 상반기 취합'"
    )
    forms.choices.add_argument("--year", type=_year, metavar="연도", help="회계연도(없으면 가장 늦은 해)")
    forms.choices.add_argument("--out", required=True, type=Path, metavar="폴더", help="파일을 쓸 폴더")
    load = _verb(acts, "load", "부서가 보낸 파일을 읽어 받습니다", "returns_load:returns_load")
    load.choices.add_argument("files", nargs="+", type=Path, metavar="파일", help="받은 파일이나 폴더")
    load.choices.add_argument("--round", metavar="회차", help="회차 이름(없으면 열려 있는 가장 늦은 회차)")
    load.choices.add_argument("--year", type=_year, metavar="연도", help="회계연도(없으면 가장 늦은 해)")
    load.choices.add_argument(
        "--check", action="store_true", help="어떻게 될지만 보이고 아무것도 쓰지 않습니다"
    )
    load.choices.add_argument("--mend", type=Path, metavar="폴더", help="틀린 줄만 든 보완 파일을 쓸 폴더")


def _add_data(verbs: "_SubParsersAction[Parser]") -> None:
    what = "전체 자료를 엑셀 파일 하나로 내보내고 가져옵니다"
    data = verbs.add_parser("data", help=what, description=what)
    acts = data.add_subparsers(dest="act", title="할 일", metavar="할 일", required=True, parser_class=Parser)
    export = _verb(
        acts, "export", "모든 기록을 엑셀로, 붙임 파일을 그 옆의 zip으로 씁니다", "data:data_export"
    )
    export.choices.add_argument("file", type=Path, metavar="파일", help="쓸 파일(.xlsx)")
    export.choices.add_argument(
        "--reason", metavar="사유", help="개인정보를 내보내는 사유. 접속기록에 남습니다"
    )
    export.choices.add_argument(
        "--without-personal", action="store_true", help="사람과 성명·연락처 같은 열을 빼고 씁니다"
    )
    taken = _verb(acts, "import", "그렇게 쓴 엑셀을 새 업무 폴더에 넣습니다", "data:data_import")
    taken.choices.add_argument("file", type=Path, metavar="파일", help="전체 자료 파일(.xlsx)")
    taken.choices.add_argument(
        "--check", action="store_true", help="고칠 곳을 시트와 칸으로 모두 보이고 아무것도 쓰지 않습니다"
    )


def _verb(verbs: "_SubParsersAction[Parser]", name: str, what: str, action: str) -> Parser:
    one = verbs.add_parser(name, help=what, description=what)
    one.set_defaults(action=action)
    one.choices.add_argument("--office", type=Path, metavar="폴더", default=SUPPRESS, help="업무 폴더")
    one.choices.add_argument("--json", action="store_true", help="결과를 JSON으로 보입니다")
    return one


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise ArgumentTypeError(f"연도를 알아볼 수 없습니다: {text}")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"날짜를 알아볼 수 없습니다: {text} (예: 2021-12-20)") from error


def _action(name: str) -> "Callable[[Path, Namespace], Answer]":
    module, _, function = name.partition(":")
    found: Callable[[Path, Namespace], Answer] = getattr(
        import_module(f"desktop_app.verbs.{module}"), function
    )
    return found


def _prepare_output(*, as_json: bool) -> None:
    """JSON is UTF-8 wherever it goes; a person's console shows what it can."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8" if as_json else None, errors="replace")


def _show(answer: "Answer", options: Namespace) -> None:
    if options.json:
        _say(
            json.dumps({"ok": answer.done, "verb": options.verb, **answer.data}, ensure_ascii=False),
            sys.stdout,
        )
        return
    for line in answer.lines:
        _say(line, sys.stdout if answer.done else sys.stderr)


def _refuse(options: Namespace, what: str, safe: str = "", steps: Sequence[str] = ()) -> int:
    """The reason and the way out on stderr; with --json also as data on stdout."""
    for line in (what, safe, *steps):
        if line:
            _say(line, sys.stderr)
    if options.json:
        error = {"what": what, "safe": safe, "steps": list(steps)}
        _say(json.dumps({"ok": False, "verb": options.verb, "error": error}, ensure_ascii=False), sys.stdout)
    return REFUSED


def _tell_bug(error: Exception, options: Namespace, folder: Path) -> int:
    """Write the traceback into the office's log and say where it is."""
    steps: tuple[str, ...] = ()
    if folder.is_dir():
        from desktop_app.log import OfficeLog  # noqa: PLC0415 - only for a bug

        log = OfficeLog(folder / "log")
        logging.getLogger(__name__).error("verb %s", options.verb, exc_info=error)
        log.close()
        steps = (f"문제 기록을 담당자에게 보내세요: {log.folder}",)
    return _refuse(options, "프로그램 안에서 뜻밖의 문제가 생겼습니다.", "저장된 자료는 그대로입니다.", steps)


def _say(line: str, stream: TextIO) -> None:
    try:
        print(line, file=stream, flush=True)
    except BrokenPipeError:  # the reader has seen enough
        return
