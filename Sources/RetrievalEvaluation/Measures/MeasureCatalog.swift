/// The measures that a comparison reports.
public enum MeasureCatalog {
    /// nDCG@10, AP, RR, P@10 and R@100.
    public static let standard: [any Measure] = [
        NDCG(cutoff: 10), AveragePrecision(), ReciprocalRank(), Precision(cutoff: 10), Recall(cutoff: 100),
    ]
}
