using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Plans;

namespace VanQuan.Workflows.Application.Identity.Units;

/// <summary>
/// Brings a plan's bodies into the one list of bodies, in the transaction of the import. A body two plans name is one body;
/// an end that was decided in the service, and what an administrator changed, is not undone by a plan that does not know of it.
/// </summary>
public static class KeepUnits
{
    public static async Task RunAsync(WorkflowsDb db, IEnumerable<OrgUnit> units, CancellationToken ct = default)
    {
        var known = await db.Set<UnitRow>().ToDictionaryAsync(unit => unit.Code, ct);
        foreach (var unit in units)
        {
            if (!known.TryGetValue(unit.Code, out var row))
                row = db.Add(new UnitRow { Code = unit.Code, Name = unit.Name, Kind = unit.Kind.ToString() }).Entity;
            if (!row.Edited)
                (row.Name, row.Kind, row.ParentCode) = (unit.Name, unit.Kind.ToString(), unit.Parent);
            if (!row.Members.SequenceEqual(unit.Members ?? []))
                row.Members = [.. unit.Members ?? []];
            if (unit.End is not { } end)
                continue;
            row.EndedOn = end.On;
            if (!row.Successors.SequenceEqual(end.Successors))
                row.Successors = [.. end.Successors];
        }
    }
}
