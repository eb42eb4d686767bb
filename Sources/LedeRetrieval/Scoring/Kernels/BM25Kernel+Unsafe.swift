extension BM25Kernel {
    /// Computes contributions column by column: `values[i]` from `freqs[i]` and `lengths[i]`, which fit 31 bits, bit for bit as one by one.
    ///
    /// - Parameters: each column has room for `count` numbers and three more, which vectors of four may touch.
    @inline(__always)
    func fill(
        _ values: UnsafeMutablePointer<Double>, _ factors: Factors, freqs: UnsafeRawPointer, lengths: UnsafePointer<Int32>, count: Int
    ) {
        // SAFETY: a group of four starts below `count`, and the caller promises room for three more.
        let (lengths, target) = (UnsafeRawPointer(lengths), UnsafeMutableRawPointer(values))
        var index = 0
        while index < count {
            let f = SIMD4<Double>(freqs.loadUnaligned(fromByteOffset: index &* 4, as: SIMD4<Int32>.self))
            let l = SIMD4<Double>(lengths.loadUnaligned(fromByteOffset: index &* 4, as: SIMD4<Int32>.self))
            target.storeBytes(of: contributions(factors, freqs: f, lengths: l), toByteOffset: index &* 8, as: SIMD4<Double>.self)
            index &+= 4
        }
    }
}
