// Inside the package one import gives everything: all but the two products' own types is visible there alone.
@_exported import LedeArticleIngest
@_exported import LedeArticleModel
@_exported import LedeBackends
@_exported import LedeCIFF
@_exported import LedeCore
@_exported import LedeFolderWatching
@_exported import LedeIndexBytes
@_exported import LedeIndexStorage
@_exported import LedeIngest
@_exported import LedeInvertedIndex
@_exported import LedePageExtraction
@_exported import LedeQueryLanguage
@_exported import LedeRankingBackends
@_exported import LedeResultPresentation
@_exported import LedeRetrieval
@_exported import LedeRetrievalEvaluation
@_exported import LedeTextAnalysis
