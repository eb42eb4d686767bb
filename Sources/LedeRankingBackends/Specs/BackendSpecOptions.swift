/// The options of a backend spec, each with its place.
struct BackendSpecOptions {
    /// The whole text that errors show.
    private let spec: String
    /// What the options belong to.
    let engine: BackendSpecPart
    private var options: [(name: BackendSpecPart, value: BackendSpecPart)] = []

    /// - Parameters:
    ///   - part: a spec without its label.
    ///   - spec: the whole text that it is in.
    /// - Throws: for an option without `=`, and for one given twice.
    init(_ part: BackendSpecPart, of spec: String) throws(BackendSpecError) {
        guard let (engine, rest) = part.cut(at: ":") else {
            try self.init(engine: part, options: [], of: spec)
            return
        }
        try self.init(engine: engine, options: rest.split(at: ","), of: spec)
    }

    /// - Parameter options: each as `name=value`.
    init(engine: BackendSpecPart, options: [BackendSpecPart], of spec: String) throws(BackendSpecError) {
        self.spec = spec
        self.engine = engine
        for option in options {
            guard let (name, value) = option.cut(at: "=") else {
                throw error(at: option, "expected an option as name=value")
            }
            if self.options.contains(where: { $0.name.text == name.text }) { throw error(at: name, "\(name.text) is given twice") }
            self.options.append((name, value))
        }
    }

    /// Throws for an option that is none of `names`.
    func allowOnly(_ names: [String]) throws(BackendSpecError) {
        guard let unknown = options.first(where: { !names.contains($0.name.text) }) else { return }
        throw error(
            at: unknown.name, "\"\(unknown.name.text)\" is not an option of \(engine.text); there are \(names.joined(separator: ", "))")
    }

    /// The value of the option `name`, if it is given.
    func part(_ name: String) -> BackendSpecPart? { options.first { $0.name.text == name }?.value }

    /// The value of the option `name`, understood by `read`; nil if it is not given.
    func value<T>(_ name: String, _ read: (BackendSpecPart) throws(BackendSpecError) -> T) throws(BackendSpecError) -> T? {
        guard let part = part(name) else { return nil }
        return try read(part)
    }

    /// The value of the option `name` as a number.
    func number(_ name: String) throws(BackendSpecError) -> Double? {
        try value(name) { (value) throws(BackendSpecError) in
            guard let number = Double(value.text) else { throw error(at: value, "\"\(value.text)\" is not a number") }
            return number
        }
    }

    func error(at part: BackendSpecPart, _ problem: String) -> BackendSpecError {
        BackendSpecError(spec: spec, range: part.range, problem: problem)
    }
}
