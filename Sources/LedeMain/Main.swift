import LedeCommands

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

@main
struct Main {
    static func main() async {
        guard CommandRunner.hasThreads() else { exit(2) }
        exit(await CommandRunner.run())
    }
}
