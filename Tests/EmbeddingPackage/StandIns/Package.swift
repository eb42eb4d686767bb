// swift-tools-version: 6.2
import PackageDescription

// Names that other packages have: targets called as Lede's once were, and types that an app's other imports bring.
let package = Package(
    name: "stand-ins",
    products: [.library(name: "GRDB", targets: ["GRDB"])],
    targets: [
        .target(name: "CSQLite"),
        .target(name: "TextAnalysis"),
        .target(name: "GRDB", dependencies: ["CSQLite", "TextAnalysis"]),
    ]
)
