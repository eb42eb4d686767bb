/// The inflectional endings of Ukrainian, by the paradigms of its grammar (declensions I–IV, adjectives, both conjugations).
///
/// An ending is packed six bits a letter, its last letter lowest.
enum UkrainianEndings {
    /// Letters of the longest ending.
    static let longest = 10

    static let all: Set<UInt64> = {
        var endings = Set<UInt64>()
        func add(_ list: String, behind: String = "") {
            for prefix in behind.isEmpty ? [""] : behind.split(separator: " ").map(String.init) {
                for ending in list.split(separator: " ") { endings.insert(packed(prefix + ending)) }
            }
        }
        // Nouns. The dative -ові is left out: it is also the end of plural adjectives (громадські – громадсь, but жанрові – жанров-), which
        // are more frequent; its word keeps -ов.
        add("а я о е є у ю і ї и ь й ам ям ами ями ах ях ом ем єм ою ею єю ьою їв ів ей ев єв еві єві ьми")
        add("ія ії ію ією іям іями іях іє ій")
        add("ість ості істю остей остям остях остями")
        let adjective = "ого ього його ому ьому йому ої ьої йої ий ій їй им їм ім их їх іх ими їми іми ою ьою єю"
        let short = "а я е є і у ю о"
        add(adjective)
        // Verbs: the infinitive, past, future and gerund after the vowel of the stem; the present.
        add("ти ть тимет в ла ло ли вши тиму тимеш тиме тимемо тимете тимуть", behind: "а я и ї і у ува юва ова")
        add("еш єш иш їш ить їть іть ать ять уть ють еть єть емо ємо имо їмо ете єте ите їте іте йте ймо учи ючи ачи ячи ай айте")
        add("є ю єш ємо єте ють єть", behind: "у ю а я і")
        add("ючи й йте", behind: "а я і")
        // Participles, and the impersonal -но.
        add(adjective, behind: "ен єн ан ян ован уван юван")
        add(short, behind: "ен єн ован уван юван")
        add("о", behind: "ан ян")
        return endings
    }()

    /// - Returns: `ending` packed; it has at most `longest` letters, all of them Cyrillic.
    private static func packed(_ ending: String) -> UInt64 {
        ending.unicodeScalars.reduce(0) { $0 << 6 | UInt64(UkrainianStemmer.code(of: $1.value) ?? 0) }
    }
}
