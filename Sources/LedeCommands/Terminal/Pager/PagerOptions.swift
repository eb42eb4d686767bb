import ArgumentParser

/// The option of commands whose output may be longer than the window.
struct PagerOptions: ParsableArguments {
    @Flag(name: .customLong("no-pager"), help: "Do not show what is longer than the window through LEDE_PAGER, PAGER or less.")
    var isOff = false

    /// Lets standard output go through the pager from here on, if it is longer than the window and `terminal` has one.
    func begin(for terminal: Terminal) {
        if !isOff, let pager = Pager(for: terminal) { StandardOutput.shared.beginPaging(pager) }
    }
}
