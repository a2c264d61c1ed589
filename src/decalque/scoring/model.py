"""Logistic regressions whose coefficients are data."""

from __future__ import annotations

import json
from collections.abc import ItemsView, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log
from operator import mul
from pathlib import Path
from typing import Any

LN10 = log(10)
MODELS = Path(__file__).resolve().parent.parent / "data" / "models.json"


@dataclass(frozen=True)
class Model:
    """log odds = bias + sum of weight x feature; features are named, in a fixed order."""

    features: tuple[str, ...]
    weights: tuple[float, ...]
    bias: float

    def logit(self, values: Sequence[float]) -> float:
        """The log odds (natural) that the correction is right."""
        total: float = sum(map(mul, self.weights, values))
        return self.bias + total

    def most(self, ranges: Mapping[str, tuple[float, float]]) -> float:
        """The most that these features can add to the log odds, each between the values given."""
        weight = dict(zip(self.features, self.weights, strict=True))
        return sum(max(weight[name] * end for end in ends) for name, ends in ranges.items())

    def evidence(self, values: Sequence[float]) -> dict[str, float]:
        """What each feature adds to the score, in log10 units, the largest first."""
        parts = [
            (name, round(weight * value / LN10, 2))
            for name, weight, value in zip(self.features, self.weights, values, strict=True)
            if value
        ]
        parts.append(("prior", round(self.bias / LN10, 2)))
        return dict(sorted([part for part in parts if part[1]], key=lambda item: -abs(item[1])))


class Evidence(Mapping[str, float]):
    """What each feature adds to a score, as `Model.evidence` tells it, worked out when somebody asks for it.

    Most findings are counted, applied or shown without it.
    """

    __slots__ = ("_model", "_parts", "_values")

    def __init__(self, model: Model, values: Sequence[float]) -> None:
        self._model = model
        self._values = values
        self._parts: dict[str, float] | None = None

    def _read(self) -> dict[str, float]:
        if self._parts is None:
            self._parts = self._model.evidence(self._values)
        return self._parts

    def __getitem__(self, name: str) -> float:
        return self._read()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def items(self) -> ItemsView[str, float]:
        """The parts, with what each adds."""
        return self._read().items()

    def __len__(self) -> int:
        return len(self._read())

    def __repr__(self) -> str:
        return repr(self._read())

    def __reduce__(self) -> tuple[type[dict[str, float]], tuple[dict[str, float]]]:
        """Between processes the parts travel, not the model."""
        return dict, (self._read(),)


def probability(logit: float) -> float:
    """The probability of natural log odds."""
    return 1 / (1 + exp(-max(-60.0, min(60.0, logit))))


def score(logit: float) -> float:
    """Natural log odds in log10 units."""
    return round(logit / LN10, 2)


@cache
def _table() -> Any:
    return json.loads(MODELS.read_text(encoding="utf-8"))["models"]


@cache
def load() -> Mapping[str, Model]:
    """The fitted models by name."""
    return {
        name: Model(tuple(row["features"]), tuple(row["weights"]), row["bias"]) for name, row in _table().items()
    }


def thresholds(name: str) -> Mapping[str, float]:
    """The confidences from which the model `name` reports, and from which its fixes are unsafe or safe."""
    limits: Mapping[str, float] = _table()[name]["thresholds"]
    return limits


@cache
def least_reported(name: str) -> float:
    """Natural log odds below which the model `name` reports nothing; a hair less, for rounding."""
    share = thresholds(name)["report"]
    return log(share / (1 - share)) - 1e-6


@cache
def checked(name: str, features: tuple[str, ...]) -> Model:
    """The model `name`.

    Raises ValueError when it was fitted for other features than these.
    """
    model = load().get(name)
    if model is None or model.features != features:
        raise ValueError(f"data/models.json has no model {name!r} of these features: run benchmarks/fit.py")
    return model
