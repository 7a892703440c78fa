"""`hkfacts rules`: which rules there are, and one of them with its examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from .app import app
from .choices import Rules
from .status import USAGE

if TYPE_CHECKING:
    from ..rulebook import Rule


def listing(rules: tuple[Rule, ...]) -> str:
    """A line a rule: id, what it does, why."""
    width = max((len(r.id) for r in rules), default=0)
    return "\n".join(f"{r.id:{width}}  {r.action:6}  {r.reason}" for r in rules)


def description(rule: Rule) -> str:
    """One rule whole: reason, pattern, examples and counter-examples."""
    lines = [f"{rule.id} ({rule.kind}, {rule.action}; {rule.origin})", f"reason: {rule.reason}"]
    if rule.reader:
        lines.append(f"read by: {rule.reader}")
    lines.append(f"pattern: {rule.source}")
    for e in rule.examples:
        value = f" = {e.value}" if e.value else ""
        lines.append(f"matches: {e.finds!r}{value}  in {e.text!r}")
    lines += [f"refuses: {c!r}" for c in rule.counter_examples]
    return "\n".join(lines)


@app.command()
def rules(
    rule_id: Annotated[str | None, typer.Argument(metavar="[ID]", help="Show this rule whole.")] = None,
    more: Rules = None,
) -> None:
    """List the rules, or show one with its pattern and examples.

    Example: `hkfacts rules | grep refuse`
    """
    from ..rulebook import load_rulebook

    book = load_rulebook(tuple(str(p) for p in more or ()))
    for warning in book.warnings:
        typer.echo(f"hkfacts: {warning}", err=True)
    if rule_id is None:
        typer.echo(listing(book.rules))
        return
    rule = book.named(rule_id)
    if rule is None:
        typer.echo(f"hkfacts: no rule is called {rule_id!r}; `hkfacts rules` lists them", err=True)
        raise typer.Exit(USAGE)
    typer.echo(description(rule))
