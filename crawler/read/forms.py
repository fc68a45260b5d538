"""Forms of a walked page, with the names that people see on their fields."""

from __future__ import annotations

import re

from crawler.models import Field, Form
from crawler.read.spans import Frame, Input, text_of, tidy
from crawler.read.walk import FormParts, Walk

__all__ = ["forms_of"]

_LONGEST_LABEL = 100
_LONGEST_TEXT = 4_000
_MOST_FIELDS = 200


def forms_of(walk: Walk) -> tuple[Form, ...]:
    """The forms that have a field or a button. Fields outside any form (a bare password box) make one more, last."""
    forms = [_form(parts, walk.labels) for parts in walk.forms if parts[1] or parts[2]]
    _, fields, buttons = walk.loose
    if fields:
        forms.append(_form((_around(fields), fields, buttons), walk.labels))
    return tuple(forms)


def _form(parts: FormParts, labels: dict[str, Frame]) -> Form:
    frame, inputs, buttons = parts
    heading = frame.heading or inputs[0].heading if inputs else frame.heading
    words = (tidy(button)[:_LONGEST_LABEL] for button in buttons[:_MOST_FIELDS])
    return Form(
        fields=tuple(
            Field(kind=item.kind[:30], name=item.name[:_LONGEST_LABEL], label=_label(item, labels))
            for item in inputs[:_MOST_FIELDS]
        ),
        buttons=tuple(dict.fromkeys(word for word in words if word)),
        text=frame.text[:_LONGEST_TEXT],
        heading=heading.text if heading is not None else "",
    )


def _label(item: Input, labels: dict[str, Frame]) -> str:
    named = labels.get(item.id) if item.id else None
    for frame in (named, item.wrapped):
        if frame is not None and (words := frame.text):
            return words[:_LONGEST_LABEL]
    if words := tidy(item.label):
        return words[:_LONGEST_LABEL]
    tokens, start, end = item.place
    lines = [line for line in re.split(r"\s*[\n\t|]\s*", "".join(tokens[max(start, end - 50) : end])) if line.strip()]
    return text_of(lines, len(lines) - 1, len(lines))[-_LONGEST_LABEL:] if lines else ""


def _around(fields: list[Input]) -> Frame:
    """The smallest block around the first field that has words."""
    frame = fields[0].frame
    for _ in range(4):
        if frame.chars or frame.parent is None or frame.parent.tag == "body":
            break
        frame = frame.parent
    return frame
