using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Identity.Accounts;

/// <summary>Open work of one person as an administrator sees it before the account is disabled.</summary>
/// <param name="Held">Claimed by them, addressed to a body: it goes back to the body.</param>
/// <param name="Personal">Addressed to them alone: nobody else answers for it.</param>
public sealed record OpenWork(IReadOnlyList<OpenWork.Item> Held, IReadOnlyList<OpenWork.Item> Personal)
{
    public sealed record Item(string Id, string Title, string? UnitCode, DateOnly? Due);
}

/// <summary>Gives what is addressed to one person alone to somebody else, each task in its own transaction, with the mails of a reassignment.</summary>
public sealed class HandOverWork(IDbContextFactory<WorkflowsDb> contexts, ReassignTask reassign)
{
    /// <param name="To">An address: a body or a person.</param>
    public sealed record Command(string PersonId, string To, string Reason, string OperationId);

    /// <returns>How many were given away, and what the first refusal said.</returns>
    public async Task<(int Given, TaskAnswer? Refused)> RunAsync(Command command, Actor actor, CancellationToken ct)
    {
        var given = 0;
        foreach (var task in (await OfAsync(command.PersonId, ct)).Personal)
        {
            var answer = await reassign.RunAsync(new(task.Id, $"{command.OperationId}/{task.Id}", command.To, command.Reason), actor, ct);
            if (!answer.IsDone)
                return (given, answer);
            given++;
        }
        return (given, null);
    }

    public async Task<OpenWork> OfAsync(string personId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var address = Address.OfPerson(personId).ToString();
        var open = await db.Set<UserTask>().AsNoTracking()
            .Where(task => (task.State == TaskState.Open || task.State == TaskState.Claimed) && (task.Assignee == address || task.ClaimedBy == personId))
            .OrderBy(task => task.DueDate).Select(task => new { task.Assignee, Item = new OpenWork.Item(task.Id, task.Title, task.UnitCode, task.DueDate) }).ToListAsync(ct);
        return new OpenWork([.. open.Where(one => one.Assignee != address).Select(one => one.Item)], [.. open.Where(one => one.Assignee == address).Select(one => one.Item)]);
    }
}
