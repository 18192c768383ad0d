using VanQuan.Workflows.Application.Feeds;

namespace VanQuan.Workflows.Portal.Pages.Feeds;

/// <summary>Where calendar programs read. The token in the address is all they have, so nothing else is asked.</summary>
public static class FeedAddress
{
    public static void MapFeeds(this WebApplication app) => app.MapGet("/lich/{token}.ics", async (string token, HttpContext context, ReadFeed read, FeedText text, CancellationToken ct) =>
    {
        if (await read.FindAsync(token, ct) is not { } feed)
            return Results.NotFound();
        var calendar = text.Of(feed);
        var tag = FeedText.TagOf(calendar);
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return context.Request.Headers.IfNoneMatch.Contains(tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Text(calendar, "text/calendar; charset=utf-8");
    }).AllowAnonymous();

    public static string Of(HttpRequest request, string token) => $"{request.Scheme}://{request.Host}/lich/{token}.ics";
}
