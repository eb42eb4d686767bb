/// Why a stream of bytes ended before its end.
struct StreamDamage: Error, Equatable {
    var kind: RecordProblem.Kind
    var reason: String
}
