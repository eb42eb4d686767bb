import ArgumentParser
import Lede

/// What `--sort` can say.
enum SortOrder: String, Sendable, CaseIterable, ExpressibleByArgument {
    case score
    case date
    case dateAscending = "date-asc"

    var order: ResultOrder {
        switch self {
        case .score: .score
        case .date: .dateDescending
        case .dateAscending: .dateAscending
        }
    }
}
