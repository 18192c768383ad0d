using VanQuan.Workflows.Application.Identity.Tokens;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.MoreTime;
using VanQuan.Workflows.Portal.Api.V1.Guarding;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Api.V1.Tasks;

/// <summary>What a person does with a task: the same use cases as the buttons on its page.</summary>
internal static class TaskActions
{
    /// <param name="Values">By the names of the form's fields.</param>
    public sealed record Draft(IReadOnlyDictionary<string, string> Values);

    /// <param name="Outcome">One of the task's outcomes; the first where none is named.</param>
    /// <param name="Values">By the names of the form's fields.</param>
    public sealed record Submission(string? Outcome, IReadOnlyDictionary<string, string>? Values);

    public sealed record Because(string? Reason);

    public sealed record Said(string? Text);

    /// <param name="Proposed">The date asked for, later than the due date.</param>
    public sealed record MoreTime(DateOnly Proposed, string? Reason);

    public static void MapTaskActions(this RouteGroupBuilder v1)
    {
        var task = v1.MapGroup("/tasks/{id}").WithTags("Tasks").Needs(TokenScopes.WriteTasks);
        task.MapPost("/claim", async (string id, OperationKey key, ClaimTask use, Visitor visitor, Say say, CancellationToken ct) =>
            Outcome.Of(await use.RunAsync(new(id, key.Id), visitor.Actor, ct), say)).WithSummary("Take the task up").Answers(403, 404, 409);
        task.MapPost("/release", async (string id, OperationKey key, ReleaseTask use, Visitor visitor, Say say, CancellationToken ct) =>
            Outcome.Of(await use.RunAsync(new(id, key.Id), visitor.Actor, ct), say)).WithSummary("Give the task back to the body; the draft stays").Answers(403, 404, 409);
        task.MapPut("/draft", async (string id, Draft body, TaskVersion version, SaveDraft use, Visitor visitor, Say say, CancellationToken ct) =>
            Outcome.Of(await use.RunAsync(new(id, Guid.NewGuid().ToString("N"), body.Values ?? throw NoValues(), version.Number), visitor.Actor, ct), say, version.Number is not null))
            .WithSummary("Keep what was typed so far, valid or not").Answers(403, 404, 409, 412, 422);
        task.MapPost("/submit", async (string id, OperationKey key, Submission body, TaskVersion version, SubmitTask use, Visitor visitor, Say say, CancellationToken ct) =>
            Outcome.Of(await use.RunAsync(new(id, key.Id, body.Outcome, body.Values ?? new Dictionary<string, string>(), version.Number), visitor.Actor, ct), say, version.Number is not null))
            .WithSummary("Hand the task in; what is unfinished is kept as a draft and answered field by field").Answers(403, 404, 409, 412, 422);
        task.MapPost("/withdraw", async (string id, OperationKey key, WithdrawSubmission use, Visitor visitor, Say say, CancellationToken ct) =>
            Outcome.Of(await use.RunAsync(new(id, key.Id), visitor.Actor, ct), say)).WithSummary("Take a submission back before anybody has decided").Answers(403, 404, 409);
        task.MapPost("/refuse", async (string id, OperationKey key, Because body, RefuseTask use, Visitor visitor, Say say, CancellationToken ct) =>
            Outcome.Of(await use.RunAsync(new(id, key.Id, body.Reason ?? ""), visitor.Actor, ct), say)).WithSummary("Send a misassigned task back to whoever assigned it").Answers(403, 404, 409, 422);
        task.MapPost("/comments", async (string id, OperationKey key, Said body, AddComment use, Visitor visitor, Say say, CancellationToken ct) =>
            Outcome.Of(await use.RunAsync(new(id, key.Id, body.Text ?? ""), visitor.Actor, ct), say)).WithSummary("Say something about the task").Answers(403, 404, 422);
        task.MapPost("/contributions", async (string id, OperationKey key, Said body, Contribute use, Visitor visitor, Say say, CancellationToken ct) =>
            Outcome.Of(await use.RunAsync(new(id, key.Id, body.Text ?? ""), visitor.Actor, ct), say)).WithSummary("Add the part of a cooperating body").Answers(403, 404, 409, 422);
        task.MapPost("/extension", async (string id, OperationKey key, MoreTime body, RequestExtension use, Visitor visitor, Say say, CancellationToken ct) =>
            Outcome.Of(await use.RunAsync(new(id, key.Id, body.Proposed, body.Reason ?? ""), visitor.Actor, ct), say)).WithSummary("Ask the assigning side for more time").Answers(403, 404, 409, 422);
        task.MapPost("/extension/withdraw", async (string id, OperationKey key, WithdrawExtension use, Visitor visitor, Say say, CancellationToken ct) =>
            Outcome.Of(await use.RunAsync(new(id, key.Id), visitor.Actor, ct), say)).WithSummary("Take the request for more time back").Answers(403, 404, 409);
    }

    private static ProblemException NoValues() => ProblemException.Bad("Thiếu “values”.", "'values' is missing.", "values");
}
