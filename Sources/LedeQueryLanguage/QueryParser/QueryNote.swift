import LedeArticleModel

/// What the parser has to say about a query, for the user to read: all wordings are here. They quote a part of the query's text.
enum QueryNote: CustomStringConvertible {
    /// Most characters of the query that a note quotes.
    private static let mostShown = 40
    /// How a time can be written.
    private static let dateForms =
        "Write 2024, 2024-10, 2024-10-28, 28.10.2024, yesterday, 7d, two of them with .. between, or one after >, >=, < or <="

    // Operators
    case idleOperator
    case onlyLeftOut
    case onlyOmittedWords
    case leftOutBesideOr
    case barAsOr
    case plusSign
    case exclamationMark
    case operatorInWord(String)
    case allCapitals
    case groupsTooDeep
    case marksAfterGroup
    case starLeftOut
    case caretBeforeGroup
    // NEAR
    case caretBeforeNear
    case nearApart
    case nearWithSlash(String)
    case nearOfOthers
    case nearTooLong
    case nearTooFar
    // Phrases
    case textAfterPhrase
    case wildcardsInPhrase
    case starInPhrase(String)
    case starAfterNoWord
    case gapsOfOneWord
    case gapsOfLongPhrase
    case gapsWithoutNumber
    case noPositions([String])
    case noSpellings
    // Patterns
    case tooManyTerms
    case tooManyPatterns
    case tildeAfterWildcards
    case wildcardsOfLongWord(String)
    case starInWord(String)
    case tildeAfterText(String)
    case similarity(String)
    case edits(Int)
    case plainExpression(String)
    case wrongExpression(String, TermRegexError)
    // Fields
    case unknownField(String)
    case blankAfterField(String)
    case marksInField(String, of: String)
    case emptyLocator(LocatorPattern.Kind, String)
    /// `longer` is the date that the words after it make with it.
    case noDate(String, longer: String?)
    case noDateInField(String)
    case ambiguousDate(String, periods: [DatePeriod])
    case emptyTime(String)

    var description: String {
        switch self {
        case .idleOperator: "an AND, OR or NOT without something to join is left out"
        case .onlyLeftOut: "the query says only what to leave out; add a word to search for"
        case .onlyOmittedWords: "the index leaves out all words of the query"
        case .leftOutBesideOr: "beside OR, a part that says only what to leave out is ignored"
        case .barAsOr: "| is read as OR"
        case .plusSign: "+ is text; AND goes between words that must both occur"
        case .exclamationMark: "! is text; a dash directly before a word leaves it out"
        case .operatorInWord(let text): "\(text) within a word is text; write AND or OR with blanks around"
        case .allCapitals:
            "the query is in capitals throughout, so AND, OR, NOT, NEAR and dashes are text in it; beside words in small letters they are operators"
        case .groupsTooDeep: "parentheses more than \(QueryParser.deepestGroup) levels deep are left out"
        case .marksAfterGroup: "~ and * have no meaning after a parenthesis and are left out"
        case .starLeftOut: "a * that is left out leaves nothing, and is ignored"
        case .caretBeforeGroup: "each of the words after ^( is looked for at the start of a field"

        case .caretBeforeNear: "a ^ before NEAR is left out"
        case .nearApart: "NEAR is a word unless the parenthesis follows directly"
        case .nearWithSlash(let text): "\(Self.shown(text)) is searched for as text; write NEAR(one other, 5)"
        case .nearOfOthers: "NEAR takes only words and phrases; anything else in it is ignored"
        case .nearTooLong: "NEAR takes \(QueryParser.mostNearLeaves) words and phrases; those that follow are ignored"
        case .nearTooFar: "the distance of NEAR is \(QueryParser.greatestDistance) at most"

        case .textAfterPhrase: "what follows a phrase is text, except *, ~ with a number and ^ with a number"
        case .wildcardsInPhrase: "* and ? within quotation marks are text, except a * at the end"
        case .starInPhrase(let text): "\"\(Self.shown(text))*\" is read as \"\(Self.shown(text))\"*"
        case .starAfterNoWord: "a * after a text that does not end with a word is left out"
        case .gapsOfOneWord: "~ after one word in quotation marks is left out; without them it allows edits"
        case .gapsOfLongPhrase: "a phrase of more than \(QueryParser.mostGappedWords) words is looked for without gaps"
        case .gapsWithoutNumber: "~ after a phrase needs a number: how many other words may be in it"
        case .noPositions(let words):
            "the index keeps no positions of words: \(Self.shown(words.joined(separator: ", "))) asked for by parts, wherever they are"
        case .noSpellings: "single quotes ask for a spelling, which this index does not keep; double quotes enclose a phrase"

        case .tooManyTerms: "only the first \(QueryParser.mostTerms) words of the query are searched for"
        case .tooManyPatterns:
            "only the first \(QueryParser.mostPatterns) words with wildcards or ~ and expressions are searched for; those that follow are left out"
        case .tildeAfterWildcards: "a ~ after a word with wildcards is left out"
        case .wildcardsOfLongWord(let text):
            "\(Self.shown(text)) is searched for as text: wildcards work in one word of \(WildcardPattern.mostParts) characters at most"
        case .starInWord(let text): "the * in \(Self.shown(text)) is text: wildcards work in words of letters and digits"
        case .tildeAfterText(let text): "\(Self.shown(text))~ is searched for without ~, which only follows a single word"
        case .similarity(let number):
            "~\(Self.shown(number)) is read as ~: a number after it says how many edits are allowed, 0, 1 or 2"
        case .edits(let number):
            // Greater numbers are read as a million.
            "~\(number)\(number < 1_000_000 ? "" : " or more"): a word may differ by \(FuzzyPattern.mostEdits) edits at most"
        case .plainExpression(let text):
            "/\(Self.shown(text))/ is searched for as text; an expression matches whole words: /\(Self.shown(text)).*/ those that begin so"
        case .wrongExpression(let text, let error): "/\(Self.shown(text))/ is searched for as text: \(error)"

        case .unknownField(let name): "the articles have no field \(Self.shown(name)); \(Self.shown(name)): is searched for as text"
        case .blankAfterField(let name):
            "the blank after \(Self.shown(name)): is ignored: what follows is looked for in that field"
        case .marksInField(let name, let what): "\(Self.shown(name)): asks for \(what); *, ?, ~, ^ and / have no meaning there"
        case .emptyLocator(let kind, let text): "\(kind.rawValue):\(Self.shown(text)) names nothing and is left out"
        case .noDate(let text, let longer):
            "date:\(Self.shown(text)) is searched for as text: it names no date. "
                + (longer.map { "In quotation marks, date:\"\($0)\" names one" } ?? Self.dateForms)
        case .noDateInField(let text): "\(Self.shown(text)) names no date and is left out. \(Self.dateForms)"
        case .ambiguousDate(let text, let periods):
            "\(Self.shown(text)) can be read in two ways and is left out. Write \(periods.map(\.description).joined(separator: " or "))"
        case .emptyTime(let text): "\(Self.shown(text)) ends before it begins: no article is of that time"
        }
    }

    /// `text` as a note quotes it.
    ///
    /// - Complexity: bounded, whatever the text.
    private static func shown(_ text: some StringProtocol) -> String {
        var shown = ""
        for scalar in text.unicodeScalars {
            if shown.unicodeScalars.count == mostShown { return shown + "…" }
            shown.unicodeScalars.append(scalar)
        }
        return shown
    }
}
