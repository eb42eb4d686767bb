/// What each of Lede's techniques is worth: geometric means of the cells in microseconds with all on, and with one off.
struct AblationTable: Encodable, Sendable {
    /// The techniques in the order that `lede-bench techniques` names them.
    var techniques: [String]
    var base: [Cell: Double]
    /// By technique switched off.
    var without: [String: [Cell: Double]]
}
