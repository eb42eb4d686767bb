import Foundation
import LedeTestSupport
import Testing

/// `Tools/install` with an executable that is built already.
@Suite struct InstallTests {
    private static let tool = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Tools/install")
        .standardizedFileURL

    @Test func whatIsInstalledWorksAndGoesAgain() throws {
        let folder = try TemporaryFolder()
        let binary = try LedeProcess.executable().path
        let installed = try LedeProcess(Self.tool, ["--prefix", "pre fix", "--binary", binary], in: folder.url)
        #expect(installed.status == 0, "\(installed.errors)")
        let prefix = folder.url.appending(path: "pre fix")
        #expect(try LedeProcess(prefix.appending(path: "bin/lede"), ["--version"], in: folder.url).status == 0)
        func text(_ path: String) throws -> String { try String(contentsOf: prefix.appending(path: path), encoding: .utf8) }
        #expect(try text("share/zsh/site-functions/_lede").hasPrefix("#compdef lede"))
        #expect(try text("share/fish/vendor_completions.d/lede.fish").contains("concordance"))
        let bash = prefix.appending(path: "share/bash-completion/completions/lede").path
        #expect(try LedeProcess(URL(filePath: "/usr/bin/env"), ["bash", "-n", bash], in: folder.url).status == 0)

        #expect(try LedeProcess(Self.tool, ["--prefix=pre fix", "--uninstall"], in: folder.url).status == 0)
        let left = FileManager.default.enumerator(at: prefix, includingPropertiesForKeys: [.isRegularFileKey])?.allObjects as? [URL] ?? []
        let files = left.filter { !$0.hasDirectoryPath }
        #expect(files.isEmpty, "\(files)")
    }

    @Test func whatCannotBeInstalled() throws {
        let folder = try TemporaryFolder()
        #expect(try LedeProcess(Self.tool, ["--binary", "nothing"], in: folder.url).status == 2)
        #expect(try LedeProcess(Self.tool, ["--speed"], in: folder.url).status == 2)
        #expect(try LedeProcess(Self.tool, ["--help"], in: folder.url).output.contains("--prefix"))
    }
}
