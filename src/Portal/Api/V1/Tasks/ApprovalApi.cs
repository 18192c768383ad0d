using VanQuan.Workflows.Application.Identity.Tokens;
using VanQuan.Workflows.Application.Tasks.Approvals;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Portal.Api.V1.Guarding;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Api.V1.Tasks;

/// <summary>What waits for a person's decision, and the decision. Nobody decides on their own work, through whatever door they come (law 9).</summary>
internal static class ApprovalApi
{
    /// <param name="Before">As it was when the work was sent back; not there where it was empty.</param>
    public sealed record ChangedField(string Label, string? Before, string? After);

    /// <summary>Work under review.</summary>
    /// <param name="Changes">What changed since the work was last sent back.</param>
    public sealed record Reviewed(TaskLine Task, IReadOnlyList<FieldShape> Form, RoundShape? Round, IReadOnlyList<FileShape> Evidence, IReadOnlyList<ChangedField>? Changes);

    /// <param name="Refusal">Why the token's person cannot decide; not there where they can.</param>
    /// <param name="MayDecide">Names of those who can.</param>
    public sealed record Approval(TaskLine Task, string? Instructions, IReadOnlyList<Reviewed> Works, string? Refusal, IReadOnlyList<string> MayDecide);

    /// <param name="Reason">Needed for a return and a refusal.</param>
    public sealed record Decision(string? Reason);

    public static void MapApprovals(this RouteGroupBuilder v1)
    {
        var approvals = v1.MapGroup("/approvals").WithTags("Approvals");
        approvals.MapGet("/", (PageOfWork work, Visitor visitor, CancellationToken ct, string? search = null, string? cursor = null, int? limit = null) =>
            TaskReading.PageAsync(work, TaskKind.Approval, search, cursor, limit, visitor, ct)).Needs(TokenScopes.ReadTasks).WithSummary("What waits for your decision, nearest due date first").Answers();
        approvals.MapGet("/{id}", FindAsync).Needs(TokenScopes.ReadTasks).WithSummary("One decision with the work it is about").Answers(404);
        var one = approvals.MapGroup("/{id}").Needs(TokenScopes.WriteApprovals);
        one.MapPost("/approve", async (string id, OperationKey key, Decision body, ApproveTask use, Visitor visitor, Say say, CancellationToken ct) =>
            Outcome.Of(await use.RunAsync(new(id, key.Id, body.Reason), visitor.Actor, ct), say)).WithSummary("Agree to the work").Answers(403, 404, 409, 422);
        one.MapPost("/return", async (string id, OperationKey key, Decision body, ReturnTask use, Visitor visitor, Say say, CancellationToken ct) =>
            Outcome.Of(await use.RunAsync(new(id, key.Id, body.Reason ?? ""), visitor.Actor, ct), say)).WithSummary("Send the work back for rework, with a reason").Answers(403, 404, 409, 422);
        one.MapPost("/reject", async (string id, OperationKey key, Decision body, RejectTask use, Visitor visitor, Say say, CancellationToken ct) =>
            Outcome.Of(await use.RunAsync(new(id, key.Id, body.Reason ?? ""), visitor.Actor, ct), say)).WithSummary("Refuse the work for good, with a reason").Answers(403, 404, 409, 422);
    }

    private static async Task<Approval> FindAsync(string id, ApprovalsQueue queue, Visitor visitor, Say say, CancellationToken ct)
    {
        var found = await queue.FindAsync(id, visitor.Actor, ct) ?? throw ProblemException.NotFound();
        return new Approval(
            TaskLine.Of(found.Approval), found.Approval.Instructions,
            [.. found.Works.Select(work => new Reviewed(
                TaskLine.Of(work.Task), [.. TaskForm.Parse(work.Task.FormJson).Fields.Select(field => FieldShape.Of(field, say))], work.Task.Rounds.Count > 0 ? RoundShape.Of(work.Task.Rounds[^1]) : null,
                [.. work.Files.Select(FileShape.Of)], work.Difference is { } difference ? [.. difference.Fields.Select(field => new ChangedField(say.Of(field.Label), field.Before, field.After))] : null))],
            found.Refusal is { } refusal ? say.Of(refusal) : null, found.MayDecide);
    }
}
