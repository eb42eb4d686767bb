/// trec_eval's names for measures.
enum TRECEvalName {
    private static let whole = [
        "map": "AP", "gm_map": "GMAP", "ndcg": "nDCG", "recip_rank": "RR", "bpref": "Bpref", "set_P": "SetP",
        "set_relative_P": "SetP(relative=True)",
        "set_recall": "SetR", "set_F": "SetF", "set_map": "SetAP", "num_q": "NumQ", "num_ret": "NumRet", "num_rel": "NumRel",
        "num_rel_ret": "NumRelRet",
    ]
    /// Names that end with a cutoff.
    private static let cut = [
        "P": "P", "recall": "R", "ndcg_cut": "nDCG", "map_cut": "AP", "success": "Success", "iprec_at_recall": "IPrec",
    ]

    /// The name in ir_measures' notation for one of trec_eval's, as it prints them (`P_10`) or takes them (`P.10`); nil for any other.
    /// Names that both share, such as `Rprec` and `infAP`, are not among them.
    static func translated(_ name: String) -> String? {
        if let known = whole[name] { return known }
        if name.hasPrefix("set_F_") || name.hasPrefix("set_F."), isNumber(name.dropFirst(6)) { return "SetF(beta=\(name.dropFirst(6)))" }
        for (prefix, base) in cut where name.hasPrefix(prefix + "_") || name.hasPrefix(prefix + ".") {
            let end = name.dropFirst(prefix.count + 1)
            if isNumber(end) { return "\(base)@\(end)" }
        }
        return nil
    }

    private static func isNumber(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    }
}
