"""The line protocol of lede-bench for adapters that are asked for hits and scores, not for times.

    ADAPTER build DOCS.jsonl INDEX THREADS    last line: {"engine": NAME AND VERSION}
    ADAPTER query INDEX --docs                TOP_10<TAB>query in, COUNT<TAB>0<TAB>[[id, score], …] or UNSUPPORTED<TAB>0 out

A query is `a`, `a b` (union), `+a +b` (intersection) or `"a b"` (phrase), its words apart by one space.
"""
import json
import os
import sys


def documents(path):
    """(number, words) of every document."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            yield document["id"], document["text"].split()


def parsed(text):
    """("any", "all" or "phrase", words)."""
    if text.startswith('"'):
        return "phrase", text[1:-1].split(" ")
    words = text.split(" ")
    return ("all", [word[1:] for word in words]) if text.startswith("+") else ("any", words)


def main(build, open_index):
    """`build(documents, folder)` gives the engine's name and version; `open_index(folder)` a function (kind, words, limit) to hits or None."""
    if sys.argv[1] == "build":
        os.makedirs(sys.argv[3])
        print(json.dumps({"engine": build(sys.argv[2], sys.argv[3])}))
        return
    search = open_index(sys.argv[2])
    for line in sys.stdin:
        command, text = line.rstrip("\n").split("\t")
        hits = search(*parsed(text), int(command.split("_")[1]))
        print("UNSUPPORTED\t0" if hits is None else f"{len(hits)}\t0\t{json.dumps(hits)}", flush=True)
