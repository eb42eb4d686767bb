import LedeArticleIngest
import LedeInvertedIndex

/// What an update of an index from its sources changed, and what it left alone.
package struct SourceReport: Sendable, Equatable {
    /// A source about which nothing could be known, so its articles stay as they are.
    package struct Unavailable: Sendable, Equatable {
        package var name: String
        /// Its absolute path.
        package var root: String
        /// In human words: "it is empty".
        package var reason: String
    }

    /// Articles that came, with ids that the index did not have.
    package var addedCount = 0
    /// Articles that replaced others with their ids.
    package var changedCount = 0
    /// Articles that went.
    package var removedCount = 0
    /// Unchanged articles.
    package var unchangedCount = 0
    /// Files that were read.
    package var readFileCount = 0
    /// Files that were not there any more.
    package var goneFileCount = 0
    /// Files not read because they are unchanged, of the sources looked at.
    package var unchangedFileCount = 0
    /// Files that could not be read, or not to the end, and whose articles stay.
    package var keptFiles: [String] = []
    package var unavailable: [Unavailable] = []
    /// New sources: the name of each, and its absolute path.
    package var added: [AddedSource] = []
    /// The names of sources that a folder around them absorbed.
    package var takenIn: [String] = []

    /// A source that the index did not have.
    package struct AddedSource: Sendable, Equatable {
        package var name: String
        package var root: String
        /// Whether another source has the name that it would get.
        package var isRenamed: Bool
    }

    package init() {}

    init(_ plan: SourcePlan) {
        for planned in plan.sources {
            if let reason = planned.unavailable {
                unavailable.append(.init(name: planned.source.name, root: FileName.text(planned.source.root), reason: reason))
            }
            if planned.entry == nil {
                let root = FileName.text(planned.source.root)
                added.append(.init(name: planned.source.name, root: root, isRenamed: !root.hasSuffix("/" + planned.source.name)))
            }
            goneFileCount += planned.changes.count { $0.new == nil }
        }
        readFileCount = plan.targets.count
        unchangedFileCount = plan.unchangedCount
        takenIn = plan.removed.map { plan.table.entries[$0].source.name }
    }

    /// Whether something that should have been read was not.
    package var isIncomplete: Bool { !unavailable.isEmpty || !keptFiles.isEmpty }
}
