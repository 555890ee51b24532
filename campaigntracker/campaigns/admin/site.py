"""The admin: where GMs correct the rows of their own campaigns."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext_lazy as _

from campaigntracker.campaigns.admin.scope import scope_of

# The first shows the way to any row of any table; the others the site has pages of its own for.
LEFT_OUT = {"view_on_site", "password_change_done"}


class CorrectionsSite(AdminSite):
    """Lets in whoever is GM of a campaign, without a staff flag; each sees what lies in their scope."""

    site_title = _("Corrections")
    site_header = _("Campaign Tracker: corrections")
    index_title = _("What would you like to correct?")
    # Its room is better given to the lists; breadcrumbs lead back to the tables.
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        return not scope_of(request).is_empty

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        """Send those who are not logged in to the site's own login, and tell all others that there is nothing here."""
        inside = super().admin_view(view, cacheable)

        def at_the_door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
            if not self.has_permission(request):
                raise Http404
            if any("\x00" in value for values in dict(request.GET.lists()).values() for value in values):
                raise BadRequest("A NUL character in the address.")
            return inside(request, *args, **kwargs)

        return update_wrapper(at_the_door, inside)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        return [url for url in super().get_urls() if getattr(url, "name", None) not in LEFT_OUT]

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if request.user.is_authenticated:
            if not self.has_permission(request):
                raise Http404
            return redirect("admin:index")
        return redirect_to_login(request.GET.get("next", "/admin/"), settings.LOGIN_URL)

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return redirect("account_logout")

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return redirect("account_change_password")


site = CorrectionsSite(name="admin")
