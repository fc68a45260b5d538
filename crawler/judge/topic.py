"""Whether a text is about the item at all: the plainest sign of something else under the right label."""

from __future__ import annotations

from crawler.checklist import Item
from crawler.judge.site import Node
from crawler.judge.words import Words

__all__ = ["is_about"]


def is_about(node: Node, item: Item) -> bool:
    """Whether of every group of words that the item's `topic` names one occurs; an item without any is about all."""
    text = "\n".join((node.content.title, *node.lines)) if node.content.kind != "page" else "\n".join(node.lines)
    return all(Words(group).found(text, node) for group in item.topic)
