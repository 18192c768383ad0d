using VanQuan.Workflows.Application.Engine.Trails;
using VanQuan.Workflows.Application.Identity.Tokens;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Portal.Api.V1.Guarding;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Api.V1.Plans;

/// <summary>One run of a procedure: the way it came and where it waits.</summary>
internal static class RunApi
{
    public sealed record Step(string Activity, DateTimeOffset? At, string? By, string? Outcome, string? Task);

    public sealed record Place(string Activity, DateTimeOffset? Since, IReadOnlyList<string> Who, DateOnly? Due, DateTimeOffset? Until, string? Task, bool IsApproval);

    public sealed record Incident(string Id, string Activity, string Message, DateTimeOffset OpenedAt);

    public sealed record Run(
        string Id, string Definition, int Version, string? Plan, int? Action, int? Round, string? Unit, string? Subject, InstanceStatus Status, InstanceSubStatus SubStatus,
        DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, IReadOnlyList<Step> Path, IReadOnlyList<Place> Standing, IReadOnlyList<Incident> Incidents);

    public static void MapRuns(this RouteGroupBuilder v1) => v1.MapGet("/instances/{id}", FindAsync).WithTags("Plans").Needs(TokenScopes.ReadPlans)
        .WithSummary("One run of a procedure: the way it came and where it waits").Answers(404);

    private static async Task<Run> FindAsync(string id, ReadTrail trails, Visitor visitor, CancellationToken ct)
    {
        // A slash in an id stays escaped in the middle of an address.
        var trail = await trails.FindAsync(Uri.UnescapeDataString(id), visitor.Actor, ct) ?? throw ProblemException.NotFound();
        var row = trail.Instance;
        return new Run(
            row.Id, row.DefinitionId, row.Version, row.PlanCode, row.ActionNumber, row.Round, row.UnitCode, row.SubjectName ?? row.Subject, row.Status, row.SubStatus, row.StartedAt, row.FinishedAt,
            [.. trail.Path.Select(step => new Step(step.ActivityId, step.At, step.By, step.Outcome, step.TaskId))],
            [.. trail.Standing.Select(place => new Place(place.ActivityId, place.Since, place.Who, place.Due, place.Until, place.TaskId, place.IsApproval))],
            [.. trail.Incidents.Select(incident => new Incident(incident.Id, incident.ActivityId, incident.Message, incident.OpenedAt))]);
    }
}
