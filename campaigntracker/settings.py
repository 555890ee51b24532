"""Django's settings. What may differ between installations comes from `env`; everything else is decided here."""

from typing import Any

import django
import pghistory
from csp.constants import NONE, SELF

from campaigntracker import secret
from campaigntracker.env import BASE_DIR, DATABASE_URL, DEBUG, IS_HTTPS, IS_LOCAL, IS_TEST, SITE_URL, env, site

SECRET_KEY = secret.key()
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", default=[])

LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS: list[str] = sorted(
    {site.hostname or "", *(LOCAL_HOSTS if IS_LOCAL else []), *env.list("EXTRA_HOSTS", default=[])}
)
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "campaigntracker.accounts",
    "campaigntracker.campaigns",
    "sessions_app",
    "events_app",
    "campaigntracker.web",
    "campaigntracker.exchange",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "django_filters",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "campaigntracker.api.middleware.ApiMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "campaigntracker.accounts.authentication.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "campaigntracker.web.timezones.ReaderTimeZoneMiddleware",
]

ROOT_URLCONF = "campaigntracker.urls"
WSGI_APPLICATION = "campaigntracker.wsgi.application"
ASGI_APPLICATION = "campaigntracker.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Statements that come with every request are planned once on a connection. A PgBouncer before 1.22 cannot carry that.
PREPARE = {"prepare_threshold": 0} if env.bool("DATABASE_PREPARED_STATEMENTS", default=True) else {}
# Without DATABASE_URL the project brings its own PostgreSQL (campaigntracker/embedded).
if DATABASE_URL:
    DATABASES = {"default": env.dj_db_url("DATABASE_URL", engine="campaigntracker.postgres", conn_max_age=0)}
    POOL = {"pool": {"min_size": 1, "max_size": env.int("DATABASE_POOL_SIZE", default=4)}}
    DATABASES["default"]["OPTIONS"] = PREPARE | DATABASES["default"].get("OPTIONS", {}) | POOL
else:
    DATABASES = {
        "default": {
            "ENGINE": "campaigntracker.embedded",
            "NAME": "campaigntracker",
            "CONN_MAX_AGE": 0 if IS_TEST else 600,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": PREPARE | {"data_dir": BASE_DIR / "var" / "postgres"},
        }
    }
# How much memory each worker keeps what it has rendered in, all of it together; 0 renders everything anew.
RENDERED_CACHE_MEBIBYTES = env.int("RENDERED_CACHE_SIZE", default=16)

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
if IS_TEST:
    # Hashing is slow on purpose; tests log in hundreds of times and guard nothing.
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_SIGNUP_FORM_CLASS = "campaigntracker.accounts.forms.SignupForm"
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_USERNAME_MIN_LENGTH = 3
ACCOUNT_LOGOUT_ON_GET = False
# Whoever opened the link of the mail could log in with the password just set anyway.
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_ADAPTER = "campaigntracker.accounts.adapter.AccountAdapter"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Campaign Tracker] "
ACCOUNT_FORMS = {
    "login": "campaigntracker.accounts.allauth_forms.LoginForm",
    "signup": "campaigntracker.accounts.allauth_forms.SignupForm",
    "add_email": "campaigntracker.accounts.allauth_forms.AddEmailForm",
    "change_password": "campaigntracker.accounts.allauth_forms.ChangePasswordForm",
    "set_password": "campaigntracker.accounts.allauth_forms.SetPasswordForm",
    "reset_password": "campaigntracker.accounts.allauth_forms.ResetPasswordForm",
    "reset_password_from_key": "campaigntracker.accounts.allauth_forms.ResetPasswordKeyForm",
    "reauthenticate": "campaigntracker.accounts.allauth_forms.ReauthenticateForm",
}

MAIL_HOST: str = env.str("EMAIL_HOST", default="")
MAIL_OPTIONS: dict[str, Any] = {
    "host": MAIL_HOST,
    "port": env.int("EMAIL_PORT", default=587),
    "username": env.str("EMAIL_HOST_USER", default=""),
    "password": env.str("EMAIL_HOST_PASSWORD", default=""),
    "use_tls": env.bool("EMAIL_USE_TLS", default=True),
    "timeout": 20,
}
# Django 6.1 replaces the EMAIL_ settings by MAILERS, and 5.2 does not know MAILERS yet.
MAIL_BACKEND = "django.core.mail.backends." + ("smtp" if MAIL_HOST else "console") + ".EmailBackend"
if django.VERSION >= (6, 1):
    MAILERS = {"default": {"BACKEND": MAIL_BACKEND, "OPTIONS": MAIL_OPTIONS if MAIL_HOST else {}}}
else:
    EMAIL_BACKEND = MAIL_BACKEND
    EMAIL_HOST, EMAIL_PORT = MAIL_HOST, MAIL_OPTIONS["port"]
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL_OPTIONS["username"], MAIL_OPTIONS["password"]
    EMAIL_USE_TLS, EMAIL_TIMEOUT = MAIL_OPTIONS["use_tls"], MAIL_OPTIONS["timeout"]
DEFAULT_FROM_EMAIL: str = env.str("DEFAULT_FROM_EMAIL", default=f"Campaign Tracker <noreply@{site.hostname}>")

LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Where static files are served from their sources, nothing that was collected earlier may get between, and nothing is
# looked up before it is asked for.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG or IS_TEST
STATIC_ROOT = None if WHITENOISE_USE_FINDERS else BASE_DIR / "var" / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or IS_TEST
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_AGE = 60 * 60 * 24 * 90
SESSION_ENGINE = "campaigntracker.accounts.session_store"
SECURE_SSL_REDIRECT = IS_HTTPS and env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000) if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_HTTPS
SECURE_REFERRER_POLICY = "same-origin"
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# What one token of the API may ask for in a minute, over all processes.
API_REQUESTS_PER_MINUTE: int = max(1, env.int("API_REQUESTS_PER_MINUTE", default=600))

# Which hosts a campaign's webhook may be on; they must take what Discord takes.
DISCORD_HOSTS = ["discord.com", "ptb.discord.com", "canary.discord.com", "discordapp.com"]
WEBHOOK_HOSTS: list[str] = env.list("WEBHOOK_HOSTS", default=DISCORD_HOSTS)
# How many seconds the worker waits between two looks for what is to be sent.
NOTICE_SECONDS: int = max(1, env.int("NOTICE_SECONDS", default=5))

# The context of a change lies beside the change: one table less, and no write to it with every event.
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(related_name="history", related_query_name="history")
PGHISTORY_APPEND_ONLY = True
PGHISTORY_BASE_MODEL = "campaigntracker.accounts.models.history.History"
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
    # A line for each notice that went out, or did not.
    "loggers": {"campaigntracker.notices": {"level": "INFO"}},
}
