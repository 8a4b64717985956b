"""Opens every format of `chancery export` in the tools they are for.

    python check.py CHANCERY STORIES GUIDE

CHANCERY is the program, STORIES a folder that it reads into an archive of its own,
GUIDE the document whose commands are run as they stand. Then each format is
looked at more closely. Ends with 1 and the faults when there are some.
"""

import csv
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

FAULTS = []
TABLES = ["date_trusted", "place_level", "status", "corrected_by_person"]
PORT = 18437

# The types of PLOVER 2.0 with their quad codes.
PLOVER = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}


def need(fact, words):
    """Notes a fault where a fact does not hold."""
    if not fact:
        FAULTS.append(words)
        print("FAULT", words)


def run(command, **options):
    done = subprocess.run(command, capture_output=True, text=True, **options)
    need(done.returncode == 0, f"{command!r} ended with {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout


def guide(path, here, environment):
    """Runs the commands of the guide in their order."""
    blocks = re.findall(r"^```(sh|python)\n(.*?)^```$", path.read_text("utf-8"), re.S | re.M)
    need(len(blocks) > 8, "the guide has no commands")
    for kind, text in blocks:
        command = ["sh", "-ec", text] if kind == "sh" else [sys.executable, "-W", "error::DeprecationWarning:__main__", "-c", text]
        began = time.time()
        out = run(command, cwd=here, env=environment)
        print(f"--- {text.strip().splitlines()[0]} … ({time.time() - began:.1f} s)\n{out.rstrip()}")


def manifest(file):
    return json.loads(Path(str(file) + ".manifest.json").read_text("utf-8"))


def written(file):
    """How many items a file should have: those that fit without those left out."""
    m = manifest(file)
    return m["items"] - sum(m.get("left_out", {}).values())


def tables(here, export):
    import duckdb
    import pandas as pd
    import pyarrow.parquet as pq

    for kind in ["encounters", "statements", "events", "actors"]:
        files = {f: here / f"all-{kind}.{f}" for f in ["csv", "jsonl", "parquet"]}
        for name, file in files.items():
            export(name, file, kind)
        parquet = pq.read_table(files["parquet"])
        text = pd.read_csv(files["csv"], dtype=str, keep_default_na=False)
        lines = [json.loads(line) for line in files["jsonl"].open(encoding="utf-8")]
        n = written(files["csv"])
        need(n > 0 and len(text) == len(lines) == parquet.num_rows == n, f"{kind}: {n} items, and {len(text)}, {len(lines)}, {parquet.num_rows} rows")
        need(parquet.column_names == list(text.columns), f"{kind}: Parquet and CSV have other columns")
        marks = TABLES if kind != "actors" else TABLES[-1:]
        need(set(marks) <= set(text.columns) and all(set(marks) <= set(x) for x in lines), f"{kind}: not all of {marks}")
        need(list(parquet.column("id").to_pylist()) == list(text["id"]) == [x["id"] for x in lines], f"{kind}: ids differ")
        compression = pq.ParquetFile(files["parquet"]).metadata.row_group(0).column(0).compression
        need(compression == "ZSTD", f"{kind}: compressed by {compression}")
        for file in files.values():
            source = f"read_csv('{file}', all_varchar=true)" if file.suffix == ".csv" else f"'{file}'"
            count = duckdb.sql(f"select count(*) from {source}").fetchall()[0][0]
            need(count == n, f"{file.name}: DuckDB sees {count} rows of {n}")


def corrected(here):
    rows = list(csv.DictReader((here / "all-encounters.csv").open(encoding="utf-8", newline="")))
    need(any(row["corrected_by_person"] for row in rows), "the correction shows in no table")
    need({row["date_trusted"] for row in rows} == {"true", "false"}, "date_trusted tells nothing apart")
    need({"city", "country", ""} <= {row["place_level"] for row in rows}, "place_level tells nothing apart")


def coded(here):
    import pandas as pd

    columns = manifest(here / "gdelt.tsv")["columns"]
    gdelt = pd.read_csv(here / "gdelt.tsv", sep="\t", names=columns, dtype=str, keep_default_na=False, quoting=3)
    need(len(columns) == 61 == len(set(columns)), "GDELT has 61 columns of different names")
    need(gdelt.GLOBALEVENTID.is_unique and gdelt.GLOBALEVENTID.str.fullmatch(r"\d{1,19}").all(), "GLOBALEVENTID is no key")
    pd.to_datetime(gdelt.SQLDATE, format="%Y%m%d")
    pd.to_datetime(gdelt.DATEADDED, format="%Y%m%d%H%M%S")
    need(gdelt.EventCode.str.fullmatch(r"(0[1-9]|1\d|20)\d{0,2}").all(), "EventCode is not always CAMEO's")
    need(gdelt.QuadClass.isin(list("1234")).all(), "QuadClass is not always 1 to 4")
    need(gdelt.GoldsteinScale.astype(float).between(-10, 10).all(), "GoldsteinScale leaves -10 to 10")
    for place in ["Actor1Geo", "Actor2Geo", "ActionGeo"]:
        fips, kind = gdelt[place + "_CountryCode"], gdelt[place + "_Type"]
        need(fips.str.fullmatch(r"[A-Z]{2}|").all() and (fips != "").any(), f"{place}_CountryCode is no FIPS code")
        need(kind.isin(["", "0", "1", "2", "3", "4", "5"]).all(), f"{place}_Type is not 0 to 5")
    need((gdelt.AvgTone == "").all(), "a tone that nobody knows")

    icews = pd.read_csv(here / "icews.tsv", sep="\t", dtype=str, keep_default_na=False, quoting=3)
    need(list(icews.columns[:20])[:4] == ["Event ID", "Event Date", "Source Name", "Source Sectors"] and len(icews.columns) == 27, "ICEWS has other columns")
    need(set(icews["Event ID"]) == set(gdelt.GLOBALEVENTID), "ICEWS and GDELT have other events")
    need({"Status", "Date Trusted", "Place Level", "Corrected By Person"} <= set(icews.columns), "ICEWS lacks the four columns")

    n = 0
    for line in (here / "plover.jsonl").open(encoding="utf-8"):
        n += 1
        r = json.loads(line)
        need(len(r["event"]) == 1 and PLOVER.get(r["event"][0]) == r["quad_code"], f"{r['id']}: {r['event']} with quad {r['quad_code']}")
        need(-10 <= r["event_scale"] <= 10, f"{r['id']}: scale {r['event_scale']}")
        need(all(re.fullmatch(r"[A-Z]{3}", a["code"]) for a in r["actor"] + r.get("recipient", []) if a.get("code")), f"{r['id']}: a code is not of three letters")
        need(set(TABLES) <= set(r), f"{r['id']}: lacks one of {TABLES}")
    need(n == written(here / "plover.jsonl"), f"PLOVER: {n} lines")


def entities(here):
    from followthemoney import model

    seen = set()
    for line in (here / "entities.ftm.json").open(encoding="utf-8"):
        raw = json.loads(line)
        model.get(raw["schema"]).validate(raw)
        e = model.get_proxy(raw)
        for name, values in raw["properties"].items():
            prop = e.schema.get(name)
            need(prop is not None and sorted(e.get(name)) == sorted(values), f"{e.id}: {name} is changed by the library")
            need(prop.type.name != "entity" or set(values) <= seen, f"{e.id}: {name} refers to what has not come")
            need(all(prop.type.clean(v) == v for v in values), f"{e.id}: {name} {values} is not clean")
        need(e.id not in seen, f"{e.id} comes twice")
        seen.add(e.id)
    kept = len((here / "valid.ftm.json").read_text("utf-8").splitlines())
    need(kept == len(seen), f"ftm validate keeps {kept} of {len(seen)}")


def calendars(here):
    from icalendar import Calendar

    data = (here / "encounters.ics").read_bytes()
    calendar = Calendar.from_ical(data)
    events = list(calendar.walk("VEVENT"))
    need(len(events) == written(here / "encounters.ics"), f"iCalendar: {len(events)} events")
    need(not calendar.errors and not any(e.errors for e in events), "iCalendar: errors")
    need(len({str(e["UID"]) for e in events}) == len(events), "iCalendar: a UID comes twice")
    need(all(e.decoded("dtstart") <= e.decoded("dtend") for e in events if "dtend" in e), "iCalendar: an end before its beginning")
    need(all(len(line) <= 75 for line in data.split(b"\r\n")), "iCalendar: a line of more than 75 octets")


def places(here, export):
    import geojson

    export("geojson", here / "events.geojson", "events")
    for file in [here / "encounters.geojson", here / "events.geojson"]:
        found = geojson.loads(file.read_text("utf-8"))
        need(found.is_valid, f"{file.name}: {found.errors()}")
        need(len(found.features) == written(file), f"{file.name}: {len(found.features)} features")
        need(all(set(TABLES) <= set(f.properties) for f in found.features), f"{file.name}: lacks one of {TABLES}")
        need(all(-180 <= f.geometry.coordinates[0] <= 180 and -90 <= f.geometry.coordinates[1] <= 90 for f in found.features), f"{file.name}: off the globe")


def linked(here, export):
    """schema.org's terms are held against rdflib's list, selectors against one another."""
    from rdflib.namespace import SDO

    export("jsonld", here / "statements.jsonld", "statements")
    terms = set()

    def walk(x):
        if isinstance(x, list):
            for y in x:
                walk(y)
        elif isinstance(x, dict):
            kinds = x.get("@type", [])
            terms.update([kinds] if isinstance(kinds, str) else kinds)
            terms.update(k for k in x if not k.startswith("@"))
            for y in x.values():
                walk(y)

    for name in ["encounters.jsonld", "statements.jsonld"]:
        graph = json.loads((here / name).read_text("utf-8"))
        need(len(graph["@graph"]) == written(here / name), f"{name}: {len(graph['@graph'])} things")
        walk(graph["@graph"])
    unknown = sorted(t for t in terms if t not in SDO)
    need(len(terms) > 10 and not unknown, f"no terms of schema.org: {unknown}")

    for kind in ["encounters", "statements", "events"]:
        file = here / f"{kind}.annotations.json"
        export("annotations", file, kind)
        page = json.loads(file.read_text("utf-8"))
        need(page["type"] == "AnnotationPage" and len({a["id"] for a in page["items"]}) == len(page["items"]) > 0, f"{file.name}: ids")
        for a in page["items"]:
            position, quote = a["target"]["selector"]
            need((position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector"), f"{a['id']}: selectors")
            need(position["end"] - position["start"] == len(quote["exact"]), f"{a['id']}: {position} for {quote['exact']!r}")


def serve(program, environment):
    """Starts the pages and waits until they answer."""
    server = subprocess.Popen([program, "serve", "--listen", f"127.0.0.1:{PORT}"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/healthz", timeout=2).close()
            return server
        except OSError:
            time.sleep(0.1)
    server.terminate()
    raise SystemExit("the server does not answer")


def feeds():
    import feedparser

    for path in ["/encounters.atom", "/statements.atom"]:
        feed = feedparser.parse(f"http://127.0.0.1:{PORT}{path}")
        need(not feed.bozo and feed.entries, f"{path}: {feed.get('bozo_exception')}")
        need(all(e.get("id") and e.get("link") and e.get("title") and e.get("updated_parsed") for e in feed.entries), f"{path}: an entry lacks its id, link, title or time")


def main():
    program, stories, text = (Path(p).resolve() for p in sys.argv[1:4])
    with tempfile.TemporaryDirectory() as name:
        here = Path(name)
        environment = dict(os.environ, CHANCERY_ARCHIVE=str(here / "check.db"), CHANCERY_URL=f"http://127.0.0.1:{PORT}")
        environment["PATH"] = os.pathsep.join([str(program.parent), str(Path(sys.executable).parent), environment["PATH"]])

        def export(kind, file, of):
            run([str(program), "export", "--quiet", "--format", kind, "--of", of, "--out", str(file)], env=environment)

        print(run([str(program), "add", "--quiet", *map(str, sorted(stories.glob("*.txt")))], env=environment), end="")
        first = json.loads(run([str(program), "encounters", "--format", "jsonl", "--limit", "1"], env=environment).splitlines()[0])
        run([str(program), "correct", "confirm", first["lead"]["id"], "--author", "check"], env=environment)
        server = serve(str(program), environment)
        try:
            guide(text, here, environment)
            feeds()
        finally:
            server.terminate()
            server.wait()
        tables(here, export)
        corrected(here)
        coded(here)
        entities(here)
        calendars(here)
        places(here, export)
        linked(here, export)
    if FAULTS:
        raise SystemExit(f"{len(FAULTS)} faults")
    print("every format opens in the tool it is for")


if __name__ == "__main__":
    main()
