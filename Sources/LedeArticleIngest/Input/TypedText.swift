/// Text that a user typed, as an argument or a line of standard input: UTF-8 if valid, else in the encoding of the user's locale, else
/// Windows-1252.
package struct TypedText: Sendable, Equatable {
    package let text: String
    /// What it was read as; nil if it is UTF-8.
    package let encoding: TextEncoding?

    /// - Parameter environment: tells the locale (`LC_ALL`, `LC_CTYPE`, `LANG`).
    package init(_ bytes: [UInt8], environment: [String: String]) {
        if let text = String(validating: bytes, as: UTF8.self) {
            self.text = text
            encoding = nil
            return
        }
        let encoding = Self.localeEncoding(environment) ?? .windows1252
        var text: [UInt8] = []
        TextConverter(encoding)?.convert(bytes[...], isLast: true, into: &text)
        // U+FFFD without a converter, and for bytes that the encoding lacks.
        self.text = String(decoding: text.isEmpty ? bytes : text, as: UTF8.self)
        self.encoding = encoding
    }

    /// The encoding that a locale such as `de_DE.ISO-8859-1` names, unless it is UTF-8.
    private static func localeEncoding(_ environment: [String: String]) -> TextEncoding? {
        guard let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap({ environment[$0] }).first(where: { !$0.isEmpty }),
            let dot = locale.firstIndex(of: "."),
            let encoding = TextEncoding(named: String(locale[locale.index(after: dot)...].prefix { $0 != "@" }))
        else { return nil }
        return encoding == .utf8 ? nil : encoding
    }
}
