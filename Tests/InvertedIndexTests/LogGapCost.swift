import Foundation

@testable import LedeInvertedIndex

/// What the gaps of postings lists take, by definition: the oracle of document orders.
enum LogGapCost {
    /// Σ log₂ of the differences between the places of the documents of each list, the first one's counted from −1: what an ideal code
    /// takes, in bits.
    /// - Parameter lists: documents of each term.
    static func bits(_ lists: [[UInt32]], order: [UInt32]) -> Double {
        let places = DocumentPermutation(oldNumbers: order).newNumbers
        return lists.reduce(0) { sum, list in
            var last = -1
            return sum
                + list.map { Int(places[Int($0)]) }.sorted().reduce(0) { bits, place in
                    defer { last = place }
                    return bits + log2(Double(place - last))
                }
        }
    }
}
