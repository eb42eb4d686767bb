import Foundation
import PageExtraction

func now() -> Double {
    var t = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t)
    return Double(t.tv_sec) + Double(t.tv_nsec) / 1e9
}
var total = 0
var seconds = 0.0
struct Out: Encodable { var id: String; var body: String; var kept: [[String]]; var cuts: [[String]] }
let encoder = JSONEncoder()
for path in CommandLine.arguments.dropFirst() {
    let bytes = Array(try Data(contentsOf: URL(filePath: path)))
    let start = now()
    let tree = PageTree(bytes)
    let body = PageBody(tree)
    let text = body.text
    seconds += now() - start
    total += bytes.count
    let out = Out(id: URL(filePath: path).deletingPathExtension().lastPathComponent, body: text, kept: body.parts.map { ["\($0.kind)", $0.text] }, cuts: body.cuts.map { [$0.label.rawValue, $0.text] })
    print(String(decoding: try encoder.encode(out), as: UTF8.self))
}
FileHandle.standardError.write(Data("\(Double(total) / 1e6 / seconds) MB/s\n".utf8))
if let needle = ProcessInfo.processInfo.environment["NEEDLE"], let path = CommandLine.arguments.last {
    let tree = PageTree(Array(try Data(contentsOf: URL(filePath: path))))
    for index in tree.nodes.indices where tree.nodes[index].element == .text {
        if String(decoding: tree.bytes(at: tree.textRange(of: index)), as: UTF8.self).contains(needle) {
            var line = ""
            var at = index
            while at != 0 { at = Int(tree.nodes[at].parent); line = " > \(tree.nodes[at].element).\(tree.value(.class, of: at) ?? "")#\(at)-\(tree.nodes[at].end)" + line }
            print("FOUND \(index)", line)
        }
    }
}
