/// Which part of a topic is asked. A TREC topic has a title of a few words, a sentence describing the need, and a narrative on what is
/// relevant.
package enum TopicField: String, Sendable, CaseIterable {
    case title
    case description = "desc"
    case narrative = "narr"
    case titleAndDescription = "title+desc"
    case everything = "title+desc+narr"

    /// A single part of a topic.
    enum Part: String {
        case title, description = "desc", narrative = "narr"
    }

    /// The parts, in the order of joining.
    var parts: [Part] {
        switch self {
        case .title: [.title]
        case .description: [.description]
        case .narrative: [.narrative]
        case .titleAndDescription: [.title, .description]
        case .everything: [.title, .description, .narrative]
        }
    }
}
