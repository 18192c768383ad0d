using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Portal.Pages.Admin.Log;

/// <summary>What a line's data says to people: the task it is about, and a date that moved. Ids and codes stay where they are.</summary>
public sealed record LineDetails(string? TaskId, string? Title, DateOnly? From, DateOnly? To)
{
    public static async Task<IReadOnlyDictionary<long, LineDetails>> OfAsync(IReadOnlyList<AuditLine> lines, WorkflowsDb db, CancellationToken ct)
    {
        var read = lines.ToDictionary(line => line.Id, line => Read(line.Data));
        var ids = read.Values.Select(one => one.TaskId).OfType<string>().Distinct().ToList();
        var titles = await db.Set<UserTask>().AsNoTracking().Where(task => ids.Contains(task.Id)).ToDictionaryAsync(task => task.Id, task => task.Title, ct);
        return read.ToDictionary(one => one.Key, one => one.Value with { Title = one.Value.TaskId is { } id ? titles.GetValueOrDefault(id) : null });
    }

    private static LineDetails Read(string? data)
    {
        if (data is null)
            return new(null, null, null, null);
        using var json = JsonDocument.Parse(data);
        return json.RootElement.ValueKind != JsonValueKind.Object ? new(null, null, null, null)
            : new(Text(json.RootElement, "task"), null, Date(json.RootElement, "from"), Date(json.RootElement, "to"));
    }

    private static string? Text(JsonElement data, string name) => data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateOnly? Date(JsonElement data, string name) =>
        DateOnly.TryParseExact(Text(data, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
