import LedeIndexStorage

/// Finds an order of documents in which those with the same terms are close together: recursive graph bisection (Dhulipala, Kabiljo,
/// Karrer, Ottaviano, Pupyrev and Shalita, KDD 2016), which makes the gaps between the documents of postings lists small.
///
/// A part of the documents is cut in half, and documents change sides until none would save anything; each half is then a part of its own.
/// As in Mackenzie, Petri and Moffat (SIGIR 2021), an iteration does not sort the documents but selects: every document has an inclination
/// to go right, and those with the least make the left half, which amounts to swapping the best pairs. Each further iteration takes a
/// larger saving. Terms in one or all of a part's documents cannot tell its halves apart, nor theirs, and leave the rows.
///
/// The order depends only on the forward index, not on the number of threads.
///
/// SAFETY (@unchecked Sendable): threads work on different parts, or different slices of a part; columns are written only at their places.
final class GraphBisection: @unchecked Sendable {
    /// Parts up to this size are left as they are.
    static let smallestPart = 32
    /// Most iterations of a part.
    static let iterations = 20
    /// Parts of at least two of these are cut at a multiple of it, so that ranges of the postings lists do not straddle halves.
    static let alignment = 128

    private let index: ForwardIndex
    private let gains: MoveGains
    /// The documents in their new order.
    private let order: UnsafeMutablePointer<UInt32>
    private let spareOrder: UnsafeMutablePointer<UInt32>
    /// For each place in the order, the document's inclination to go right, and in the low bits the place within the part: all are
    /// different.
    private let inclinations: UnsafeMutablePointer<UInt64>
    private let spareInclinations: UnsafeMutablePointer<UInt64>

    /// Bytes of memory that finding an order takes.
    static func byteCount(docCount: Int, termCount: Int, postings: Int, threads: Int) -> Int {
        // Each document has its row's start and length, its number in each direction, the four columns above, and a counter of its
        // postings.
        postings * 4 + docCount * (8 + 4 + 8 + 24 + 8) + termCount * BisectionScratch.stride * threads
    }

    private init(_ index: ForwardIndex) {
        self.index = index
        gains = MoveGains(docCount: index.docCount)
        let count = max(index.docCount, 1)
        order = .allocate(capacity: count)
        spareOrder = .allocate(capacity: count)
        inclinations = .allocate(capacity: count)
        spareInclinations = .allocate(capacity: count)
        // SAFETY: all four have an entry for each document, initialised here; `deinit` frees them, once.
        for doc in 0..<count { order[doc] = UInt32(doc) }
        spareOrder.initialize(repeating: 0, count: count)
        inclinations.initialize(repeating: 0, count: count)
        spareInclinations.initialize(repeating: 0, count: count)
    }

    deinit {
        order.deallocate()
        spareOrder.deallocate()
        inclinations.deallocate()
        spareInclinations.deallocate()
    }

    /// The documents of `index`, which loses its terms, in their new order.
    ///
    /// Complexity: O(postings · log documents).
    /// - Parameters:
    ///   - threads: cores to use; the result does not depend on it.
    ///   - checkpoint: called now and then, on any thread; what it throws ends the search.
    static func order(
        _ index: ForwardIndex, threads: Int, checkpoint: @escaping @Sendable () throws -> Void
    ) throws -> [UInt32] {
        let bisection = GraphBisection(index)
        let scratches = (0..<max(threads, 1)).map { _ in BisectionScratch(termCount: index.termCount) }
        // All cores on one part, until there are enough parts to give each core its own.
        var parts = [0..<index.docCount]
        while scratches.count > 1, parts.count < 8 * scratches.count, parts.contains(where: { $0.count > smallestPart }) {
            var halves: [Range<Int>] = []
            for part in parts {
                if part.count > smallestPart {
                    let middle = try bisection.bisect(part, scratches, checkpoint)
                    halves += [part.lowerBound..<middle, middle..<part.upperBound]
                } else {
                    halves.append(part)
                }
            }
            parts = halves
        }
        let queue = PartQueue(parts)
        try ThreadTeam.run(
            scratches.map { scratch in
                { while let part = queue.next() { try bisection.bisectAll(part, scratch, checkpoint) } }
            })
        // SAFETY: `order` has an entry for each document.
        return Array(UnsafeBufferPointer(start: bisection.order, count: index.docCount))
    }

    private func bisectAll(_ part: Range<Int>, _ scratch: BisectionScratch, _ checkpoint: () throws -> Void) throws {
        guard part.count > Self.smallestPart else { return }
        let middle = try bisect(part, [scratch], checkpoint)
        try bisectAll(part.lowerBound..<middle, scratch, checkpoint)
        try bisectAll(middle..<part.upperBound, scratch, checkpoint)
    }

    private static func middle(of part: Range<Int>) -> Int {
        let half = (part.count + 1) / 2
        return part.lowerBound + (part.count >= 2 * alignment ? (half + alignment / 2) / alignment * alignment : half)
    }

    /// Orders a part by halves.
    /// - Parameter scratches: one for each thread to use; the first collects the others' results.
    /// - Returns: where the right half begins.
    private func bisect(_ part: Range<Int>, _ scratches: [BisectionScratch], _ checkpoint: () throws -> Void) throws -> Int {
        let middle = Self.middle(of: part)
        let scratch = scratches[0]
        // SAFETY: places are within `part`, so below the number of documents, and each thread's are its own.
        try forEachSlice(of: part, scratches) { [self] places, scratch in
            for place in places { scratch.count(index.row(order[place]), place < middle ? SIMD2(1, 0) : SIMD2(0, 1)) }
        }
        for other in scratches.dropFirst() { scratch.takeCounts(of: other) }
        let count = UInt32(part.count)
        @Sendable func tellsHalvesApart(_ degree: SIMD2<UInt32>) -> Bool { degree.x &+ degree.y > 1 && degree.x &+ degree.y < count }
        try forEachSlice(of: part, scratches) { [self] places, _ in
            for place in places { index.filterRow(order[place]) { tellsHalvesApart(scratch.degrees[Int($0)]) } }
        }
        scratch.filter(tellsHalvesApart)
        for iteration in 0..<Self.iterations {
            try checkpoint()
            guard try iterate(part, middle, least: Float(iteration), scratches) else { break }
        }
        scratch.filter { _ in false }
        return middle
    }

    /// Lets documents change sides once.
    /// - Parameter least: what the best swap must save, in bits.
    /// - Returns: whether any did.
    private func iterate(_ part: Range<Int>, _ middle: Int, least: Float, _ scratches: [BisectionScratch]) throws -> Bool {
        let scratch = scratches[0]
        scratch.updateGains(gains)
        let sizes = Float(MoveGains.log2(middle - part.lowerBound) - MoveGains.log2(part.upperBound - middle))
        // SAFETY: as in `bisect`.
        try forEachSlice(of: part, scratches) { [self] places, _ in
            for place in places {
                let row = index.row(order[place])
                let sum = BisectionScratch.sum(row, place < middle ? scratch.leftGains : scratch.rightGains) + sizes * Float(row.count)
                inclinations[place] = UInt64(Self.ordered(sum)) << 32 | UInt64(place - part.lowerBound)
            }
        }
        var most = UInt64.min
        var fewest = UInt64.max
        for place in part {
            spareInclinations[place] = inclinations[place]
            if place < middle { most = max(most, inclinations[place]) } else { fewest = min(fewest, inclinations[place]) }
        }
        guard Self.value(most) - Self.value(fewest) > least else { return false }
        let bound = OrderStatistic.nth(
            UnsafeMutableBufferPointer(start: spareInclinations + part.lowerBound, count: part.count), middle - part.lowerBound)
        try forEachSlice(of: part, scratches) { [self] places, scratch in
            for place in places where (place < middle) != (inclinations[place] < bound) {
                scratch.move(index.row(order[place]), place < middle ? SIMD2(.max, 1) : SIMD2(1, .max))
            }
        }
        for other in scratches.dropFirst() { scratch.takeMoves(of: other) }
        var (left, right) = (part.lowerBound, middle)
        for place in part {
            if inclinations[place] < bound {
                spareOrder[left] = order[place]
                left += 1
            } else {
                spareOrder[right] = order[place]
                right += 1
            }
        }
        (order + part.lowerBound).update(from: spareOrder + part.lowerBound, count: part.count)
        return true
    }

    /// A number that sorts like `value`.
    private static func ordered(_ value: Float) -> UInt32 {
        let bits = value.bitPattern
        return bits >> 31 == 0 ? bits | 1 << 31 : ~bits
    }

    /// The value that `ordered` made the upper half of an inclination from.
    private static func value(_ inclination: UInt64) -> Float {
        let bits = UInt32(inclination >> 32)
        return Float(bitPattern: bits >> 31 == 1 ? bits & ~(1 << 31) : ~bits)
    }

    /// Runs `body` over the places of `part`, a slice on each of as many threads as there are scratches.
    private func forEachSlice(
        of part: Range<Int>, _ scratches: [BisectionScratch], _ body: @escaping @Sendable (Range<Int>, BisectionScratch) -> Void
    ) throws {
        guard scratches.count > 1 else { return body(part, scratches[0]) }
        let bounds = (0...scratches.count).map { part.lowerBound + part.count * $0 / scratches.count }
        try ThreadTeam.run(
            scratches.indices.map { number in { body(bounds[number]..<bounds[number + 1], scratches[number]) } })
    }
}
