import Foundation

/// Numbers over the whole range of a Double, for weights and parameters, which may come from anyone.
public enum Magnitudes {
    private static let ends: [Double] = [
        0, -0.0, .nan, .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -1, -1e300, 1e300,
    ]

    /// A number from 1e-320 to 1e300, of every order of magnitude as likely as of another; one in six is zero, negative, not a number or at
    /// an end of the range.
    public static func any(_ random: inout some RandomNumberGenerator) -> Double {
        if Int.random(in: 0..<6, using: &random) == 0 { return ends.randomElement(using: &random) ?? 0 }
        return pow(10, Double.random(in: -320...300, using: &random))
    }
}
