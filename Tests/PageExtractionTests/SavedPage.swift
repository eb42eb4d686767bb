/// An invented page as a person saves it, and what it should become.
struct SavedPage: CustomStringConvertible {
    var name: String
    var text: String
    var title: String
    var author: String?
    var date: String?
    var body: [String]
    var description: String { name }
}
