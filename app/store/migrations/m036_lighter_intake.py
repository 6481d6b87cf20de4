"""Taking a case in touches fewer pages: steps are found through their key, and the words and keys of what
was saved last wait until there are many, so that they are written together.
"""

from sqlite_utils import Database

_OLD_KEY, _NEW_KEY = "PRIMARY KEY (id, village_code)", "PRIMARY KEY (entity_id, id, village_code)"

# Up to this target words and keys are in the index; those of later ones wait in `search_targets`.
_REACH = """
CREATE TABLE search_reach (kind INTEGER PRIMARY KEY, target INTEGER NOT NULL) STRICT;
INSERT INTO search_reach SELECT kind, max(target) FROM search_targets GROUP BY kind;
"""


def m036_lighter_intake(db: Database) -> None:
    """Steps move to a table with the other key; a dot is of one entity: as unique as before."""
    (table,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'case_steps'").fetchone()
    db.execute("CREATE TABLE keyed " + table[table.index("(") :].replace(_OLD_KEY, _NEW_KEY))
    db.execute("INSERT INTO keyed SELECT * FROM case_steps ORDER BY rowid")
    db.execute("DROP TABLE case_steps")
    db.execute("ALTER TABLE keyed RENAME TO case_steps")
    db.execute("CREATE INDEX case_steps_actor ON case_steps (actor_id, at)")
    db.executescript(_REACH)
