/// This version of Lede.
package enum LedeVersion {
    /// As Semantic Versioning has it.
    package static let current = "0.1.0"

    /// The Swift version that compiled it.
    package static let compiler: String = {
        #if compiler(>=6.4)
            "Swift 6.4 or later"
        #elseif compiler(>=6.3)
            "Swift 6.3"
        #else
            "Swift 6.2"
        #endif
    }()

    /// The operating system and processor it was compiled for.
    package static let platform: String = {
        #if os(macOS)
            let system = "macOS"
        #elseif os(Linux)
            let system = "Linux"
        #else
            let system = "another system"
        #endif
        #if arch(x86_64)
            return system + ", x86_64"
        #elseif arch(arm64)
            return system + ", arm64"
        #else
            return system
        #endif
    }()
}
