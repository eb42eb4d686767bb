/// Something whose entries are themselves inputs: an archive, a mailbox, a page with its parts.
///
/// It is read from front to back. Its reader opens each entry as an input of its own, named `outer.zip/dir/page.html`, in the same way
/// (`OpenInput`), which recognises the entry by its bytes and enforces the bounds: depth, number of entries, unpacked bytes.
protocol Container: AnyObject {
    /// The next step; nil at the end. What was not read of the last entry is skipped.
    func next() -> ContainerReading?
}

/// What one step through a container yields.
enum ContainerReading {
    case entry(ContainerEntry)
    /// What the container itself makes of its bytes; the container's reader completes its context and file.
    case record(RawRecord)
    /// In an entry or in the container; reading continues with the next entry unless it `loses` the input.
    case problem(RecordProblem)
    /// Not an article, in the container's own judgement; `name` as for an entry, nil if many are alike and counted together.
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
    /// What the container knows about it.
    var context = RecordContext()
    /// What the container says its bytes are; nil to tell from the bytes.
    var byteFormat: ByteFormat?
    /// The format that the container says it has; nil to tell from name and content.
    var format: ArticleFormat?
    /// The encoding that the container says it is in (a header's charset); a byte order mark, and bytes that are UTF-8, take precedence.
    var encoding: TextEncoding?

    /// The path of an entry.
    static func path(of name: String, in container: String) -> String { (container == "-" ? "stdin" : container) + "/" + name }
}
