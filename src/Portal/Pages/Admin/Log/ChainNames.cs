using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Audit;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Admin.Log;

/// <summary>What a chain is about, as people call it, and the page of it.</summary>
public sealed record ChainName(string Text, string? Link);

/// <summary>Names chains for people: a run by its body and subject, a plan and a procedure by their names.</summary>
public sealed class ChainNames(WorkflowsDb db, PlanShelf plans, DefinitionStore definitions, Visitor visitor, Say say)
{
    public async Task<IReadOnlyDictionary<string, ChainName>> OfAsync(IEnumerable<string> chains, CancellationToken ct)
    {
        var all = chains.Distinct().ToList();
        var instances = all.Where(chain => chain.StartsWith("instance:", StringComparison.Ordinal)).Select(Id).ToList();
        var runs = await db.Set<WorkflowInstanceRow>().AsNoTracking().Where(row => instances.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);
        var known = (await plans.AllAsync(ct)).ToDictionary(plan => plan.Code, plan => plan.Name);
        return all.ToDictionary(chain => chain, chain => Name(chain, runs, known));
    }

    private ChainName Name(string chain, Dictionary<string, WorkflowInstanceRow> runs, Dictionary<string, string> known) => chain.Split(':')[0] switch
    {
        "instance" when runs.TryGetValue(Id(chain), out var run) => new(Run(run), "/luot-chay/" + Uri.EscapeDataString(run.Id)),
        "instance" => new(say["Lượt chạy"], null),
        "plan" => new(known.GetValueOrDefault(Id(chain), say["Kế hoạch"]), "/ke-hoach"),
        "definition" => new(DefinitionStore.Latest(db, Id(chain)) is null ? say["Quy trình đang vẽ"] : definitions.Published(db, Id(chain))?.Name ?? say["Quy trình"], "/quy-trinh/" + Uri.EscapeDataString(Id(chain))),
        "account" => new(visitor.Staff.NameOf(Id(chain)), "/quan-tri/nguoi/" + Uri.EscapeDataString(Id(chain))),
        AuditChain.Calendar => new(say["Lịch nghỉ"], "/quan-tri/lich"),
        _ => new(say["Dịch vụ"], null),
    };

    private string Run(WorkflowInstanceRow run)
    {
        var parts = new[] { run.ActionNumber is { } number ? say["Nhiệm vụ {0}", number] : run.Name, run.UnitCode is { } unit ? visitor.UnitName(unit) : null, run.SubjectName };
        var text = string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
        return text.Length == 0 ? say["Lượt chạy"] : text;
    }

    private static string Id(string chain) => chain[(chain.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
