import os

from django.core.wsgi import get_wsgi_application

from campaigntracker.web.charset import only_utf_8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "campaigntracker.settings")

application = only_utf_8(get_wsgi_application())
