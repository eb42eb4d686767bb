import Foundation
import LedeModules

/// What one OR of many words takes: the memory of a query grows with its words times the documents, up to a bound.
struct QueryMemory {
    let words: Int
    let documents: Int
    let matches: Int
    let seconds: Double
    /// The most memory of the process so far, in bytes, and how much of it is not from files; nil if the system does not say.
    let before: (peak: Int, anonymous: Int)?
    let after: (peak: Int, anonymous: Int)?

    /// Asks for `wanted` words of the index, spread evenly over its terms in their order.
    init(_ reader: IndexReader, words wanted: Int) throws {
        let step = max(1, try reader.termCount() / wanted)
        var terms = try reader.terms()
        var parts: [Query] = []
        var place = 0
        while parts.count < wanted, try terms.next() {
            if place % step == 0 { parts.append(.phrase(PhraseQuery(terms: [terms.term], text: ""))) }
            place += 1
        }
        words = parts.count
        documents = reader.statistics.documentCount
        before = Self.memory
        let start = ContinuousClock.now
        matches = try Searcher(reader: reader).search(.any(parts), options: SearchOptions(limit: 10)).matchCount
        seconds = (ContinuousClock.now - start) / .seconds(1)
        after = Self.memory
    }

    private static var memory: (peak: Int, anonymous: Int)? {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
        func bytes(_ name: String) -> Int? {
            let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
            return line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }.map { $0 << 10 }
        }
        guard let peak = bytes("VmHWM:"), let anonymous = bytes("RssAnon:") else { return nil }
        return (peak, anonymous)
    }

    /// One line of JSON.
    var json: String {
        func object(_ memory: (peak: Int, anonymous: Int)?) -> String {
            memory.map { "{\"peak\":\($0.peak),\"anonymous\":\($0.anonymous)}" } ?? "null"
        }
        return "{\"words\":\(words),\"documents\":\(documents),\"matches\":\(matches),\"seconds\":\(seconds),"
            + "\"before\":\(object(before)),\"after\":\(object(after))}"
    }
}
