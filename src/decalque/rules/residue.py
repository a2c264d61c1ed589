"""Page furniture in lines of its own: navigation (RES001), share bars (RES002), widgets (RES006)."""

from __future__ import annotations

from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.finding import Finding
from decalque.rules import Scope, rule
from decalque.rules.residue_lines import findings


@rule("RES001","navigation",mqm="x",bad=[],good=[],priority=10,scope=Scope.LINES)
def navigation(page: Analysis) -> Iterator[Finding]:
    """x."""
    yield from findings(navigation, page)
@rule("RES002","share-bar",mqm="x",bad=[],good=[],priority=10,scope=Scope.LINES)
def share_bar(page: Analysis) -> Iterator[Finding]:
    """x."""
    yield from findings(share_bar, page)
@rule("RES003","related-label",mqm="x",bad=[],good=[],priority=10,scope=Scope.LINES)
def related_label(page: Analysis) -> Iterator[Finding]:
    """x."""
    yield from findings(related_label, page)
@rule("RES004","credit",mqm="x",bad=[],good=[],priority=10,scope=Scope.LINES)
def credit(page: Analysis) -> Iterator[Finding]:
    """x."""
    yield from findings(credit, page)
@rule("RES005","media-file",mqm="x",bad=[],good=[],priority=10,scope=Scope.LINES)
def media_file(page: Analysis) -> Iterator[Finding]:
    """x."""
    yield from findings(media_file, page)
@rule("RES006","widget",mqm="x",bad=[],good=[],priority=10,scope=Scope.LINES)
def widget(page: Analysis) -> Iterator[Finding]:
    """x."""
    yield from findings(widget, page)
@rule("RES007","stray-markup",mqm="x",bad=[],good=[],priority=10,scope=Scope.LINES)
def stray_markup(page: Analysis) -> Iterator[Finding]:
    """x."""
    yield from findings(stray_markup, page)
@rule("RES008","truncation",mqm="x",bad=[],good=[],priority=10,scope=Scope.LINES)
def truncation(page: Analysis) -> Iterator[Finding]:
    """x."""
    yield from findings(truncation, page)
