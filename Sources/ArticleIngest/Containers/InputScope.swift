/// What an input within another one needs to know of where it lies.
struct InputScope {
    let options: ReadingOptions
    /// The path of the file, as the walk found it, out of which everything comes.
    let file: String
    /// Containers around the input.
    let depth: Int
    /// Of the file.
    let budget: UnpackingBudget
    /// Of all inputs.
    let tally: InputTally

    /// The scope of a container's entries.
    var within: InputScope { InputScope(options: options, file: file, depth: depth + 1, budget: budget, tally: tally) }
}

/// What comes up while inputs are read, beside records and problems.
final class InputTally {
    /// The inputs that are done with and were not UTF-8.
    private(set) var decodings = DecodedInputs()
    /// What lay in containers and is no article.
    private(set) var passedOver: [PassedOver] = []

    func add(_ encoding: TextEncoding, isGuessed: Bool) { decodings.add(encoding, isGuessed: isGuessed) }

    func passOver(_ path: String, _ reason: PassedOver.Reason) { passedOver.append(PassedOver(path: path, reason: reason)) }

    /// The same for records of an input, which are only counted.
    func passOver(_ path: String, _ reason: PassedOver.Reason, count: Int) {
        if count > 0 { passedOver.append(PassedOver(path: path, reason: reason, count: count)) }
    }
}
