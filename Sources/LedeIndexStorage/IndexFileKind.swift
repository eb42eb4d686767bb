/// The kinds of file in an index: four letters in the file's header, and the ending of its name.
package enum IndexFileKind: String, Sendable, CaseIterable {
    case postings = "POST"
    case positions = "POSI"
    case terms = "TERM"
    case lengths = "LENG"
    case articles = "ARTI"
    case docnos = "DOCN"
    case attributes = "ATTR"
    case origins = "ORIG"
    case deletions = "DELE"
    case sources = "SRCS"
    case manifest = "MANI"

    /// The kinds every segment has a file of.
    package static let ofSegments: [IndexFileKind] = [.postings, .positions, .terms, .lengths, .docnos, .attributes, .origins, .articles]

    /// The ending of a file name, without its dot.
    package var ending: String {
        switch self {
        case .postings: "postings"
        case .positions: "positions"
        case .terms: "terms"
        case .lengths: "lengths"
        case .articles: "articles"
        case .docnos: "docnos"
        case .attributes: "attributes"
        case .origins: "origins"
        case .deletions: "deletions"
        case .sources: "sources"
        case .manifest: "manifest"
        }
    }
}
