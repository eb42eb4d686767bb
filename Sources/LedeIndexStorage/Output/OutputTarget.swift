import Foundation

/// What an output path leads to.
enum OutputTarget: Equatable {
    /// An open descriptor of this process.
    case descriptor(Int32)
    /// A pipe, a device, a socket.
    case special(String)
    /// A regular file at the end of all links, with its permissions; nil if it does not exist yet.
    case file(String, mode: UInt32?)

    /// Links followed before a chain counts as a loop, as on Linux.
    private static let longestChain = 40

    /// - Throws: `NamedOutputError` for a folder, a loop of links, and what the system refuses to look at.
    init(_ path: String) throws(NamedOutputError) {
        guard !path.isEmpty else { throw NamedOutputError(file: path, problem: "the file has no name") }
        var current = path
        for _ in 0..<Self.longestChain {
            // After such a name there may be a file without a name, and a file opened anew would be written from its start.
            if let number = Self.descriptor(current) {
                self = .descriptor(number)
                return
            }
            guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: current) else {
                switch OutputDescriptor.kind(of: current) {
                case .none where current.hasSuffix("/"): throw NamedOutputError(file: path, problem: "is the name of a folder")
                case .none: self = .file(current, mode: nil)
                case .regular(let mode): self = .file(current, mode: mode)
                case .folder: throw NamedOutputError(file: path, problem: "is a folder")
                case .special: self = .special(current)
                }
                return
            }
            current = next.hasPrefix("/") ? next : Self.folder(of: current) + "/" + next
        }
        throw NamedOutputError(file: path, problem: "is a link that leads nowhere")
    }

    /// The folder of a path, `.` for a bare name.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The descriptor a name means by convention.
    private static func descriptor(_ path: String) -> Int32? {
        switch path {
        case "/dev/stdin": return 0
        case "/dev/stdout": return 1
        case "/dev/stderr": return 2
        default:
            for prefix in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(prefix) {
                return Int32(path.dropFirst(prefix.count)).flatMap { $0 >= 0 ? $0 : nil }
            }
            return nil
        }
    }
}
