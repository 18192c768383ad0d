using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Migration;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Instances;

/// <summary>
/// Moves open runs of a procedure to another version: what would happen to each, the choices for places the new version does not have, and
/// what became of it, with a way back. Looking is a GET and changes nothing.
/// </summary>
public sealed class MigrationModel(
    PreviewMigration preview, MigrateInstances migrate, UndoMigration undo, DefinitionStore definitions, WorkflowsDb db, Visitor visitor, Say say) : PageModel
{
    public string Id { get; private set; } = "";
    public int From { get; private set; }
    public int To { get; private set; }
    public IReadOnlyList<InstancePreview> Previews { get; private set; } = [];
    public IReadOnlyList<ActivityNode> Choices { get; private set; } = [];
    public IReadOnlyList<string> Asked { get; private set; } = [];
    public IReadOnlyDictionary<string, string> Chosen { get; private set; } = new Dictionary<string, string>();
    public IReadOnlyList<MigrationRow> Done { get; private set; } = [];
    public IReadOnlyList<string> Told { get; private set; } = [];
    /// <summary>Versions that have open runs, with how many; the one looked at among them.</summary>
    public IReadOnlyList<(int Version, int Runs)> Origins { get; private set; } = [];
    public IReadOnlyList<int> Targets { get; private set; } = [];
    public string Op { get; } = Guid.NewGuid().ToString("N");
    private WorkflowDefinition? before, after;
    private Dictionary<string, string> titles = [];

    /// <summary>Without versions in the address: from the oldest that still has runs to the newest.</summary>
    public async Task<IActionResult> OnGetAsync(string id, int? from, int? to, CancellationToken ct)
    {
        var target = to ?? DefinitionStore.Latest(db, id);
        var origin = from ?? await PreviewMigration.OpenOf(db, id).Where(row => row.Version != target).OrderBy(row => row.Version).Select(row => (int?)row.Version).FirstOrDefaultAsync(ct);
        if (target is { } latest && origin is null)
            return await db.Set<DefinitionRow>().AnyAsync(row => row.DefinitionId == id && row.Version == latest, ct)
                ? Redirect($"/quy-trinh/{Uri.EscapeDataString(id)}/luot-chay") : NotFound();
        return await ShowAsync(id, origin ?? 0, target ?? 0, MovesOf(Request.Query.Select(pair => (pair.Key, pair.Value.ToString()))), ct);
    }

    public async Task<IActionResult> OnPostMoveAsync(string id, int from, int to, string op, string? reason, string[]? run, CancellationToken ct)
    {
        var moves = MovesOf(Request.Form.Select(pair => (pair.Key, pair.Value.ToString())));
        var chosen = (run ?? []).Select(one => one.Split('|', 2)).Where(one => one.Length == 2 && int.TryParse(one[0], out _)).ToDictionary(one => one[1], one => int.Parse(one[0], System.Globalization.CultureInfo.InvariantCulture));
        var outcomes = await migrate.RunAsync(new(id, from, to, moves, chosen, reason ?? "", op), visitor.Actor, ct);
        await NameAsync(id, ct);
        Told = [.. outcomes.Select(one => $"{titles.GetValueOrDefault(one.InstanceId)}: {(one.IsDone ? say["đã chuyển."] : string.Join(' ', one.Refusals.Select(refusal => refusal.In(say.Language))))}")];
        return await ShowAsync(id, from, to, moves, ct);
    }

    public async Task<IActionResult> OnPostUndoAsync(string id, int from, int to, string op, string migration, string? reason, CancellationToken ct)
    {
        try
        {
            var undone = await undo.RunAsync(new(migration, op, reason ?? ""), visitor.Actor, ct);
            await NameAsync(id, ct);
            Told = [$"{titles.GetValueOrDefault(undone)}: {say["đã hoàn tác."]}"];
        }
        catch (MigrationRefusedException refused)
        {
            Told = [.. refused.Refusals.Select(refusal => refusal.In(say.Language))];
        }
        return await ShowAsync(id, from, to, [], ct);
    }

    /// <summary>The same work under another id: of the same type, and not a step of the old version.</summary>
    public bool MayBe(string place, ActivityNode node) =>
        before!.Activities.TryGetValue(place, out var old) && old.Type == node.Type && !before.Activities.ContainsKey(node.Id);

    /// <summary>Where only one new step can be the same work, it is proposed; nothing is moved before somebody has looked.</summary>
    public ActivityNode? Suggested(string place) => Choices.Where(node => MayBe(place, node)).ToList() is [var only] ? only : null;

    public string Name => after?.Name ?? Id;

    public string TitleOf(WorkflowInstanceRow row) => RunModel.Describe(row, null, visitor, say);

    public string TitleOf(string instanceId) => titles.GetValueOrDefault(instanceId, say["Lượt chạy"]);

    public string Before(string activity) => RunModel.NameOf(before!, activity, say);

    public string After(string activity) => RunModel.NameOf(after!, activity, say);

    /// <summary>Places that are still there and stay unless somebody chooses otherwise.</summary>
    public IReadOnlyList<string> Staying => [.. Previews.SelectMany(one => one.StandsAt).Distinct().Except(Asked)];

    /// <summary>Ways out a dropped step may go on by, where the new version still has it.</summary>
    public IReadOnlyList<(string Outcome, string Word)> OutcomesOf(string place) => after!.Activities.GetValueOrDefault(place) is { Parent: { } chart } node
        ? [.. chart.Connections.Where(way => way.Source == place).Select(way => way.Outcome).Distinct().Select(outcome => (outcome, say.Outcome(outcome, ActivityLabels.Of(node))))] : [];

    /// <summary>Where a step that is gone would have led, as far as the new version has it: by outcome.</summary>
    public IReadOnlyList<(string Outcome, ActivityNode Next)> NextOf(string place) =>
        before!.Activities.GetValueOrDefault(place) is not { Parent: { } chart } node || after!.Activities.ContainsKey(place) ? []
        : [.. chart.Connections.Where(way => way.Source == place && after.Activities.ContainsKey(way.Target)).DistinctBy(way => way.Target)
            .Select(way => (say.Outcome(way.Outcome, ActivityLabels.Of(node)), after.Activities[way.Target]))];

    public string WordsOf(WaitChange wait)
    {
        var name = after!.Activities.ContainsKey(wait.ActivityId) ? After(wait.ActivityId) : Before(wait.ActivityId);
        return wait switch
        {
            { Before: null, After: { } at } => say["“{0}”: bắt đầu chờ tới {1}", name, Say.At(at)],
            { Before: { } was, After: null } => say["“{0}”: thôi chờ, trước đó chờ tới {1}", name, Say.At(was)],
            { Before: { } was, After: { } now } when was != now => say["“{0}”: chờ tới {1} thay vì {2}", name, Say.At(now), Say.At(was)],
            _ => say["“{0}”: vẫn chờ tới {1}", name, Say.At(wait.After ?? wait.Before!.Value)],
        };
    }

    /// <summary>A reminder that will not go out: its day, what it would have said, to whom and of which task.</summary>
    public string WordsOf(MailWithdrawn mail, InstancePreview one)
    {
        var task = one.Tasks.FirstOrDefault(task => task.TaskId == mail.TaskId);
        var to = Enum.TryParse<EscalationLevel>(mail.To, out var level) ? say.Level(level) : say.Address(mail.To, visitor);
        var slot = ReminderSlot.Read(mail.Rule, mail.At);
        var what = slot.Kind == ReminderKind.Escalation ? say["Báo việc trễ hạn"] : say.Reminder(slot);
        return say["{0}, {1}: gửi {2}, về “{3}”", Say.Date(mail.At), what, to, task?.TitleBefore ?? task?.Title];
    }

    public string Kind(TaskChangeKind kind) => kind switch
    {
        TaskChangeKind.Opens => say["mở mới"],
        TaskChangeKind.Closes => say["đóng"],
        TaskChangeKind.Changes => say["giữ, đổi nội dung"],
        _ => say["giữ nguyên"],
    };

    private async Task<IActionResult> ShowAsync(string id, int from, int to, IReadOnlyList<StandingMove> moves, CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        var versions = await db.Set<DefinitionRow>().AsNoTracking().Where(row => row.DefinitionId == id).Select(row => row.Version).ToListAsync(ct);
        if (!versions.Contains(from) || !versions.Contains(to) || from == to)
            return NotFound();
        await NameAsync(id, ct);
        (Id, From, To) = (id, from, to);
        var open = await PreviewMigration.OpenOf(db, id).GroupBy(row => row.Version).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        Origins = [.. open.Keys.Append(from).Distinct().Order().Select(version => (version, open.GetValueOrDefault(version)))];
        Targets = [.. versions.OrderDescending()];
        (before, after) = (definitions.Get(db, id, from), definitions.Get(db, id, to));
        try
        {
            Previews = await preview.RunAsync(new(id, from, to, moves), visitor.Actor, ct);
        }
        catch (MigrationRefusedException)
        {
            return Forbid();
        }
        Choices = [.. after.Activities.Values.Where(node => node != after.Root)];
        Asked = [.. Previews.SelectMany(one => one.Refusals).Select(refusal => refusal.ActivityId).OfType<string>().Concat(moves.Select(move => move.ActivityId)).Distinct()];
        Chosen = moves.ToDictionary(move => move.ActivityId, move => move.Kind == MoveKind.Drops ? "drop" + (move.Outcome is { } way ? ":" + way : "") : (move.Kind == MoveKind.Stays ? "stay:" : "restart:") + move.To);
        Done = await db.Set<MigrationRow>().AsNoTracking().Where(row => row.DefinitionId == id && row.FromVersion == from && row.ToVersion == to && row.UndoneAt == null).OrderByDescending(row => row.At).Take(50).ToListAsync(ct);
        return Page();
    }

    private async Task NameAsync(string id, CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        if (titles.Count == 0)
            titles = (await db.Set<WorkflowInstanceRow>().AsNoTracking().Where(row => row.DefinitionId == id).ToListAsync(ct)).ToDictionary(row => row.Id, TitleOf);
    }

    /// <summary>Fields <c>m.ACTIVITY</c> hold <c>drop</c>, <c>drop:OUTCOME</c>, <c>stay:ID</c> or <c>restart:ID</c>; empty ones choose nothing.</summary>
    private static List<StandingMove> MovesOf(IEnumerable<(string Name, string Value)> fields) =>
    [
        .. from field in fields
           where field.Name.StartsWith("m.", StringComparison.Ordinal) && field.Value.Length > 0
           let activity = field.Name[2..]
           let value = field.Value.Split(':', 2)
           let detail = value.Length > 1 ? value[1] : null
           select value[0] switch
           {
               "drop" => new StandingMove(activity, MoveKind.Drops, Outcome: detail),
               "stay" => new StandingMove(activity, MoveKind.Stays, detail),
               _ => new StandingMove(activity, MoveKind.Restarts, detail),
           },
    ];
}
