import LedeCLibXML2

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Addresses in feeds and dumps.
enum WebAddress {
    /// The address that a reference means on a page (RFC 3986, section 5); the reference itself if there is no page or it is not an
    /// address.
    static func resolved(_ reference: String, _ base: String?) -> String {
        guard let base, !base.isEmpty, reference.utf8.count + base.utf8.count < 1 << 14, !reference.contains("\0"), !base.contains("\0")
        else { return reference }
        // SAFETY: both are NUL-terminated for the call; the result is ours to free, and libxml2 takes its memory from malloc.
        guard let found = xmlBuildURI(reference, base) else { return reference }
        defer { free(found) }
        return String(cString: found)
    }

    /// Whether a text is the address of a page.
    static func isPage(_ text: String) -> Bool {
        let start = text.prefix(8).lowercased()
        return start.hasPrefix("http://") || start.hasPrefix("https://")
    }

    /// Whether a text is globally unique: an address, `tag:`, `urn:`, or a long number such as a UUID.
    static func isUnique(_ text: String) -> Bool {
        text.contains("://") || ["tag:", "urn:", "doi:", "uuid:"].contains(where: text.lowercased().hasPrefix)
            || (text.utf8.count >= 20 && !text.contains(" "))
    }
}
