using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Application.Tasks.MoreTime;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Tasks.Bulk;

/// <summary>How it went with one of the tasks.</summary>
public sealed record BulkResult(TaskListItem Item, TaskAnswer Answer);

/// <summary>
/// Does one act to several tasks, each by its own use case and under its own operation: what is refused for one holds up none of
/// the others, and a repeated request changes nothing and is answered the same.
/// </summary>
public sealed class DoBulk(PreviewBulk preview, ClaimTask claim, ReleaseTask release, ReassignTask reassign, RequestExtension extend)
{
    public async Task<IReadOnlyList<BulkResult>> RunAsync(IReadOnlyList<string> taskIds, BulkOrder order, string operationId, Actor actor, CancellationToken ct)
    {
        List<BulkResult> results = [];
        // The preview only finds the tasks and the dates; whether something happens is up to the use case.
        foreach (var line in await preview.ReadAsync(taskIds, order, actor, ct))
        {
            var (id, reason) = (line.Item.Id, order.Reason ?? "");
            var operation = $"{operationId}/{id}";
            results.Add(new BulkResult(line.Item, order.Act switch
            {
                BulkAct.Claim => await claim.RunAsync(new(id, operation), actor, ct),
                BulkAct.Release => await release.RunAsync(new(id, operation), actor, ct),
                BulkAct.Reassign => await reassign.RunAsync(new(id, operation, order.To ?? "", reason), actor, ct),
                _ when line.Proposed is { } proposed => await extend.RunAsync(new(id, operation, proposed, reason), actor, ct),
                _ => new TaskAnswer(TaskAnswerKind.Invalid, line.Words, [], TaskAnswer.NothingTyped),
            }));
        }
        return results;
    }
}
