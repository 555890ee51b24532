"""Django's PostgreSQL backend, as this project wants it: ENGINE "campaigntracker.postgres"."""
