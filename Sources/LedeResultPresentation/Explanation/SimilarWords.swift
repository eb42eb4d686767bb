import LedeArticleModel
import LedeQueryLanguage
import LedeRetrieval
import LedeTextAnalysis

/// Finds words of an article that are like one that it lacks, within bounds on the work for all of them.
struct SimilarWords {
    /// Distinct words of an article compared with one that it lacks.
    private static let mostForms = 20_000
    /// Comparisons of words with words of the article, over all words; those beyond are only reported missing.
    private static let mostComparisons = 200_000
    /// Those of these by edits, which take the most time: words of about the same length that begin alike.
    private static let mostDistances = 10_000
    /// Characters of a word that others are compared with.
    private static let longestForm = 64

    /// A word of the article, as written and in lower case.
    private struct Form {
        var text: String
        var scalars: [Unicode.Scalar]
    }

    private let fields: [FieldTokens]
    private var comparisonCount = 0
    private var distanceCount = 0
    /// `forms[c]` are the distinct words of field c that may be like another; made when first needed.
    private var forms: [[Form]]?

    init(_ fields: [FieldTokens]) { self.fields = fields }

    /// Up to three words of the article that are like `word`: with the same first letter and at most two edits away, if it has five letters
    /// or more, or alike in the first three fifths and more than three letters.
    mutating func like(_ word: String, in asked: [IndexedField]) throws -> [String] {
        let wanted = Array(word.lowercased().unicodeScalars)
        guard wanted.count > 3, wanted.count <= Self.longestForm else { return [] }
        let forms = self.forms ?? distinctForms()
        self.forms = forms
        let automaton = FuzzyAutomaton(FuzzyPattern(term: Array(word.lowercased().utf8), edits: 2))
        var found: [(text: String, distance: Int)] = []
        var seen: Set<String> = []
        for field in asked {
            for form in forms[field.rawValue] where comparisonCount < Self.mostComparisons && form.scalars != wanted {
                comparisonCount += 1
                if comparisonCount % 1024 == 0 { try Task.checkCancellation() }
                guard form.scalars.first == wanted.first, seen.insert(form.text).inserted else { continue }
                let shared = zip(wanted, form.scalars).prefix { $0 == $1 }.count
                let longest = max(wanted.count, form.scalars.count)
                var distance: Int?
                if wanted.count > 4, abs(wanted.count - form.scalars.count) <= 2, distanceCount < Self.mostDistances {
                    distanceCount += 1
                    distance = automaton.distance(to: String.UnicodeScalarView(form.scalars))
                }
                if let distance {
                    found.append((form.text, distance))
                } else if shared > 3, shared * 5 >= longest * 3 {
                    found.append((form.text, longest - shared + FuzzyPattern.mostEdits))
                }
            }
        }
        return found.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }.prefix(3).map(
            \.element.text)
    }

    private func distinctForms() -> [[Form]] {
        fields.map { tokens in
            var seen: Set<String> = []
            var forms: [Form] = []
            for index in tokens.terms.indices where seen.count < Self.mostForms {
                let text = tokens.text.utf8Slice(tokens.starts[index]..<tokens.ends[index])
                let form = text.lowercased()
                let scalars = Array(form.unicodeScalars)
                guard scalars.count > 1, scalars.count <= 2 * Self.longestForm, seen.insert(form).inserted else { continue }
                forms.append(Form(text: text, scalars: scalars))
            }
            return forms
        }
    }
}
