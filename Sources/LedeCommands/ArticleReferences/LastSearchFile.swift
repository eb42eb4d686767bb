import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The files in which last searches are kept, one for each session (a terminal window or tab): `lede/searches/*.json` in the user's state
/// folder.
struct LastSearchFile {
    private let folder: String
    private let session: String

    /// Nil if there is no state folder.
    init?(environment: [String: String] = ProcessInfo.processInfo.environment) {
        guard let folder = HistoryFile.folder(environment: environment) else { return nil }
        self.folder = folder + "/searches"
        session = Self.session
    }

    /// Files kept, those written last; a session leaves its file behind.
    private static let mostFiles = 50
    /// Most bytes of a file that is read.
    private static let mostBytes = 16 << 20

    private static let session: String = {
        let leader = getsid(0)
        // Process numbers are reused: the time the leader began tells two apart, if the system gives it.
        let status = (try? String(contentsOfFile: "/proc/\(leader)/stat", encoding: .utf8)) ?? ""
        let fields = status[(status.lastIndex(of: ")") ?? status.startIndex)...].split(separator: " ")
        let began = fields.count > 20 ? fields[20].filter { $0.isASCII && $0.isNumber } : ""
        return "\(leader)" + (began.isEmpty ? "" : "-\(began)")
    }()

    private var path: String { "\(folder)/\(session).json" }

    /// Keeps `search` as the last one of this session. What cannot be kept is dropped: it is not worth an error.
    func save(_ search: LastSearch) {
        let files = FileManager.default
        try? files.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard let data = try? JSONEncoder().encode(search), (try? data.write(to: URL(filePath: path), options: .atomic)) != nil else {
            return
        }
        try? files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        for old in byAge.dropFirst(Self.mostFiles) { try? files.removeItem(atPath: old) }
    }

    /// The last search of this session.
    var own: LastSearch? { Self.read(path) }

    /// The last search of any session.
    var latest: LastSearch? { byAge.first.flatMap(Self.read) }

    private static func read(_ path: String) -> LastSearch? {
        guard let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int, size <= mostBytes,
            let data = FileManager.default.contents(atPath: path), let search = try? JSONDecoder().decode(LastSearch.self, from: data),
            search.results.allSatisfy({ search.indexes.indices.contains($0.index) })
        else { return nil }
        return search
    }

    /// The files, the youngest first.
    private var byAge: [String] {
        let files = FileManager.default
        let paths = ((try? files.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".json") }.map { "\(folder)/\($0)" }
        let dated = paths.map { path in (path, (try? files.attributesOfItem(atPath: path)[.modificationDate] as? Date) ?? .distantPast) }
        return dated.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
    }
}
