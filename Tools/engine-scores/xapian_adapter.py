"""Xapian through Debian's python3-xapian: BM25Weight as it comes."""
import protocol
import xapian


def build(documents, folder):
    database = xapian.WritableDatabase(folder + "/database", xapian.DB_CREATE)
    for number, words in protocol.documents(documents):
        document = xapian.Document()
        document.set_data(str(number))
        for position, word in enumerate(words):
            document.add_posting(word, position + 1)
        database.add_document(document)
    database.commit()
    return "Xapian " + xapian.version_string()


def open_index(folder):
    database = xapian.Database(folder + "/database")
    enquire = xapian.Enquire(database)
    enquire.set_weighting_scheme(xapian.BM25Weight())
    operators = {"any": xapian.Query.OP_OR, "all": xapian.Query.OP_AND, "phrase": xapian.Query.OP_PHRASE}

    def search(kind, words, limit):
        enquire.set_query(xapian.Query(operators[kind], words))
        return [[int(hit.document.get_data()), hit.weight] for hit in enquire.get_mset(0, limit)]

    return search


protocol.main(build, open_index)
