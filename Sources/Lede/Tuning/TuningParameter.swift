/// What `Tuner` chooses, by the name that users type.
public enum TuningParameter: String, Sendable, CaseIterable {
    case k1, b
    case titleWeight = "title-weight"
}
