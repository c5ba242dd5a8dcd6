-- The peer of bench/ingest.bench: the same files, typed, sorted and written as Parquet; bad rows kept apart.
COPY (
    SELECT * FROM read_csv('$FILES', header = true, delim = ',', quote = '"', auto_detect = false,
        store_rejects = true, ignore_errors = true,
        columns = {
            'Crime ID': 'VARCHAR', 'Month': 'VARCHAR', 'Reported by': 'VARCHAR', 'Falls within': 'VARCHAR',
            'Longitude': 'DOUBLE', 'Latitude': 'DOUBLE', 'Location': 'VARCHAR', 'LSOA code': 'VARCHAR',
            'LSOA name': 'VARCHAR', 'Crime type': 'VARCHAR', 'Last outcome category': 'VARCHAR',
            'Context': 'VARCHAR'})
    ORDER BY "Reported by", "Month", "LSOA code"
) TO '$OUT' (FORMAT parquet, COMPRESSION zstd);
