import LedeDocumentText

/// A splitter that hands its input on as it arrives, in pieces that need not end with a record, and gives whatever is complete.
protocol StreamSplitter: RecordSplitter {
    var input: SplitterInput { get }
    var queue: ReadingQueue { get set }

    /// Takes the next piece of the input, and queues what is complete.
    mutating func take(_ piece: ArraySlice<UInt8>)

    /// Queues what is left at the input's end, and remarks on the whole.
    mutating func finish()
}

/// What was cut and not yet given.
struct ReadingQueue {
    fileprivate var readings: [RecordReading] = []
    fileprivate var at = 0
    fileprivate var isDone = false

    mutating func append(_ reading: RecordReading) { readings.append(reading) }
}

extension StreamSplitter {
    mutating func next() -> RecordReading? {
        while true {
            if queue.at < queue.readings.count {
                queue.at += 1
                return queue.readings[queue.at - 1]
            }
            guard !queue.isDone else { return nil }
            queue.readings.removeAll(keepingCapacity: true)
            queue.at = 0
            let bytes = input.bytes
            if bytes.count > 0 || bytes.fill() {
                take(bytes.prefix(bytes.count))
                bytes.skip(bytes.count, lines: 0)
            } else {
                queue.isDone = true
                finish()
            }
        }
    }

    /// Queues what was lost of the input's XML, and to damage.
    mutating func tell(_ losses: (first: [XMLLoss], moreCount: Int)) {
        for loss in losses.first { queue.append(input.problem(.malformed, line: loss.line, loss.reason)) }
        if losses.moreCount > 0 { queue.append(input.problem(.malformed, line: nil, "\(losses.moreCount) more faults of its XML")) }
        if let damage = input.bytes.damage { queue.append(input.damage(damage, line: nil)) }
    }
}
