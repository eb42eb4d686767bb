import Foundation
import Testing

@testable import LedeCommands

@Suite struct JSONValueTests {
    @Test func fieldsKeepTheirOrder() {
        let value = JSONValue.object([
            ("rank", .integer(1)), ("score", .number(12.5)), ("id", .string("a/b")), ("date", JSONValue(nil)),
            ("tags", .array([.bool(true), .bool(false), .array([])])),
        ])
        #expect(value.line == #"{"rank":1,"score":12.5,"id":"a/b","date":null,"tags":[true,false,[]]}"#)
    }

    @Test func everyScalarComesBack() throws {
        var text = ""
        for value in [0...0xD7FF, 0xE000...0x1_0FFF].joined() {
            if let scalar = Unicode.Scalar(UInt32(value)) { text.unicodeScalars.append(scalar) }
        }
        let line = JSONValue.array([.string(text)]).line
        #expect(!line.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
        let decoded = try JSONDecoder().decode([String].self, from: Data(line.utf8))
        #expect(decoded.first.map { Array($0.utf8) } == Array(text.utf8))
    }

    @Test(arguments: [0, -0.0, 1e-300, Double.leastNonzeroMagnitude, 0.1, -12.345678901234567, 1.7976931348623157e308, 1e22])
    func doublesComeBackToTheBit(value: Double) throws {
        let decoded = try JSONDecoder().decode([Double].self, from: Data(JSONValue.array([.number(value)]).line.utf8))
        #expect(decoded == [value])
    }

    @Test func whatIsNoNumberIsNull() {
        #expect(JSONValue.array([.number(.nan), .number(.infinity)]).line == "[null,null]")
    }
}
