"""The log as HTML, joined from escaped strings: an evening has hundreds of entries, and templates are slow at that."""
