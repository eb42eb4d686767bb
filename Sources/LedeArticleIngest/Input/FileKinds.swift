/// Names of files and folders that are not articles, so that a folder can be indexed as it is.
enum FileKinds {
    private static let sources: Set<String> = [
        "js", "mjs", "cjs", "jsx", "ts", "tsx", "css", "scss", "sass", "less", "map", "py", "pyc", "pyi", "ipynb", "rb", "php", "pl", "pm",
        "lua", "java", "class", "jar", "kt",
        "scala", "c", "h", "cc", "cpp", "cxx", "hh", "hpp", "m", "mm", "cs", "fs", "go", "rs", "swift", "zig", "hs", "ml", "ex", "exs",
        "erl", "clj", "r", "jl", "sh", "bash",
        "zsh", "fish", "bat", "cmd", "ps1", "sql", "vue", "svelte", "wasm", "o", "a", "so", "dylib", "dll", "exe", "mk", "cmake", "gradle",
        "lock", "toml", "ini", "cfg", "conf",
        "plist", "yml", "yaml", "xsl", "xslt", "xsd", "dtd", "bib", "sty", "cls",
    ]
    private static let media: Set<String> = [
        "png", "jpg", "jpeg", "gif", "webp", "avif", "bmp", "tif", "tiff", "ico", "svg", "svgz", "heic", "psd", "eps", "mp3", "m4a", "ogg",
        "oga", "opus", "flac", "wav",
        "aac", "mp4", "m4v", "mov", "avi", "mkv", "webm", "wmv", "flv", "ttf", "otf", "woff", "woff2", "eot",
    ]
    private static let backups: Set<String> = ["bak", "swp", "swo", "orig", "rej", "tmp", "part", "crdownload", "download"]
    private static let moduleFolders: Set<String> = ["node_modules", "bower_components", "__pycache__"]
    private static let pageEndings = [".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml"]
    /// What browsers in several languages call the folder with a saved page's parts.
    private static let partFolderEndings = [
        "_files", ".files", "-files", "_Dateien", "-Dateien", "_fichiers", "-fichiers", "_archivos", "_ficheros", "_arquivos", "_ficheiros",
        "_file", "-filer", "_bestanden",
        "_pliki", "_soubory", "_elemei", "_tiedostot", "_dosyalar",
    ]

    /// Why a file of this name in a folder is passed over; nil if it is read.
    static func reason(fileName name: String) -> PassedOver.Reason? {
        if name.hasSuffix("~") || (name.hasPrefix("#") && name.hasSuffix("#") && name.count > 1) { return .backup }
        var parts = name.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return nil }
        if parts.count > 2, Compression(fileName: name) != nil { parts.removeLast() }
        guard let ending = parts.last.map(String.init) else { return nil }
        if backups.contains(ending) { return .backup }
        return sources.contains(ending) || media.contains(ending) ? .kind(ending) : nil
    }

    /// Why a folder of this name is passed over; nil if it is walked.
    /// - Parameter hasSibling: whether a given name exists beside it.
    static func reason(folderName name: String, hasSibling: ([UInt8]) -> Bool) -> PassedOver.Reason? {
        if moduleFolders.contains(name) { return .modules }
        return pages(ofPartFolder: name).contains { hasSibling(Array($0.utf8)) } ? .savedPageParts : nil
    }

    /// The names of a page whose parts a folder of this name would hold.
    static func pages(ofPartFolder name: String) -> [String] {
        partFolderEndings.filter(name.hasSuffix).flatMap { ending in pageEndings.map { name.dropLast(ending.count) + $0 } }
    }

    /// Whether a file of this name is a page that may have a folder of parts.
    static func isPage(_ name: String) -> Bool { pageEndings.contains(where: name.hasSuffix) }
}
