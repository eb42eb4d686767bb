/// The story in a page's linked data (`articleBody`): all there is of it if scripts are to show the page.
enum DeclaredStory {
    /// The longest of the page's own, by paragraphs; empty if there is none. Complexity: O(scripts).
    static func paragraphs(of tree: PageTree) -> [String] {
        let scripts = tree.elements(.script).filter { tree.value(.type, of: $0)?.contains("ld+json") == true }
        let graph = JSONLDGraph(scripts: scripts.map { Array(tree.rawText(of: $0).utf8) }, keepsWhole: true)
        let longest = graph.things.filter { !$0.isForeign }.compactMap { $0.text("articlebody") }.max { $0.utf8.count < $1.utf8.count }
        return MarkupText.plain(longest ?? "").split(whereSeparator: \.isNewline).map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
    }
}
