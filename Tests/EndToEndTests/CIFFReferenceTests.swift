import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// Files that Lede exports in the Common Index File Format, read by other people's programs.
@Suite struct CIFFReferenceTests {
    fileprivate static func exported(_ articles: [Article], to path: String, deleting ids: [String] = []) throws -> (
        holder: TemporaryIndex, reader: IndexReader
    ) {
        let holder = try TemporaryIndex(analyzer: "english")
        try holder.add(articles, parts: 2)
        if !ids.isEmpty {
            let writer = try holder.index.writer()
            defer { writer.close() }
            for id in ids { try writer.delete(id: id) }
            try writer.commit()
        }
        _ = try holder.index.exportCIFF(to: path)
        return (holder, try holder.index.reader())
    }

    /// The articles that a query's terms find under PISA's formula, which is FTS5's, with their scores.
    fileprivate static func scores(_ terms: [String], all: Bool, _ searcher: Searcher) throws -> [String: Double] {
        let parts = terms.map { Query.term($0) }
        var options = SearchOptions(limit: .max)
        options.ranking = Ranking(try BM25(.fts5, k1: 1.2, b: 0.75))
        let hits = try searcher.search(parts.count == 1 ? parts[0] : all ? .all(parts) : .any(parts), options: options).hits
        return Dictionary(uniqueKeysWithValues: try hits.map { (try searcher.reader.docno($0.doc), $0.score) })
    }

    /// What PISA 0.4.9 answers over the file of the sample corpus, analyzer `english`, k1 = 1.2 and b = 0.75, to six digits (the suite
    /// beside PISA asks it); ids of files by their names.
    private static let recorded: [(terms: [String], all: Bool, answer: [(id: String, score: Double)])] = [
        (
            ["lamp", "keeper"], false,
            [
                ("keeper-retires", 7.173645), ("lamp-museum.txt", 6.639549), ("keeper-diary", 6.415085),
                ("lamp-cottage.txt", 6.388851), ("CC-20230912-011", 5.429746), ("goalkeeper", 5.113256),
                ("heatwave", 2.039546), ("pitch-goes-ahead.txt", 1.951963),
            ]
        ),
        (
            ["sea", "wall"], true,
            [
                ("wall-cost", 5.51888), ("wall-pledge", 5.398368), ("castle-wall", 5.057223),
                ("wall-breach", 4.817019), ("wall-approved", 4.715219), ("mayor-election", 4.200521),
                ("wall-mural", 4.114969), ("theatre-tide", 3.3399),
            ]
        ),
        (
            ["ferri"], false,
            [
                ("ferry-settled", 2.554076), ("ferry-electric", 2.548609), ("ferry-pier", 2.521622),
                ("ferry-day-two", 2.505702), ("ferry-vote", 2.50044), ("shipyard", 1.895868),
                ("dock-overtime", 1.854528), ("cold-spell", 1.854528), ("bridge-sisters", 1.848769),
            ]
        ),
    ]

    /// Needs no other program.
    @Test func theImportRanksAsPISADid() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/a.ciff"
        let (holder, _) = try Self.exported(try SharedCorpus.sampleArticles(), to: path)
        defer { withExtendedLifetime(holder) {} }
        let searcher = Searcher(reader: try Index.importCIFF(path, into: folder.path + "/imported").index.reader())
        for (terms, all, answer) in Self.recorded {
            let own = try Self.scores(terms, all: all, searcher)
            #expect(own.count == answer.count, "\(terms)")
            for (id, score) in own {
                let expected = try #require(answer.first { id.split(separator: "/").last.map(String.init) == $0.id }, "\(id)")
                #expect(abs(expected.score - score) <= 1e-5, "\(terms): \(id)")
            }
        }
    }

    @Suite("CIFF beside ciff-toolkit", .enabled(if: CIFFReferences.toolkit.absence == nil, "ciff-toolkit cannot be installed"))
    struct Toolkit {
        private static let script = """
            import json, sys
            from ciff_toolkit.read import CiffReader
            with CiffReader(sys.argv[1]) as reader:
                h = reader.header
                header = [h.version, h.num_postings_lists, h.num_docs, h.total_postings_lists, h.total_docs, h.total_terms_in_collection]
                lists = []
                for l in reader.read_postings_lists():
                    doc, postings = 0, []
                    for p in l.postings:
                        doc += p.docid
                        postings.append([doc, p.tf])
                    lists.append([l.term, l.df, l.cf, postings])
                docs = [[d.docid, d.collection_docid, d.doclength] for d in reader.read_documents()]
                end = reader.fp.read(1) == b""
            json.dump({"header": header, "average": repr(h.average_doclength), "description": h.description, "lists": lists, "docs": docs, "end": end}, sys.stdout)
            """

        @Test(arguments: ["a.ciff", "a.ciff.gz"]) func readsWhatTheIndexHas(_ name: String) throws {
            let folder = try TemporaryFolder()
            let path = folder.path + "/" + name
            let deleted = ["keeper-diary", "wall-cost"]
            let (holder, reader) = try CIFFReferenceTests.exported(try SharedCorpus.sampleArticles(), to: path, deleting: deleted)
            defer { withExtendedLifetime(holder) {} }
            let read = try #require(try CIFFReferences.toolkit.json(Self.script, [path]) as? [String: Any])
            #expect(read["end"] as? Bool == true)
            #expect(read["description"] as? String == "Lede, analyzer english")
            let docs = try #require(read["docs"] as? [[Any]])
            let header = try #require(read["header"] as? [Int])
            let lists = try #require(read["lists"] as? [[Any]])
            let statistics = reader.statistics
            #expect(header == [1, lists.count, docs.count, lists.count, docs.count, Int(statistics.totalTokens)])
            // As text: Foundation's JSON may miss the last bit of a double.
            #expect((read["average"] as? String).flatMap { Double($0) } == statistics.averageLength)
            #expect(docs.count == statistics.documentCount)
            #expect(docs.map { $0[0] as? Int } == Array(0..<docs.count))
            let ids = docs.map { $0[1] as? String ?? "" }
            #expect(Set(ids).isDisjoint(with: deleted))
            for (id, record) in zip(ids, docs) {
                let (segment, doc) = reader.locate(try #require(try reader.doc(docno: id)))
                #expect(record[2] as? Int == Int(try segment.lengths[doc]))
            }
            var terms = try reader.terms()
            for list in lists {
                #expect(try terms.next())
                #expect(list[0] as? String == String(decoding: terms.term, as: UTF8.self))
                #expect(list[1] as? Int == terms.statistics.docFreq)
                #expect(list[2] as? Int == terms.statistics.collectionFreq)
                for posting in try #require(list[3] as? [[Int]]) {
                    let (segment, doc) = reader.locate(try #require(try reader.doc(docno: ids[posting[0]])))
                    var cursor = try segment.postings(try #require(try segment.entry(terms.term)))
                    #expect(try cursor.seek(doc) == doc)
                    #expect(Int(cursor.freq) == posting[1])
                }
            }
            #expect(try !terms.next())
        }
    }

    /// PISA's indexes are made of what ciff-toolkit reads, as ciff2pisa makes them.
    @Suite("CIFF beside PISA", .enabled(if: CIFFReferences.pisa.absence == nil, "PISA cannot be installed"))
    struct PISA {
        private static let script = """
            import ctypes, glob, importlib.util, json, os, site, struct, sys
            import numpy
            from ciff_toolkit.read import CiffReader
            output = os.dup(1)
            os.dup2(2, 1)  # PISA writes what it does to standard output
            ctypes.CDLL(sys.prefix + "/lib/libtbb.so.2", mode=ctypes.RTLD_GLOBAL)
            module = [p for d in site.getsitepackages() for p in glob.glob(d + "/pyterrier_pisa/_pisathon*.so")][0]
            spec = importlib.util.spec_from_file_location("_pisathon", module)
            pisa = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(pisa)
            folder = sys.argv[2]
            def sequence(file, values):
                file.write(struct.pack("<%dI" % (len(values) + 1), len(values), *values))
            with CiffReader(sys.argv[1]) as reader, open(folder + "/inv.docs", "wb") as docs, open(folder + "/inv.freqs", "wb") as freqs, \\
                    open(folder + "/fwd.terms", "w") as terms:
                sequence(docs, [reader.header.num_docs])
                for l in reader.read_postings_lists():
                    doc, ids = 0, []
                    for p in l.postings:
                        doc += p.docid
                        ids.append(doc)
                    sequence(docs, ids)
                    sequence(freqs, [p.tf for p in l.postings])
                    terms.write(l.term + "\\n")
                records = list(reader.read_documents())
            with open(folder + "/inv.sizes", "wb") as sizes, open(folder + "/fwd.documents", "w") as names:
                sequence(sizes, [r.doclength for r in records])
                for r in records:
                    names.write(r.collection_docid + "\\n")
            pisa.build_binlex(folder + "/fwd.terms", folder + "/fwd.termlex")
            pisa.build_binlex(folder + "/fwd.documents", folder + "/fwd.doclex")
            context = pisa.RetrievalContext()
            pisa.prepare_index(context, folder, "block_simdbp", "bm25", "", bm25_k1=1.2, bm25_b=0.75)
            k = len(records)
            queries, names = numpy.zeros(k, numpy.int32), numpy.empty(k, object)
            ranks, scores = numpy.zeros(k, numpy.int32), numpy.zeros(k, numpy.float32)
            answers = []
            for all, terms in json.load(open(sys.argv[3])):
                n = pisa.retrieve(context, "ranked_and" if all else "ranked_or", [(0, {t: 1.0 for t in terms})], k=k, threads=1, pretokenised=1,
                                  result_qidxs=queries, result_docnos=names, result_ranks=ranks, result_scores=scores)
                answers.append([[names[i], float(scores[i])] for i in range(n)])
            os.write(output, json.dumps(answers).encode())
            """

        private func check(_ articles: [Article], _ texts: [String]) throws {
            let folder = try TemporaryFolder()
            let path = folder.path + "/a.ciff"
            let (holder, reader) = try CIFFReferenceTests.exported(articles, to: path)
            defer { withExtendedLifetime(holder) {} }
            let imported = try Index.importCIFF(path, into: folder.path + "/imported").index.reader()
            let queries: [(all: Bool, terms: [String])] = texts.enumerated().compactMap { number, text in
                var terms: [String] = []
                let tokens = reader.analyzer.tokens(of: text)
                for token in 0..<tokens.count {
                    let term = String(decoding: tokens.term(token), as: UTF8.self)
                    if !terms.contains(term) { terms.append(term) }
                }
                // A term that the index lacks is an error to PISA.
                terms = terms.filter { (try? reader.termStatistics(Array($0.utf8)).docFreq) ?? 0 > 0 }
                return terms.isEmpty ? nil : (number % 2 == 1, Array(terms.prefix(number % 2 == 1 ? 2 : 20)))
            }
            let asked = try folder.write(
                "[" + queries.map { "[\($0.all), [" + $0.terms.map { "\"\($0)\"" }.joined(separator: ",") + "]]" }.joined(separator: ",")
                    + "]", to: "q.json")
            try FileManager.default.createDirectory(atPath: folder.path + "/pisa", withIntermediateDirectories: true)
            let answers = try #require(try CIFFReferences.pisa.json(Self.script, [path, folder.path + "/pisa", asked]) as? [[[Any]]])
            #expect(answers.count == queries.count)
            #expect(queries.count > 10)
            for (query, answer) in zip(queries, answers) {
                let found = answer.map { (id: $0[0] as? String ?? "", score: $0[1] as? Double ?? .nan) }
                for searcher in [Searcher(reader: reader), Searcher(reader: imported)] {
                    let own = try CIFFReferenceTests.scores(query.terms, all: query.all, searcher)
                    #expect(own.count == found.count, "\(query)")
                    #expect(Set(own.keys) == Set(found.map(\.id)), "\(query)")
                    for hit in found { #expect(abs((own[hit.id] ?? -1) - hit.score) <= 1e-5 * max(1, hit.score), "\(query): \(hit)") }
                    // Single precision ties scores that differ here.
                    for (better, worse) in zip(found, found.dropFirst()) {
                        #expect((own[better.id] ?? 0) >= (own[worse.id] ?? 0) - 1e-5 * max(1, worse.score), "\(query)")
                    }
                }
            }
        }

        @Test func ranksTheSampleCorpusAlike() throws {
            try check(
                try SharedCorpus.sampleArticles(),
                [
                    "lamp keeper", "sea wall", "ferry", "harbour crane counted", "election of the mayor", "the cost of the sea wall",
                    "boat", "goalkeeper saves",
                    "turbines and porpoises", "bank depositors march", "theatre tide", "seal hospital", "bridge sisters", "dock overtime",
                ])
        }

        @Test(.enabled(if: SharedCorpus.isPresent, "../shared/corpora is not there")) func ranksCranfieldAlike() throws {
            let topics = try Topics(path: SharedCorpus.root.appending(path: "judged/cranfield/queries.tsv").path).topics
            try check(try SharedCorpus.articles("judged/cranfield/docs.jsonl"), topics.map(\.text))
        }
    }
}
