"""What tells people of their sessions, by mail and webhook: the letters, the ways they go, and the worker.

Which are due, and to whom, is decided in `sessions_app.domain.notices`.
"""
