"""SQLite's FTS5 in the sqlite3 module's library."""
import sqlite3

import protocol


def build(documents, folder):
    connection = sqlite3.connect(folder + "/fts5.db")
    connection.execute("create virtual table t using fts5(text, content='', tokenize='ascii')")
    rows = ((number + 1, " ".join(words)) for number, words in protocol.documents(documents))
    connection.executemany("insert into t(rowid, text) values (?, ?)", rows)
    connection.commit()
    return "SQLite " + sqlite3.sqlite_version


def open_index(folder):
    connection = sqlite3.connect(folder + "/fts5.db")
    joints = {"any": " OR ", "all": " AND ", "phrase": " + "}

    def search(kind, words, limit):
        match = joints[kind].join(f'"{word}"' for word in words)
        rows = connection.execute("select rowid, rank from t where t match ? order by rank, rowid limit ?", (match, limit))
        return [[row - 1, -rank] for row, rank in rows]

    return search


protocol.main(build, open_index)
