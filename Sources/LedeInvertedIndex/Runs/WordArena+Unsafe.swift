/// Memory for lists of 32-bit words that all grow at once. A list is a chain of chunks, each about twice as large as the one before; if
/// another chunk follows, the last word is its place.
struct WordArena: ~Copyable {
    /// Words in a slab, the unit of allocation.
    private static let slabSize = PageMemory.largePage / 4
    /// Words of the chunks of a list, link included: 4, 8, …, 1,024, 1,024, ….
    private static let firstChunk = 4
    private static let largestChunk = 1_024

    /// The slabs, `slabCount` of them, and room for more.
    private var slabs: UnsafeMutableBufferPointer<UnsafeMutablePointer<UInt32>> = .allocate(capacity: 64)
    private var slabCount = 0
    /// Where the next chunk goes, in words from the first slab's start.
    private var next = 0

    init() {}

    deinit {
        // SAFETY: each slab was allocated by `addSlab` and is freed here, once, as is the list of them.
        for slab in slabs[..<slabCount] { PageMemory.free(UnsafeMutableRawPointer(slab), Self.slabSize * 4) }
        slabs.deallocate()
    }

    /// Bytes of memory in use.
    var byteCount: Int { slabCount * Self.slabSize * 4 }

    /// The words of the chunk that follows one of `size` words.
    @inline(__always) static func sizeOfChunk(after size: Int) -> Int { size == 0 ? firstChunk : min(size * 2, largestChunk) }

    /// A chunk of `size` words.
    /// - Returns: its place.
    mutating func chunk(_ size: Int) -> UInt32 {
        if next & (Self.slabSize - 1) + size > Self.slabSize || next / Self.slabSize >= slabCount {
            next = slabCount * Self.slabSize
            addSlab()
        }
        precondition(next + size <= Int(UInt32.max), "a run's postings exceed 16 GiB")
        let place = UInt32(next)
        next += size
        return place
    }

    private mutating func addSlab() {
        // SAFETY: the first `slabCount` entries are initialised, and there is room for one more; the memory of a slab has as many words,
        // and nothing else is bound to it.
        if slabCount == slabs.count {
            let more = UnsafeMutableBufferPointer<UnsafeMutablePointer<UInt32>>.allocate(capacity: slabCount * 2)
            _ = more.moveInitialize(fromContentsOf: slabs)
            slabs.deallocate()
            slabs = more
        }
        let slab = PageMemory.allocate(Self.slabSize * 4).bindMemory(to: UInt32.self, capacity: Self.slabSize)
        slabs.initializeElement(at: slabCount, to: slab)
        slabCount += 1
    }

    /// The word at `place`, which was handed out.
    @inline(__always)
    func pointer(_ place: UInt32) -> UnsafeMutablePointer<UInt32> {
        // SAFETY: places are handed out by `chunk`, within slabs that stay.
        slabs.baseAddress.unsafelyUnwrapped[Int(place) / Self.slabSize] + Int(place) & (Self.slabSize - 1)
    }

    /// Copies the `count` words of the list whose first chunk is at `head` to `target`.
    func copy(from head: UInt32, count: Int, to target: UnsafeMutablePointer<UInt32>) {
        // SAFETY: `target` has room for `count` words; the chain is as `PostingChunks` wrote it: full chunks but the last, each with its
        // link.
        var done = 0
        var size = Self.firstChunk
        var place = head
        while done < count {
            let chunk = pointer(place)
            let part = min(count - done, size - 1)
            (target + done).update(from: chunk, count: part)
            done += part
            if done < count { place = chunk[size - 1] }
            size = Self.sizeOfChunk(after: size)
        }
    }
}
