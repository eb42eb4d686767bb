// One import gives the whole library.
@_exported import LedeArticleIngest
@_exported import LedeArticleModel
@_exported import LedeCIFF
@_exported import LedeFolderWatching
@_exported import LedeIndexBytes
@_exported import LedeIndexStorage
@_exported import LedeInvertedIndex
@_exported import LedePageExtraction
@_exported import LedeQueryLanguage
@_exported import LedeRankingBackends
@_exported import LedeResultPresentation
@_exported import LedeRetrieval
@_exported import LedeRetrievalEvaluation
@_exported import LedeTextAnalysis
