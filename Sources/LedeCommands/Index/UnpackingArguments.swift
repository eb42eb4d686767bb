import ArgumentParser
import LedeModules

/// The bounds on what comes out of archives, mailboxes and compressed files.
struct UnpackingArguments: ParsableArguments {
    @Option(help: ArgumentHelp("How deep archives or mailboxes may be nested.", valueName: "number"))
    var maxNesting = UnpackingLimits().maxNesting

    @Option(help: ArgumentHelp("Entries read out of one file, at any depth.", valueName: "number"))
    var maxEntries = UnpackingLimits().maxEntries

    @Option(help: ArgumentHelp("Bytes that are unpacked out of one file.", valueName: "bytes"))
    var maxUnpacked = ByteSize(UnpackingLimits().maxBytes)

    @Option(help: ArgumentHelp("How many times its own size may come out of a file that unpacks to more than 256MB.", valueName: "number"))
    var maxRatio = UnpackingLimits().maxRatio

    @Option(help: ArgumentHelp("Bytes of an archive within another one, or of a document, that are held in memory.", valueName: "bytes"))
    var maxHeld = ByteSize(UnpackingLimits().maxHeldBytes)

    func validate() throws {
        if maxNesting < 0 { throw ValidationError("--max-nesting must not be negative") }
        for (name, value) in [("entries", maxEntries), ("unpacked", maxUnpacked.bytes), ("ratio", maxRatio), ("held", maxHeld.bytes)]
        where value < 1 {
            throw ValidationError("--max-\(name) must be at least 1")
        }
    }

    var limits: UnpackingLimits {
        var limits = UnpackingLimits()
        limits.maxNesting = maxNesting
        limits.maxEntries = maxEntries
        limits.maxBytes = maxUnpacked.bytes
        limits.maxRatio = maxRatio
        limits.maxHeldBytes = maxHeld.bytes
        return limits
    }
}
