"""PISA: the compiled module in PyPI's pyterrier-pisa, without the Java around it. No phrases. Scores are floats, not quantized.

Its tokenizer keeps ASCII letters and digits alone, so other characters are spelled out.
"""
import collections
import importlib.util
import pathlib
import sys

import numpy
import protocol

K1, B = 0.9, 0.4
LARGEST_LIMIT = 1000
MODULE = next(path for folder in sys.path for path in pathlib.Path(folder).glob("pyterrier_pisa/_pisathon*.so"))
SPEC = importlib.util.spec_from_file_location("_pisathon", MODULE)
pisa = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(pisa)


def spelled(word):
    return "".join(c if c.isascii() else f"zq{ord(c)}q" for c in word)


def prepared(folder):
    context = pisa.RetrievalContext()
    pisa.prepare_index(context, folder, "block_simdbp", "bm25", "", bm25_k1=K1, bm25_b=B)
    return context


def build(documents, folder):
    plain = folder + "/documents.txt"
    with open(plain, "w") as file:
        count = 0
        for number, words in protocol.documents(documents):
            file.write(f"{number} {' '.join(map(spelled, words))}\n")
            count += 1
    # One batch: several deadlock on one thread.
    pisa.index(plain, folder, "", max(100_000, count + 1), 2)
    prepared(folder)
    return "PISA in pyterrier-pisa 0.4.9"


def open_index(folder):
    context = prepared(folder)
    queries, names = numpy.zeros(LARGEST_LIMIT, numpy.int32), numpy.empty(LARGEST_LIMIT, object)
    ranks, scores = numpy.zeros(LARGEST_LIMIT, numpy.int32), numpy.zeros(LARGEST_LIMIT, numpy.float32)
    algorithms = {"any": "ranked_or", "all": "ranked_and"}

    def search(kind, words, limit):
        if kind == "phrase":
            return None
        # Without query_weighted PISA takes a word that is repeated once.
        weights = collections.Counter(map(spelled, words))
        count = pisa.retrieve(
            context, algorithms[kind], [(0, {word: float(count) for word, count in weights.items()})], k=limit, threads=1, query_weighted=1,
            pretokenised=1, result_qidxs=queries, result_docnos=names, result_ranks=ranks, result_scores=scores)
        return [[int(names[index]), float(scores[index])] for index in range(count)]

    return search


protocol.main(build, open_index)
