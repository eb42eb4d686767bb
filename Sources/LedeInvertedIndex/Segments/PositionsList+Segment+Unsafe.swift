import LedeIndexBytes

extension PositionsList {
    // SAFETY: the file is the segment's, which the caller keeps as long as the list is used.
    /// - Parameter scratch: room for 128 values, aligned to 16 bytes, valid as long as the list is used.
    package init(_ segment: SegmentReader, entry: TermEntry, scratch: UnsafeMutablePointer<UInt32>) throws(IndexFileError) {
        try self.init(segment.positionsFile, entry: entry, scratch: scratch)
    }
}
