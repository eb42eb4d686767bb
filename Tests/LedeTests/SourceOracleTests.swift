import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// Whatever happens to an index's files, after an update it equals one built from scratch, article for article.
@Suite struct SourceOracleTests {
    private static let words = ["harbour", "council", "storm", "budget", "ferry", "wall", "quay", "vote", "harvest", "bridge"]

    private struct Files {
        var random: SeededGenerator
        let world: SourceWorld
        var names: [String] = []

        init(seed: UInt64, _ world: SourceWorld) {
            random = SeededGenerator(seed: seed)
            self.world = world
        }

        private mutating func text(_ count: Int) -> String {
            (0..<1 + random.below(count)).map { _ in words[random.below(words.count)] }.joined(separator: " ")
        }

        private mutating func date() -> String {
            "\(String(1 + random.below(random.below(6) == 0 ? 28 : 12), radix: 10))/\(1 + random.below(12))/2021"
        }

        private mutating func record(_ kind: String) -> String {
            let id = random.below(3) == 0 ? "shared-\(random.below(12))" : random.below(2) == 0 ? "" : "own-\(random.below(1_000))"
            switch kind {
            case "csv": return "\(id),\(date()),\(text(2)),\(text(6))"
            default: return "{\(id.isEmpty ? "" : "\"id\":\"\(id)\",")\"date\":\"\(date())\",\"text\":\"\(text(5))\"}"
            }
        }

        private mutating func content(_ kind: String) -> String {
            switch kind {
            case "txt": return text(20) + ".\n"
            case "md": return "---\ntitle: \(text(3))\ndate: \(date())\n---\n\(text(20))\n"
            case "html":
                return
                    "<html><head><title>\(text(4))</title></head><body><article><h1>\(text(4))</h1><p>\(text(40))</p><p>\(text(40))</p></article></body></html>"
            case "csv": return "id,date,title,text\n" + (0..<random.below(6)).map { _ in record(kind) + "\n" }.joined()
            case "json": return "[" + (0..<1 + random.below(4)).map { _ in record(kind) }.joined(separator: ",\n") + "]"
            default: return (0..<random.below(8)).map { _ in record(kind) + "\n" }.joined()
            }
        }

        private mutating func newName() -> String {
            let kind = ["txt", "md", "html", "csv", "json", "jsonl", "jsonl"][random.below(7)]
            return (0..<random.below(3)).map { _ in ["in", "sub", "a.b", "z"][random.below(4)] + "/" }.joined()
                + "f\(random.below(400)).\(kind)"
        }

        private static func kind(_ name: String) -> String { String(name.split(separator: ".").last ?? "") }

        mutating func add() throws {
            let name = newName()
            guard !names.contains(name) else { return }
            try world.write(content(Self.kind(name)), to: "root/" + name)
            names.append(name)
        }

        mutating func change() throws {
            guard names.count > 3 else { return try add() }
            let place = random.below(names.count)
            let name = names[place]
            switch random.below(8) {
            case 0:
                try world.remove("root/" + name)
                names.remove(at: place)
            case 1:
                let other = newName().split(separator: ".").dropLast().joined(separator: ".") + "." + Self.kind(name)
                guard !names.contains(other) else { return }
                try world.move("root/" + name, to: "root/" + other)
                names[place] = other
            case 2: try world.age("root/" + name, seconds: Double(random.below(1_000)))
            case 3, 4:
                // A record more, at the top or at the end; or two change places; or one goes.
                var lines = try String(contentsOfFile: world.path("root/" + name), encoding: .utf8).split(
                    separator: "\n", omittingEmptySubsequences: false
                ).map(String.init)
                let kind = Self.kind(name)
                guard kind == "jsonl" || kind == "csv", let last = lines.indices.last else {
                    return try world.write(content(kind), to: "root/" + name)
                }
                let first = kind == "csv" ? 1 : 0
                switch random.below(4) {
                case 0: lines.insert(record(kind), at: min(first, lines.count))
                case 1: lines.insert(record(kind), at: last)
                case 2 where last > first: lines.remove(at: first + random.below(last - first))
                default: if last > first { lines.insert(lines[first + random.below(last - first)], at: first) }
                }
                try world.write(lines.joined(separator: "\n"), to: "root/" + name)
            case 5: try add()
            default: try world.write(content(Self.kind(name)), to: "root/" + name)
            }
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64]) func afterAnyChangesTheIndexIsAsIfBuiltFromNothing(_ seed: UInt64) async throws {
        let world = try SourceWorld()
        var files = Files(seed: seed, world)
        for _ in 0..<25 { try files.add() }
        _ = try await world.run(["root"])
        try await world.expectInStep(with: ["root"], searching: Self.words, "at first")
        for round in 0..<8 {
            for _ in 0..<files.random.below(8) { try files.change() }
            _ = try await world.update()
            try await world.expectInStep(with: ["root"], searching: [Self.words[round]], "seed \(seed), round \(round)")
        }
        #expect(try await world.update().counts.prefix(3) == [0, 0, 0])
    }
}
