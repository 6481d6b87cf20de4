"""Schema changes, oldest first. Never edit one that has shipped: add another.

Migrations speak SQL and column names only. They never import records or repositories, because
those describe today's schema, not that day's.
"""

from sqlite_utils import Migrations

from app.store.migrations.m001_records import m001_records
from app.store.migrations.m002_journal import m002_journal
from app.store.migrations.m003_desk import m003_desk
from app.store.migrations.m004_parked import m004_parked
from app.store.migrations.m005_attestations import m005_attestations
from app.store.migrations.m006_intake import m006_intake
from app.store.migrations.m007_catalog import m007_catalog
from app.store.migrations.m008_attachments import m008_attachments
from app.store.migrations.m009_case_list import m009_case_list
from app.store.migrations.m010_custody import m010_custody
from app.store.migrations.m011_tally_order import m011_tally_order
from app.store.migrations.m012_branches import m012_branches
from app.store.migrations.m013_originals_out import m013_originals_out
from app.store.migrations.m014_register import m014_register
from app.store.migrations.m015_roster_imports import m015_roster_imports
from app.store.migrations.m016_visits import m016_visits
from app.store.migrations.m017_duty import m017_duty
from app.store.migrations.m018_register_writes import m018_register_writes
from app.store.migrations.m019_profiles import m019_profiles
from app.store.migrations.m020_visit_figures import m020_visit_figures
from app.store.migrations.m021_card_steps import m021_card_steps
from app.store.migrations.m022_snapshots import m022_snapshots
from app.store.migrations.m023_appeals import m023_appeals
from app.store.migrations.m024_card_layouts import m024_card_layouts
from app.store.migrations.m025_disclosures import m025_disclosures
from app.store.migrations.m026_place_rules import m026_place_rules
from app.store.migrations.m027_work import m027_work
from app.store.migrations.m028_visitors import m028_visitors
from app.store.migrations.m029_hours import m029_hours
from app.store.migrations.m030_fewer_pages import m030_fewer_pages
from app.store.migrations.m031_print_pages import m031_print_pages
from app.store.migrations.m032_notices import m032_notices
from app.store.migrations.m033_appointments import m033_appointments
from app.store.migrations.m034_person_requests import m034_person_requests
from app.store.migrations.m035_visit_key import m035_visit_key
from app.store.migrations.m036_lighter_intake import m036_lighter_intake
from app.store.migrations.m037_fewer_trees import m037_fewer_trees

migrations = Migrations("lianxin_station")
for migration in (
    m001_records,
    m002_journal,
    m003_desk,
    m004_parked,
    m005_attestations,
    m006_intake,
    m007_catalog,
    m008_attachments,
    m009_case_list,
    m010_custody,
    m011_tally_order,
    m012_branches,
    m013_originals_out,
    m014_register,
    m015_roster_imports,
    m016_visits,
    m017_duty,
    m018_register_writes,
    m019_profiles,
    m020_visit_figures,
    m021_card_steps,
    m022_snapshots,
    m023_appeals,
    m024_card_layouts,
    m025_disclosures,
    m026_place_rules,
    m027_work,
    m028_visitors,
    m029_hours,
    m030_fewer_pages,
    m031_print_pages,
    m032_notices,
    m033_appointments,
    m034_person_requests,
    m035_visit_key,
    m036_lighter_intake,
    m037_fewer_trees,
):
    migrations()(migration)
