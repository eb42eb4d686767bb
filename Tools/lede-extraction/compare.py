"""Compares extractors on a folder of pages with the truth about them: see Tools/benchmark-extraction."""

import argparse
import datetime
import gzip
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

WORD = re.compile(r"\w+")


def shingles(text):
    words = WORD.findall(text or "")
    return Counter(tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3)))


def counts(truth, found):
    """True positives, false positives and false negatives of a page, which sum to one."""
    truth, found = shingles(truth), shingles(found)
    kinds = (sum((truth & found).values()), sum((found - truth).values()), sum((truth - found).values()))
    return [kind / max(1, sum(kinds)) for kind in kinds]


def precision(kinds):
    right, surplus, missing = kinds
    return 1.0 if surplus == missing == 0 else right / (right + surplus) if right + surplus else 0.0


def recall(kinds):
    right, surplus, missing = kinds
    return 1.0 if surplus == missing == 0 else right / (right + missing) if right + missing else 0.0


def totals(pages):
    p = statistics.mean(precision(k) for k in pages if k[0] + k[1] > 0)
    r = statistics.mean(recall(k) for k in pages if k[0] + k[2] > 0)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


class Result:
    """What a program found: texts and fields by page, and megabytes of HTML a second of one core."""

    def __init__(self, name, texts, fields, speed):
        self.name, self.texts, self.fields, self.speed = name, texts, fields, speed
        self.cuts = {}


def lede(program, folder, rounds):
    with tempfile.NamedTemporaryFile(suffix=".json") as output:
        subprocess.run([program, folder, output.name, str(rounds)], check=True)
        found = json.load(open(output.name))
    pages = found["pages"]
    result = Result("Lede", {k: v["articleBody"] for k, v in pages.items()}, {k: dict(v, author=v["authors"]) for k, v in pages.items()}, found["bytes"] / 1e6 / found["seconds"])
    result.cuts = {k: v["cuts"] for k, v in pages.items()}
    return result


def peer(name, pages, extract):
    texts, fields = {}, {}
    start = time.process_time()
    for page, html in pages.items():
        try:
            texts[page], fields[page] = extract(html)
        except Exception:  # A program that fails on a page found nothing in it.
            texts[page], fields[page] = "", {}
    seconds = time.process_time() - start
    return Result(name, texts, fields, sum(len(h.encode()) for h in pages.values()) / 1e6 / seconds)


def peers(pages):
    import lxml.html
    import readability
    import trafilatura

    def of_trafilatura(**options):
        def extract(html):
            found = trafilatura.bare_extraction(html, with_metadata=True, include_comments=False, **options)
            if found is None:
                return "", {}
            found = found if isinstance(found, dict) else found.as_dict()
            authors = [a.strip() for a in (found.get("author") or "").split(";") if a.strip()]
            return found.get("text") or "", {"title": found.get("title"), "author": authors, "date": found.get("date"), "url": found.get("url")}
        return extract

    def of_readability(html):
        document = readability.Document(html)
        return "\n".join(lxml.html.fromstring(document.summary()).itertext()), {"title": document.short_title()}

    version = trafilatura.__version__
    return [
        peer(f"trafilatura {version}", pages, of_trafilatura()),
        peer(f"trafilatura {version}, precision", pages, of_trafilatura(favor_precision=True)),
        peer("readability-lxml", pages, of_readability),
    ]


def plain(text):
    text = " ".join(str(text or "").split()).casefold()
    return text.translate(str.maketrans("‘’“”–—\u00a0", "''\"\"-- ")).strip()


def day(text):
    match = re.match(r"\d{4}-\d{2}-\d{2}", str(text or ""))
    if match:
        return match.group()
    try:
        return datetime.datetime.fromisoformat(str(text).replace("Z", "+00:00")).date().isoformat()
    except ValueError:
        return plain(text)


def address(text):
    return re.sub(r"^https?://(www\.)?", "", plain(text)).split("#")[0].rstrip("/")


def names(value):
    return sorted(plain(name) for name in ([value] if isinstance(value, str) else value or []) if plain(name))


SAME = {"title": plain, "author": names, "date": day, "url": address}


def table(rows):
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for number, row in enumerate(rows):
        print("  ".join(cell.ljust(width) if i == 0 else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths))).rstrip())
        if number == 0:
            print("  ".join("-" * width for width in widths))


def field_table(results, truth):
    rows = [["field", "pages"] + [r.name for r in results]]
    for field, same in SAME.items():
        pages = [p for p in truth if truth[p].get(field) and all(p in r.texts for r in results)]
        if not pages:
            continue
        shares = [sum(same(r.fields.get(p, {}).get(field)) == same(truth[p][field]) for p in pages) / len(pages) for r in results]
        rows.append([field, str(len(pages))] + [f"{share:.1%}" for share in shares])
    print()
    table(rows)
    for field, same in SAME.items():
        wrong = [p for p in sorted(truth) if truth[p].get(field) and p in results[0].texts and same(results[0].fields[p].get(field)) != same(truth[p][field])]
        if wrong:
            print(f"\n{results[0].name}, {field}:")
        for page in wrong:
            print(f"  {page[:16]}  {results[0].fields[page].get(field)!r}, in truth {truth[page][field]!r}")


def share(line, wanted, lines):
    words = WORD.findall(line)
    if len(words) < 4:
        return float(" ".join(words) in lines)
    own = shingles(line)
    return sum((own & wanted).values()) / sum(own.values())


def plain_lines(text):
    return {" ".join(WORD.findall(line)) for line in text.split("\n")}


def worst(result, truth, kinds, number):
    order = sorted(kinds, key=lambda p: precision(kinds[p]) + recall(kinds[p]))[:number]
    print(f"\n{result.name}: the {len(order)} pages furthest from the truth")
    for page in order:
        p, r = precision(kinds[page]), recall(kinds[page])
        print(f"\n{page[:16]}  precision {p:.3f}  recall {r:.3f}  {truth[page].get('url', '')[:100]}")
        wanted, lines = shingles(truth[page]["articleBody"]), plain_lines(truth[page]["articleBody"])
        surplus = [line for line in result.texts[page].split("\n") if line.strip() and share(line, wanted, lines) < 0.6]
        lost = [cut for cut in result.cuts.get(page, []) if len(WORD.findall(cut[1])) > 2 and share(cut[1], wanted, lines) > 0.7]
        for line in surplus[:6]:
            print(f"  surplus: {line[:120]}")
        for label, line in lost[:6]:
            print(f"  left out as {label}: {line[:120]}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--worst", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--without-peers", action="store_true")
    options = parser.parse_args()
    try:
        truth = json.load(open(options.folder / "ground-truth.json"))
    except OSError as error:
        sys.exit(f"{error.filename}: {error.strerror}; the folder needs a ground-truth.json and pages/")
    pages = {}
    with tempfile.TemporaryDirectory() as unpacked:
        for page in sorted(truth):
            path = next((p for p in (options.folder / "pages" / f"{page}.html", options.folder / "pages" / f"{page}.html.gz") if p.exists()), None)
            if path is None:
                print(f"{page}: no such page", file=sys.stderr)
                continue
            data = path.read_bytes()
            data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
            pages[page] = data.decode("utf-8", "replace")
            (Path(unpacked) / f"{page}.html").write_bytes(data)
        results = [lede(options.program, unpacked, options.rounds)]
    if not options.without_peers:
        results += peers(pages)
    rows = [[f"{len(pages)} pages", "precision", "recall", "F1", "MB/s a core"]]
    own = {}
    for result in results:
        kinds = {page: counts(truth[page]["articleBody"], result.texts.get(page)) for page in pages}
        own = own or kinds
        rows.append([result.name] + [f"{x:.4f}" for x in totals(list(kinds.values()))] + [f"{result.speed:.1f}"])
    table(rows)
    fields = options.folder / "fields.json"
    if fields.exists():
        field_table(results, json.load(open(fields)))
    if options.worst > 0:
        worst(results[0], truth, own, options.worst)


main()
