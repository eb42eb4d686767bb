// One import gives the whole library.
@_exported import ArticleIngest
@_exported import ArticleModel
@_exported import CIFF
@_exported import FolderWatching
@_exported import IndexBytes
@_exported import IndexStorage
@_exported import InvertedIndex
@_exported import PageExtraction
@_exported import QueryLanguage
@_exported import RankingBackends
@_exported import ResultPresentation
@_exported import Retrieval
@_exported import RetrievalEvaluation
@_exported import TextAnalysis
