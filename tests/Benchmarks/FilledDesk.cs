using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Benchmarks;

/// <summary>
/// Many tasks made by the domain's own rules and written in bulk: one in twenty of one body (open, held by its officer, handed
/// in with an approval for its head, or with the body cooperating), the rest of the others, a third of those finished. Due dates
/// lie from three weeks ago to half a year ahead. Two tasks share a run.
/// </summary>
internal sealed class FilledDesk(WorkflowsDb db, DateTimeOffset now)
{
    public const string Body = "TNMT";
    private const int Batch = 4000;
    private static readonly string[] Others = ["VHTT", "LDTBXH", "NNPTNT", "TCKH", "KTHT", "YEN-PHUC", "DIEM-HE", "TAN-DOAN", "TRANG-PHAI"];

    private readonly DateOnly today = VietnamTime.DateOf(now);
    private WorkflowInstanceRow template = null!;
    private Doer officer = null!;

    public async Task FillAsync(int tasks)
    {
        template = await db.Set<WorkflowInstanceRow>().AsNoTracking().FirstAsync(row => row.Id == "van-quan.1.1.DIEM-HE");
        var account = await db.Users.AsNoTracking().SingleAsync(one => one.UserName == "cv.tnmt");
        officer = new Doer(account.Id, account.FullName);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var made = await db.Set<UserTask>().CountAsync();
        for (var run = 0; made < tasks; run++)
        {
            made += AddRun(run);
            if (run % Batch == Batch - 1 || made >= tasks)
            {
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>One run with two tasks.</summary>
    private int AddRun(int run)
    {
        var instance = $"bench.{run}";
        db.Add(new WorkflowInstanceRow
        {
            Id = instance, DefinitionId = template.DefinitionId, Version = template.Version, PlanCode = template.PlanCode, ActionNumber = template.ActionNumber, Round = template.Round,
            UnitCode = template.UnitCode, State = template.State, Status = template.Status, SubStatus = template.SubStatus, StartedAt = now,
        });
        var due = today.AddDays((run / 20 * 7 % 200) - 21);
        var ours = run % 20 == 0;
        var first = Task(instance, "a", ours ? Body : Others[run % Others.Length], due, ours && run / 20 % 10 == 9);
        var second = Task(instance, "b", ours && run / 20 % 10 != 7 ? Body : Others[(run + 1) % Others.Length], due.AddDays(11), false, ours && run / 20 % 10 == 7 ? [$"unit:{Body}"] : []);
        if (ours && run / 20 % 10 == 8)
            first.Claim(officer, now);
        if (ours && run / 20 % 10 == 9)
        {
            first.Claim(officer, now);
            first.Submit(officer, "Done", new Dictionary<string, string>(), [], now);
            db.Add(UserTask.Open(
                new OpenApproval($"{instance}/o", instance, instance + ".bx", "Approve", instance + ".x", new ApprovalSpec($"Duyệt hồ sơ {run}", null, [$"role:{Body}/Head"], null, null, null, null, null), [instance + ".a"]),
                Origin(run), new TaskDue(due, null), now));
        }
        if (!ours && run % 3 == 0)
            first.Cancel(null, "bench", now);
        foreach (var late in (UserTask[])[first, second])
            if (late.OverdueAt <= now)
                late.PassDue(now);
        db.AddRange(first, second);
        db.AddRange(second.Cooperating.Select(address => TaskParty.Of(second, address)));
        return ours && run / 20 % 10 == 9 ? 3 : 2;

        UserTask Task(string id, string name, string body, DateOnly day, bool reviewed, params IReadOnlyList<string> cooperating) => UserTask.Open(
            new OpenTask($"{id}/{name}", id, $"{id}.b{name}", "Survey", $"{id}.{name}",
                new TaskSpec($"Khảo sát hiện trạng nhà văn hóa thôn {run}, bước {name}", "Ghi rõ diện tích và người xác nhận.", $"unit:{body}", cooperating, null, null, null, 0, "Biên bản", null, ["Done"]), reviewed, null),
            Origin(run), new TaskDue(day, null), now);
    }

    private TaskOrigin Origin(int run) => new(template.PlanCode, template.ActionNumber, template.UnitCode, $"Nhà văn hóa thôn {run}");
}
