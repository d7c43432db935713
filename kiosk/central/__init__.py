"""The bundled central service: FastAPI on SQLAlchemy Core; SQLite by default, any number of processes on PostgreSQL."""
