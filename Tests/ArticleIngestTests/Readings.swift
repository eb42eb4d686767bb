import ArticleIngest
import ArticleModel

/// Everything that a source yields, parsed.
struct Readings {
    var articles: [Article] = []
    var problems: [RecordProblem] = []

    init(_ paths: [String], format: ArticleFormat? = nil, limits: ReadingLimits = ReadingLimits()) {
        var source = ArticleSource(paths: paths, format: format, limits: limits)
        let parser = RecordParser()
        while let reading = source.next() {
            switch reading {
            case .problem(let problem): problems.append(problem)
            case .record(let record):
                switch parser.parse(record) {
                case .success(let article): articles.append(article)
                case .failure(let problem): problems.append(problem)
                }
            }
        }
    }
}
