import Foundation

/// Other people's text within LaTeX.
enum LaTeXText {
    private static let escapes: [Unicode.Scalar: String] = [
        "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "#": "\\#", "$": "\\$", "%": "\\%", "&": "\\&", "_": "\\_",
        "^": "\\textasciicircum{}", "~": "\\textasciitilde{}",
        "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}", "\"": "{\\char34}", "`": "{`}", "'": "{'}", "-": "{-}", ",": "{,}",
    ]

    /// Letters that LaTeX has in every encoding of fonts.
    private static let letters = Set("ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåçèéêëìíîïñòóôõöøùúûüýÿŒœŠšŽžŸŁł".unicodeScalars)

    /// The text as it is, whatever is in it. Characters beyond Latin letters are kept if the program that reads them knows all of Unicode
    /// (XeLaTeX, LuaLaTeX); elsewhere they would be an error and become their numbers.
    static func escaped(_ text: String) -> String {
        var result = ""
        var others = String.UnicodeScalarView()
        func end() {
            guard !others.isEmpty else { return }
            let numbers = others.map { "U+" + String($0.value, radix: 16, uppercase: true) }.joined(separator: " ")
            result += "\\ifdefined\\Umathchar \(String(others))\\else \(numbers)\\fi{}"
            others = String.UnicodeScalarView()
        }
        for scalar in text.sanitizedForTerminal().precomposedStringWithCanonicalMapping.unicodeScalars {
            guard scalar.isASCII || letters.contains(scalar) else {
                others.append(scalar)
                continue
            }
            end()
            result += escapes[scalar] ?? String(scalar)
        }
        end()
        return result
    }

    /// A decimal, with a true minus.
    static func number(_ text: String) -> String { text.hasPrefix("-") ? "$-$" + text.dropFirst() : text }
}
