"""Who made it: credits of texts and pictures (RES004), and the names of their files (RES005)."""

from __future__ import annotations

from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.finding import Finding
from decalque.rules import Scope, rule
from decalque.rules.residue_glued import glued_credits
from decalque.rules.residue_lines import findings

_A = "The minister left the meeting before noon."
_B = "The talks will go on next week."


@rule(
    "RES004",
    "credit",
    mqm="addition",
    scope=Scope.LINES,
    priority=10,
    bad=[
        (f"{_A}\n\nSource: El Comercio", _A),
        (f"{_A}\n\nPhoto: AP\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\n(Photo: EFE)\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nImage credit: Getty Images\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nWith information from EFE\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nPhoto by Anna Kowalska on Unsplash\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nBy Newsroom\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nAgencies | Manila\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nPhoto: courtesy\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nEFE / AFP\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A} (Photo: Reuters)\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A} (AP Photo/Anna Kowalska)\n\n{_B}", f"{_A}\n\n{_B}"),
    ],
    good=[
        "Source: the river begins in the hills.",
        "Photo: she took it in May.",
        "Image is everything, the coach said.",
        "According to EFE, the minister left.",
        "LIMA (Reuters) – The minister left before noon.",
        "The source: a clerk who knew the code.",
        f"{_A}\n\nBy Monday the water had gone.\n\n{_B}",
        "Credit: the word comes from Latin.",
        f"{_A}\n\nWith information from the police, he wrote the report.\n\n{_B}",
        "Reuters was founded in London.",
        f"{_A}\n\n“Photo: AP”\n\n{_B}",
        "The photo (by a neighbour) was blurred.",
        "Reporting by phone was forbidden, the captain said.",
    ],
)
def credit(page: Analysis) -> Iterator[Finding]:
    """A credit of a text or a picture: "Source: Elcomercio", "(Photo: AP)", "With information from EFE".

    On the page it stands under a picture or behind the story; in the scraped text it stands in its midst. A line
    goes when a label of credits is followed by names only (capitals, agencies, sites, accounts, or the words that
    credits use: courtesy, archive, disclosure), when it is a set phrase (`data/residue/credits.tsv`), or when it
    names agencies and nothing else. In running text only pictures' credits in brackets count.

    Where a name is not known as an agency, the fix is unsafe. Bylines of people are no furniture. It is wrong
    where a source is part of the story, as under a table.
    """
    yield from findings(credit, page)
    yield from glued_credits(credit, page)


@rule(
    "RES005",
    "media-file",
    mqm="addition",
    scope=Scope.LINES,
    priority=10,
    bad=[
        (f"{_A}\n\nminister news.jpg\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nminister-at-the-door.jpg", _A),
        (f"IMG_2034.JPG\n\n{_A}", _A),
        (f"{_A}\n\nIMG_20240517_kharkiv-1024x683.jpeg\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nhttps://example.com/media/minister_2.png?w=640\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nDSC_0012.jpg | The minister at the door\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nscreenshot (3).png (48 KB)\n\n{_B}", f"{_A}\n\n{_B}"),
    ],
    good=[
        "The picture was sent as `minister.jpg`.",
        "She opened holiday.jpg and wept.",
        "He renamed the file to secret.png.",
        "The mail held a file called invoice.jpg",
        f"{_A}\n\nThe song is an mp3.\n\n{_B}",
        "```\nlogo.png\n```",
        "The picture is not a jpg. It was drawn by hand.",
        f"{_A}\n\n    logo.png\n\n{_B}",
    ],
)
def media_file(page: Analysis) -> Iterator[Finding]:
    """The name of a picture, film or recording in a line of its own, perhaps with its size or caption.

    A line goes when it ends in the extension of such a file and what stands before is no sentence: few words, no
    finite verb. A file name that opens the line and is followed by a caption goes with it, unsafely.

    Code, indented lines and names inside a sentence are left alone. It is wrong in a list of files.
    """
    yield from findings(media_file, page)
