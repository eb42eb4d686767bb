import ArgumentParser
import Lede

/// A pattern of file paths.
struct GlobArgument: ExpressibleByArgument {
    var glob: PathGlob

    init?(argument: String) {
        guard let glob = PathGlob(argument) else { return nil }
        self.glob = glob
    }
}
