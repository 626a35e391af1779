"""The queries of functions.mjs in PySpark, on classic Spark in this process: a line of JSON with the milliseconds of each round.

Usage: functions_pyspark.py FILE ROUNDS COLUMN...   (the columns that pass)
"""

import json
import sys
import time

import pyarrow as pa
import pyarrow.compute as pc
from pyspark.sql import SparkSession
from pyspark.sql.functions import arrow_udf, col, sum, udf

file, rounds, *passing = sys.argv[1:]
spark = (
    SparkSession.builder.master("local[1]")
    .config("spark.ui.enabled", "false")
    .config("spark.log.level", "ERROR")
    .config("spark.driver.memory", "1g")
    .getOrCreate()
)


@arrow_udf("double")
def by_vector(x: pa.Array) -> pa.Array:
    return pc.add(pc.multiply(x, 2.0), 1.0)


@udf("double")
def by_value(x):
    return x * 2 + 1


def timed(value):
    frame = spark.read.parquet(file).select(*[sum(name) for name in passing], sum(value))
    began = time.perf_counter()
    frame.collect()
    return (time.perf_counter() - began) * 1000


values = {"vector": by_vector(col("x")), "value": by_value(col("x")), "sql": col("x") * 2 + 1}
for value in values.values():
    timed(value)
found = {name: [] for name in values}
for _ in range(int(rounds)):
    for name, value in values.items():
        found[name].append(timed(value))
print(json.dumps(found))
spark.stop()
