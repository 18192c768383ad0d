using System.Globalization;
using VanQuan.Workflows.Application.Identity.Tokens;
using VanQuan.Workflows.Application.Tasks.Evidence;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Portal.Api.V1.Guarding;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Api.V1.Tasks;

/// <summary>A person's work, one task with its surroundings, and the files on it.</summary>
internal static class TaskReading
{
    public static void MapTaskReading(this RouteGroupBuilder v1)
    {
        var tasks = v1.MapGroup("/tasks").WithTags("Tasks").Needs(TokenScopes.ReadTasks);
        tasks.MapGet("/", ListAsync).WithSummary("Your unfinished work, nearest due date first").Answers(404);
        tasks.MapGet("/{id}", FindAsync).WithSummary("One task with form, evidence, comments and history").Answers(404);
        tasks.MapGet("/{id}/evidence/{file:long}", DownloadAsync).WithSummary("A file attached to a task").Answers(404)
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
    }

    /// <summary>Lists of work and of decisions are the same walk.</summary>
    public static async Task<Page<TaskLine>> PageAsync(PageOfWork work, TaskKind kind, string? search, string? cursor, int? limit, Visitor visitor, CancellationToken ct)
    {
        var (items, next) = await work.ReadAsync(new(kind, search, CursorOf(cursor), Paging.Limit(limit)), visitor.Actor, ct);
        return new Page<TaskLine>([.. items.Select(TaskLine.Of)], next is null ? null : Paging.Cursor(next.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", next.Id));
    }

    /// <param name="search">Words of title or subject; diacritics are ignored.</param>
    private static Task<Page<TaskLine>> ListAsync(PageOfWork work, Visitor visitor, CancellationToken ct, string? search = null, string? cursor = null, int? limit = null) =>
        PageAsync(work, TaskKind.UserTask, search, cursor, limit, visitor, ct);

    private static async Task<TaskShape> FindAsync(string id, TaskDetails details, Visitor visitor, Say say, HttpContext context, CancellationToken ct)
    {
        var page = await details.FindAsync(id, visitor.Actor, ct) ?? throw ProblemException.NotFound();
        context.Response.Headers.ETag = TaskVersion.Tag(page.Task.Version);
        return TaskShape.Of(page, say);
    }

    private static async Task<IResult> DownloadAsync(string id, long file, DownloadEvidence download, Visitor visitor, HttpContext context, CancellationToken ct)
    {
        var found = await download.RunAsync(id, file, visitor.Actor, ct) ?? throw ProblemException.NotFound();
        foreach (var (name, value) in found.Headers)
            context.Response.Headers[name] = value;
        return Results.Bytes(found.Content, found.ContentType);
    }

    private static WorkCursor? CursorOf(string? cursor)
    {
        if (Paging.Parts(cursor, 2) is not [var due, var id])
            return null;
        if (due.Length == 0)
            return new WorkCursor(null, id);
        return DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? new WorkCursor(date, id) : throw Paging.Bad();
    }
}
