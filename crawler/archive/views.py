"""The views of the store, for people and programs that ask it in SQL. docs/store.md says what each column means."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["VIEWS"]

_ITEMS = """
SELECT runs.id AS run, runs.site, reports.host, reports.body, runs.checklist_id AS checklist, reports.fiscal_year,
    runs.started, runs.finished, verdicts.item, verdicts.place, verdicts.name, verdicts.sub_indicator, verdicts.status,
    verdicts.probability, verdicts.gain_oit, verdicts.url, verdicts.title, verdicts.kind, verdicts.data_year,
    verdicts.sha256, verdicts.text_source, verdicts.fetched
FROM runs JOIN reports ON reports.run = runs.id JOIN verdicts ON verdicts.run = runs.id
"""

_LATEST = """
SELECT * FROM items WHERE run IN (
    SELECT id FROM (
        SELECT runs.id,
            row_number() OVER (PARTITION BY site, checklist_id ORDER BY finished DESC, runs.rowid DESC) AS newness
        FROM runs JOIN reports ON reports.run = runs.id WHERE finished != ''
    ) WHERE newness = 1
)
"""

# The same rules, to the byte: what another edition of a checklist made of an item is no change of the site. The
# directions are those of crawler.compare.
_CHANGES = """
WITH paired AS (
    SELECT id AS run, lag(id) OVER (
        PARTITION BY site, checklist_sha256 ORDER BY finished, runs.rowid
    ) AS before_run
    FROM runs JOIN reports ON reports.run = runs.id WHERE finished != ''
)
SELECT later.run, later.site, later.host, later.body, later.checklist, later.fiscal_year, later.item, later.name,
    earlier.status AS before, later.status AS after,
    CASE
        WHEN later.status = 'unverifiable' THEN 'unseen'
        WHEN earlier.status = 'unverifiable' THEN 'seen'
        WHEN 'not_applicable' IN (earlier.status, later.status) THEN 'same'
        WHEN later.status = 'met' OR earlier.status = 'missing' THEN 'better'
        ELSE 'worse'
    END AS direction,
    earlier.url AS before_url, later.url AS after_url, earlier.sha256 AS before_sha256, later.sha256 AS after_sha256,
    paired.before_run, earlier.finished AS before_finished, later.finished
FROM paired
JOIN items AS later ON later.run = paired.run
JOIN items AS earlier ON earlier.run = paired.before_run AND earlier.item = later.item
WHERE earlier.status != later.status
"""

# What reading gave is kept under the hash of the bytes, for a page with its address and charset, for a scan with how
# many pages of it OCR read. The order of the tables lets each run's index on its hashes be used.
_DOCUMENTS = """
SELECT texts.id AS text, texts.title, resources.url, runs.id AS run, runs.site, resources.media_type, resources.size,
    resources.fetched, resources.sha256
FROM texts CROSS JOIN runs CROSS JOIN resources ON resources.run = runs.id
    AND resources.sha256 = substr(texts.key, 1, 64)
    AND (
        length(texts.key) = 64 OR substr(texts.key, 65, 6) = ' scan '
        OR substr(texts.key, 66) = resources.url || CASE instr(resources.media_type, ';')
            WHEN 0 THEN '' ELSE substr(resources.media_type, instr(resources.media_type, ';') + 1) END
    )
WHERE resources.location = ''
"""

VIEWS: Mapping[str, str] = {"items": _ITEMS, "latest": _LATEST, "changes": _CHANGES, "documents": _DOCUMENTS}
"""The SELECT of each view, in an order in which each only needs those before it."""
