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
        .executable(name: "lede", targets: ["LedeMain"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.7.0"),
        // Without its optional parts, which nothing here uses.
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"]), .brew(["brotli"])]),
        .systemLibrary(name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
        .systemLibrary(name: "CLibedit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"]), .brew(["libedit"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
        .systemLibrary(name: "CUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"]), .brew(["uchardet"])]),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"]), .brew(["snowball"])]),

        .target(name: "ArticleModel", swiftSettings: isStrict),
        .target(name: "IndexBytes"),
        .target(name: "IndexStorage", dependencies: ["IndexBytes"]),
        .target(name: "FolderWatching"),
        .target(name: "TextAnalysis", dependencies: ["CStemmer"]),
        .target(name: "PageExtraction", dependencies: ["ArticleModel", "CLibXML2"]),
        .target(name: "DocumentText", dependencies: ["PageExtraction", "CLibXML2"]),
        .target(
            name: "ArticleIngest",
            dependencies: [
                "ArticleModel", "DocumentText", "IndexBytes", "PageExtraction", "CBrotli", "CLibArchive", "CUchardet", "CZlib", "CZstd",
                .product(name: "Yams", package: "Yams"),
            ],
            // Part of the C library elsewhere.
            linkerSettings: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]),
        .target(
            name: "InvertedIndex",
            dependencies: ["ArticleModel", "IndexBytes", "IndexStorage", "TextAnalysis", "CZstd"]),
        .target(
            name: "CIFF", dependencies: ["CZlib", "IndexStorage", .product(name: "SwiftProtobuf", package: "swift-protobuf")],
            exclude: ["Messages/ciff.proto"]),
        .target(name: "QueryLanguage", dependencies: ["ArticleModel", "TextAnalysis"], swiftSettings: isStrict),
        .target(name: "Retrieval", dependencies: ["ArticleModel", "TextAnalysis", "InvertedIndex", "QueryLanguage"]),
        .target(
            name: "ResultPresentation",
            dependencies: ["ArticleModel", "TextAnalysis", "InvertedIndex", "QueryLanguage", "Retrieval"], swiftSettings: isStrict),
        .target(name: "RetrievalEvaluation", dependencies: ["CLibXML2"]),
        .target(
            name: "RankingBackends",
            dependencies: [
                "ArticleModel", "IndexBytes", "IndexStorage", "TextAnalysis", "InvertedIndex", "QueryLanguage", "Retrieval",
                "RetrievalEvaluation", "CSQLite",
            ]),
        .target(
            name: "Lede",
            dependencies: [
                "ArticleModel", "FolderWatching", "IndexStorage", "TextAnalysis", "PageExtraction", "ArticleIngest", "InvertedIndex",
                "CIFF", "QueryLanguage", "Retrieval", "ResultPresentation", "RetrievalEvaluation", "RankingBackends",
            ]),
        .target(
            name: "LedeCommands",
            dependencies: ["CLibedit", "Lede", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
        // Not called `lede`: its folder would be the umbrella library's on a file system that ignores case.
        .executableTarget(name: "LedeMain", dependencies: ["LedeCommands"], swiftSettings: isStrict),
        .executableTarget(
            name: "lede-extraction", dependencies: ["PageExtraction"], path: "Tools/lede-extraction", exclude: ["compare.py"],
            swiftSettings: isStrict),
        .executableTarget(name: "lede-bench", dependencies: ["Lede"], path: "Tools/lede-bench", swiftSettings: isStrict),
        .target(
            name: "BenchmarkSupport", dependencies: ["RetrievalEvaluation"], path: "Tools/BenchmarkSupport", swiftSettings: isStrict),
        .executableTarget(
            name: "lede-benchmark",
            dependencies: [
                "BenchmarkSupport", "Lede", "RankingBackends", "RetrievalEvaluation",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tools/lede-benchmark",
            resources: [.embedInCode("Adapters/tantivy_adapter.py"), .embedInCode("Adapters/LuceneAdapter.java")]),
        .executableTarget(
            name: "lede-microbenchmark",
            dependencies: [
                "BenchmarkSupport", "IndexBytes", "Lede", "RetrievalEvaluation", "TextAnalysis",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tools/lede-microbenchmark", swiftSettings: isStrict),
        .target(name: "TestSupport", dependencies: ["CLibArchive", "RetrievalEvaluation"], path: "Tests/TestSupport"),
        .target(name: "CAllocationCounter", path: "Tests/CAllocationCounter"),
        .executableTarget(
            name: "allocation-check", dependencies: ["BenchmarkSupport", "CAllocationCounter", "Lede"], path: "Tests/AllocationCheck"),
        .testTarget(name: "ArticleModelTests", dependencies: ["ArticleModel", "TestSupport"]),
        .testTarget(name: "IndexBytesTests", dependencies: ["IndexBytes", "TestSupport"]),
        .testTarget(name: "CIFFTests", dependencies: ["CIFF", "TestSupport", .product(name: "SwiftProtobuf", package: "swift-protobuf")]),
        .testTarget(name: "IndexStorageTests", dependencies: ["IndexBytes", "IndexStorage", "TestSupport"]),
        .testTarget(
            name: "InvertedIndexTests",
            dependencies: [
                "ArticleModel", "IndexBytes", "IndexStorage", "InvertedIndex", "QueryLanguage", "Retrieval", "TestSupport", "TextAnalysis",
            ]),
        .testTarget(name: "FolderWatchingTests", dependencies: ["FolderWatching", "TestSupport"]),
        .testTarget(name: "LedeTests", dependencies: ["Lede", "TestSupport"]),
        .testTarget(name: "PageExtractionTests", dependencies: ["ArticleModel", "PageExtraction", "TestSupport"]),
        .testTarget(name: "DocumentTextTests", dependencies: ["DocumentText", "PageExtraction", "TestSupport"]),
        .testTarget(
            name: "ArticleIngestTests",
            dependencies: [
                "ArticleIngest", "ArticleModel", "DocumentText", "IndexBytes", "PageExtraction", "CLibArchive", "CZlib", "CZstd",
                "TestSupport",
            ]),
        .target(
            name: "RetrievalTestSupport",
            dependencies: ["ArticleModel", "TextAnalysis", "IndexStorage", "InvertedIndex", "QueryLanguage", "Retrieval", "TestSupport"],
            path: "Tests/RetrievalTestSupport"),
        .testTarget(
            name: "QueryLanguageTests",
            dependencies: ["ArticleModel", "TextAnalysis", "QueryLanguage", "RetrievalTestSupport", "TestSupport"]),
        .testTarget(
            name: "RetrievalTests",
            dependencies: [
                "ArticleModel", "TextAnalysis", "IndexStorage", "InvertedIndex", "QueryLanguage", "Retrieval", "ResultPresentation",
                "RetrievalTestSupport", "TestSupport",
            ]),
        .testTarget(
            name: "ResultPresentationTests",
            dependencies: [
                "ArticleModel", "TextAnalysis", "IndexStorage", "InvertedIndex", "QueryLanguage", "Retrieval", "ResultPresentation",
                "RetrievalTestSupport", "TestSupport",
            ]),
        .testTarget(name: "RetrievalEvaluationTests", dependencies: ["RetrievalEvaluation", "TestSupport"]),
        .testTarget(
            name: "RankingBackendsTests",
            dependencies: [
                "ArticleModel", "TextAnalysis", "IndexStorage", "InvertedIndex", "QueryLanguage", "Retrieval", "RankingBackends",
                "TestSupport",
            ]),

        .testTarget(name: "LedeCommandsTests", dependencies: ["Lede", "LedeCommands", "TestSupport"]),
        .testTarget(name: "TextAnalysisTests", dependencies: ["TextAnalysis", "CSQLite", "CZstd", "TestSupport"]),
        .testTarget(
            name: "BenchmarkTests",
            dependencies: ["BenchmarkSupport", "RetrievalEvaluation", "TestSupport", "lede-bench", "lede-benchmark"]),
        .testTarget(
            name: "EndToEndTests", dependencies: ["ArticleIngest", "ArticleModel", "Lede", "RankingBackends", "TestSupport"],
            exclude: ["Fixtures"]),
    ]
)

// Warnings are errors where LEDE_WARNINGS=errors, as in CI; not for everyone, as the next compiler may warn of more. Dependencies may warn.
if Context.environment["LEDE_WARNINGS"] == "errors" {
    for target in package.targets where target.type != .system && target.name != "CAllocationCounter" {
        target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
    }
}
