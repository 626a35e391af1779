"""Spark in one JVM or on its own local cluster: rows as PySpark's."""

import os

import pyspark
from pyspark.sql import SparkSession

from serve import serve


def open_engine(options):
    # A local cluster starts its executors by the scripts of SPARK_HOME.
    os.environ["SPARK_HOME"] = os.path.dirname(pyspark.__file__)
    builder = SparkSession.builder.master(options["master"]).config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
    for key, value in options["settings"].items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    for table, folder in options["tables"].items():
        session.read.parquet(folder).createOrReplaceTempView(table)
    return pyspark.__version__, lambda sql: session.sql(sql).collect(), lambda rows: rows


serve(open_engine)
