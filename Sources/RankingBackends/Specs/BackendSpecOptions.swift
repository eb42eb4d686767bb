/// A backend spec cut into its parts, each with its place.
struct BackendSpecOptions {
    /// A piece of the spec.
    struct Part {
        var text: String
        /// Characters of the spec, half-open.
        var range: Range<Int>
    }

    private let spec: String
    let engine: Part
    private var options: [(name: Part, value: Part)] = []

    /// - Throws: for an option without `=`, and for one given twice.
    init(_ spec: String) throws(BackendSpecError) {
        self.spec = spec
        let whole = Part(text: spec, range: 0..<spec.count)
        guard let (engine, rest) = Self.cut(whole, at: ":") else {
            self.engine = whole
            return
        }
        self.engine = engine
        var next: Part? = rest
        while let current = next {
            let option: Part
            if let (first, others) = Self.cut(current, at: ",") {
                (option, next) = (first, others)
            } else {
                (option, next) = (current, nil)
            }
            guard let (name, value) = Self.cut(option, at: "=") else {
                throw error(at: option, "expected an option as name=value")
            }
            if options.contains(where: { $0.name.text == name.text }) { throw error(at: name, "\(name.text) is given twice") }
            options.append((name, value))
        }
    }

    private static func cut(_ part: Part, at separator: Character) -> (Part, Part)? {
        guard let index = part.text.firstIndex(of: separator) else { return nil }
        let head = String(part.text[..<index])
        let tail = String(part.text[part.text.index(after: index)...])
        let middle = part.range.lowerBound + head.count
        return (
            Part(text: head, range: part.range.lowerBound..<middle), Part(text: tail, range: middle + 1..<part.range.upperBound)
        )
    }

    /// Throws for an option that is none of `names`.
    func allowOnly(_ names: [String]) throws(BackendSpecError) {
        guard let unknown = options.first(where: { !names.contains($0.name.text) }) else { return }
        throw error(
            at: unknown.name, "\"\(unknown.name.text)\" is no option of \(engine.text); there are \(names.joined(separator: ", "))")
    }

    /// The value of the option `name`, if it is given.
    func part(_ name: String) -> Part? { options.first { $0.name.text == name }?.value }

    /// The value of the option `name`, understood by `read`; nil if it is not given.
    func value<T>(_ name: String, _ read: (Part) throws(BackendSpecError) -> T) throws(BackendSpecError) -> T? {
        guard let part = part(name) else { return nil }
        return try read(part)
    }

    func error(at part: Part, _ problem: String) -> BackendSpecError {
        BackendSpecError(spec: spec, range: part.range, problem: problem)
    }
}
