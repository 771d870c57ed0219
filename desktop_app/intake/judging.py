"""What taking a file over would do, row by row; pure, so that what is seen before is what is done after."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from desktop_app.intake.facts import Dictionary
from desktop_app.intake.kinds import FieldSpec, Known, Option, RecordKind, Sequential, Values, shown, word_key
from desktop_app.intake.lines import TOLD_EVERY, Line, Remark, Tell
from desktop_app.intake.preview import (
    ITSELF,
    Aim,
    Choice,
    Decisions,
    Fate,
    NewThing,
    Outcome,
    Outlook,
    Preview,
    Question,
)
from desktop_app.problems import Problem

NAMELESS = "(이름 없음)"
_NOTHING: Values = MappingProxyType({})


def judge(preview: Preview, decisions: Decisions, tell: Tell, before: Outlook | None = None) -> Outlook:
    """The outcome of every row; from an outlook under nearly the same decisions only what changed."""
    if before is not None and before.preview is preview and before.decisions.answers == decisions.answers:
        return _judge_again(before, decisions, tell)
    aims = []
    for place, line in enumerate(preview.lines):
        if place % TOLD_EVERY == 0:
            tell(place, 2 * len(preview.lines))
        aims.append(_aim(preview, line, decisions))
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for place, one in enumerate(aims):
        if one.target is not None:
            groups[one.target].append(place)
    empty = Outlook(preview, decisions, (), tuple(aims), dict(groups), _claimed(aims))
    return _in_turn(empty, tuple(_settle_all(empty, tell)))


def _in_turn(outlook: Outlook, alone: tuple[Outcome, ...]) -> Outlook:
    """Count row after row where one depends on those before it; a row that no longer fits is written no more."""
    register = outlook.preview.facts.register
    if not isinstance(register, Sequential):
        return replace(outlook, outcomes=alone, alone=alone)
    judge_next = register.begin()
    outcomes = []
    for one in alone:
        found = judge_next(one.known, one.accepted) if one.fate in {Fate.NEW, Fate.CHANGED} else ()
        outcomes.append(_ruled(one, found))
    return replace(outlook, outcomes=tuple(outcomes), alone=alone)


def _ruled(outcome: Outcome, found: Iterable[Problem]) -> Outcome:
    """An outcome with what the rules say of it beside."""
    remarks = [(_remark(outcome.preview, outcome.aim, one), one.blocks) for one in found]
    reasons = tuple(remark for remark, blocks in remarks if blocks)
    notes = (*outcome.notes, *(remark for remark, blocks in remarks if not blocks))
    if reasons:
        return replace(outcome, fate=Fate.REJECTED, accepted=_NOTHING, reasons=reasons, notes=notes)
    return replace(outcome, notes=notes)


def _claimed(aims: Sequence[Aim]) -> Mapping[Hashable, Sequence[int]]:
    """Whatever some row claims beside its own name → the places of all rows that want it."""
    wanted = {key for one in aims for key in one.claims}
    found: dict[Hashable, list[int]] = {key: [] for key in wanted}
    for place, one in enumerate(aims) if wanted else ():
        for key in {one.key, *one.claims} & wanted:
            found[key].append(place)
    return found


def _judge_again(before: Outlook, decisions: Decisions, tell: Tell) -> Outlook:
    now = replace(before, decisions=decisions)
    if before.decisions.choice is not decisions.choice:
        return _in_turn(now, tuple(_settle_all(now, tell)))
    rows = before.decisions.excluded ^ decisions.excluded
    rows |= {row for row, _ in before.decisions.by_row.items() ^ decisions.by_row.items()}
    alone = list(before.alone)
    for place, one in enumerate(before.aims):
        if one.line.number in rows:
            alike = before.groups.get(one.target, ()) if one.target is not None else ()
            rivals = (other for key in (one.key, *one.claims) for other in before.claimed.get(key, ()))
            for other in {place, *alike, *rivals}:
                alone[other] = _settle(now, other)
    return _in_turn(now, tuple(alone))


def _settle_all(outlook: Outlook, tell: Tell) -> Iterator[Outcome]:
    total = len(outlook.aims)
    for place in range(total):
        if place % TOLD_EVERY == 0:
            tell(total + place, 2 * total)
        yield _settle(outlook, place)


# Which record a row is about


def _aim(preview: Preview, line: Line, decisions: Decisions) -> Aim:
    kind = preview.kind
    values, questions = _resolved(preview, line, decisions)
    first = kind.identity[0].key
    name = preview.words(first, values[first]) if first in values else NAMELESS
    missing = tuple(
        Remark(f"‘{one.label}’ 칸이 비어 있습니다.", one.key, preview.column(one.key))
        for one in kind.required
        if one.key not in values and not _is_open(one, line, questions)
    )
    if line.faults or missing or questions:
        return Aim(line, name, values, questions=questions, faults=(*line.faults, *missing))
    key = preview.facts.register.key_of(values)
    if key is None:
        unsaid = Remark("무엇에 관한 줄인지 알 수 없습니다.", first, preview.column(first))
        return Aim(line, name, values, faults=(unsaid,))
    known, questions = _found(preview, name, key, decisions)
    target = None if questions else ("id", known.id) if known else ("new", key)
    claims = preview.facts.register.claims(values)
    return Aim(line, name, values, known, target, key, claims, questions)


def _is_open(one: FieldSpec, line: Line, questions: Sequence[Question]) -> bool:
    """Whether a field lacks its value because its cell cannot be read, or must be asked about."""
    if any(fault.field == one.key for fault in line.faults):
        return True
    return one.key in line.values and any(asked.lookup == one.lookup for asked in questions)


def _found(
    preview: Preview, name: str, key: Hashable, decisions: Decisions
) -> tuple[Known | None, tuple[Question, ...]]:
    """The known record of a key or one that the officer names, none for a new one; or what must be asked."""
    facts, kind = preview.facts, preview.kind
    found = facts.by_key.get(key, ())
    for closer in (found, [one for one in found if one.name == name], [one for one in found if not one.past]):
        if len(closer) == 1:
            return closer[0], ()
    answer = decisions.answers.get((ITSELF, key))
    if answer is not None and isinstance(answer.key, int) and answer.key in facts.by_id:
        return facts.by_id[answer.key], ()
    if found:
        alike = [(one.id, Option(one.id, one.name, hint=one.hint).words) for one in found]
        return None, (Question(ITSELF, name, kind.label, tuple(alike), known_by_name=True, about=key),)
    if kind.near and answer is None and (near := facts.near.find(name)):
        named = [(one, facts.by_id[one].name) for one in near if isinstance(one, int)]
        return None, (Question(ITSELF, name, kind.label, tuple(named), about=key),)
    return None, ()


def _resolved(
    preview: Preview, line: Line, decisions: Decisions
) -> tuple[dict[str, Any], tuple[Question, ...]]:
    """Values with the words of lookups turned into what they mean; the words that must be asked about."""
    values: dict[str, Any] = {}
    questions = []
    for key, value in line.values.items():
        lookup = preview.kind.by_key[key].lookup
        if not lookup:
            values[key] = value
            continue
        dictionary = preview.facts.dictionaries[lookup]
        meant = dictionary.find(str(value))
        if meant is None:
            answer = decisions.answers.get((lookup, word_key(str(value))))
            if answer is None:
                questions.append(_ask(dictionary, str(value)))
            elif answer.new:
                values[key] = NewThing(lookup, str(value))
            else:
                meant = answer.key
        if meant in dictionary.labels:
            values[key] = meant
    return values, tuple(questions)


def _ask(dictionary: Dictionary, text: str) -> Question:
    near = tuple((key, dictionary.words[key]) for key in dictionary.guesses(text))
    return Question(dictionary.lookup.key, text, dictionary.lookup.noun, near)


# What becomes of a row


def _settle(outlook: Outlook, place: int) -> Outcome:
    preview, aim = outlook.preview, outlook.aims[place]
    notes = aim.line.warnings
    if aim.line.number in outlook.decisions.excluded:
        return Outcome(preview, aim, Fate.LEFT, reasons=aim.faults, notes=notes)
    if aim.faults or aim.questions:
        asking = tuple(_asking(preview, aim, one) for one in aim.questions)
        reasons = (*aim.faults, *asking)
        return Outcome(preview, aim, Fate.REJECTED, reasons=reasons, notes=notes, questions=aim.questions)
    first = _first_of(outlook, place)
    if first is not None:
        return _doubled(preview, first, aim)
    if rival := _rival(outlook, place):
        return Outcome(preview, aim, Fate.REJECTED, reasons=(Remark(rival),), notes=notes)
    if aim.known is None:
        return _allowed(preview, aim, aim.values, notes)
    return _compared(outlook, aim, aim.known)


def _asking(preview: Preview, aim: Aim, question: Question) -> Remark:
    if question.lookup == ITSELF:
        field = preview.kind.identity[0].key
        alike = "같은" if question.known_by_name else "비슷한"
        text = f"‘{question.text}’: 이름이 {alike} {question.noun} 기록이 있습니다. 어느 것인지 답하세요."
    else:
        field = next(
            one.key
            for one in preview.kind.fields
            if one.lookup == question.lookup and shown(aim.line.values.get(one.key)) == question.text
        )
        text = f"‘{question.text}’: 모르는 {question.noun} 이름입니다. 무엇인지 답하세요."
    return Remark(text, field, preview.column(field))


def _first_of(outlook: Outlook, place: int) -> Aim | None:
    """The row above about the same record, where there is one that is not left out."""
    target = outlook.aims[place].target
    for other in outlook.groups.get(target, ()) if target is not None else ():
        if other == place:
            return None
        if outlook.aims[other].line.number not in outlook.decisions.excluded:
            return outlook.aims[other]
    return None


def _rival(outlook: Outlook, place: int) -> str:
    """What a row above takes for another record that only one can have; empty where there is none."""
    aim = outlook.aims[place]
    for key in (aim.key, *aim.claims):
        for other in outlook.claimed.get(key, ()):
            rival = outlook.aims[other]
            if other >= place:
                break
            if rival.target != aim.target and rival.line.number not in outlook.decisions.excluded:
                called = aim.claims.get(key) or rival.claims.get(key, "")
                return f"{rival.line.number}행과 {called} 두 줄 가운데 하나를 빼세요."
    return ""


def _doubled(preview: Preview, first: Aim, aim: Aim) -> Outcome:
    """A second row about one record says nothing else, or one of the two must go."""
    above, notes = first.line.number, aim.line.warnings
    for key, value in aim.values.items():
        one = preview.kind.by_key[key]
        if not one.identity and first.values.get(key) != value:
            text = f"{above}행과 같은 기록인데 ‘{one.label}’ 칸이 다릅니다. 두 줄 가운데 하나를 빼세요."
            reason = Remark(text, key, preview.column(key))
            return Outcome(preview, aim, Fate.REJECTED, reasons=(reason,), notes=notes)
    return Outcome(preview, aim, Fate.SAME, notes=(*notes, Remark(f"{above}행과 같은 줄입니다.")))


def _compared(outlook: Outlook, aim: Aim, known: Known) -> Outcome:
    """A row about a record that is there: what differs, and what of it is taken over."""
    preview = outlook.preview
    fields = preview.kind.by_key
    held = preview.facts.register.held(known, aim.values)
    differing = {
        key: value for key, value in aim.values.items() if value != held.get(key) and not fields[key].identity
    }
    choice = outlook.decisions.by_row.get(aim.line.number, outlook.decisions.choice)
    notes = (*aim.line.warnings, *_kept_name(aim), *_of_another(preview, differing, held))
    accepted = _filling(preview.kind, differing, held) if choice is Choice.FILL else differing
    if not differing:
        return Outcome(preview, aim, Fate.SAME, notes=notes)
    if choice is Choice.SKIP:
        return Outcome(preview, aim, Fate.LEFT, told=differing, notes=notes, choosable=True)
    if accepted:
        return _allowed(preview, aim, accepted, notes, choosable=True)
    full = Remark("기록에 이미 값이 있어 채우지 않습니다.")
    return Outcome(preview, aim, Fate.SAME, told=differing, notes=(*notes, full), choosable=True)


def _kept_name(aim: Aim) -> Iterable[Remark]:
    """A record that is found under another spelling keeps its own."""
    if aim.known is not None and aim.known.name != aim.name:
        yield Remark(f"기록의 이름 ‘{aim.known.name}’ 그대로 둡니다.")


def _of_another(preview: Preview, differing: Values, held: Values) -> Iterable[Remark]:
    """A record that the office has from another body is that one's, or a slip."""
    owner = preview.kind.owner
    if owner in differing and not _blank(held.get(owner)):
        whose = preview.held_words(owner, held[owner])
        text = f"‘{whose}’의 기록으로 이미 있습니다. 어느 쪽의 것인지 확인하세요."
        yield Remark(text, owner, preview.column(owner))


def _filling(kind: RecordKind, differing: Values, held: Values) -> dict[str, Any]:
    """What stands empty in the record; a linked thing that is another one is left alone."""
    fields = {key: kind.field(key) for key in differing}
    others = {one.group for key, one in fields.items() if one.leads and not _blank(held.get(key))}
    return {
        key: value
        for key, value in differing.items()
        if _blank(held.get(key)) and not (fields[key].group and fields[key].group in others)
    }


def _blank(value: object) -> bool:
    return value is None or value in ("", ())


def _allowed(
    preview: Preview, aim: Aim, accepted: Values, notes: tuple[Remark, ...], *, choosable: bool = False
) -> Outcome:
    """The rules of the record itself have the last word."""
    fate = Fate.NEW if aim.known is None else Fate.CHANGED
    allowed = Outcome(preview, aim, fate, accepted, accepted, notes=notes, choosable=choosable)
    return _ruled(allowed, preview.facts.register.problems(aim.known, accepted))


def _remark(preview: Preview, aim: Aim, problem: Problem) -> Remark:
    return Remark(problem.text, problem.field, preview.column_in(problem.field, aim.line.number))
