import LedeCLibArchive

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Makes archives for tests, like those of people's programs.
public struct ArchiveMaker {
    public enum Format: String, CaseIterable, Sendable {
        case zip = "zip", sevenZip = "7z"
        case tar = "tar", tarGzip = "tar.gz", tarBzip2 = "tar.bz2", tarXZ = "tar.xz", tarZstd = "tar.zst", tarLZ4 = "tar.lz4", oldTar =
            "old.tar"
    }

    public enum Filter: String, CaseIterable, Sendable {
        case bzip2 = "bz2", xz = "xz", lzip = "lz", lzma = "lzma", lz4 = "lz4", compress = "Z"
    }

    public enum Entry: Sendable {
        case file(String, [UInt8])
        case link(String, to: String)
        case folder(String)

        public static func file(_ name: String, _ text: String) -> Entry { .file(name, Array(text.utf8)) }
    }

    /// The archive's bytes.
    public static func archive(_ format: Format, _ entries: [Entry], password: String? = nil) -> [UInt8] {
        write(room: entries.reduce(1 << 16) { $0 + 4096 + size($1) }) { archive in
            switch format {
            case .zip: archive_write_set_format_zip(archive)
            case .sevenZip: archive_write_set_format_7zip(archive)
            case .oldTar: archive_write_set_format_v7tar(archive)
            default: archive_write_set_format_pax_restricted(archive)
            }
            switch format {
            case .tarGzip: archive_write_add_filter_gzip(archive)
            case .tarBzip2: archive_write_add_filter_bzip2(archive)
            case .tarXZ: archive_write_add_filter_xz(archive)
            case .tarZstd: archive_write_add_filter_zstd(archive)
            case .tarLZ4: archive_write_add_filter_lz4(archive)
            default: break
            }
            if let password {
                archive_write_set_options(archive, "zip:encryption=traditional")
                archive_write_set_passphrase(archive, password)
            }
        } adding: { archive in
            for entry in entries { add(entry, to: archive) }
        }
    }

    /// A file compressed by itself.
    public static func compressed(_ bytes: [UInt8], _ filter: Filter) -> [UInt8] {
        write(room: bytes.count * 2 + (1 << 16)) { archive in
            archive_write_set_format_raw(archive)
            switch filter {
            case .bzip2: archive_write_add_filter_bzip2(archive)
            case .xz: archive_write_add_filter_xz(archive)
            case .lzip: archive_write_add_filter_lzip(archive)
            case .lzma: archive_write_add_filter_lzma(archive)
            case .lz4: archive_write_add_filter_lz4(archive)
            case .compress: archive_write_add_filter_compress(archive)
            }
            archive_write_set_bytes_in_last_block(archive, 1)
        } adding: {
            add(.file("data", bytes), to: $0)
        }
    }

    private static func size(_ entry: Entry) -> Int {
        if case .file(let name, let bytes) = entry { name.utf8.count * 4 + bytes.count + bytes.count / 8 } else { 0 }
    }

    private static func write(room: Int, _ setUp: (OpaquePointer) -> Void, adding: (OpaquePointer) -> Void) -> [UInt8] {
        var used = 0
        var output = [UInt8](repeating: 0, count: room)
        // libarchive takes names in the locale's encoding.
        let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil) ?? newlocale(LC_CTYPE_MASK, "en_US.UTF-8", nil)
        let before = uselocale(locale)
        defer {
            uselocale(before)
            freelocale(locale)
        }
        output.withUnsafeMutableBytes { buffer in
            guard let archive = archive_write_new() else { return }
            setUp(archive)
            // SAFETY: the archive is closed and freed before the buffer and the count go.
            withUnsafeMutablePointer(to: &used) { used in
                archive_write_open_memory(archive, buffer.baseAddress, buffer.count, used)
                adding(archive)
                archive_write_close(archive)
            }
            archive_write_free(archive)
        }
        return Array(output[..<used])
    }

    private static func add(_ entry: Entry, to archive: OpaquePointer) {
        guard let header = archive_entry_new() else { return }
        defer { archive_entry_free(header) }
        archive_entry_set_perm(header, 0o644)
        switch entry {
        case .file(let name, let bytes):
            archive_entry_set_pathname_utf8(header, name)
            archive_entry_set_filetype(header, 0o100000)
            archive_entry_set_size(header, Int64(bytes.count))
            archive_write_header(archive, header)
            // SAFETY: the array lives through the call.
            _ = bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
        case .link(let name, let target):
            archive_entry_set_pathname_utf8(header, name)
            archive_entry_set_filetype(header, 0o120000)
            archive_entry_set_symlink_utf8(header, target)
            archive_write_header(archive, header)
        case .folder(let name):
            archive_entry_set_pathname_utf8(header, name)
            archive_entry_set_filetype(header, 0o040000)
            archive_write_header(archive, header)
        }
    }
}
