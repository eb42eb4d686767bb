#!/usr/bin/env swift
// Writes Sources/LedeTextAnalysis/Standard/FoldingData.swift from the Unicode data of the Swift toolchain that runs it.
// Two ways of folding: `case` folds case, compatibility forms and digits and composes (what stemmers want); `plain` also drops diacritics.
import Foundation

typealias Scalars = [UInt32]

// MARK: What the standard analyzer decides beyond Unicode's own data

/// In a word as if they were not there: invisible joiners and marks of direction, fillers, the Arabic tatweel, transliterated ayn and
/// hamza.
let ignored: [ClosedRange<UInt32>] = [
    0xAD...0xAD, 0x2BE...0x2BF, 0x34F...0x34F, 0x61C...0x61C, 0x640...0x640, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F,
    0x200C...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164...0x3164, 0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFA0...0xFFA0,
    0xE0100...0xE01EF,
]
/// Letters by category, apostrophes by use.
let apostrophes: Set<UInt32> = [0x2BB, 0x2BC, 0x2BD, 0x2EE]
/// Blocks whose marks (Mn, Me) are diacritics: general ones, and the points of Cyrillic, Hebrew and Arabic.
let diacriticBlocks: [ClosedRange<UInt32>] = [
    0x300...0x36F, 0x483...0x489, 0x591...0x5C7, 0x610...0x61A, 0x64B...0x65F, 0x670...0x670, 0x6D6...0x6ED, 0x898...0x89F,
    0x8CA...0x8FF, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0x2DE0...0x2DFF, 0xA66F...0xA69F, 0xFB1E...0xFB1E,
    0xFE20...0xFE2F,
]
/// Letters of their alphabets whose mark is never left off, as base, mark, letter: й, ў, ї.
let keptLetters: [Scalars] = [[0x438, 0x306, 0x439], [0x443, 0x306, 0x45E], [0x456, 0x308, 0x457]]
/// Letters that Unicode does not decompose and people type without their stroke, or in two.
let plainLetters: [UInt32: Scalars] = [
    0xDF: [0x73, 0x73], 0xE6: [0x61, 0x65], 0xF0: [0x64], 0xF8: [0x6F], 0xFE: [0x74, 0x68], 0x111: [0x64], 0x127: [0x68], 0x131: [0x69],
    0x142: [0x6C], 0x153: [0x6F, 0x65], 0x167: [0x74],
]
/// Case folds that differ from a scalar's own lower case; the compatibility forms of ŀ and ŉ hold punctuation.
let caseSpecials: [UInt32: Scalars] = [0x130: [0x69], 0x3C2: [0x3C3], 0x140: [0x6C], 0x149: [0x6E]]
let hiragana: [ClosedRange<UInt32>] = [0x3041...0x3096, 0x309D...0x309F, 0x1B001...0x1B11F, 0x1B132...0x1B132, 0x1B150...0x1B152]
/// 々 and its vertical form: Han by script, not by the property Ideographic.
let iterationMarks: Set<UInt32> = [0x3005, 0x303B]

// MARK: Folding

func string(_ scalars: Scalars) -> String {
    var view = String.UnicodeScalarView()
    for value in scalars { view.append(Unicode.Scalar(value)!) }
    return String(view)
}
func scalars(_ text: String) -> Scalars { text.unicodeScalars.map(\.value) }
func contains(_ ranges: [ClosedRange<UInt32>], _ value: UInt32) -> Bool { ranges.contains { $0.contains(value) } }
func properties(_ value: UInt32) -> Unicode.Scalar.Properties { Unicode.Scalar(value)!.properties }

func isMark(_ value: UInt32) -> Bool {
    switch properties(value).generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
}
func isWordCharacter(_ value: UInt32) -> Bool {
    if apostrophes.contains(value) || contains(ignored, value) { return false }
    switch properties(value).generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber, .otherNumber:
        return true
    default: return isMark(value)
    }
}
func isDiacritic(_ value: UInt32) -> Bool {
    contains(diacriticBlocks, value) && properties(value).generalCategory != .spacingMark && isMark(value)
}
func isSingle(_ value: UInt32) -> Bool {
    properties(value).isIdeographic || contains(hiragana, value) || iterationMarks.contains(value)
}

func decomposed(_ value: UInt32) -> Scalars {
    let compatible = scalars(string([value]).decomposedStringWithCompatibilityMapping)
    if compatible.allSatisfy(isWordCharacter), compatible.count == 1 || !compatible.contains(where: isSingle) { return compatible }
    return scalars(string([value]).decomposedStringWithCanonicalMapping)
}
func foldOnce(_ value: UInt32, plain: Bool) -> Scalars {
    if let special = caseSpecials[value] { return special }
    if plain, let letters = plainLetters[value] { return letters }
    let lower = scalars(properties(value).lowercaseMapping)
    if plain, lower.count == 1, keptLetters.contains(where: { $0[2] == lower[0] }) { return lower }
    if properties(value).generalCategory == .decimalNumber, let digit = properties(value).numericValue { return [0x30 + UInt32(digit)] }
    if plain, isDiacritic(value) { return [] }
    return decomposed(value).flatMap { part in
        plain && isDiacritic(part) ? [] : scalars(properties(part).lowercaseMapping)
    }
}
func fold(_ value: UInt32, plain: Bool) -> Scalars {
    var current = [value]
    while true {
        let next = scalars(string(current.flatMap { foldOnce($0, plain: plain) }).precomposedStringWithCanonicalMapping)
        if next == current { return current }
        current = next
    }
}

// MARK: Tables

var words: Scalars = [], singles: Scalars = [], marks: Scalars = [], ignoredOnes: Scalars = [], diacritics: Scalars = []
var caseFolds: [UInt32: Scalars] = [:], plainFolds: [UInt32: Scalars] = [:]
var classes: [UInt32: UInt8] = [:]
var compositions: [Scalars] = []
for value in UInt32(0)...0x10FFFF {
    guard let scalar = Unicode.Scalar(value) else { continue }
    if contains(ignored, value) {
        ignoredOnes.append(value)
        continue
    }
    guard isWordCharacter(value) else { continue }
    let caseFold = fold(value, plain: false)
    let plainFold = fold(value, plain: true)
    if isMark(value) || isMark(caseFold[0]) {
        marks.append(value)
    } else if isSingle(caseFold[0]) {
        singles.append(value)
    } else {
        words.append(value)
    }
    if plainFold.isEmpty { diacritics.append(value) }
    if caseFold != [value] { caseFolds[value] = caseFold }
    if plainFold != caseFold, !plainFold.isEmpty { plainFolds[value] = plainFold }
    let combiningClass = scalar.properties.canonicalCombiningClass.rawValue
    if combiningClass != 0 { classes[value] = combiningClass }
    // A primary composite: its one-step canonical decomposition is all but the last scalar composed, and the last.
    guard !(0xAC00...0xD7A3).contains(value) else { continue }
    let parts = scalars(string([value]).decomposedStringWithCanonicalMapping)
    guard parts.count > 1, scalars(string(parts).precomposedStringWithCanonicalMapping) == [value] else { continue }
    let first = scalars(string(Array(parts.dropLast())).precomposedStringWithCanonicalMapping)
    if first.count == 1, caseFold == [value] { compositions.append([first[0], parts[parts.count - 1], value]) }
}
// İ is i in any case: so is what it decomposes to.
compositions.append([0x69, 0x307, 0x69])

// MARK: Writing

func ranges(_ values: Scalars) -> [Scalars] {
    var out: [Scalars] = []
    for value in values {
        if let last = out.last, last[1] + 1 == value { out[out.count - 1][1] = value } else { out.append([value, value]) }
    }
    return out
}
func runs(_ mapping: [(UInt32, UInt32)]) -> [Scalars] {
    var out: [Scalars] = []
    var at = 0
    while at < mapping.count {
        var count: UInt32 = 1, step: UInt32 = 1, rise: UInt32 = 0
        if at + 1 < mapping.count, mapping[at + 1].1 >= mapping[at].1 {
            step = mapping[at + 1].0 - mapping[at].0
            rise = mapping[at + 1].1 - mapping[at].1
            if step <= 2, rise <= 2 {
                while at + Int(count) < mapping.count, mapping[at + Int(count)].0 == mapping[at].0 + count * step,
                    mapping[at + Int(count)].1 == mapping[at].1 + count * rise
                { count += 1 }
            }
        }
        out.append([mapping[at].0, count, step, mapping[at].1, rise])
        at += Int(count)
    }
    return out
}
/// A table: long ones as text, which compiles in no time, while an array of thousands of literals takes seconds.
func literal(_ name: String, _ summary: String, _ rows: [Scalars]) -> String {
    let isText = rows.reduce(0) { $0 + $1.count } > 100
    var lines: [String] = [], line = ""
    for row in rows {
        let text =
            isText
            ? row.map { String($0, radix: 16) }.joined(separator: " ")
            : row.map { $0 > 9 ? "0x" + String($0, radix: 16) : String($0) }.joined(separator: ", ") + ","
        if !line.isEmpty, line.count + text.count + 1 > 130 {
            lines.append(line)
            line = ""
        }
        line += (line.isEmpty ? "" : " ") + text
    }
    if !line.isEmpty { lines.append(line) }
    let (start, end) = isText ? ("HexNumbers.read(\n        \"\"\"\n", "        \"\"\")\n") : ("[\n", "    ]\n")
    return "    /// \(summary)\n    static let \(name): [UInt32] = \(start)" + lines.map { "        \($0)\n" }.joined() + end
}
func single(_ folds: [UInt32: Scalars]) -> [Scalars] {
    runs(folds.filter { $0.value.count == 1 }.map { ($0.key, $0.value[0]) }.sorted { $0.0 < $1.0 })
}
func several(_ folds: [UInt32: Scalars]) -> [Scalars] {
    folds.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { [$0.key, UInt32($0.value.count)] + $0.value }
}
let orders = Set(classes.values).sorted()
precondition(orders.count < 64)
let combiningOrders = classes.sorted { $0.key < $1.key }.map { ($0.key, UInt32(orders.firstIndex(of: $0.value)!) + 1) }
let newest = (UInt32(0)...0x10FFFF).compactMap { Unicode.Scalar($0)?.properties.age }.max { ($0.major, $0.minor) < ($1.major, $1.minor) }!

let text = """
    // Written by Tools/generate-folding-tables.swift from Unicode \(newest.major).\(newest.minor); do not edit.

    /// What the standard analyzer does with each code point; what no table names is a separator. Ranges are first, last.
    enum FoldingData {
        /// The Unicode version of the data.
        static let unicodeVersion = (major: \(newest.major), minor: \(newest.minor))


    """
    + [
        literal("words", "Parts of runs.", ranges(words)),
        literal("singles", "Words of their own.", ranges(singles)),
        literal("marks", "Continue a word and cannot start one.", ranges(marks)),
        literal("ignored", "Inside a word as if they were not there.", ranges(ignoredOnes)),
        literal("diacritics", "Marks that plain folding drops.", ranges(diacritics)),
        literal("caseFolds", "What case folding makes of a scalar, in `CodePointRun`s.", single(caseFolds)),
        literal("caseExpansions", "What case folding makes of a scalar when it is several: source, count, targets.", several(caseFolds)),
        literal("plainFolds", "Where plain folding makes another one scalar, in `CodePointRun`s.", single(plainFolds)),
        literal("plainExpansions", "Where plain folding makes several others: source, count, targets.", several(plainFolds)),
        literal("combiningOrders", "Order of the canonical combining classes, from 1, in `CodePointRun`s.", runs(combiningOrders)),
        literal(
            "compositions", "Canonical composition: first, second, composite.", compositions.sorted { $0.lexicographicallyPrecedes($1) }),
        literal("keptLetters", "Letters that plain folding keeps: base, mark, letter.", keptLetters),
    ].joined(separator: "\n") + "}\n"
let output = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/LedeTextAnalysis/Standard/FoldingData.swift")
try text.write(to: output, atomically: true, encoding: .utf8)
print(
    "FoldingData.swift: Unicode \(newest.major).\(newest.minor), \(words.count) word characters, \(singles.count) singles, \(marks.count) marks,",
    "\(caseFolds.count) + \(plainFolds.count) folds, \(compositions.count) compositions")
