/// What of a topic is asked. A topic of TREC has a title of a few words, a sentence that describes the need, and a narrative of what is
/// relevant.
public enum TopicField: String, Sendable, CaseIterable {
    case title
    case description = "desc"
    case narrative = "narr"
    case titleAndDescription = "title+desc"
    case everything = "title+desc+narr"

    /// A single part of a topic.
    enum Part: String {
        case title, description = "desc", narrative = "narr"
    }

    /// The parts, in the order in which they are joined.
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
