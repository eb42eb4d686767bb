/// Something that cannot be asked of a command, alone or together, and what to say about it.
struct Mistake {
    let isMade: Bool
    let text: String

    init(_ isMade: Bool, _ text: String) {
        self.isMade = isMade
        self.text = text
    }
}
