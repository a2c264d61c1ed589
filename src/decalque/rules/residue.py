"""Page furniture in lines of its own: navigation (RES001), share bars (RES002), widgets (RES006)."""

from __future__ import annotations

from collections.abc import Iterator

from decalque.analysis import Analysis
from decalque.finding import Finding
from decalque.rules import Scope, rule
from decalque.rules.residue_glued import glued_widgets
from decalque.rules.residue_lines import findings

_A = "The minister left the meeting before noon."
_B = "The talks will go on next week."


@rule(
    "RES001",
    "navigation",
    mqm="addition",
    scope=Scope.LINES,
    priority=10,
    bad=[
        (f"Skip to content\n\n{_A}", _A),
        (f"{_A}\n\nBack to top", _A),
        (f"{_A}\n\nBack to top\n", f"{_A}\n"),
        (f"{_A}\n\nNo results\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nComments are closed.\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"Home > World > Europe\n\n{_A}", _A),
        (f"{_A}\n\nView all results\n\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\n\nPrevious article\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\nSee all the news »\n{_B}", f"{_A}\n{_B}"),
        (f"{_A}\n\n  Click here to enlarge  \n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nPolitics | Economy | Sports | Culture\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nToggle navigation\n\n{_B}", f"{_A}\n\n{_B}"),
    ],
    good=[
        "Skip to content was the first thing that she read on the page.",
        "Back to top form, the striker scored twice.",
        "No results were announced on Monday.",
        "Comments are closed, the moderator told the readers.",
        f"{_A}\n\nHome is where the heart is.\n\n{_B}",
        f"{_A}\n\nHome\n\n{_B}",
        f"{_A}\n\nShow more respect, she told the crowd.\n\n{_B}",
        f"{_A}\n\nThe search for the missing sailors went on.\n\n{_B}",
        f"{_A}\n\n“Back to top”\n\n{_B}",
        "Next, the committee will vote.\n\nPrevious governments did not.",
        "Team | Played | Points\nSantos | 10 | 21\nLanús | 10 | 18",
        "- home\n- garden\n- kitchen",
        "Politics and sport do not mix, he said.",
    ],
)
def navigation(page: Analysis) -> Iterator[Finding]:
    """A line that serves to move about on the page: skip links, menus, breadcrumbs, "Back to top", "No results".

    Scrapers keep the text of links and buttons. A line is removed when all of it is a set phrase of that kind
    (`data/residue/navigation.tsv`), a trail of sections or a bar of their names, and it is a paragraph by itself;
    phrases that are ordinary words too ("Menu", "Home", "Next") need other furniture beside them, or the place
    above the headline.

    The blank lines around it become those that the text would have without it. It is wrong where a story quotes
    such a phrase in a line of its own, and it misses phrases that no list has.
    """
    yield from findings(navigation, page)


@rule(
    "RES002",
    "share-bar",
    mqm="addition",
    scope=Scope.LINES,
    priority=10,
    bad=[
        (f"{_A}\n\nShare this article:\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nFollow us on Twitter", _A),
        (f"{_A}\n\nShare on Facebook Share on Twitter Share on WhatsApp\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nTweet\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nJoin our WhatsApp channel and receive the news on your phone\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nFacebook Twitter LinkedIn WhatsApp\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nLike us on Facebook\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\n215 shares\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nSHARE THIS STORY\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nCopy link\n\n{_B}", f"{_A}\n\n{_B}"),
    ],
    good=[
        "Share prices fell on Monday.",
        "Tweet storms followed the decision.",
        "Follow us on Twitter, the minister told the students.",
        "The company shares data with Facebook and Twitter.",
        f"{_A}\n\nFacebook and Twitter declined to comment.\n\n{_B}",
        f"{_A}\n\nShare this article with care, the editor warned.\n\n{_B}",
        f"{_A}\n\n“Share this article”\n\n{_B}",
        f"{_A}\n\nWhatsApp was down for two hours.\n\n{_B}",
        "He asked his readers to like the page.",
        "Follow the money, the saying goes.",
        f"{_A}\n\nFacebook\n\n{_B}",
        "Companies that fell:\n- Facebook\n- Twitter\n- Pinterest",
    ],
)
def share_bar(page: Analysis) -> Iterator[Finding]:
    """A line that asks to share, like or follow: the bars of social networks.

    A line is removed when all of it is a set phrase (`data/residue/share.tsv`) with the names of networks in it, or
    when it holds nothing but those names and the words of such bars. The name of one network alone needs other
    furniture beside it.

    It is wrong where a list of networks, without marks of a list, belongs to the story.
    """
    yield from findings(share_bar, page)


@rule(
    "RES006",
    "widget",
    mqm="addition",
    scope=Scope.LINES,
    priority=10,
    bad=[
        (f"{_A}\n\nmost popular", _A),
        (f"{_A}\n\nMost read\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nAdvertising\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\n- Advertisement -\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nContinue after advertising\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nSign up for our newsletter and receive the news every morning.\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nTags: Guatemala, Corruption, Supreme Court\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\n3 comments\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nComments (12)\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"Updated 3 hours ago\n\n{_A}", _A),
        (f"{_A}\n\n5 min read\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nFirst modification: 12/05/2023 - 10:45\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nPublished on May 3, 2023 at 10:45 am\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A}\n\nView this post on Instagram\n\n{_B}", f"{_A}\n\n{_B}"),
        (
            f"{_A}\n\nWe use our own and third-party cookies to improve your experience.\n\n{_B}",
            f"{_A}\n\n{_B}",
        ),
        (f"{_A}\n\nSubscribe to continue reading\n\n{_B}", f"{_A}\n\n{_B}"),
        (f"{_A} pic.twitter.com/Ab3dE5\n\n{_B}", f"{_A}\n\n{_B}"),
        (
            f"The minister leaves the meeting early [VIDEO]\n\n{_A}",
            f"The minister leaves the meeting early\n\n{_A}",
        ),
    ],
    good=[
        "Advertising is expensive.",
        "Tags: they are the colours of the flag.",
        f"{_A}\n\nMost popular:\n\n- the red one\n- the blue one",
        f"{_A}\n\nThe most popular dish was the soup.\n\n{_B}",
        "Subscribe to the theory or leave, the professor said.",
        "Comments on the plan may be sent until June.",
        f"{_A}\n\nUpdated figures will follow on Monday.\n\n{_B}",
        "Published in 1905, the book was soon forgotten.",
        f"{_A}\n\nMay 3, 2023\n\n{_B}",
        "Loading the ships took three days.",
        "Cookies are sold at the counter.",
        "Trending upwards, the index closed at 4,200.",
        "Most read the letter twice.",
        "We use cookies, the cook said, for the children.",
        "Thank you for reading my letter, she wrote.",
    ],
)
def widget(page: Analysis) -> Iterator[Finding]:
    """A line of some other part of the page: lists of popular news, newsletters, tags, advertising, comments, times.

    A line is removed when all of it is a set phrase (`data/residue/widgets.tsv`), the tags of the story, or a time
    of publication. Inside a line go the addresses of embedded posts ("pic.twitter.com/..."), marks such as
    "[VIDEO]" at the rim of a headline, and the name of the site behind the headline.

    One or two words that may head a section of the story ("Advertising") count for less where the document has
    headings of its own. It is wrong where a story has a heading that sounds like a widget.
    """
    yield from findings(widget, page)
    yield from glued_widgets(widget, page)
