/// Other people's implementations of measures and tests: trec_eval's code, ir_measures, the C/W/L measures that it uses for RBP, and SciPy.
public enum PythonReference {
    private static let environment = PythonEnvironment(
        name: "python", packages: ["pytrec-eval-terrier==0.5.11", "ir-measures==0.4.3", "cwl-eval==1.0.12", "scipy"],
        imports: "import pytrec_eval, ir_measures, cwl.cwl_eval, scipy.stats", purpose: "compared with trec_eval, ir_measures and SciPy")

    /// Why tests against the reference are off; nil if they can run. The first call may fetch packages.
    public static var absence: String? { environment.absence }

    /// Runs `script` with `arguments` and reads the JSON that it prints.
    public static func json(_ script: String, _ arguments: [String] = []) throws -> Any { try environment.json(script, arguments) }
}
