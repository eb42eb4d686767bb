/// The story of a page: its paragraphs, headings, lists and quotes, without what surrounds and interrupts them.
package struct PageBody: Sendable {
    package struct Part: Sendable, Equatable {
        package enum Kind: Sendable, Equatable {
            case paragraph, quote, item, preformatted
            /// 1 to 6.
            case heading(level: Int)
        }

        package var kind: Kind
        package var text: String
    }

    /// What was left out, and why.
    package struct Cut: Sendable, Equatable {
        package var label: LineLabel
        package var text: String
    }

    package internal(set) var parts: [Part]
    package internal(set) var cuts: [Cut] = []

    /// Complexity: O(page).
    package init(_ tree: PageTree, title: String = "") {
        let blocks = PageBlocks(tree)
        let finder = StoryFinder(tree, blocks)
        let roots = finder.roots()
        var cleaner = StoryCleaner(tree, blocks, finder, title: title)
        parts = cleaner.parts(of: roots)
        cuts = cleaner.cuts
        let words = parts.reduce(0) { $0 + $1.text.split(separator: " ").count }
        guard words < Self.fewestWords else { return }
        let declared = DeclaredStory.paragraphs(of: tree)
        if declared.reduce(0, { $0 + $1.split(separator: " ").count }) >= Self.fewestWords + words {
            parts = declared.map { Part(kind: .paragraph, text: $0) }
        }
    }

    /// From this many words on, a page's text is more than the frame of one that scripts show.
    private static let fewestWords = 30

    /// Paragraphs separated by blank lines, list items on lines of their own.
    package var text: String {
        var out = ""
        var previous: Part.Kind?
        for part in parts {
            if let previous { out += previous == .item && part.kind == .item ? "\n" : "\n\n" }
            out += part.text
            previous = part.kind
        }
        return out
    }
}
