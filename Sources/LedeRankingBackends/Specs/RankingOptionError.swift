/// An option of a ranking that cannot be taken.
public struct RankingOptionError: Error, Sendable, Equatable, CustomStringConvertible {
    public var option: RankingOption
    /// What is wrong, in words, which begin with the option's name.
    public var problem: String

    public init(_ option: RankingOption, _ problem: String) {
        self.option = option
        self.problem = problem
    }

    public var description: String { problem }
}
