"""The database's schema, step by step from any earlier release to this one.

A step is a module of this folder with `revision`, `down_revision` and `upgrade()`, named in STEPS. It carries its own
tables and never imports those of today. A test compares where the steps lead with kiosk/central/tables.py.
"""

from __future__ import annotations

from typing import Any

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.runtime.migration import MigrationStep
from alembic.script import Script
from alembic.script.revision import ResolutionError, RevisionMap
from sqlalchemy import Connection

from kiosk.central.migrations import (
    v001_first,
    v002_devices,
    v003_cards,
    v004_handovers,
    v005_pickups,
    v006_offers,
    v007_logins,
    v008_feedback,
    v009_my_data,
    v010_deliveries,
    v011_points,
    v012_payments,
)
from kiosk.errors import EnvironmentFault

STEPS = (
    v001_first,
    v002_devices,
    v003_cards,
    v004_handovers,
    v005_pickups,
    v006_offers,
    v007_logins,
    v008_feedback,
    v009_my_data,
    v010_deliveries,
    v011_points,
    v012_payments,
)


def upgrade(connection: Connection) -> None:
    """Bring the schema up to this release, in the caller's transaction: all of it or nothing.

    A database from before there were migrations is recognised by its tables. EnvironmentFault for one of a newer
    release.
    """
    # Alembic would look for the steps as files in a folder; imported, they are part of every kind of package.
    scripts = {step.revision: Script(step, step.revision, str(step.__file__)) for step in STEPS}
    revisions = RevisionMap(scripts.values)

    def missing(present: Any, _context: MigrationContext) -> list[MigrationStep]:
        try:
            newest_first = list(revisions.iterate_revisions("head", present or None))
        except ResolutionError as error:
            raise EnvironmentFault(
                f"the central service's database {connection.engine.url} is of a newer release ({error})",
                fix="start the newer release, or restore a backup of before",
            ) from error
        return [MigrationStep.upgrade_from_script(revisions, scripts[one.revision]) for one in reversed(newest_first)]

    context = MigrationContext.configure(connection, opts={"fn": missing})
    with Operations.context(context):
        context.run_migrations()
