using VanQuan.Workflows.Application.Engine.Trails;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Api;

/// <summary>A running instance for the canvas: the way it came, where it waits and for whom, what went wrong.</summary>
internal static class InstancesApi
{
    public static void MapInstances(this RouteGroupBuilder api) => api.MapGet("/instances/{id}/trail", TrailAsync);

    private static async Task<IResult> TrailAsync(string id, ReadTrail trails, Visitor visitor, CancellationToken ct)
    {
        // A slash in an id stays escaped in the middle of an address.
        var trail = await trails.FindAsync(Uri.UnescapeDataString(id), visitor.Actor, ct)
            ?? throw new ApiProblemException(StatusCodes.Status404NotFound, new Words("Không có lượt chạy này, hoặc bạn không liên quan tới nó.", "There is no such run, or it does not concern you."));
        return ApiJson.Answer(new
        {
            instanceId = trail.Instance.Id,
            trail.Instance.DefinitionId,
            trail.Instance.Version,
            json = new RawJson(trail.Definition.Write(indented: false)),
            status = (trail.Instance.SubStatus == InstanceSubStatus.Faulted ? trail.Instance.SubStatus : trail.Instance.IsRunning ? InstanceSubStatus.Suspended : trail.Instance.SubStatus).ToString(),
            path = trail.Path.Select(step => new { activity = step.ActivityId, step.At, step.By, step.Outcome }),
            standing = trail.Standing.Select(place => new
            {
                activity = place.ActivityId, place.Since, who = string.Join(", ", place.Who), due = place.Due?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), until = place.Until, task = place.TaskId,
            }),
            incidents = trail.Incidents.Select(incident => new { incident.Id, activity = incident.ActivityId, incident.Message, incident.OpenedAt, mayHandle = trail.MayHandle }),
            called = trail.Called.Select(Linked),
            caller = trail.Caller is { } caller ? Linked(caller) : null,
            variables = trail.Variables?.Select(variable => new { name = variable.Key, value = variable.Value }),
        });
    }

    private static object Linked(LinkedRun run) => new { run.InstanceId, activity = run.ActivityId, run.Name, status = run.SubStatus.ToString(), run.StartedAt, run.FinishedAt };
}
