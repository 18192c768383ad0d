using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Identity;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application.Mail.Routes;

/// <summary>An administrator knows that an address works again: mails go there from now on. The address does not enter the audit line: it is personal.</summary>
public sealed class ClearAddressTrouble(Transition transition, StaffDirectorySource staff)
{
    public sealed record Command(string OperationId, string Address);

    public Task<bool> RunAsync(Command command, Actor actor, CancellationToken ct) => transition.RunAsync(actor, command.OperationId, async scope =>
    {
        var key = AddressTroubleRow.Key(command.Address);
        if ((await staff.GetAsync(scope.Db, ct)).Find(actor.PersonId)?.Is(SystemRoles.Administrator) != true
            || await scope.Db.Set<AddressTroubleRow>().SingleOrDefaultAsync(row => row.Address == key, ct) is not { } row)
            return false;
        scope.Db.Remove(row);
        scope.Db.Audit.Add(AuditChain.Service, actor, scope.Now, "AddressTroubleCleared", data: new { row.Times, row.Status });
        return true;
    }, ct);
}
