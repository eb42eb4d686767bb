/// Something that cannot be asked of a command together, or at all, and what is said of it.
struct Mistake {
    let isMade: Bool
    let text: String

    init(_ isMade: Bool, _ text: String) {
        self.isMade = isMade
        self.text = text
    }
}
