"""The rules of CONTRIBUTING.md that a machine can judge, on every module; each is also seen to object."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROGRAM = ("desktop_app", "db", "ui", "resources", "installer")
LONGEST_MODULE, LONGEST_FUNCTION, MOST_METHODS = 400, 40, 15

# Qt's own method names without a capital by which to tell them; they answer Qt, not a colleague.
QT_NAMES = frozenset({"data", "event", "flags", "index", "paint", "parent", "sort", "text"})
ASKS_THE_COMPUTER = re.compile(
    r"\b(datetime|date)\.(now|today|utcnow)$"
    r"|\btime\.(time|localtime|strftime)$"
    r"|\bQ(Date|Time|DateTime)\.current\w+$"
)
NAP = re.compile(r"\btime\.sleep$|\bqtbot\.wait$|\bQTest\.(qWait|qSleep)$")
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}\b")
EXCEPTION = re.compile(r"# (?:type: ignore|noqa)\b")
EXPLAINED = re.compile(r"# type: ignore\[[\w, -]+\] +# \S|# noqa: [A-Z]+\d+(?:, [A-Z]+\d+)* - \S")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One source file as the rules see it; ``path`` is its place in the project, with slashes."""

    path: str
    source: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    @property
    def is_test(self) -> bool:
        return self.path.startswith("tests/")

    @property
    def is_revision(self) -> bool:
        """A step of the file format lists its tables, is told once and never touched again; no rule on size."""
        return self.path.startswith("db/migrations/versions/")

    @property
    def is_program(self) -> bool:
        return self.path.startswith(tuple(f"{folder}/" for folder in PROGRAM))


@cache
def project() -> list[Module]:
    """Every Python file of the project."""
    files = [ROOT / "dev.py"]
    for folder in (*PROGRAM, "tests"):
        files += sorted((ROOT / folder).rglob("*.py"))
    return [Module(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")) for file in files]


def dotted(node: ast.expr) -> str:
    """A name as it stands in the source: ``datetime.now`` for the function of that call."""
    return ast.unparse(node) if isinstance(node, ast.Name | ast.Attribute) else ""


def calls(module: Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.Call))


def long_modules(module: Module) -> Iterator[str]:
    lines = module.source.count("\n")
    if not module.is_revision and lines > LONGEST_MODULE:
        yield f"{module.path}: {lines} lines"


def long_functions(module: Module) -> Iterator[str]:
    if module.is_revision:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, Function) and (lines := length(node)) > LONGEST_FUNCTION:
            yield f"{module.path}:{node.lineno} {node.name}: {lines} lines"


def length(function: Function) -> int:
    """Lines from ``def`` to the last one; decorators do not count."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def broad_classes(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.ClassDef):
            continue
        offered = [item.name for item in node.body if isinstance(item, Function) and is_public(item)]
        if len(offered) > MOST_METHODS:
            yield f"{module.path}:{node.lineno} {node.name}: {len(offered)} public methods"


def is_public(method: Function) -> bool:
    """Whether a colleague would call it: not private, not Qt's, not a value that reads like an attribute."""
    name = method.name
    reads_as_value = any(dotted(mark).endswith("property") for mark in method.decorator_list)
    return not (name.startswith("_") or name != name.lower() or name in QT_NAMES or reads_as_value)


def full_package_files(module: Module) -> Iterator[str]:
    is_package_file = module.path.endswith("__init__.py") and module.path != "resources/__init__.py"
    if is_package_file and module.source.strip():
        yield f"{module.path}: not empty"


def message_boxes(module: Module) -> Iterator[str]:
    if not module.is_program or module.path == "ui/notify.py":
        return
    for node in ast.walk(module.tree):
        match node:
            case ast.alias(name="QMessageBox") | ast.Attribute(attr="QMessageBox"):
                yield f"{module.path}:{node.lineno} speaks past ui/notify.py"


def own_clocks(module: Module) -> Iterator[str]:
    if not module.is_program or module.path == "desktop_app/clock.py":
        return
    for call in calls(module):
        if ASKS_THE_COMPUTER.search(dotted(call.func)):
            yield f"{module.path}:{call.lineno} asks the computer instead of the Clock"


def own_colours(module: Module) -> Iterator[str]:
    if not module.path.startswith("ui/") or module.path == "ui/theme.py":
        return
    for call in calls(module):
        if dotted(call.func).endswith("setStyleSheet") and COLOUR.search(ast.unparse(call)):
            yield f"{module.path}:{call.lineno} paints past the theme"


def naps(module: Module) -> Iterator[str]:
    if not module.is_test:
        return
    for call in calls(module):
        if NAP.search(dotted(call.func)):
            yield f"{module.path}:{call.lineno} sleeps instead of waiting for something"


def bare_exceptions(module: Module) -> Iterator[str]:
    """A rule of the checkers that the program does not keep in a line is named there, with the reason."""
    for number, line in enumerate(module.source.splitlines(), 1):
        if module.is_program and EXCEPTION.search(line) and not EXPLAINED.search(line):
            yield f"{module.path}:{number} is excepted from a rule without a reason"


Rule = Callable[[Module], Iterator[str]]
METHODS = "".join(f"    def act{chr(97 + number)}(self): ...\n" for number in range(MOST_METHODS + 1))

# Each rule with a module that breaks it and one, as like it as can be, that does not.
RULES: dict[Rule, tuple[Module, Module]] = {
    long_modules: (Module("ui/a.py", "\n" * 401), Module("ui/a.py", "\n" * 400)),
    long_functions: (
        Module("tests/a.py", "def walk():\n" + "    step()\n" * 40),
        Module("tests/a.py", "def walk():\n" + "    step()\n" * 39),
    ),
    broad_classes: (
        Module("db/a.py", f"class Everything:\n{METHODS}"),
        Module("db/a.py", f"class Model:\n{METHODS.replace('acta', 'rowCount')}    def __len__(self): ...\n"),
    ),
    full_package_files: (Module("ui/__init__.py", "import ui.tab\n"), Module("ui/__init__.py", "\n")),
    message_boxes: (
        Module("ui/desk.py", "from PySide6.QtWidgets import QLabel, QMessageBox\n"),
        Module("ui/notify.py", "from PySide6.QtWidgets import QMessageBox\n"),
    ),
    own_clocks: (
        Module("ui/a.py", "import datetime as d\ndue = datetime.date.today()\n"),
        Module("ui/a.py", "due = self.clock.today()\n"),
    ),
    own_colours: (
        Module("ui/budget/tab.py", "label.setStyleSheet(f'color: #c00; width: {w}px')\n"),
        Module("ui/budget/tab.py", "label.setStyleSheet(theme.sheet())\n"),
    ),
    bare_exceptions: (
        Module("ui/a.py", "x = f(1)  # type: ignore[arg-type]\n"),
        Module(
            "ui/a.py", "x = f(1)  # type: ignore[arg-type]  # Qt takes it\nassert x  # noqa: S101 - above\n"
        ),
    ),
    naps: (
        Module("tests/a.py", "import time\ntime.sleep(1)\n"),
        Module("tests/a.py", "qtbot.waitUntil(window.is_idle)\n"),
    ),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_no_module_breaks_the_rule(rule: Rule) -> None:
    assert [objection for module in project() for objection in rule(module)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_rule_objects_to_what_breaks_it_and_to_nothing_else(rule: Rule) -> None:
    broken, kept = RULES[rule]
    assert list(rule(broken))
    assert list(rule(kept)) == []


def test_the_whole_project_is_judged() -> None:
    paths = {module.path for module in project()}
    assert {"dev.py", "desktop_app/__main__.py", "db/engine.py", "ui/bootstrap.py"} < paths
