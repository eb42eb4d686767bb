/// Something whose entries are inputs again: an archive, a mailbox, a page with its parts.
///
/// It is read from front to back. Whoever reads it opens each entry as an input of its own, named `outer.zip/dir/page.html`, by the same
/// door (`OpenInput`), which tells what the entry is by its bytes, and which keeps the bounds: depth, number of entries, unpacked bytes.
protocol Container: AnyObject {
    /// The next step; nil at the end. What of the last entry was not read is passed over.
    func next() -> ContainerReading?
}

/// What one step through a container yields.
enum ContainerReading {
    case entry(ContainerEntry)
    /// What the container itself makes of its bytes; its context and file are completed by whoever reads the container.
    case record(RawRecord)
    /// In an entry or in the container; reading goes on with the next one unless it `loses` the input.
    case problem(RecordProblem)
    /// No article, by the container's own judgement; `name` as of an entry, nil if many are alike and counted together.
    case passedOver(name: String?, PassedOver.Reason)
    /// Something that is not even counted: a folder, a hidden file.
    case nothing
}

/// One input within a container.
struct ContainerEntry {
    /// Its path below the container, clean: no empty parts, no `.` and `..`. The input's path is the container's, `/` and this.
    var name: String
    /// Streams, or holds bytes in memory; good until the container is asked for the next entry.
    var stream: any ByteStream
    /// What the container knows of it.
    var context = RecordContext()
    /// What the container says that its bytes are; nil to tell it by them.
    var byteFormat: ByteFormat?
    /// The format that the container says it has; nil to tell it by name and content.
    var format: ArticleFormat?
    /// The encoding that the container says it is in (a header's charset); a byte order mark counts before it, and so do bytes that are
    /// UTF-8.
    var encoding: TextEncoding?

    /// The path of an entry.
    static func path(of name: String, in container: String) -> String { (container == "-" ? "stdin" : container) + "/" + name }
}
