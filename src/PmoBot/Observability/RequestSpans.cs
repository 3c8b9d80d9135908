using System.Diagnostics;

namespace PmoBot.Observability;

/// <summary>An endpoint that leaves no trace: a probe asks every few seconds.</summary>
internal sealed class Untraced;

/// <summary>Names the span that the framework begins for a request, by the endpoint that it met and never by what it asked for.</summary>
internal static class RequestSpans
{
    public static async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        var (span, endpoint) = (Activity.Current, http.GetEndpoint() as RouteEndpoint);
        if (span is null)
        {
            await next(http);
            return;
        }

        if (endpoint?.Metadata.GetMetadata<Untraced>() is not null)
        {
            // What comes of it asks its parent, and is left out too.
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            span.IsAllDataRequested = false;
        }

        var status = StatusCodes.Status500InternalServerError;
        try
        {
            await next(http);
            status = http.Response.StatusCode;
        }
        finally
        {
            var route = endpoint?.RoutePattern.RawText;
            span.DisplayName = route is null ? "request" : $"{http.Request.Method} {route}";
            span.SetTag("http.route", route).SetTag("http.response.status_code", status);
            if (status >= StatusCodes.Status500InternalServerError)
                span.SetStatus(ActivityStatusCode.Error);
        }
    }
}
