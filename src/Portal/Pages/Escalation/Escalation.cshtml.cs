using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Reminders;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Escalation;

/// <summary>Late work by body and by day, who was told and what comes next; urged, handed on or given another date from here.</summary>
public sealed class EscalationModel(ReadEscalationBoard read, UrgeTask urge, WorkCalendar calendar, Visitor visitor, Say say) : PageModel
{
    /// <summary>How a body's late work spreads over the days it is late by: 1–2, 3–5, 6–10, more.</summary>
    public sealed record BodyLine(string? Code, string Name, IReadOnlyList<int> Spread)
    {
        public int Sum => Spread.Sum();
    }

    [BindProperty(SupportsGet = true, Name = "coQuan")]
    public string? Body { get; set; }

    [BindProperty(SupportsGet = true, Name = "nhiemVu")]
    public int? Action { get; set; }

    [BindProperty(SupportsGet = true, Name = "loc")]
    public string? Only { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int Trang { get; set; } = 1;

    public EscalationBoard Board { get; private set; } = null!;

    public IReadOnlyList<BodyLine> Bodies { get; private set; } = [];

    public TaskAnswer? Answer { get; private set; }

    /// <summary>The task whose form was refused, with what was typed into it.</summary>
    public (string TaskId, string Line) Typed { get; private set; } = ("", "");

    public string Op { get; } = Guid.NewGuid().ToString("N");

    public bool Soon => Only == "sap";

    public bool IsFiltered => Body is { Length: > 0 } || Action is not null;

    public int AllLate => Bodies.Sum(body => body.Sum);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostUrgeAsync(string id, string op, string? line, CancellationToken ct)
    {
        Answer = await urge.RunAsync(new(id, op, line), visitor.Actor, ct);
        if (Answer.IsDone)
        {
            TempData["Toast"] = say.Of(Answer.Message);
            return LocalRedirect(Link(Body, Trang));
        }
        Typed = (id, line ?? "");
        return await ShowAsync(ct);
    }

    public string Link(string? body, int page) =>
        "/don-doc" + QueryString.Create(new Dictionary<string, string?>
        {
            ["coQuan"] = body, ["nhiemVu"] = Action?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["loc"] = Only, ["trang"] = page > 1 ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
        }.Where(pair => !string.IsNullOrEmpty(pair.Value)));

    public string Left(DateOnly due) => Capital(say.Left(due, visitor.Today, calendar));

    public string Place(EscalationLine line) => string.Join(" · ", new[]
    {
        line.Task.ActionNumber is { } number ? say["NV {0}", number.ToString("00", System.Globalization.CultureInfo.InvariantCulture)] : null,
        line.Task.UnitCode is { } unit ? visitor.UnitName(unit) : null,
        line.Task.Subject,
    }.Where(part => !string.IsNullOrEmpty(part)));

    public string Holder(EscalationLine line) =>
        line.Task.ClaimedByName ?? (line.With.Count == 0 ? say["Chưa có ai"] : string.Join(", ", line.With.Take(3)) + (line.With.Count > 3 ? $" +{line.With.Count - 3}" : ""));

    /// <summary>"Nhắc lại khi quá hạn: Nguyễn Văn A, 24/08, 08:00".</summary>
    public string What(ToldLine line)
    {
        var (entry, who) = (line.Entry, visitor.Staff.Find(line.Entry.Recipient)?.Name ?? (Enum.TryParse<Domain.Identity.EscalationLevel>(line.Entry.Recipient, out var level) ? say.Level(level) : say.Address(line.Entry.Recipient, visitor)));
        var what = entry.Rule == UrgeTask.Rule ? say["Đôn đốc"] : Rule(ReminderSlot.Read(entry.Rule, entry.Slot));
        return $"{Say.ShortAt(entry.State == ReminderState.Withdrawn ? entry.Slot : entry.RecordedAt)} · {what}: {who}";
    }

    /// <summary>Where it stands, in words, with whether that is bad news.</summary>
    public (string Word, bool Bad) State(ToldLine line) => (line.Entry.State, line.Mail) switch
    {
        (ReminderState.Withdrawn, _) => (say["không gửi nữa"], false),
        (ReminderState.Merged, _) => (say["gộp vào thư sau"], false),
        (_, MailState.Refused) => (say["thư không tới nơi"], true),
        (ReminderState.Gathered, _) or (_, MailState.Gathered) => (say["trong thư tổng hợp"], false),
        (_, MailState.Sent) => (say["đã gửi"], false),
        (_, MailState.Withdrawn) => (say["thư đã rút lại"], false),
        _ => (say["chờ gửi"], false),
    };

    public string Next(NextStep next)
    {
        var to = next.To.Count == 0 ? say["chưa có ai ở nơi nhận"] : string.Join(", ", next.To.Take(3));
        var what = next.Slot.Kind == ReminderKind.Escalation ? say["báo {0}", say.Level(next.Slot.Level!.Value)] : say["thư nhắc"];
        return $"{Say.ShortAt(next.Slot.At)}: {what} ({to})";
    }

    private string Rule(ReminderSlot slot) => slot.Kind switch
    {
        ReminderKind.Before => say["Nhắc trước hạn"],
        ReminderKind.AtDue => say["Nhắc ngày hạn"],
        ReminderKind.Overdue => say["Nhắc quá hạn"],
        _ => say["Báo cấp trên"],
    };

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        if (await read.RunAsync(new(Body, Action, Soon, Trang), visitor.Actor, ct) is not { } board)
            return Forbid();
        (Board, Trang) = (board, board.Page);
        Bodies = [.. board.Late.GroupBy(one => one.Body)
            .Select(group => new BodyLine(group.Key, group.Key is { } code ? visitor.UnitName(code) : say["Chưa có cơ quan"], Spread(group)))
            .OrderByDescending(body => body.Sum).ThenBy(body => body.Name, StringComparer.Ordinal)];
        return Page();
    }

    private int[] Spread(IEnumerable<LateCount> counts)
    {
        var spread = new int[4];
        foreach (var one in counts)
            spread[calendar.WorkingDaysBetween(one.Due, visitor.Today) switch { <= 2 => 0, <= 5 => 1, <= 10 => 2, _ => 3 }] += one.Count;
        return spread;
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
