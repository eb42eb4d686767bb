/// What the dates in digits of one source (a file, a column, a folder) tell about the order in which they are written.
///
/// Evidence adds up in any order, so several threads may read parts of a source.
package struct DateEvidence: Sendable, Equatable {
    /// A date as it is written, and its place among all that is read: of several examples the first one counts.
    struct Example: Sendable, Equatable {
        var text: String
        var place: Int

        static func first(_ left: Example?, _ right: Example?) -> Example? {
            guard let left, let right else { return left ?? right }
            return right.place < left.place ? right : left
        }
    }

    /// The dates of one notation.
    struct Tally: Sendable, Equatable {
        /// How many dates can be read in just these orders, by `DayMonthOrders.rawValue`, and the first one.
        var counts = [Int](repeating: 0, count: 8)
        var examples = [Example?](repeating: nil, count: 8)
        /// Dates that another order would give another day.
        var openCount = 0
        var openExample: Example?
        /// Dates whose time makes an order likely.
        var halfCount = 0
        var monthFirstZoneCount = 0
        var dayFirstZoneCount = 0

        var isEmpty: Bool { counts.allSatisfy { $0 == 0 } }

        mutating func add(_ date: WrittenDate, _ example: Example) {
            let mask = Int(date.days.orders.rawValue)
            counts[mask] += 1
            examples[mask] = .first(examples[mask], example)
            if date.hints.contains(.half) { halfCount += 1 }
            if date.hints.contains(.zoneOfMonthFirst) { monthFirstZoneCount += 1 }
            if date.hints.contains(.zoneOfDayFirst) { dayFirstZoneCount += 1 }
            guard date.isOpen else { return }
            openCount += 1
            openExample = .first(openExample, example)
        }

        mutating func add(_ other: Tally) {
            for mask in 0..<8 {
                counts[mask] += other.counts[mask]
                examples[mask] = .first(examples[mask], other.examples[mask])
            }
            openCount += other.openCount
            openExample = .first(openExample, other.openExample)
            halfCount += other.halfCount
            monthFirstZoneCount += other.monthFirstZoneCount
            dayFirstZoneCount += other.dayFirstZoneCount
        }

        /// How many dates can be read in an order.
        func count(readableIn order: DayMonthOrder) -> Int {
            counts.indices.reduce(0) { $0 + (DayMonthOrders(rawValue: UInt8($1)).contains(DayMonthOrders(order)) ? counts[$1] : 0) }
        }

        /// The first date that cannot be read in an order.
        func example(against order: DayMonthOrder) -> String? {
            let unreadable = counts.indices.filter { !DayMonthOrders(rawValue: UInt8($0)).contains(DayMonthOrders(order)) }
            return unreadable.reduce(nil) { Example.first($0, examples[$1]) }?.text
        }

        /// The order that times and zones make likely.
        var hinted: DayMonthOrder? {
            if monthFirstZoneCount != dayFirstZoneCount { return monthFirstZoneCount > dayFirstZoneCount ? .monthFirst : .dayFirst }
            return halfCount > 0 ? .monthFirst : nil
        }
    }

    /// Why a source's dates are read in an order.
    enum Ground: Equatable {
        /// All of its dates can be read in it, but not in another.
        case proof
        /// The user said so.
        case wish
        /// Times or zones make it likely, or the notation does.
        case likelihood
        /// Nothing does.
        case assumption
        /// No order reads all of its dates; this one reads most.
        case contradiction
    }

    var tallies = [Tally](repeating: Tally(), count: WrittenDate.Notation.allCases.count)

    package init() {}

    /// Dates that were noted.
    var count: Int { tallies.reduce(0) { $0 + $1.counts.reduce(0, +) } }

    /// Notes a date.
    /// - Parameters:
    ///   - text: as it is written.
    ///   - place: grows from article to article.
    package mutating func add(_ date: WrittenDate, text: String, place: Int) {
        guard let notation = date.notation else { return }
        tallies[notation.rawValue].add(date, Example(text: text, place: place))
    }

    /// Whether another order would give some of the dates another day.
    package var hasOpenDates: Bool { tallies.contains { $0.openCount > 0 } }

    /// The counts as bytes, without the examples.
    ///
    ///     notation:byte half:varint monthFirst:varint dayFirst:varint open:varint count:varint × 8      for each notation that occurs
    package var encoded: [UInt8] {
        var bytes: [UInt8] = []
        for (notation, tally) in tallies.enumerated() where !tally.isEmpty {
            bytes.append(UInt8(notation))
            for count in [tally.halfCount, tally.monthFirstZoneCount, tally.dayFirstZoneCount, tally.openCount] + tally.counts {
                var rest = UInt64(max(0, count))
                while rest >= 0x80 {
                    bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
                    rest >>= 7
                }
                bytes.append(UInt8(rest))
            }
        }
        return bytes
    }

    /// Reads `encoded`; nil for other bytes.
    package init?(encoded: some Sequence<UInt8>) {
        var iterator = encoded.makeIterator()
        func varint() -> Int? {
            var value: UInt64 = 0
            var shift: UInt64 = 0
            while let byte = iterator.next() {
                guard shift < 56 else { return nil }
                value |= UInt64(byte & 0x7F) << shift
                if byte < 0x80 { return Int(value) }
                shift += 7
            }
            return nil
        }
        while let notation = iterator.next() {
            guard Int(notation) < tallies.count, tallies[Int(notation)].isEmpty else { return nil }
            var counts: [Int] = []
            for _ in 0..<12 {
                guard let count = varint(), count < 1 << 48 else { return nil }
                counts.append(count)
            }
            tallies[Int(notation)].halfCount = counts[0]
            tallies[Int(notation)].monthFirstZoneCount = counts[1]
            tallies[Int(notation)].dayFirstZoneCount = counts[2]
            tallies[Int(notation)].openCount = counts[3]
            tallies[Int(notation)].counts = Array(counts[4...])
        }
    }

    /// Adds what was noted elsewhere about the same source.
    package mutating func add(_ other: DateEvidence) {
        for index in tallies.indices { tallies[index].add(other.tallies[index]) }
    }

    /// The order of the source's dates in a notation: that in which all of them can be read; of several such the one wished for, or the
    /// likeliest. If no order reads all of them, the one that reads most.
    func order(of notation: WrittenDate.Notation, wished: DayMonthOrder?) -> (order: DayMonthOrder, ground: Ground) {
        let tally = tallies[notation.rawValue]
        let common = tally.counts.indices.reduce(DayMonthOrders.all) {
            tally.counts[$1] > 0 ? $0.intersection(DayMonthOrders(rawValue: UInt8($1))) : $0
        }
        let preference = [wished, tally.hinted].compactMap { $0 } + notation.preference
        if common.isEmpty {
            let most = DayMonthOrder.allCases.map { tally.count(readableIn: $0) }.max()
            return (preference.first { tally.count(readableIn: $0) == most } ?? .dayFirst, .contradiction)
        }
        let order = preference.first { common.contains(DayMonthOrders($0)) } ?? .dayFirst
        if common.rawValue.nonzeroBitCount == 1 { return (order, .proof) }
        if order == wished { return (order, .wish) }
        // Also proof, as far as day and month are concerned.
        if order == tally.hinted || notation == .dotted { return (order, .likelihood) }
        return (order, .assumption)
    }
}
