using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Api;

/// <summary>
/// What an open "My work" asks every now and then: has anything come since it was shown? Answered with 304 while nothing has
/// happened at all. Only read; the page inserts what is new when the reader asks for it.
/// </summary>
public static class NewWorkApi
{
    public const string Path = "/api/viec-moi";

    private const int Named = 2;

    public static void MapNewWork(this RouteGroupBuilder api) => api.MapGet("/viec-moi", async (long tu, HttpContext context, NewWork news, Visitor visitor, Say say, CancellationToken ct) =>
    {
        var found = await news.SinceAsync(visitor.Actor, tu, ct);
        var tag = $"\"{tu}-{found.Stamp}-{say.Language}\"";
        if (context.Request.Headers.IfNoneMatch.Contains(tag))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        context.Response.Headers.ETag = tag;
        return ApiJson.Answer(new { stamp = found.Stamp, count = found.Items.Count, bounded = Say.Bounded(found.Items.Count), words = WordsOf(found.Items, say), ids = found.Items.Select(item => item.Id) });
    });

    private static string WordsOf(IReadOnlyList<TaskListItem> items, Say say)
    {
        if (items.Count == 0)
            return "";
        var named = string.Join("; ", items.Take(Named).Select(item => item.DueDate is { } due ? say["{0} (hạn {1})", item.Title, Say.Date(due)] : item.Title));
        return items.Count switch
        {
            1 => say["1 việc mới: {0}.", named],
            <= Named => say["{0} việc mới: {1}.", items.Count, named],
            _ => say["{0} việc mới, gần hạn nhất: {1}.", Say.Bounded(items.Count), named],
        };
    }
}
