import InvertedIndex
import QueryLanguage

extension IndexReader: QueryableIndex {}
