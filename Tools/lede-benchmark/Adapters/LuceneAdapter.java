import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.Version;

/**
 * Lucene behind the line protocol of lede-bench.
 *
 * <p>{@code build DOCS.jsonl INDEX THREADS} and {@code query INDEX [--docs]}. One text field with positions, split at white space, nothing
 * stored; the document's number as a doc value; one segment; no query cache.
 */
public final class LuceneAdapter {
    /** Never flushes for want of memory before a few hundred megabytes of text are in. */
    private static final double BUFFER_MEGABYTES = 1500;

    private static BM25Similarity similarity() {
        return new BM25Similarity(1.2f, 0.75f);
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("build")) {
            build(Path.of(arguments[1]), Path.of(arguments[2]), Integer.parseInt(arguments[3]));
        } else {
            serve(Path.of(arguments[1]), arguments.length > 2 && arguments[2].equals("--docs"));
        }
    }

    private static void build(Path documents, Path folder, int threads) throws Exception {
        long start = System.nanoTime();
        IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
        config.setSimilarity(similarity()).setRAMBufferSizeMB(BUFFER_MEGABYTES);
        if (threads == 1) config.setMergeScheduler(new SerialMergeScheduler());
        try (IndexWriter writer = new IndexWriter(MMapDirectory.open(folder), config);
                BufferedReader lines = Files.newBufferedReader(documents)) {
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            ArrayList<Future<Void>> workers = new ArrayList<>();
            for (int worker = 0; worker < threads; worker++) {
                workers.add(pool.submit((Callable<Void>) () -> addAll(lines, writer)));
            }
            for (Future<Void> worker : workers) worker.get();
            pool.shutdown();
            writer.forceMerge(1);
            writer.commit();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        try (DirectoryReader reader = DirectoryReader.open(MMapDirectory.open(folder))) {
            System.out.println(
                    "{\"engine\":\"Lucene " + Version.LATEST + "\",\"segments\":" + reader.leaves().size() + ",\"total_s\":" + seconds + "}");
        }
    }

    /** Takes lines by the hundred, so that threads seldom wait for each other, until there are none. */
    private static Void addAll(BufferedReader lines, IndexWriter writer) throws IOException {
        TextField text = new TextField("text", "", Field.Store.NO);
        NumericDocValuesField number = new NumericDocValuesField("id", 0);
        Document document = new Document();
        document.add(text);
        document.add(number);
        ArrayList<String> taken = new ArrayList<>();
        while (true) {
            taken.clear();
            synchronized (lines) {
                for (String line; taken.size() < 100 && (line = lines.readLine()) != null; ) taken.add(line);
            }
            if (taken.isEmpty()) return null;
            for (String line : taken) {
                // {"id": 17, "text": "words between single spaces"}, without escapes: lede-benchmark wrote it.
                int comma = line.indexOf(',');
                number.setLongValue(Long.parseLong(line.substring(7, comma)));
                text.setStringValue(line.substring(comma + 11, line.length() - 2));
                writer.addDocument(document);
            }
        }
    }

    private static Query parsed(String text) {
        if (text.charAt(0) == '"') return new PhraseQuery("text", text.substring(1, text.length() - 1).split(" "));
        String[] words = text.split(" ");
        if (words.length == 1) return new TermQuery(new Term("text", words[0]));
        boolean all = text.charAt(0) == '+';
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        for (String word : words) {
            builder.add(new TermQuery(new Term("text", all ? word.substring(1) : word)), all ? Occur.MUST : Occur.SHOULD);
        }
        return builder.build();
    }

    private static void serve(Path folder, boolean showsDocuments) throws IOException {
        PrintStream output = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);
        try (DirectoryReader reader = DirectoryReader.open(MMapDirectory.open(folder))) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            searcher.setSimilarity(similarity());
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line; (line = input.readLine()) != null; ) {
                int tab = line.indexOf('\t');
                String command = line.substring(0, tab);
                String text = line.substring(tab + 1);
                TopDocs top = null;
                long number;
                long start = System.nanoTime();
                if (command.equals("COUNT")) {
                    number = searcher.count(parsed(text));
                } else {
                    boolean counts = command.endsWith("_COUNT");
                    int limit = Integer.parseInt(command.split("_")[1]);
                    top = searcher.search(parsed(text), new TopScoreDocCollectorManager(limit, null, counts ? Integer.MAX_VALUE : limit));
                    number = counts ? top.totalHits.value() : top.scoreDocs.length;
                }
                long elapsed = System.nanoTime() - start;
                output.print(number + "\t" + elapsed + (showsDocuments && top != null ? "\t" + shown(top, reader) : "") + "\n");
                output.flush();
            }
        }
    }

    private static String shown(TopDocs top, IndexReader reader) throws IOException {
        StringBuilder text = new StringBuilder("[");
        for (ScoreDoc hit : top.scoreDocs) {
            LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(hit.doc, reader.leaves()));
            NumericDocValues numbers = leaf.reader().getNumericDocValues("id");
            numbers.advanceExact(hit.doc - leaf.docBase);
            if (text.length() > 1) text.append(',');
            text.append('[').append(numbers.longValue()).append(',').append(hit.score).append(']');
        }
        return text.append(']').toString();
    }
}
