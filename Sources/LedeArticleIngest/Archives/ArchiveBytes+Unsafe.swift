import LedeCLibArchive
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The bytes of an archive as libarchive asks for them: from front to back, or at any place.
final class ArchiveBytes {
    private enum Source {
        case stream(any ByteStream)
        case places(any RandomAccess)
    }

    private let source: Source
    private let blockBytes: Int
    /// Where the next block of `places` begins.
    private var position = 0
    private var block: [UInt8] = []
    /// What libarchive was given last, in memory that stays where it is until it asks again.
    private var given = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    /// Why there are no more bytes.
    private(set) var damage: StreamDamage?

    init(stream: any ByteStream, blockBytes: Int) {
        source = .stream(stream)
        self.blockBytes = blockBytes
    }

    init(places: any RandomAccess, blockBytes: Int) {
        source = .places(places)
        self.blockBytes = max(blockBytes, 1 << 10)
    }

    deinit { given.deallocate() }

    /// Makes `archive` read these bytes, which must outlive it.
    func attach(to archive: OpaquePointer) {
        // SAFETY: whoever attaches keeps this object until the archive is freed, so the callbacks' pointer stays valid.
        archive_read_set_callback_data(archive, Unmanaged.passUnretained(self).toOpaque())
        archive_read_set_read_callback(archive) { _, client, block in
            guard let client, let block else { return -1 }
            return Unmanaged<ArchiveBytes>.fromOpaque(client).takeUnretainedValue().next(block)
        }
        guard case .places = source else { return }
        archive_read_set_seek_callback(archive) { _, client, offset, whence in
            guard let client else { return Int64(ARCHIVE_FATAL) }
            return Unmanaged<ArchiveBytes>.fromOpaque(client).takeUnretainedValue().seek(offset, whence)
        }
        archive_read_set_skip_callback(archive) { _, client, request in
            guard let client else { return 0 }
            return Unmanaged<ArchiveBytes>.fromOpaque(client).takeUnretainedValue().skip(request)
        }
    }

    /// Gives the next block; 0 bytes at the end, -1 at damage.
    private func next(_ target: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int {
        block.removeAll(keepingCapacity: true)
        do throws(StreamDamage) {
            switch source {
            case .stream(let stream): _ = try stream.readBlock(appendingTo: &block)
            case .places(let places):
                try places.read(at: position, into: &block, count: blockBytes)
                position += block.count
            }
        } catch {
            damage = error
            return Int(ARCHIVE_FATAL)
        }
        if given.count < block.count {
            given.deallocate()
            given = .allocate(byteCount: block.count, alignment: 16)
        }
        // SAFETY: there is room for the block; the previous block is no longer used once the next one is asked for.
        given.copyBytes(from: block)
        target.pointee = UnsafeRawPointer(given.baseAddress)
        return block.count
    }

    private func seek(_ offset: Int64, _ whence: Int32) -> Int64 {
        guard case .places(let places) = source else { return Int64(ARCHIVE_FATAL) }
        let base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? position : places.length
        let (sum, overflows) = base.addingReportingOverflow(Int(offset))
        guard !overflows, sum >= 0 else { return Int64(ARCHIVE_FATAL) }
        position = min(sum, places.length)
        return Int64(position)
    }

    private func skip(_ request: Int64) -> Int64 {
        guard case .places(let places) = source, request > 0 else { return 0 }
        let step = min(Int(request), places.length - position)
        position += max(0, step)
        return Int64(max(0, step))
    }
}
