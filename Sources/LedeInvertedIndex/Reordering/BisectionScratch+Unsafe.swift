/// One core's memory while it bisects: columns with an entry for each term, zero between parts.
///
/// SAFETY (@unchecked Sendable): one thread writes to it at a time; others that read it start after it has ended.
final class BisectionScratch: @unchecked Sendable {
    /// Documents of the left and of the right half that contain a term.
    let degrees: UnsafeMutablePointer<SIMD2<UInt32>>
    /// What a term adds to the inclination of a left-half document to go right, and of a right-half one to stay there.
    let leftGains: UnsafeMutablePointer<Float>
    let rightGains: UnsafeMutablePointer<Float>
    /// The terms whose degrees are not zero.
    let touched: UnsafeMutablePointer<UInt32>
    var touchedCount = 0
    private let termCount: Int

    /// Bytes a term.
    static let stride = 20

    init(termCount: Int) {
        self.termCount = max(termCount, 1)
        // SAFETY: one piece of zeros for the four columns, the one with the largest elements first; `deinit` frees it, once.
        let base = PageMemory.allocate(self.termCount * Self.stride)
        degrees = base.bindMemory(to: SIMD2<UInt32>.self, capacity: self.termCount)
        let columns = (base + self.termCount * 8).bindMemory(to: Float.self, capacity: 2 * self.termCount)
        leftGains = columns
        rightGains = columns + self.termCount
        touched = (base + self.termCount * 16).bindMemory(to: UInt32.self, capacity: self.termCount)
    }

    deinit { PageMemory.free(UnsafeMutableRawPointer(degrees), termCount * Self.stride) }

    /// Counts the terms of a document of one half.
    /// - Parameter row: terms below the scratch's count.
    @inline(__always)
    func count(_ row: UnsafeBufferPointer<UInt32>, _ half: SIMD2<UInt32>) {
        for term in row {
            // SAFETY: `term` is below `termCount`. A term is listed when its degrees leave zero, so once, as counting only adds.
            let before = degrees[Int(term)]
            if before == .zero {
                touched[touchedCount] = term
                touchedCount += 1
            }
            degrees[Int(term)] = before &+ half
        }
    }

    /// Changes the degrees of the terms of a document that moves.
    @inline(__always)
    func move(_ row: UnsafeBufferPointer<UInt32>, _ change: SIMD2<UInt32>) {
        // SAFETY: as in `count`.
        for term in row { degrees[Int(term)] &+= change }
    }

    /// Takes over the counts of `other`, leaving it empty.
    func takeCounts(of other: BisectionScratch) {
        for index in 0..<other.touchedCount {
            // SAFETY: the first `touchedCount` entries are terms below `termCount`, the same for both.
            let term = Int(other.touched[index])
            if degrees[term] == .zero {
                touched[touchedCount] = UInt32(term)
                touchedCount += 1
            }
            degrees[term] &+= other.degrees[term]
            other.degrees[term] = .zero
        }
        other.touchedCount = 0
    }

    /// Takes over the changes of `other`, all to terms on this list.
    func takeMoves(of other: BisectionScratch) {
        for index in 0..<touchedCount {
            // SAFETY: as in `takeCounts`.
            let term = Int(touched[index])
            degrees[term] &+= other.degrees[term]
            other.degrees[term] = .zero
        }
    }

    /// Forgets the terms that `isKept` rejects.
    func filter(_ isKept: (SIMD2<UInt32>) -> Bool) {
        var kept = 0
        for index in 0..<touchedCount {
            // SAFETY: as in `takeCounts`; kept terms move to the list's front.
            let term = touched[index]
            if isKept(degrees[Int(term)]) {
                touched[kept] = term
                kept += 1
            } else {
                degrees[Int(term)] = .zero
            }
        }
        touchedCount = kept
    }

    /// Computes what each term adds to inclinations.
    func updateGains(_ gains: MoveGains) {
        for index in 0..<touchedCount {
            // SAFETY: as in `takeCounts`.
            let term = Int(touched[index])
            let degree = degrees[term]
            leftGains[term] = gains.gain(degree.y) - gains.gain(degree.x &- 1)
            rightGains[term] = gains.gain(degree.y &- 1) - gains.gain(degree.x)
        }
    }

    /// The sum of `column` over `row`, always in the same order of additions.
    @inline(__always)
    static func sum(_ row: UnsafeBufferPointer<UInt32>, _ column: UnsafeMutablePointer<Float>) -> Float {
        // SAFETY: a row's terms are below `termCount`, the column's length. Four sums, as a single one would wait for each addition.
        var (first, second, third, fourth) = (Float(0), Float(0), Float(0), Float(0))
        var index = 0
        while index + 4 <= row.count {
            first += column[Int(row[index])]
            second += column[Int(row[index + 1])]
            third += column[Int(row[index + 2])]
            fourth += column[Int(row[index + 3])]
            index += 4
        }
        while index < row.count {
            first += column[Int(row[index])]
            index += 1
        }
        return (first + second) + (third + fourth)
    }
}
