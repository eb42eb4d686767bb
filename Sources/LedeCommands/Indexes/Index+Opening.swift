import LedeModules

extension Index {
    /// Opens a backend; a line on the terminal shows the progress of an FTS5 table that has to be built first.
    func open(_ spec: BackendSpec, reader: IndexReader, terminal: Terminal) throws -> OpenedBackend {
        try Self.buildingTable(of: spec, terminal) { try open(spec, reader: reader, progress: $0) }
    }

    /// How a backend is opened, for measuring it; the same.
    func opening(of spec: BackendSpec, reader: IndexReader, terminal: Terminal) throws -> BackendOpening? {
        try Self.buildingTable(of: spec, terminal) { try opening(of: spec, reader: reader, progress: $0) }
    }

    private static func buildingTable<T>(of spec: BackendSpec, _ terminal: Terminal, _ body: ((Int) -> Void) throws -> T) rethrows -> T {
        let line = ProgressLine(label: "Building the table of \(spec.name)", terminal: terminal)
        defer { line.clear() }
        return try body { line.update(HumanFormat.count($0, "article")) }
    }
}
