/// An option of a ranking that cannot be taken.
package struct RankingOptionError: Error, Sendable, Equatable, CustomStringConvertible {
    package var option: RankingOption
    /// What is wrong, in words, which begin with the option's name.
    package var problem: String

    package init(_ option: RankingOption, _ problem: String) {
        self.option = option
        self.problem = problem
    }

    package var description: String { problem }
}
