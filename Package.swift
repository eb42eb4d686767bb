// swift-tools-version: 6.2
import PackageDescription

// Targets stand in the order of the data's way (Architecture.md): what stands above never imports what stands below.
// Targets with no unsafe code, or a single call, are held to that by the compiler. In the others Tools/check-sources keeps unsafe
// constructs in files of their own: a marker at each of hundreds of uses would drown the code.
let isStrict: [SwiftSetting] = [.strictMemorySafety()]

let package = Package(
    name: "lede",
    platforms: [.macOS(.v26)],
    products: [
        .library(name: "Lede", targets: ["Lede"]),
        .library(name: "LedeIngest", targets: ["LedeIngest"]),
        .library(name: "LedeEvaluation", targets: ["LedeEvaluation"]),
        .executable(name: "lede", targets: ["LedeMain"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.7.0"),
        // Without its optional parts, which nothing here uses.
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "LedeCBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"]), .brew(["brotli"])]),
        .systemLibrary(name: "LedeCLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
        .systemLibrary(name: "LedeCLibedit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"]), .brew(["libedit"])]),
        .systemLibrary(name: "LedeCLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .systemLibrary(name: "LedeCSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
        .systemLibrary(name: "LedeCZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(name: "LedeCZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
        .systemLibrary(name: "LedeCUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"]), .brew(["uchardet"])]),
        .systemLibrary(name: "LedeCStemmer", providers: [.apt(["libstemmer-dev"]), .brew(["snowball"])]),

        .target(name: "LedeArticleModel", swiftSettings: isStrict),
        .target(name: "LedeIndexBytes"),
        .target(name: "LedeIndexStorage", dependencies: ["LedeIndexBytes"]),
        .target(name: "LedeFolderWatching"),
        .target(name: "LedeTextAnalysis", dependencies: ["LedeCStemmer"]),
        .target(name: "LedePageExtraction", dependencies: ["LedeArticleModel", "LedeCLibXML2"]),
        .target(name: "LedeDocumentText", dependencies: ["LedePageExtraction", "LedeCLibXML2"]),
        .target(
            name: "LedeArticleIngest",
            dependencies: [
                "LedeArticleModel", "LedeDocumentText", "LedeIndexBytes", "LedePageExtraction", "LedeCBrotli", "LedeCLibArchive",
                "LedeCUchardet", "LedeCZlib", "LedeCZstd",
                .product(name: "Yams", package: "Yams"),
            ],
            // Part of the C library elsewhere.
            linkerSettings: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]),
        .target(
            name: "LedeInvertedIndex",
            dependencies: ["LedeArticleModel", "LedeIndexBytes", "LedeIndexStorage", "LedeTextAnalysis", "LedeCZstd"]),
        .target(
            name: "LedeCIFF", dependencies: ["LedeCZlib", "LedeIndexStorage", .product(name: "SwiftProtobuf", package: "swift-protobuf")],
            exclude: ["Messages/ciff.proto"]),
        .target(name: "LedeQueryLanguage", dependencies: ["LedeArticleModel", "LedeTextAnalysis"], swiftSettings: isStrict),
        .target(name: "LedeRetrieval", dependencies: ["LedeArticleModel", "LedeTextAnalysis", "LedeInvertedIndex", "LedeQueryLanguage"]),
        .target(
            name: "LedeResultPresentation",
            dependencies: ["LedeArticleModel", "LedeTextAnalysis", "LedeInvertedIndex", "LedeQueryLanguage", "LedeRetrieval"],
            swiftSettings: isStrict),
        .target(name: "LedeRetrievalEvaluation", dependencies: ["LedeCLibXML2"]),
        .target(
            name: "LedeBackends",
            dependencies: ["LedeArticleModel", "LedeTextAnalysis", "LedeInvertedIndex", "LedeQueryLanguage", "LedeRetrieval"]),
        .target(
            name: "LedeCore",
            dependencies: [
                "LedeArticleModel", "LedeIndexBytes", "LedeIndexStorage", "LedeTextAnalysis", "LedeInvertedIndex", "LedeQueryLanguage",
                "LedeRetrieval", "LedeResultPresentation", "LedeBackends",
            ]),
        .target(
            name: "Lede",
            dependencies: [
                "LedeArticleModel", "LedeIndexBytes", "LedeIndexStorage", "LedeTextAnalysis", "LedeInvertedIndex", "LedeQueryLanguage",
                "LedeRetrieval", "LedeResultPresentation", "LedeBackends", "LedeCore",
            ]),
        .target(
            name: "LedeRankingBackends",
            dependencies: [
                "LedeArticleModel", "LedeIndexBytes", "LedeIndexStorage", "LedeTextAnalysis", "LedeInvertedIndex", "LedeQueryLanguage",
                "LedeRetrieval", "LedeRetrievalEvaluation", "LedeBackends", "LedeCSQLite",
            ]),
        .target(
            name: "LedeIngest",
            dependencies: [
                "Lede",
                "LedeArticleModel", "LedeFolderWatching", "LedeIndexBytes", "LedeIndexStorage", "LedePageExtraction", "LedeArticleIngest",
                "LedeInvertedIndex", "LedeQueryLanguage", "LedeRetrieval", "LedeBackends", "LedeCore", "LedeRankingBackends",
            ]),
        .target(
            name: "LedeEvaluation",
            dependencies: [
                "Lede",
                "LedeArticleModel", "LedeFolderWatching", "LedeIndexBytes", "LedeIndexStorage", "LedeTextAnalysis", "LedePageExtraction",
                "LedeArticleIngest", "LedeInvertedIndex", "LedeCIFF", "LedeQueryLanguage", "LedeRetrieval", "LedeResultPresentation",
                "LedeRetrievalEvaluation", "LedeBackends", "LedeRankingBackends", "LedeCore", "LedeIngest",
            ]),
        // One import for the commands, the tools and the tests.
        .target(
            name: "LedeModules",
            dependencies: [
                "LedeArticleModel", "LedeFolderWatching", "LedeIndexBytes", "LedeIndexStorage", "LedeTextAnalysis", "LedePageExtraction",
                "LedeArticleIngest", "LedeInvertedIndex", "LedeCIFF", "LedeQueryLanguage", "LedeRetrieval", "LedeResultPresentation",
                "LedeRetrievalEvaluation", "LedeBackends", "LedeRankingBackends", "LedeCore", "LedeIngest", "LedeEvaluation",
            ]),
        .target(
            name: "LedeCommands",
            dependencies: [
                "LedeCLibedit", "LedeModules", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        // Not called `lede`: its folder would be the umbrella library's on a file system that ignores case.
        .executableTarget(name: "LedeMain", dependencies: ["LedeCommands"], swiftSettings: isStrict),
        .executableTarget(
            name: "lede-extraction", dependencies: ["LedePageExtraction"], path: "Tools/lede-extraction", exclude: ["compare.py"],
            swiftSettings: isStrict),
        .executableTarget(name: "lede-bench", dependencies: ["LedeModules"], path: "Tools/lede-bench", swiftSettings: isStrict),
        .target(
            name: "LedeBenchmarkSupport", dependencies: ["LedeRetrievalEvaluation"], path: "Tools/LedeBenchmarkSupport",
            swiftSettings: isStrict),
        .executableTarget(
            name: "lede-benchmark",
            dependencies: [
                "LedeBenchmarkSupport", "LedeModules", "LedeRankingBackends", "LedeRetrievalEvaluation",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tools/lede-benchmark",
            resources: [.embedInCode("Adapters/tantivy_adapter.py"), .embedInCode("Adapters/LuceneAdapter.java")]),
        .executableTarget(
            name: "lede-microbenchmark",
            dependencies: [
                "LedeBenchmarkSupport", "LedeIndexBytes", "LedeModules", "LedeRetrievalEvaluation", "LedeTextAnalysis",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tools/lede-microbenchmark", swiftSettings: isStrict),
        .target(name: "LedeTestSupport", dependencies: ["LedeCLibArchive", "LedeRetrievalEvaluation"], path: "Tests/LedeTestSupport"),
        .target(name: "LedeCAllocationCounter", path: "Tests/LedeCAllocationCounter"),
        .executableTarget(
            name: "lede-allocation-check", dependencies: ["LedeBenchmarkSupport", "LedeCAllocationCounter", "LedeModules"],
            path: "Tests/AllocationCheck"),
        .testTarget(name: "ArticleModelTests", dependencies: ["LedeArticleModel", "LedeTestSupport"]),
        .testTarget(name: "IndexBytesTests", dependencies: ["LedeIndexBytes", "LedeTestSupport"]),
        .testTarget(
            name: "CIFFTests", dependencies: ["LedeCIFF", "LedeTestSupport", .product(name: "SwiftProtobuf", package: "swift-protobuf")]),
        .testTarget(name: "IndexStorageTests", dependencies: ["LedeIndexBytes", "LedeIndexStorage", "LedeTestSupport"]),
        .testTarget(
            name: "InvertedIndexTests",
            dependencies: [
                "LedeArticleModel", "LedeIndexBytes", "LedeIndexStorage", "LedeInvertedIndex", "LedeQueryLanguage", "LedeRetrieval",
                "LedeTestSupport", "LedeTextAnalysis",
            ]),
        .testTarget(name: "FolderWatchingTests", dependencies: ["LedeFolderWatching", "LedeTestSupport"]),
        .testTarget(
            name: "LedeTests",
            dependencies: ["Lede", "LedeCore", "LedeIngest", "LedeEvaluation", "LedeModules", "LedeTestSupport"],
            exclude: ["Embedding/Surface"]),
        .testTarget(name: "PageExtractionTests", dependencies: ["LedeArticleModel", "LedePageExtraction", "LedeTestSupport"]),
        .testTarget(name: "DocumentTextTests", dependencies: ["LedeDocumentText", "LedePageExtraction", "LedeTestSupport"]),
        .testTarget(
            name: "ArticleIngestTests",
            dependencies: [
                "LedeArticleIngest", "LedeArticleModel", "LedeDocumentText", "LedeIndexBytes", "LedePageExtraction", "LedeCLibArchive",
                "LedeCZlib", "LedeCZstd",
                "LedeTestSupport",
            ]),
        .target(
            name: "LedeRetrievalTestSupport",
            dependencies: [
                "LedeArticleModel", "LedeTextAnalysis", "LedeIndexStorage", "LedeInvertedIndex", "LedeQueryLanguage", "LedeRetrieval",
                "LedeTestSupport",
            ],
            path: "Tests/LedeRetrievalTestSupport"),
        .testTarget(
            name: "QueryLanguageTests",
            dependencies: ["LedeArticleModel", "LedeTextAnalysis", "LedeQueryLanguage", "LedeRetrievalTestSupport", "LedeTestSupport"]),
        .testTarget(
            name: "RetrievalTests",
            dependencies: [
                "LedeArticleModel", "LedeTextAnalysis", "LedeIndexStorage", "LedeInvertedIndex", "LedeQueryLanguage", "LedeRetrieval",
                "LedeResultPresentation",
                "LedeRetrievalTestSupport", "LedeTestSupport",
            ]),
        .testTarget(
            name: "ResultPresentationTests",
            dependencies: [
                "LedeArticleModel", "LedeTextAnalysis", "LedeIndexStorage", "LedeInvertedIndex", "LedeQueryLanguage", "LedeRetrieval",
                "LedeResultPresentation",
                "LedeRetrievalTestSupport", "LedeTestSupport",
            ]),
        .testTarget(name: "RetrievalEvaluationTests", dependencies: ["LedeRetrievalEvaluation", "LedeTestSupport"]),
        .testTarget(
            name: "RankingBackendsTests",
            dependencies: [
                "LedeArticleModel", "LedeTextAnalysis", "LedeIndexStorage", "LedeInvertedIndex", "LedeQueryLanguage", "LedeRetrieval",
                "LedeBackends",
                "LedeRankingBackends", "LedeTestSupport",
            ]),

        .testTarget(name: "LedeCommandsTests", dependencies: ["LedeModules", "LedeCommands", "LedeTestSupport"]),
        .testTarget(name: "TextAnalysisTests", dependencies: ["LedeTextAnalysis", "LedeCSQLite", "LedeCZstd", "LedeTestSupport"]),
        .testTarget(
            name: "BenchmarkTests",
            dependencies: ["LedeBenchmarkSupport", "LedeRetrievalEvaluation", "LedeTestSupport", "lede-bench", "lede-benchmark"]),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "Lede", "LedeEvaluation", "LedeArticleIngest", "LedeArticleModel", "LedeModules", "LedeRankingBackends", "LedeTestSupport",
            ],
            exclude: ["Fixtures"]),
    ]
)

// Warnings are errors where LEDE_WARNINGS=errors, as in CI; not for everyone, as the next compiler may warn of more. Dependencies may warn.
if Context.environment["LEDE_WARNINGS"] == "errors" {
    for target in package.targets where target.type != .system && target.name != "LedeCAllocationCounter" {
        target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
    }
}
