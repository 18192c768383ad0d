using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Application.Tasks.Reading;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Identity.Posts;

/// <summary>How far a delegation has come on a local day. One taken back before it began never has a day.</summary>
public enum DelegationStanding { Coming, Running, Over, TakenBack }

/// <summary>One change of a delegation, from the audit chain of whoever gave it.</summary>
public sealed record DelegationChange(string Verb, DateTimeOffset At, string By, string? Reason);

public sealed record DelegationLine(Delegation Delegation, DelegationStanding Standing, string FromName, string ToName, IReadOnlyList<DelegationChange> Changes);

/// <summary>
/// A person's delegations, newest first, and what the other one would see today: work and decisions of the person's own posts.
/// </summary>
public sealed record DelegationList(IReadOnlyList<DelegationLine> Given, IReadOnlyList<DelegationLine> Received, int OpenTasks, int OpenApprovals);

/// <summary>Reads who acts for a person and for whom they act.</summary>
public sealed class ReadDelegations(WorkflowsDb db, StaffDirectorySource staff, TimeProvider time)
{
    public async Task<DelegationList> RunAsync(Actor actor, CancellationToken ct)
    {
        var me = actor.PersonId;
        var today = VietnamTime.DateOf(time.GetUtcNow());
        var directory = await staff.GetAsync(db, ct);
        var all = await db.Set<Delegation>().AsNoTracking().Where(one => one.FromPersonId == me || one.ToPersonId == me).ToListAsync(ct);
        var changes = await ChangesAsync(all, directory, ct);
        var lines = all.OrderByDescending(one => one.From).ThenBy(one => one.Id, StringComparer.Ordinal)
            .Select(one => new DelegationLine(one, StandingOf(one, today), directory.NameOf(one.FromPersonId), directory.NameOf(one.ToPersonId), [.. changes[one.Id]])).ToList();

        var own = directory.AddressesOf(me, today)
            .Where(text => directory.StandingOf(me, Address.Parse(text), today) is { OnBehalfOf: null }).ToList();
        var named = db.Set<UserTask>().AsNoTracking().Naming(own, me, db.Set<TaskParty>()).Where(task => task.State == TaskState.Open || task.State == TaskState.Claimed);
        return new DelegationList(
            [.. lines.Where(line => line.Delegation.FromPersonId == me)], [.. lines.Where(line => line.Delegation.ToPersonId == me)],
            await named.CountAsync(task => task.Kind == TaskKind.UserTask, ct), await named.CountAsync(task => task.Kind == TaskKind.Approval, ct));
    }

    private static DelegationStanding StandingOf(Delegation one, DateOnly today) =>
        one.To < one.From ? DelegationStanding.TakenBack
        : one.To < today ? DelegationStanding.Over
        : one.From > today ? DelegationStanding.Coming
        : DelegationStanding.Running;

    private async Task<ILookup<string, DelegationChange>> ChangesAsync(IReadOnlyList<Delegation> delegations, StaffDirectory directory, CancellationToken ct)
    {
        var chains = delegations.Select(one => AuditChain.Account(one.FromPersonId)).Distinct().ToList();
        var lines = await db.Set<AuditLine>().AsNoTracking()
            .Where(line => chains.Contains(line.Chain) && (line.Verb == "PowerDelegated" || line.Verb == "DelegationEnded")).OrderBy(line => line.Id).ToListAsync(ct);
        return lines.ToLookup(IdOf, line => new DelegationChange(line.Verb, line.At, directory.NameOf(line.ActorId), line.Reason));
    }

    private static string IdOf(AuditLine line)
    {
        using var data = JsonDocument.Parse(line.Data ?? "{}");
        return data.RootElement.EnumerateObject().FirstOrDefault(one => one.NameEquals("id") || one.NameEquals("Id")).Value is { ValueKind: JsonValueKind.String } id
            ? id.GetString()! : "";
    }
}
