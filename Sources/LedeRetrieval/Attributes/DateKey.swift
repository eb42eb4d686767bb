import LedeArticleModel

/// A document's place in an order by date: ascending keys are the order.
package struct DateKey: Sendable, Hashable, Comparable {
    /// The date's minutes or, latest first, their complement, in the upper half, the global doc id in the lower.
    package let bits: UInt64

    /// For documents without a date, after all others: no year that a date may have comes near it.
    package static let undated = UInt32.max

    package init(date: ArticleDate?, isDescending: Bool, doc: UInt32) {
        let minutes = date.map { date in
            let ascending = UInt32(bitPattern: date.minutes) ^ 1 << 31
            return isDescending ? ~ascending : ascending
        }
        self.init(upper: minutes ?? Self.undated, doc: doc)
    }

    package init(upper: UInt32, doc: UInt32) { bits = UInt64(upper) << 32 | UInt64(doc) }

    /// What the date makes of it.
    package var upper: UInt32 { UInt32(truncatingIfNeeded: bits >> 32) }
    /// The global doc id.
    package var doc: UInt32 { UInt32(truncatingIfNeeded: bits) }

    package static func < (left: DateKey, right: DateKey) -> Bool { left.bits < right.bits }
}
