"""What taking a file over would do, row by row; pure, so that what is seen before is what is done after."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from desktop_app.intake.facts import Dictionary
from desktop_app.intake.kinds import FieldSpec, Option, RecordKind, Values, shown, word_key
from desktop_app.intake.lines import TOLD_EVERY, Line, Remark, Tell
from desktop_app.intake.preview import (
    ITSELF,
    Aim,
    Choice,
    Decisions,
    Difference,
    Fate,
    NewThing,
    Outcome,
    Outlook,
    Preview,
    Question,
)
from desktop_app.problems import Problem

NAMELESS = "(이름 없음)"


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
    claimed: dict[Hashable, list[int]] = defaultdict(list)
    for place, one in enumerate(aims):
        for key in one.claims:
            claimed[key].append(place)
    empty = Outlook(preview, decisions, (), tuple(aims), dict(groups), dict(claimed))
    return replace(empty, outcomes=tuple(_settle_all(empty, tell)))


def _judge_again(before: Outlook, decisions: Decisions, tell: Tell) -> Outlook:
    now = replace(before, decisions=decisions)
    if before.decisions.choice is not decisions.choice:
        return replace(now, outcomes=tuple(_settle_all(now, tell)))
    rows = before.decisions.excluded ^ decisions.excluded
    rows |= {row for row, _ in before.decisions.by_row.items() ^ decisions.by_row.items()}
    outcomes = list(before.outcomes)
    for place, one in enumerate(before.aims):
        if one.line.number in rows:
            alike = before.groups.get(one.target, ()) if one.target is not None else ()
            rivals = (other for key in one.claims for other in before.claimed[key])
            for other in {place, *alike, *rivals}:
                outcomes[other] = _settle(now, other)
    return replace(now, outcomes=tuple(outcomes))


def _settle_all(outlook: Outlook, tell: Tell) -> Iterator[Outcome]:
    total = len(outlook.aims)
    for place in range(total):
        if place % TOLD_EVERY == 0:
            tell(total + place, 2 * total)
        yield _settle(outlook, place)


# Which record a row is about


def _aim(preview: Preview, line: Line, decisions: Decisions) -> Aim:
    kind = preview.kind
    values, texts, questions = _resolved(preview, line, decisions)
    identity = [one.key for one in kind.fields if one.identity]
    name = next((texts[key] for key in identity if texts.get(key)), NAMELESS)
    open_still = {one.field for one in line.faults} | {
        one.key
        for one in kind.fields
        if one.key in line.values and one.lookup in {q.lookup for q in questions}
    }
    missing = tuple(
        Remark(f"‘{one.label}’ 칸이 비어 있습니다.", one.key, preview.column(one.key))
        for one in kind.fields
        if one.required and one.key not in values and one.key not in open_still
    )
    aim = Aim(line, name, values, texts, questions=questions, faults=(*line.faults, *missing))
    if aim.faults or questions:
        return aim
    key = preview.facts.register.key_of(values)
    if key is None:
        unsaid = Remark("무엇에 관한 줄인지 알 수 없습니다.", identity[0], preview.column(identity[0]))
        return replace(aim, faults=(unsaid,))
    claims = {key: "이름이 겹칩니다.", **preview.facts.register.claims(values)}
    aim = replace(aim, key=key, claims=claims)
    return _found(preview, aim, key, decisions)


def _found(preview: Preview, aim: Aim, key: Hashable, decisions: Decisions) -> Aim:
    """The known record of a key, one that the officer names, or a new one."""
    facts, kind = preview.facts, preview.kind
    found = facts.by_key.get(key, ())
    if len(found) == 1:
        return replace(aim, known=found[0], target=("id", found[0].id))
    alike: tuple[tuple[int | str, str], ...] = tuple(
        (one.id, Option(one.id, one.name, hint=one.hint).words) for one in found
    )
    asked = Question(ITSELF, aim.name, kind.label, alike, known_by_name=bool(found), about=key)
    answer = decisions.answers.get(asked.key)
    if answer is not None and isinstance(answer.key, int) and answer.key in facts.by_id:
        known = facts.by_id[answer.key]
        return replace(aim, known=known, target=("id", known.id))
    if found:
        return replace(aim, questions=(asked,))
    if kind.near and answer is None and (near := facts.near.find(aim.name)):
        named = tuple((one, facts.by_id[one].name) for one in near if isinstance(one, int))
        return replace(aim, questions=(replace(asked, near=named),))
    return replace(aim, target=("new", key))


def _resolved(
    preview: Preview, line: Line, decisions: Decisions
) -> tuple[dict[str, Any], dict[str, str], tuple[Question, ...]]:
    """Values with the words of lookups turned into what they mean; the words that must be asked about."""
    values: dict[str, Any] = {}
    texts: dict[str, str] = {}
    questions = []
    for key, value in line.values.items():
        one = preview.kind.field(key)
        texts[key] = shown(value)
        if not one.lookup:
            values[key] = value
            continue
        dictionary = preview.facts.dictionaries[one.lookup]
        meant = dictionary.find(str(value))
        answer = decisions.answers.get((one.lookup, word_key(str(value))))
        if meant is None and answer is not None:
            meant = answer.key
            if answer.new:
                values[key] = NewThing(one.lookup, str(value))
        if meant in dictionary.labels:
            values[key], texts[key] = meant, dictionary.labels[meant]
        elif answer is None:
            questions.append(_ask(dictionary, str(value)))
    return values, texts, tuple(questions)


def _ask(dictionary: Dictionary, text: str) -> Question:
    near = tuple((key, dictionary.words[key]) for key in dictionary.guesses(text))
    return Question(dictionary.lookup.key, text, dictionary.lookup.noun, near)


# What becomes of a row


def _settle(outlook: Outlook, place: int) -> Outcome:
    aim, number = outlook.aims[place], outlook.aims[place].line.number
    plain = Outcome(number, Fate.REJECTED, aim.name, aim.known, notes=aim.line.warnings)
    if number in outlook.decisions.excluded:
        return replace(plain, fate=Fate.LEFT, reasons=aim.faults)
    if aim.faults or aim.questions:
        asking = tuple(_asking(outlook.preview, aim, one) for one in aim.questions)
        return replace(plain, reasons=(*aim.faults, *asking), questions=aim.questions)
    first = _first_of(outlook, place)
    if first is not None:
        return _doubled(outlook.preview, plain, first, aim)
    if rival := _rival(outlook, place):
        return replace(plain, reasons=(Remark(rival),))
    if aim.known is None:
        return _allowed(outlook.preview, plain, aim, aim.values)
    return _compared(outlook, plain, aim)


def _asking(preview: Preview, aim: Aim, question: Question) -> Remark:
    if question.lookup == ITSELF:
        field = next(one.key for one in preview.kind.fields if one.identity)
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
    for key, called in aim.claims.items():
        for other in outlook.claimed[key]:
            rival = outlook.aims[other]
            if other >= place:
                break
            if rival.target != aim.target and rival.line.number not in outlook.decisions.excluded:
                return f"{rival.line.number}행과 {called} 두 줄 가운데 하나를 빼세요."
    return ""


def _doubled(preview: Preview, plain: Outcome, first: Aim, aim: Aim) -> Outcome:
    """A second row about one record says nothing else, or one of the two must go."""
    above = first.line.number
    for key, value in aim.values.items():
        one = preview.kind.field(key)
        if not one.identity and first.values.get(key) != value:
            text = f"{above}행과 같은 기록인데 ‘{one.label}’ 칸이 다릅니다. 두 줄 가운데 하나를 빼세요."
            return replace(plain, reasons=(Remark(text, key, preview.column(key)),))
    said = Remark(f"{above}행과 같은 줄입니다.")
    return replace(plain, fate=Fate.SAME, notes=(*plain.notes, said))


def _compared(outlook: Outlook, plain: Outcome, aim: Aim) -> Outcome:
    """A row about a record that is there: what differs, and what of it is taken over."""
    preview, known = outlook.preview, aim.known
    assert known is not None  # noqa: S101 - called for known records
    held = preview.facts.register.held(known, aim.values)
    differing = {
        key: value
        for key, value in aim.values.items()
        if not preview.kind.field(key).identity and value != held.get(key)
    }
    choice = outlook.decisions.by_row.get(plain.number, outlook.decisions.choice)
    plain = replace(plain, choosable=bool(differing), notes=(*plain.notes, *_kept_name(aim)))
    accepted = _filling(preview.kind, differing, held) if choice is Choice.FILL else differing
    if choice is not Choice.SKIP and accepted:
        return _allowed(preview, plain, aim, accepted, held)
    plain = replace(plain, differences=_differences(preview, aim, differing, held))
    if not differing:
        return replace(plain, fate=Fate.SAME)
    if choice is Choice.SKIP:
        return replace(plain, fate=Fate.LEFT)
    full = Remark("기록에 이미 값이 있어 채우지 않습니다.")
    return replace(plain, fate=Fate.SAME, notes=(*plain.notes, full))


def _kept_name(aim: Aim) -> Iterable[Remark]:
    """A record that is found under another spelling keeps its own."""
    if aim.known is not None and aim.known.name != aim.name:
        yield Remark(f"기록의 이름 ‘{aim.known.name}’ 그대로 둡니다.")


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
    preview: Preview, plain: Outcome, aim: Aim, accepted: Values, held: Values | None = None
) -> Outcome:
    """The rules of the record itself have the last word."""
    found = list(preview.facts.register.problems(aim.known, accepted))
    plain = replace(
        plain,
        differences=_differences(preview, aim, accepted, held or {}),
        reasons=tuple(_remark(preview, one) for one in found if one.blocks),
        notes=(*plain.notes, *(_remark(preview, one) for one in found if not one.blocks)),
    )
    if plain.reasons:
        return plain
    return replace(plain, fate=Fate.NEW if aim.known is None else Fate.CHANGED, accepted=accepted)


def _remark(preview: Preview, problem: Problem) -> Remark:
    return Remark(problem.text, problem.field, preview.column(problem.field))


def _differences(preview: Preview, aim: Aim, values: Values, held: Values) -> tuple[Difference, ...]:
    return tuple(
        Difference(
            key,
            one.label,
            _held_words(preview, one, held.get(key)),
            aim.texts[key],
            preview.column(key),
        )
        for key, one in ((key, preview.kind.field(key)) for key in values)
    )


def _held_words(preview: Preview, one: FieldSpec, value: Any) -> str:
    """What the record says now; of a person only so much that the officer knows it again (PII-5)."""
    labels = preview.facts.dictionaries[one.lookup].labels if one.lookup else {}
    words = labels.get(value) or shown(value)
    return one.mask(words) if words else ""
