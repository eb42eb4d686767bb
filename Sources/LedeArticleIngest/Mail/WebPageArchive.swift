/// A page with its parts in one file, as browsers save it (MHTML, RFC 2557): a message whose first HTML part is the page.
final class WebPageArchive: Container {
    private let path: String
    private let message: MailMessage
    private var pages: [MIMEEntity] = []
    private var others: [MIMEEntity] = []
    private var isRead = false

    init(_ bytes: [UInt8], path: String) {
        self.path = path
        message = MailMessage(bytes)
        collect(message.entity, depth: 0)
    }

    private func collect(_ entity: MIMEEntity, depth: Int) {
        guard depth < MIMEEntity.mostDepth, pages.count + others.count < MIMEEntity.mostParts else { return }
        guard entity.isMultipart else {
            if entity.media.isHTML { pages.append(entity) } else { others.append(entity) }
            return
        }
        let parts = entity.parts
        let start = entity.media.parameters["start"].flatMap { id in parts.firstIndex { $0.headers["content-id"] == id } } ?? 0
        for index in parts.indices.sorted(by: { ($0 != start ? 1 : 0, $0) < ($1 != start ? 1 : 0, $1) }) {
            collect(parts[index], depth: depth + 1)
        }
    }

    func next() -> ContainerReading? {
        guard isRead else {
            isRead = true
            return page
        }
        if !pages.dropFirst().isEmpty {
            pages.removeLast()
            return .passedOver(name: nil, .savedPageParts)
        }
        return others.popLast().map { .passedOver(name: nil, .mediaType($0.media.name)) }
    }

    private var page: ContainerReading {
        let location = SourceLocation(path: path)
        guard let page = pages.first else {
            return .problem(RecordProblem(.empty, at: location, "an archive of a page without the page", loses: .input))
        }
        var record = RawRecord(bytes: page.text, location: location, layout: .wholeFile(.html), ordinal: 1)
        let url = message.entity.headers["snapshot-content-location"] ?? page.headers["content-location"]
        let isAddress = url.map { $0.hasPrefix("http:") || $0.hasPrefix("https:") } ?? false
        record.context.known = RecordContext.Parts(url: isAddress ? url : nil, date: message.date, title: message.subject)
        return .record(record)
    }
}
