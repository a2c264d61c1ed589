"""How much better a correction reads than the text as it stands.

Each kind of defect has a small logistic regression over evidence from word frequency, bigrams, spelling, casing, names,
letter n-grams and the rest of the document. The coefficients are data (`data/models.json`), written by the
script that fitted them. The score of a correction is its log10 odds; confidence is the probability.
"""
