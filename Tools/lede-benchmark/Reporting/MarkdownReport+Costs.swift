import LedeBenchmarkSupport

extension MarkdownReport {
    var builds: String? {
        guard !report.builds.isEmpty else { return nil }
        let ownIndex = report.builds[Engine.ownName]?.first?.indexBytes
        var table = MarkdownTable([
            "engine", "cores", "seconds", "MB/s of text", "peak memory, MB", "index, bytes", "part of text", "lede's index : this one",
            "segments",
        ])
        for engine in report.engines {
            for build in report.builds[engine] ?? [] {
                let speed = Double(report.corpus.textBytes) / 1e6 / build.seconds
                table.append([
                    build.engine, "\(build.cores)", Format.short(build.seconds), Format.short(speed), Format.megabytes(build.peakBytes),
                    Format.whole(build.indexBytes), Format.short(Double(build.indexBytes) / Double(report.corpus.textBytes)),
                    Format.short(ownIndex.map { Double($0) / Double(build.indexBytes) }), "\(build.segments)",
                ])
            }
        }
        var lines = ["## Building", "", table.text]
        if let sentence = buildRatios { lines += ["", sentence] }
        return lines.joined(separator: "\n")
    }

    /// Lede's speed against each peer's on one core, and against itself on two.
    private var buildRatios: String? {
        guard let own = report.builds[Engine.ownName], let alone = own.first(where: { $0.cores == 1 }) else { return nil }
        var parts = report.engines.filter { $0 != Engine.ownName }.compactMap { peer in
            report.builds[peer]?.first { $0.cores == 1 }.map { "\(Format.short($0.seconds / alone.seconds)) times as fast as \(peer)" }
        }
        if let two = own.first(where: { $0.cores == 2 }) {
            parts.append("\(Format.short(alone.seconds / two.seconds)) times as fast on two cores as on one")
        }
        guard !parts.isEmpty else { return nil }
        return
            "Lede builds on one core \(parts.joined(separator: ", ")). Its time includes storing the articles, which the others do not keep; index bytes are "
            + "what is searched, with positions, without stored articles."
    }

    var floors: String? {
        let measured = report.engines.filter { report.times[$0]?.floorTop10 != nil }
        guard !measured.isEmpty else { return nil }
        var table = MarkdownTable(["engine", "TOP_10, µs", "TOP_1000, µs", "peak memory, MB", "of it no file's, at the end, MB"])
        for engine in measured {
            let times = report.times[engine]!
            table.append([
                engine, Format.short(times.floorTop10.map { Double($0) / 1000 }),
                Format.short(times.floorTop1000.map { Double($0) / 1000 }),
                Format.megabytes(times.memory?.peakResident), Format.megabytes(times.memory?.anonymous),
            ])
        }
        var lines = ["## Floor: the rarest term, and the memory of the query process", "", table.text]
        if let seconds = report.openingSeconds { lines += ["", "Lede opens the index in \(Format.short(seconds * 1000)) ms."] }
        return lines.joined(separator: "\n")
    }

    var growth: String? {
        guard let growth = report.growth, let first = growth.points.first, growth.points.count > 1 else { return nil }
        var table = MarkdownTable(
            ["queries, engine"] + growth.points.map { "\(Format.whole($0.documents)) documents" } + ["growth", "part of the work's growth"])
        for kind in QueryKind.allCases {
            let work = growth.points.map { $0.postings[kind] }
            guard let from = work.first ?? nil, let to = work.last ?? nil else { continue }
            table.append(["\(kind.rawValue), postings"] + work.map { Format.short($0) } + ["\(Format.short(to / from)) ×", ""])
            for engine in report.engines where first.microseconds[engine]?[kind] != nil {
                let times = growth.points.map { $0.microseconds[engine]?[kind] }
                let factor = (times.last ?? nil).flatMap { last in (times.first ?? nil).map { last / $0 } }
                // How much of what the work gained, the latency gained.
                let part = factor.flatMap { to > from ? ($0 - 1) / (to / from - 1) : nil }
                table.append(
                    ["\(kind.rawValue), \(engine), µs"] + times.map { Format.short($0) } + [
                        "\(Format.short(factor)) ×", Format.short(part),
                    ])
            }
        }
        return """
            ## Growth

            TOP_10, geometric means over the same queries at every size. The postings of a query's terms are what exhaustive evaluation reads. The last column is \
            (growth of the latency − 1) ÷ (growth of the postings − 1): 1 is as exhaustive work grows, 0 is no growth.

            \(table.text)
            """
    }

    var ablations: String? {
        guard let ablations = report.ablations, !ablations.techniques.isEmpty else { return nil }
        var table = MarkdownTable(["command, queries", "all on, µs"] + ablations.techniques.map { "without \($0)" })
        for cell in Cell.all {
            guard let base = ablations.base[cell] else { continue }
            let factors = ablations.techniques.map { technique in ablations.without[technique]?[cell].map { $0 / base } }
            table.append([cell.name, Format.short(base)] + factors.map { Format.short($0) + ($0 == nil ? "" : " ×") })
        }
        let means = ablations.techniques.map { technique in
            Format.geometricMean(
                Cell.all.compactMap { cell in
                    ablations.base[cell].flatMap { base in ablations.without[technique]?[cell].map { $0 / base } }
                })
        }
        table.append(["all, geometric mean", ""] + means.map { Format.short($0) + " ×" })
        return "## Ablation: Lede's latency without one technique, as a multiple of all on (geometric means)\n\n" + table.text
    }
}
