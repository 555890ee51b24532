"""The link at the end of each mail."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from campaigntracker.campaigns.domain.reminded import set_reminded
from sessions_app.domain.notices.off_links import read_off_token


# Mail programs post here by themselves, without having seen the page (RFC 8058): the token is what lets them.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reminders_off(request: HttpRequest, token: str) -> HttpResponse:
    """Asked first, then done; and taken back by the same link."""
    member = read_off_token(token)
    if member is None:
        raise Http404
    if request.method == "POST":
        set_reminded(member, wanted="on" in request.POST)
        if request.POST.get("List-Unsubscribe") == "One-Click":
            return HttpResponse(status=204)
        return redirect("reminders_off", token)
    return render(request, "reminders/off.html", {"member": member, "campaign": member.campaign})
