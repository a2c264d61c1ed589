"""From the log odds of a model to a suggestion: score, confidence and safety."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from decalque.finding import Edit, Safety, Suggestion
from decalque.scoring.model import Evidence, Model, checked, least_reported, probability, score, thresholds


class Judge:
    """One fitted model with the confidences from which it reports, and from which a fix is unsafe or safe."""

    def __init__(self, name: str, features: tuple[str, ...]) -> None:
        self.model: Model = checked(name, features)
        limits = thresholds(name)
        self._least = least_reported(name)
        self.report, self.unsafe, self.safe = limits["report"], limits["unsafe"], limits["safe"]

    def logit(self, values: Sequence[float]) -> float:
        """The natural log odds that the correction is right."""
        return self.model.logit(values)

    def may_report(self, values: Sequence[float], most: float) -> bool:
        """Whether the odds may be worth a finding if features that are 0 in `values` can add `most` to them."""
        return self.model.logit(values) + most >= self._least

    def reports(self, logit: float) -> bool:
        """Whether the odds are worth a finding."""
        return probability(logit) >= self.report

    def suggestion(
        self, edits: Sequence[Edit], logit: float, values: Sequence[float], cap: Safety = Safety.SAFE
    ) -> Suggestion:
        """The suggestion with its safety; never safer than `cap`."""
        confidence = probability(logit)
        safety = Safety.DISPLAY
        if confidence >= self.unsafe and cap is not Safety.DISPLAY:
            safety = Safety.SAFE if confidence >= self.safe and cap is Safety.SAFE else Safety.UNSAFE
        return Suggestion(tuple(edits), safety, round(confidence, 4), score(logit), Evidence(self.model, values))


@cache
def judge(name: str, features: tuple[str, ...]) -> Judge:
    """The judge of the model `name`, loaded once."""
    return Judge(name, features)
