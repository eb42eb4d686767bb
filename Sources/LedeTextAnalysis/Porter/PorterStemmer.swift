/// Porter's stemmer as FTS5 has it: the paper of 1980 with `bli`→`ble` and `logi`→`log` in step 2.
///
/// Words under 3 or over 64 bytes stay as they are.
struct PorterStemmer: Sendable {
    private let step1BSecond = PorterStep([PorterRule("at", "ate"), PorterRule("bl", "ble"), PorterRule("iz", "ize")])
    private let step2 = PorterStep([
        PorterRule("ational", "ate"), PorterRule("tional", "tion"), PorterRule("enci", "ence"), PorterRule("anci", "ance"),
        PorterRule("izer", "ize"), PorterRule("logi", "log"), PorterRule("bli", "ble"), PorterRule("alli", "al"),
        PorterRule("entli", "ent"), PorterRule("eli", "e"), PorterRule("ousli", "ous"), PorterRule("ization", "ize"),
        PorterRule("ation", "ate"), PorterRule("ator", "ate"), PorterRule("alism", "al"), PorterRule("iveness", "ive"),
        PorterRule("fulness", "ful"), PorterRule("ousness", "ous"), PorterRule("aliti", "al"), PorterRule("iviti", "ive"),
        PorterRule("biliti", "ble"),
    ])
    private let step3 = PorterStep([
        PorterRule("ical", "ic"), PorterRule("ness"), PorterRule("icate", "ic"), PorterRule("iciti", "ic"), PorterRule("ful"),
        PorterRule("ative"), PorterRule("alize", "al"),
    ])
    private let step4 = PorterStep([
        PorterRule("al"), PorterRule("ance"), PorterRule("ence"), PorterRule("er"), PorterRule("ic"), PorterRule("able"),
        PorterRule("ible"), PorterRule("ant"), PorterRule("ement"), PorterRule("ment"), PorterRule("ent"), PorterRule("ion"),
        PorterRule("ou"), PorterRule("ism"), PorterRule("ate"), PorterRule("iti"), PorterRule("ous"), PorterRule("ive"),
        PorterRule("ize"),
    ])
    private let eed = PorterRule("eed", "ee")
    private let ed = PorterRule("ed")
    private let ing = PorterRule("ing")
    private let ion = PorterRule("ion")

    /// The stem of `word`; nil when its length leaves it as it is.
    func stem(_ word: Span<UInt8>) -> PorterWord? {
        guard word.count >= 3, word.count <= PorterWord.longest else { return nil }
        var word = PorterWord(word)
        removePlural(&word)
        removePastOrProgressive(&word)
        if word.fromEnd(1) == UInt8(ascii: "y"), word.hasVowel(word.count - 1) { word.setLast(UInt8(ascii: "i")) }
        replaceSuffix(of: &word, by: step2)
        replaceSuffix(of: &word, by: step3)
        removeSuffix(of: &word)
        tidy(&word)
        return word
    }

    /// Step 1A.
    private func removePlural(_ word: inout PorterWord) {
        guard word.fromEnd(1) == UInt8(ascii: "s") else { return }
        if word.fromEnd(2) == UInt8(ascii: "e") {
            let isSSES = word.count > 4 && word.fromEnd(4) == UInt8(ascii: "s") && word.fromEnd(3) == UInt8(ascii: "s")
            let isIES = word.count > 3 && word.fromEnd(3) == UInt8(ascii: "i")
            word.drop(isSSES || isIES ? 2 : 1)
        } else if word.fromEnd(2) != UInt8(ascii: "s") {
            word.drop(1)
        }
    }

    /// Step 1B.
    private func removePastOrProgressive(_ word: inout PorterWord) {
        if word.ends(in: eed) {
            if word.measure(word.count - 3) > 0 { word.apply(eed) }
            return
        }
        if word.ends(in: ed), word.hasVowel(word.count - 2) {
            word.drop(2)
        } else if word.ends(in: ing), word.hasVowel(word.count - 3) {
            word.drop(3)
        } else {
            return
        }
        if let rule = step1BSecond.rule(for: word) { return word.apply(rule) }
        let last = word.fromEnd(1)
        let mayDouble = last != UInt8(ascii: "l") && last != UInt8(ascii: "s") && last != UInt8(ascii: "z")
        if mayDouble, last == word.fromEnd(2), !PorterWord.isVowel(last, afterConsonant: false) {
            word.drop(1)
        } else if word.measure(word.count) == 1, word.endsInShortSyllable(word.count) {
            word.append(UInt8(ascii: "e"))
        }
    }

    /// Steps 2 and 3: the first rule whose suffix is there decides.
    private func replaceSuffix(of word: inout PorterWord, by step: PorterStep) {
        if let rule = step.rule(for: word), word.measure(word.count - rule.length) > 0 { word.apply(rule) }
    }

    /// Step 4.
    private func removeSuffix(of word: inout PorterWord) {
        guard let rule = step4.rule(for: word), word.measure(word.count - rule.length) > 1 else { return }
        if rule.suffix == ion.suffix, rule.length == ion.length {
            let before = word.fromEnd(ion.length + 1)
            guard before == UInt8(ascii: "s") || before == UInt8(ascii: "t") else { return }
        }
        word.apply(rule)
    }

    /// Step 5.
    private func tidy(_ word: inout PorterWord) {
        if word.fromEnd(1) == UInt8(ascii: "e") {
            let measure = word.measure(word.count - 1)
            if measure > 1 || (measure == 1 && !word.endsInShortSyllable(word.count - 1)) { word.drop(1) }
        }
        if word.fromEnd(1) == UInt8(ascii: "l"), word.fromEnd(2) == UInt8(ascii: "l"), word.measure(word.count - 1) > 1 {
            word.drop(1)
        }
    }
}
