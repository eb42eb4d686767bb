/// Ctrl-C was pressed.
struct Interrupted: Error {}
