import LedeArticleIngest
import LedeArticleModel
import LedeTestSupport
import Testing

/// Everything that a source yields, parsed.
struct Readings {
    var articles: [Article] = []
    var problems: [RecordProblem] = []

    init(_ paths: [String], format: ArticleFormat? = nil, limits: ReadingLimits = ReadingLimits()) {
        var options = ReadingOptions()
        options.format = format
        options.limits = limits
        self.init(paths, options)
    }

    init(_ paths: [String], _ options: ReadingOptions) {
        var source = ArticleSource(paths: paths, options: options)
        let parser = RecordParser(fields: options.fields)
        while let reading = source.next() {
            switch reading {
            case .problem(let problem): problems.append(problem)
            case .record(let record):
                parser.parse(record) { result, _ in
                    switch result {
                    case .success(let article): articles.append(article)
                    case .failure(let problem): problems.append(problem)
                    }
                }
            }
        }
    }

    /// What a file with this name and content holds; a short one is also read in tiny blocks, with the same result.
    init(_ name: String, holding content: String, _ options: ReadingOptions = ReadingOptions()) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(content, to: name)
        self.init([path], options)
        if content.utf8.count < 4000 {
            var small = options
            small.limits.blockBytes = 5
            let again = Readings([path], small)
            #expect(again.articles == articles)
            #expect(again.problems == problems)
        }
        articles = articles.map { article in
            var article = article
            article.id = article.id.replacing(folder.path + "/", with: "")
            article.path = nil
            return article
        }
        problems = problems.map { problem in
            var problem = problem
            problem.location.path = name
            return problem
        }
    }
}
