// swift-tools-version: 6.2
import PackageDescription

// What an app does with Lede, from outside of its package: the README's example, the article "Embedding Lede" and a backend, beside
// packages whose targets and types have everyday names. Built and run by Tools/check-embedding.
let package = Package(
    name: "embedding",
    platforms: [.macOS(.v26)],
    dependencies: [
        .package(name: "lede", path: "../.."),
        .package(name: "stand-ins", path: "StandIns"),
    ],
    targets: [
        .executableTarget(
            name: "Embedding",
            dependencies: [
                .product(name: "Lede", package: "lede"),
                .product(name: "GRDB", package: "stand-ins"),
            ])
    ]
)
