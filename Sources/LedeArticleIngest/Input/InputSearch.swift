/// Looks for the files of a source, to compare them with what is known.
package enum InputSearch {
    /// What a search finds, by the path below the root.
    package enum Finding {
        case file(FileStamp)
        case passedOver(PassedOver.Reason)
        /// - Parameter isFolder: whether what is below it is unknown too.
        case problem(RecordProblem.Kind, String, isFolder: Bool)
    }

    /// Walks a folder as `FolderWalk` does.
    /// - Parameters:
    ///   - nested: what is skipped below the root.
    ///   - parts: what is walked below the root; empty for everything.
    package static func walk<Failure: Error>(
        _ root: [UInt8], _ options: ReadingOptions, nested: Set<[UInt8]>, parts: [[UInt8]],
        _ take: (_ path: [UInt8], Finding) throws(Failure) -> Void
    ) throws(Failure) {
        var walk = FolderWalk(root: root, options, nested: nested, parts: parts)
        try walk.run { (path, visit) throws(Failure) in
            switch visit {
            case .file(let stamp): try take(path, .file(stamp))
            case .passedOver(let reason): try take(path, .passedOver(reason))
            case .problem(let kind, let reason, let isFolder): try take(path, .problem(kind, reason, isFolder: isFolder))
            }
        }
    }

    /// Whether a walk of `root` visits what is at `path` below it, as far as names tell.
    package static func isMet(_ path: [UInt8], isFolder: Bool, in root: [UInt8], _ options: ReadingOptions) -> Bool {
        FolderWalk(root: root, options).isMet(path, isFolder: isFolder)
    }

    /// What is at a path.
    package enum Place: Equatable {
        case file, folder, other
        /// - Parameter reason: the system's message.
        case nothing(isMissing: Bool, reason: String)
    }

    package static func place(_ path: [UInt8]) -> Place {
        do {
            return switch try FileSystemEntry(path: path).kind {
            case .file: .file
            case .folder: .folder
            case .other: .other
            }
        } catch {
            return .nothing(isMissing: FileSystemEntry.missing.contains(error.number), reason: error.words)
        }
    }

    /// Whether there is nothing at all in a folder.
    package static func isEmpty(_ path: [UInt8]) -> Bool { FolderItems.isEmpty(path: path) }

    /// Whether a file's folder exists and is not empty: an empty one may be an unmounted mount point.
    package static func isAmongOthers(_ path: [UInt8]) -> Bool {
        guard let parent = SourcePath.ancestors(of: path).first(where: { _ in true }), place(parent) == .folder else { return false }
        return !FolderItems.isEmpty(path: parent)
    }
}

extension NamedInput {
    /// The absolute path of what a user named, how it is shown, and what is there.
    package static func place(of given: String) -> (path: [UInt8], tidied: String, place: InputSearch.Place) {
        let tidied = InputWalk.tidied(given)
        let path = absolutePath(FileName.bytes(tidied))
        return (path, tidied, InputSearch.place(path))
    }
}
