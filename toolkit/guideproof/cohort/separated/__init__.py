"""CSV, read by ourselves: the header, and a second reader beside the engine's, so that no row can get lost (RFC 4180).

In comes a file; out go its separator, the names of its columns, how many records it has and what is odd about it
(``Separated``), or a ``CohortMisuse`` that says in which line it is no table, why, and what to do. The engine then
reads with exactly this separator, `"` around fields and no other convention, and has to find just as many records.

``header`` finds the separator and the names in the first line, ``counting`` counts the records of a file in whole
chunks, a hundred megabytes in half a second, ``faults`` words what a walk from field to field (``records`` of
``reading/tables``) finds wrong with a chunk. ``reading`` puts it together and finds the lines of patients for messages.

The terms are those of RFC 4180: a *record* is a row, its *fields* are set apart by the separator; a field in quotation
marks may hold separators, line ends (LF or CRLF), and quotation marks, each written twice.

    patient_id;name;age          separator `;`, three names
    1;"Doe; Jane";61             a record of three fields
    2;62                         a record too short: "line 3 has 2 fields (`2;62`), and the header has 3"
"""
