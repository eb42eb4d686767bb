"""Tantivy, through its Python binding, behind the line protocol of lede-bench.

    tantivy_adapter.py build DOCS.jsonl INDEX THREADS
    tantivy_adapter.py query INDEX [--docs]

One schema: a text field with positions, split at white space, nothing stored, and the document's number as a fast field.
"""
import json
import os
import sys
import time

import tantivy
from tantivy import Occur, Query

# Enough for one thread to leave one segment of a few hundred megabytes of text: what Tantivy is fastest with.
HEAP_BYTES = 1_500_000_000


def opened_schema():
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=False, tokenizer_name="spaces", index_option="position")
    builder.add_unsigned_field("id", stored=False, indexed=False, fast=True)
    return builder.build()


def with_tokenizer(index):
    index.register_tokenizer("spaces", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    return index


def build(documents, folder, threads):
    start = time.perf_counter()
    os.makedirs(folder)
    index = with_tokenizer(tantivy.Index(opened_schema(), path=folder))
    writer = index.writer(HEAP_BYTES, num_threads=threads)
    with open(documents, encoding="utf-8") as lines:
        for line in lines:
            writer.add_json(line)
    writer.commit()
    writer.wait_merging_threads()
    seconds = time.perf_counter() - start
    index.reload()
    # "0.27.0" stands in "tantivy v0.27.0, index_format v…".
    version = tantivy.__version__.split(",")[0].split("v")[-1]
    print(json.dumps({"engine": "Tantivy " + version, "segments": index.searcher().num_segments, "total_s": seconds}))


class Session:
    def __init__(self, folder):
        index = with_tokenizer(tantivy.Index.open(folder))
        self.schema = index.schema
        self.searcher = index.searcher()

    def term(self, word):
        return Query.term_query(self.schema, "text", word)

    def parsed(self, text):
        if text[0] == '"':
            return Query.phrase_query(self.schema, "text", text[1:-1].split(" "))
        words = text.split(" ")
        if len(words) == 1:
            return self.term(words[0])
        if text[0] == "+":
            return Query.boolean_query([(Occur.Must, self.term(word[1:])) for word in words])
        return Query.boolean_query([(Occur.Should, self.term(word)) for word in words])

    def count(self, text):
        if text[0] not in '+"' and " " not in text:
            return self.searcher.doc_freq("text", text)
        # The binding cannot count alone. Constant scores and one hit come nearest to it.
        return self.searcher.search(Query.const_score_query(self.parsed(text), 1.0), limit=1, count=True).count

    def answer(self, command, text):
        """Number to report, and the hits or None."""
        if command == "COUNT":
            return self.count(text), None
        counts = command.endswith("_COUNT")
        result = self.searcher.search(self.parsed(text), limit=int(command.split("_")[1]), count=counts)
        return result.count if counts else len(result.hits), result.hits

    def shown(self, hits):
        numbers = self.searcher.fast_field_values("id", [address for _, address in hits])
        return json.dumps([[number, score] for number, (score, _) in zip(numbers, hits)], separators=(",", ":"))


def serve(folder, shows_documents):
    session = Session(folder)
    clock = time.perf_counter_ns
    for line in sys.stdin:
        command, text = line.rstrip("\n").split("\t")
        start = clock()
        number, hits = session.answer(command, text)
        reply = f"{number}\t{clock() - start}"
        if shows_documents and hits is not None:
            reply += "\t" + session.shown(hits)
        print(reply, flush=True)


if sys.argv[1] == "build":
    build(sys.argv[2], sys.argv[3], int(sys.argv[4]))
else:
    serve(sys.argv[2], "--docs" in sys.argv[3:])
