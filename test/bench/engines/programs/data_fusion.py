"""DataFusion: record batches."""

from datafusion import SessionConfig, SessionContext, __version__

from serve import serve


def open_engine(options):
    context = SessionContext(SessionConfig().with_target_partitions(options["cores"]))
    for table, folder in options["tables"].items():
        context.register_parquet(table, folder)

    def rows(batches):
        return [row.values() for batch in batches for row in batch.to_pylist()]

    return __version__, lambda sql: context.sql(sql).collect(), rows


serve(open_engine)
