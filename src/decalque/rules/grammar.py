"""What several rules ask of a text: words of grammar, signs of programs."""

from __future__ import annotations

from decalque.expressions import expression

FUNCTION_WORDS = frozenset(
    """
        a about above according after again against all also although always among an and another any are around as at
        be because been before behind being below beneath besides between beyond both but by can consequently could
        despite did do does during each either even every except few finally first following for from further
        furthermore had has have having he hence her here his how however i if in indeed instead into is it its just
        last later like many may meanwhile might more moreover most much must my near neither never nevertheless no
        nor not nothing now of off often on once one only or other our out over perhaps previously rather said says
        second several shall she should similarly since so some soon still such than that the their them then there
        therefore these they this those though through throughout thus to today together tomorrow too towards two
        under unless up unlike until upon was we well were what when whenever where whereas whether which while who
        whom whose why will with within without would yesterday yet you your
        """.split()
)

_PROGRAM = expression(r"\(\)|::|`|[{}]|\s=\s|==|->|\w\.[ch]\b|</")


def is_program(text: str) -> bool:
    """Whether a text shows signs of code, where "types.Alias" is one word and " :" has its blank by design."""
    return bool(_PROGRAM.search(text))
