import LedeTestSupport

/// Programs of others that read the Common Index File Format.
enum CIFFReferences {
    static let toolkit = PythonEnvironment(
        name: "ciff", packages: ["ciff-toolkit==0.2.2"], imports: "import ciff_toolkit.read", purpose: "read by ciff-toolkit")

    /// PISA's compiled module, which links TBB 2020, without the packages around it.
    static let pisa = PythonEnvironment(
        name: "pisa",
        packages: ["pyterrier-pisa==0.4.9", "tbb<=2020.3.254", "numpy", "ciff-toolkit==0.2.2", "protobuf<5", "tqdm"],
        options: ["--no-deps"],
        imports: "import numpy, ciff_toolkit.read, sys, os; assert os.path.exists(sys.prefix + '/lib/libtbb.so.2')",
        purpose: "searched by PISA")
}
