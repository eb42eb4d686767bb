/// A seeded random run with score ties (some only in single precision) and graded, negative and missing judgments.
enum SmallCollection {
    static let run = """
        q1 Q0 d12 1 7.5000001 t
        q1 Q0 d16 2 12.1 t
        q1 Q0 d04 3 16.1 t
        q1 Q0 d17 4 1.3 t
        q1 Q0 d28 5 7.5000001 t
        q1 Q0 d03 6 7.5 t
        q1 Q0 d15 7 7.5 t
        q1 Q0 d27 8 5.8 t
        q1 Q0 d07 9 7.5000001 t
        q1 Q0 d05 10 7.5000001 t
        q1 Q0 d22 11 2.4 t
        q1 Q0 d08 12 7.5000001 t
        q1 Q0 d20 13 6.9 t
        q1 Q0 d18 14 7.5 t
        q2 Q0 d27 1 7.5 t
        q2 Q0 d09 2 7.5 t
        q2 Q0 d15 3 7.5000001 t
        q2 Q0 d10 4 7.9 t
        q2 Q0 d28 5 0.1 t
        q2 Q0 d29 6 7.5 t
        q2 Q0 d17 7 7.5000001 t
        q2 Q0 d01 8 7.4 t
        q2 Q0 d18 9 1.3 t
        q3 Q0 d13 1 7.5000001 t
        q3 Q0 d02 2 5.098245 t
        q3 Q0 d21 3 7.5 t
        q3 Q0 d28 4 7.5000001 t
        q3 Q0 d22 5 7.5000001 t
        q3 Q0 d07 6 7.131975 t
        q3 Q0 d04 7 7.5 t
        q3 Q0 d30 8 7.5 t
        q3 Q0 d08 9 7.5 t
        q3 Q0 d09 10 7.5000001 t
        q3 Q0 d23 11 4.000453 t
        q3 Q0 d24 12 7.5000001 t
        q3 Q0 d19 13 7.5000001 t
        q3 Q0 d14 14 7.5000001 t
        q3 Q0 d12 15 7.5 t
        q3 Q0 d01 16 7.5 t
        q3 Q0 d17 17 5.1 t
        q3 Q0 d05 18 7.5000001 t
        q3 Q0 d16 19 7.9 t
        q3 Q0 d06 20 7.5000001 t
        q5 Q0 d01 1 3.0 t

        """

    static let qrels = """
        q1 0 d09 3
        q1 0 d26 -1
        q1 0 d17 -1
        q1 0 d22 1
        q1 0 d21 0
        q1 0 d11 3
        q1 0 d14 0
        q1 0 d06 3
        q1 0 d12 0
        q1 0 d04 1
        q2 0 d06 2
        q2 0 d23 3
        q2 0 d10 -1
        q2 0 d09 2
        q2 0 d29 1
        q2 0 d24 0
        q2 0 d05 3
        q2 0 d13 1
        q2 0 d30 1
        q2 0 d07 1
        q4 0 d10 2
        q4 0 d30 3
        q4 0 d18 1
        q4 0 d12 1
        q4 0 d28 1
        q4 0 d26 1
        q4 0 d24 0
        q4 0 d15 3
        q4 0 d22 2
        q4 0 d14 2
        q5 0 d01 0
        q5 0 d02 0

        """
}
