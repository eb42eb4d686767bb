/// What changed in a burst of changes.
package struct FolderChanges: Sendable, Equatable {
    /// The numbers of the roots in which something did, in the order given.
    package internal(set) var roots: Set<Int> = []
    /// False if the system lost count: anything may have changed, and all roots are named.
    package internal(set) var isComplete = true
}
