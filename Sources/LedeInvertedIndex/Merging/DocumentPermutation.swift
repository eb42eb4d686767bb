/// A new order of documents.
struct DocumentPermutation: Sendable {
    /// For each new number the old one: every number below the count, once.
    let oldNumbers: [UInt32]
    /// For each old number the new one.
    let newNumbers: [UInt32]

    /// - Precondition: `oldNumbers` holds every number below its count once.
    init(oldNumbers: [UInt32]) {
        let unset = UInt32.max
        var newNumbers = [UInt32](repeating: unset, count: oldNumbers.count)
        for (new, old) in oldNumbers.enumerated() {
            precondition(newNumbers[Int(old)] == unset, "document \(old) is in the order twice")
            newNumbers[Int(old)] = UInt32(new)
        }
        self.oldNumbers = oldNumbers
        self.newNumbers = newNumbers
    }
}
