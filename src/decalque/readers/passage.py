"""What the linter reads of a file that holds more than text, and the way back to the file."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from decalque.finding import Edit, Finding, Suggestion

Encode = Callable[[str], str]


@dataclass
class Passage:
    """A stretch of plain text (`view`), with the place in the file (`raw`) of each of its code points.

    Code point k of the view stands at `starts[k]`..`ends[k]` of the file; both are the same for one that the reader put in (a blank line
    between blocks). `seams` says for offsets of the view where between two tags something is to be inserted, and `rims` are the offsets
    of the view at which inline markup begins or ends. `encode` makes text fit for the file.
    """

    raw: str
    encode: Encode = str
    pieces: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("L"))
    ends: array[int] = field(default_factory=lambda: array("L"))
    seams: dict[int, int] = field(default_factory=dict)
    rims: set[int] = field(default_factory=set)
    _opened: bool = False

    @property
    def view(self) -> str:
        """The text as the linter sees it."""
        if len(self.pieces) > 1:
            self.pieces[:] = ["".join(self.pieces)]
        return self.pieces[0] if self.pieces else ""

    def __len__(self) -> int:
        return len(self.starts)

    def add(self, text: str, start: int, end: int | None = None) -> None:
        """Add text that stands in the file as it is from `start`; with `end`, text for which all of `start`..`end` stands."""
        if end is None:
            self.starts.extend(range(start, start + len(text)))
            self.ends.extend(range(start + 1, start + len(text) + 1))
        else:
            self.starts.extend([start] * len(text))
            self.ends.extend([end] * len(text))
        self.pieces.append(text)
        self._opened = False

    def opened(self) -> None:
        """Say that inline markup begins here: what is inserted goes before it."""
        self._opened = True
        self.rims.add(len(self))

    def closed(self, end: int) -> None:
        """Say that inline markup ends at `end` of the file: what is inserted goes behind it, if nothing was opened before."""
        self.rims.add(len(self))
        if not self._opened and len(self):
            self.seams[len(self)] = end

    def place(self, offset: int) -> int:
        """Where in the file something is inserted that is to stand at `offset` of the view."""
        if offset in self.seams:
            return self.seams[offset]
        if offset:
            return self.ends[offset - 1]
        return self.starts[0] if self.starts else 0

    def moved(self, finding: Finding) -> Finding:
        """A finding on the view, with offsets of the file."""
        start, end = finding.start, finding.end
        raw_start = self.starts[start] if start < end else self.place(start)
        raw_end = self.ends[end - 1] if start < end else raw_start
        return replace(
            finding, start=raw_start, end=max(raw_start, raw_end), suggestions=tuple(map(self._suggestion, finding.suggestions))
        )

    def _suggestion(self, suggestion: Suggestion) -> Suggestion:
        edits = sorted({made for edit in suggestion.edits for made in self._edits(edit)})
        return replace(suggestion, edits=tuple(edits) or (Edit(self.place(suggestion.edits[0].start), self.place(suggestion.edits[0].start), ""),))

    def _edits(self, edit: Edit) -> Iterator[Edit]:
        """The edits of the file that carry out an edit of the view: markup between its code points stays."""
        if edit.start < edit.end and self._joined(edit.start, edit.end):
            yield Edit(self.starts[edit.start], self.ends[edit.end - 1], self.encode(edit.text))
            return
        from difflib import SequenceMatcher  # slow to import, and seldom needed

        old = self.view[edit.start : edit.end]
        for _, low, high, first, last in (o for o in SequenceMatcher(None, old, edit.text, autojunk=False).get_opcodes() if o[0] != "equal"):
            yield from self._small(edit.start + low, edit.start + high, edit.text[first:last])

    def _small(self, start: int, end: int, text: str) -> Iterator[Edit]:
        if start == end:
            place = self.place(start)
            yield Edit(place, place, self.encode(text))
            return
        while start < end:  # run by run; the first takes the new text
            behind = start + 1
            while behind < end and self.starts[behind] == self.ends[behind - 1]:
                behind += 1
            if self.starts[start] < self.ends[behind - 1] or text:
                yield Edit(self.starts[start], self.ends[behind - 1], self.encode(text))
            text, start = "", behind

    def _joined(self, start: int, end: int) -> bool:
        """Whether nothing stands in the file between the code points of the view from `start` to `end`."""
        return all(self.starts[k] == self.ends[k - 1] for k in range(start + 1, end))
