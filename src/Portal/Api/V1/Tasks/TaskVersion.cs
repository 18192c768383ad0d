using System.Globalization;
using VanQuan.Workflows.Portal.Api.V1.Guarding;

namespace VanQuan.Workflows.Portal.Api.V1.Tasks;

/// <summary>A task's version as ETag, and <c>If-Match</c>: act only where the task still is as it was read. It is compared inside the transaction that acts.</summary>
public sealed record TaskVersion(int? Number)
{
    public const string Header = "If-Match";

    public static string Tag(int version) => $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    public static ValueTask<TaskVersion?> BindAsync(HttpContext context) => ValueTask.FromResult<TaskVersion?>(context.Request.Headers.IfMatch.ToString() switch
    {
        "" or "*" => new TaskVersion((int?)null),
        ['"', .. var inner, '"'] when int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var version) => new TaskVersion(version),
        _ => throw ProblemException.Bad($"{Header} phải là ETag của việc, ví dụ {Tag(3)}.", $"{Header} has to be the task's ETag, such as {Tag(3)}.", Header),
    });
}
