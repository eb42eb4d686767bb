import LedeCLibArchive

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads an archive, or one compressed stream, through libarchive: entry after entry, a block at a time. Nothing is written anywhere.
final class ArchiveReader {
    /// The expected kind; nothing else is tried.
    enum Kind: Equatable {
        case zip, tar, sevenZip
        /// A stream that is a single compressed file.
        case compressed(Compression)

        /// As people call it.
        var name: String {
            switch self {
            case .zip: "zip"
            case .tar: "tar"
            case .sevenZip: "7z"
            case .compressed(let compression): compression.rawValue
            }
        }
    }

    struct Entry {
        enum Kind {
            case file, folder
            /// A link, device or the like.
            case other
        }

        /// As in the archive, in an unknown encoding.
        var name: [UInt8]
        var kind: Kind
        var isEncrypted: Bool
    }

    private let archive: OpaquePointer
    private let bytes: ArchiveBytes
    private let kind: Kind
    private let blockBytes: Int
    private var isOpen = false
    /// Bytes of the entry given so far, holes among them.
    private var position = 0
    /// Zeros before `held`, in a file with holes.
    private var hole = 0
    private var held: UnsafeRawBufferPointer?
    /// Found after the last bytes given.
    private var damage: StreamDamage?

    /// Opens an archive.
    /// - Throws: `StreamDamage` if it is not such an archive, or libarchive lacks support for it.
    static func open(_ bytes: ArchiveBytes, _ kind: Kind, blockBytes: Int) throws(StreamDamage) -> ArchiveReader {
        guard let archive = archive_read_new() else {
            throw StreamDamage(kind: .unreadable, reason: "there is not enough memory to open the archive")
        }
        // From here on the archive is freed with the reader.
        let reader = ArchiveReader(archive, bytes, kind, blockBytes: max(blockBytes, 1 << 10))
        guard support(kind, archive) == ARCHIVE_OK else {
            throw StreamDamage(kind: .unsupported, reason: "\(kind.name) is not read: this system's libarchive was built without it")
        }
        bytes.attach(to: archive)
        guard inUTF8({ archive_read_open1(archive) }) == ARCHIVE_OK else { throw reader.damaged() }
        reader.isOpen = true
        return reader
    }

    private init(_ archive: OpaquePointer, _ bytes: ArchiveBytes, _ kind: Kind, blockBytes: Int) {
        self.archive = archive
        self.bytes = bytes
        self.kind = kind
        self.blockBytes = blockBytes
    }

    deinit {
        // SAFETY: made by archive_read_new, freed once, before the bytes that it reads.
        archive_read_free(archive)
    }

    private static func support(_ kind: Kind, _ archive: OpaquePointer) -> Int32 {
        switch kind {
        case .zip: return archive_read_support_format_zip(archive)
        case .tar: return archive_read_support_format_tar(archive)
        case .sevenZip: return archive_read_support_format_7zip(archive)
        case .compressed(let compression):
            let found = archive_read_support_format_raw(archive)
            guard found == ARCHIVE_OK else { return found }
            return switch compression {
            case .gzip: archive_read_support_filter_gzip(archive)
            case .zstd: archive_read_support_filter_zstd(archive)
            case .bzip2: archive_read_support_filter_bzip2(archive)
            case .xz: archive_read_support_filter_xz(archive)
            case .lzma: archive_read_support_filter_lzma(archive)
            case .lzip: archive_read_support_filter_lzip(archive)
            case .lz4: archive_read_support_filter_lz4(archive)
            case .compress: archive_read_support_filter_compress(archive)
            }
        }
    }

    /// The next entry; nil at the end.
    /// - Throws: `StreamDamage`; then nothing more can be read.
    func next() throws(StreamDamage) -> Entry? {
        (position, hole, held, damage) = (0, 0, nil, nil)
        var entry: OpaquePointer?
        var status = ARCHIVE_RETRY
        for _ in 0..<Self.mostRetries where status == ARCHIVE_RETRY { status = Self.inUTF8 { archive_read_next_header(archive, &entry) } }
        guard status != ARCHIVE_EOF else { return nil }
        guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else { throw damaged() }
        let type = archive_entry_filetype(entry)
        let isLink = archive_entry_hardlink(entry) != nil || archive_entry_symlink(entry) != nil
        // SAFETY: NUL-terminated strings that belong to the entry, copied before the next one is read.
        let name = Self.inUTF8 { archive_entry_pathname(entry) ?? archive_entry_pathname_utf8(entry) }.map {
            Array(UnsafeRawBufferPointer(start: $0, count: strlen($0)))
        }
        return Entry(
            name: name ?? [], kind: isLink ? .other : type == S_IFREG || type == 0 ? .file : type == S_IFDIR ? .folder : .other,
            isEncrypted: archive_entry_is_data_encrypted(entry) == 1)
    }

    /// How often to retry what libarchive says may be retried.
    private static let mostRetries = 8
    /// After this many empty blocks an entry has no more bytes.
    private static let mostEmptyBlocks = 4096

    /// Appends the next block of the entry.
    /// - Returns: false at its end.
    func readBlock(appendingTo buffer: inout [UInt8]) throws(StreamDamage) -> Bool {
        for _ in 0..<Self.mostEmptyBlocks {
            if hole > 0 {
                let count = min(hole, blockBytes)
                buffer.append(contentsOf: repeatElement(0, count: count))
                hole -= count
                position += count
                return true
            }
            if let block = held {
                // SAFETY: libarchive's, and good until it is asked for the next one.
                buffer.append(contentsOf: block)
                position += block.count
                held = nil
                return true
            }
            if let damage { throw damage }
            var block: UnsafeRawPointer?
            var (count, offset) = (0, Int64(0))
            let status = archive_read_data_block(archive, &block, &count, &offset)
            if status == ARCHIVE_EOF { return false }
            if status == ARCHIVE_RETRY { continue }
            guard status == ARCHIVE_OK || status == ARCHIVE_WARN else { throw damaged(isFatal: status == ARCHIVE_FATAL) }
            // What came before a wrong checksum is worth looking at.
            if status == ARCHIVE_WARN { damage = damaged() }
            guard count > 0, let block else { continue }
            hole = max(0, Int(offset) - position)
            held = UnsafeRawBufferPointer(start: block, count: count)
        }
        throw StreamDamage(kind: .damaged, reason: "the \(kind.name) data is corrupt")
    }

    private func damaged(isFatal: Bool = true) -> StreamDamage {
        if let damage = bytes.damage { return damage }
        // SAFETY: a NUL-terminated string that belongs to the archive.
        let words = archive_error_string(archive).map { String(cString: $0) } ?? ""
        // For an archive that could not be opened, libarchive (3.6) would read past the end of its list of formats.
        if isOpen, archive_read_has_encrypted_entries(archive) == 1 { return Self.encrypted }
        let isUnknown = !isFatal || words.lowercased().contains("unsupported")
        let reason = isUnknown ? "the \(kind.name) data is of a kind that is not read" : "the \(kind.name) data is corrupt or cut short"
        return StreamDamage(kind: isUnknown ? .unsupported : .damaged, reason: words.isEmpty ? reason : "\(reason) (\(words.prefix(100)))")
    }

    static let encrypted = StreamDamage(kind: .unsupported, reason: "encrypted data is not read; unpack it with its password")

    /// Names come as UTF-8 if the archive states their encoding, whatever the process's locale.
    private static func inUTF8<Result>(_ body: () -> Result) -> Result {
        guard let locale = utf8Locale.locale else { return body() }
        // SAFETY: a locale that is never freed, put in place for this thread and taken back.
        let before = uselocale(locale)
        defer { uselocale(before) }
        return body()
    }

    /// SAFETY (@unchecked Sendable): never changed, and never freed.
    private struct UTF8Locale: @unchecked Sendable {
        let locale: locale_t?

        init() {
            locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil) ?? newlocale(LC_CTYPE_MASK, "en_US.UTF-8", nil)
        }
    }

    private static let utf8Locale = UTF8Locale()
}
