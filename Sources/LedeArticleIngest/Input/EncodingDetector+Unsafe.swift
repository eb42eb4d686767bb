import LedeCUchardet

/// Tells which pre-Unicode encoding a text is in: by libuchardet's language models, and by what is known about where they go wrong.
enum EncodingDetector {
    /// The encoding of `sample`, which is not UTF-8; nil if it resembles no text.
    static func encoding(of sample: ArraySlice<UInt8>) -> TextEncoding? {
        let highBytes = sample.reduce(0) { $0 + ($1 >= 0x80 ? 1 : 0) }
        let western = WesternText.plausibility(of: sample)
        // So few tell a model nothing. In Western text each is a letter or a mark that is common there.
        if highBytes < 4 { return western == 1 ? .windows1252 : nil }
        guard let name = detectedName(sample), let found = TextEncoding(named: name) else { return western >= 0.5 ? .windows1252 : nil }
        if isLatin(found), western >= 0.8 || isHardlyUsed(found) { return western >= 0.5 ? .windows1252 : nil }
        let chosen = found.name == "mac-cyrillic" ? TextEncoding(named: "windows-1251") ?? found : found
        return fits(chosen, sample) ? chosen : western >= 0.5 ? .windows1252 : nil
    }

    private static func detectedName(_ sample: ArraySlice<UInt8>) -> String? {
        guard let detector = uchardet_new() else { return nil }
        defer { uchardet_delete(detector) }
        let isTaken = sample.withUnsafeBytes { bytes in
            // SAFETY: the detector reads the sample's bytes during the call.
            uchardet_handle_data(detector, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count) == 0
        }
        guard isTaken else { return nil }
        uchardet_data_end(detector)
        // SAFETY: a NUL-terminated string that belongs to the detector, copied before the detector is deleted.
        let name = uchardet_get_charset(detector).map { String(cString: $0) } ?? ""
        return name.isEmpty || name == "UTF-8" || name == "ASCII" ? nil : name
    }

    /// Whether hardly any byte of the sample is missing from the encoding; its last character may be cut off.
    static func fits(_ encoding: TextEncoding, _ sample: ArraySlice<UInt8>) -> Bool {
        guard let converter = TextConverter(encoding) else { return false }
        var text: [UInt8] = []
        converter.convert(sample, isLast: false, into: &text)
        return converter.substituteCount * 50 <= sample.count / 2
    }

    /// Latin-script encodings, which differ in few letters, so that short texts are easily confused.
    private static func isLatin(_ encoding: TextEncoding) -> Bool {
        [
            "windows-1252", "windows-1250", "windows-1257", "windows-1258", "iso-8859-1", "iso-8859-2", "iso-8859-3", "iso-8859-4",
            "iso-8859-10", "iso-8859-13", "iso-8859-15", "iso-8859-16", "viscii",
        ]
        .contains(encoding.name) || isHardlyUsed(encoding)
    }

    /// Those of bygone systems.
    private static func isHardlyUsed(_ encoding: TextEncoding) -> Bool {
        (encoding.name.hasPrefix("ibm") && encoding.name != "ibm866") || encoding.name == "mac-centraleurope" || encoding.name == "viscii"
    }
}
