/// What an input within another one needs to know about where it is.
struct InputScope {
    let options: ReadingOptions
    /// The path, as the walk found it, of the file that everything comes from.
    let file: String
    /// What the user named, to which it belongs.
    let input: NamedInput
    /// Containers around the input.
    let depth: Int
    /// Of the file.
    let budget: UnpackingBudget
    /// Of all inputs.
    let tally: InputTally

    /// The scope of a container's entries.
    var within: InputScope { InputScope(options: options, file: file, input: input, depth: depth + 1, budget: budget, tally: tally) }
}

/// What is noted while inputs are read, besides records and problems.
final class InputTally {
    /// The finished inputs that were not UTF-8.
    private(set) var decodings = DecodedInputs()
    /// What in containers is not an article: each by its path or, if many are alike, one per reason and container.
    private(set) var passedOver: [PassedOver] = []
    /// Where in `passedOver` those counted together are.
    private var together: [Group: Int] = [:]
    /// Beyond this many nothing is named by its own path, to bound memory.
    private static let mostNamed = 10_000

    private struct Group: Hashable {
        var container: String
        var reason: PassedOver.Reason
    }

    func add(_ encoding: TextEncoding, isGuessed: Bool) { decodings.add(encoding, isGuessed: isGuessed) }

    /// Counts records of an input.
    func passOver(_ path: String, _ reason: PassedOver.Reason, count: Int) {
        if count > 0 { passedOver.append(PassedOver(path: path, reason: reason, count: count)) }
    }

    /// - Parameter path: the entry's; nil to count it with others.
    func passOver(_ path: String?, in container: String, _ reason: PassedOver.Reason) {
        if let path, passedOver.count < Self.mostNamed {
            passedOver.append(PassedOver(path: path, reason: reason))
        } else if let index = together[Group(container: container, reason: reason)] {
            passedOver[index].count += 1
        } else {
            together[Group(container: container, reason: reason)] = passedOver.count
            passedOver.append(PassedOver(path: container, reason: reason))
        }
    }
}
